/** The examinations that every child has, by age: what a dated calendar says, and what documents tell of. people.md P-21. */
import { civilDay, civilMonthsAfter, startOfCivilDay } from './civil-day.ts'
import { type Day, isDay } from './identity.ts'

/** From this age on, and before that one; the first fortnight is counted in days. */
export type ChildExamination = {
  readonly name: string
  readonly from: Age
  readonly to: Age
  /** A health certificate is made of it. */
  readonly certificate?: true
}

type Age = { readonly days: number } | { readonly months: number }

/** An edition of the calendar, in force from its day until the next one's. */
export type ExaminationCalendar = {
  readonly edition: string
  readonly effectiveFrom: Day
  readonly source: string
  readonly sourceUrl: string
  readonly examinations: readonly ChildExamination[]
}

/** `known`: a document of that age tells of one; `past`: none does, which says nothing of what was done. */
export type ExaminationState = {
  readonly examination: ChildExamination
  readonly state: 'known' | 'due' | 'past' | 'coming'
  readonly from: Day
  readonly to: Day
  readonly documentId: string | undefined
}

/** « CR d’examen de l’enfant », « Bilan de santé et de prévention de l’enfant ». */
export const childExaminationTypes: readonly string[] = ['59283-2', '68817-6']

/** Of a child below this age. */
export const childFollowUpYears = 16

export function examinationsInForce(
  calendars: readonly [ExaminationCalendar, ...ExaminationCalendar[]],
  day: Day,
): ExaminationCalendar {
  return calendars.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? calendars[0]
}

/** A document stands for the last examination whose age had come on its day. undefined: the birth date is not known to the day. */
export function examinationStates(
  { examinations }: ExaminationCalendar,
  birthDate: Day,
  documents: readonly { readonly id: string; readonly on: Date }[],
  now: Date,
): readonly ExaminationState[] | undefined {
  if (!isDay(birthDate)) return undefined
  const today = civilDay(now)
  const periods = examinations.map((examination) => ({
    examination,
    from: dayOf(birthDate, examination.from),
    to: dayOf(birthDate, examination.to),
  }))
  const told = new Map<ChildExamination, string>()
  for (const { id, on } of documents) {
    const period = periods.findLast(({ from }) => from <= civilDay(on))
    if (period !== undefined && !told.has(period.examination)) told.set(period.examination, id)
  }
  return periods.map(({ examination, from, to }) => {
    const documentId = told.get(examination)
    const state = documentId !== undefined ? 'known' : today < from ? 'coming' : today < to ? 'due' : 'past'
    return { examination, state, from, to, documentId }
  })
}

function dayOf(birthDate: Day, age: Age): Day {
  const born = startOfCivilDay(birthDate)
  return 'months' in age
    ? civilDay(civilMonthsAfter(born, age.months))
    : civilDay(new Date(born.getTime() + age.days * 86_400_000 + 43_200_000))
}
