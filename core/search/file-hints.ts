/**
 * What a file says of its day and of its kind, to be offered to who adds it: his word stands. people.md P-23.
 * Nothing is known for sure from a word: an order is read before what is ordered, an image before its report.
 */
import { type Day, isDay } from '@carnet/core/model/identity.ts'

/** Types of JDV_J66, each with how the words begin that tell it; the first that is found. */
export const kindWords: readonly (readonly [type: string, starts: readonly string[]])[] = [
  ['DOCPAT02', ['ordonnance', 'prescription', 'posologie']],
  ['DOCPAT06', ['vaccin']],
  ['DOCPAT04', ['radio', 'scanner', 'irm', 'echographie', 'mammographie', 'imagerie']],
  ['DOCPAT05', ['biologie', 'analyse', 'laboratoire', 'hemogramme', 'glycemie']],
  ['DOCPAT07', ['certificat']],
  ['DOCPAT09', ['facture', 'devis', 'mutuelle']],
  ['DOCPAT03', ['rendu', 'consultation', 'hospitalisation']],
]

export type FileHints = { readonly type?: string; readonly day?: Day }

/** A document says early what it is, and when. */
const charactersRead = 2_000
const monthNames = 'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre'
const months = monthNames.split('|')
const written = new RegExp(
  `(?<!\\d)(?:(?<year>(?:19|20)\\d\\d)[-_. ]?(?<month>[01]\\d)[-_. ]?(?<day>[0-3]\\d)|(?<day2>[0-3]?\\d)[-_./ ](?<month2>[01]?\\d)[-_./ ](?<year2>(?:19|20)\\d\\d)|(?<day3>[0-3]?\\d)(?:er)? (?<name>${monthNames}) (?<year3>(?:19|20)\\d\\d))(?!\\d)`,
  'g',
)
/** What stands before the day somebody was born on. */
const birth = /\bn[eé](?:\(?e\)?)?\b|naissance/i

/** `not`: days that it is not, the birth of the person first. */
export function hintsOf(
  { fileName, text }: { readonly fileName: string; readonly text: string },
  { today, not }: { readonly today: Day; readonly not: readonly Day[] },
): FileHints {
  const [plainName, plainText] = [fileName, text.slice(0, charactersRead)].map(plain)
  const type = kindIn(plainName!) ?? kindIn(plainText!)
  const day = dayIn(plainText!, today, not) ?? dayIn(plainName!, today, not)
  return { ...(type !== undefined && { type }), ...(day !== undefined && { day }) }
}

function kindIn(text: string): string | undefined {
  const words = text.split(/[^a-z]+/)
  return kindWords.find(([, starts]) =>
    starts.some((start) => words.some((word) => word.startsWith(start))),
  )?.[0]
}

function dayIn(text: string, today: Day, not: readonly Day[]): Day | undefined {
  for (const found of text.matchAll(written)) {
    if (birth.test(text.slice(Math.max(0, found.index - 24), found.index))) continue
    const { year, month, day, day2, month2, year2, day3, name, year3 } = found.groups ?? {}
    const number = name === undefined ? (month ?? month2) : String(months.indexOf(name) + 1)
    const said = `${year ?? year2 ?? year3}-${number?.padStart(2, '0')}-${(day ?? day2 ?? day3)?.padStart(2, '0')}`
    if (isDay(said) && said <= today && !not.includes(said)) return said
  }
  return undefined
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
