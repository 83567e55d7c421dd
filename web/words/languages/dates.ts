/** Dates as each language tells them: Intl for the others, the words of web/words/dates.ts for French. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Language, OtherLanguage } from '../../language.ts'
import { momentBriefly, momentInWords, momentWithDistance, shortDayInWords } from '../dates.ts'

export type Dates = {
  /** « 3 mars 2026 ». */
  readonly day: (at: Date) => string
  /** « mardi 3 mars 2026 à 14 h 10 ». */
  readonly moment: (at: Date) => string
  /** « mardi 3 mars 2026 à 14 h 10 (il y a 2 semaines) ». */
  readonly momentWithDistance: (at: Date, now: Date) => string
  /** « hier à 14 h 10 », « le 3 mars 2026 à 14 h 10 »: inside a sentence. */
  readonly momentBriefly: (at: Date, now: Date) => string
}

/**
 * Digits stay those of the documents, of the telephone and of the carte Vitale, in Arabic too. English and Portuguese
 * as they are written in Europe: the day before the month.
 */
export const locales: Readonly<Record<OtherLanguage, string>> = {
  en: 'en-GB',
  ar: 'ar-u-nu-latn',
  es: 'es',
  uk: 'uk',
  pt: 'pt-PT',
  tr: 'tr',
}

const french: Dates = { day: shortDayInWords, moment: momentInWords, momentWithDistance, momentBriefly }

const made = new Map<OtherLanguage, Dates>()

export function datesIn(language: Language): Dates {
  if (language === 'fr') return french
  const dates = made.get(language) ?? datesOf(locales[language])
  made.set(language, dates)
  return dates
}

function datesOf(locale: string): Dates {
  const inFrance = { timeZone: 'Europe/Paris' } as const
  const time = { timeStyle: 'short', hourCycle: 'h23' } as const
  const told = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...inFrance, ...options })
    return { format: (at: Date) => inFull(format.format(at)) }
  }
  const day = told({ dateStyle: 'long' })
  const moment = told({ ...time, dateStyle: 'full' })
  const brief = told({ ...time, dateStyle: 'long' })
  const hour = told(time)
  const comma = locale.startsWith('ar') ? '،' : ','
  const distance = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const distanceOf = (at: Date, now: Date) => distance.format(...spanOf(daysBetween(at, now)))
  return {
    day: (at) => day.format(at),
    moment: (at) => moment.format(at),
    momentWithDistance: (at, now) => `${moment.format(at)} (${distanceOf(at, now)})`,
    momentBriefly: (at, now) => {
      const days = daysBetween(at, now)
      return days <= 0 && days >= -2 ? `${distanceOf(at, now)}${comma} ${hour.format(at)}` : brief.format(at)
    },
  }
}

/** Ukrainian writes « р. » after the year, whose point would meet that of the sentence: the word, then. */
function inFull(date: string): string {
  return date.replace(/[\s\u00a0]р\.(?=$|[\s,])/u, ' року')
}

/** Civil days, as in French: « yesterday » is yesterday even one minute after midnight. */
function daysBetween(at: Date, now: Date): number {
  return (Date.parse(civilDay(at)) - Date.parse(civilDay(now))) / 86_400_000
}

/** The same steps as in French: days, weeks, months, years. */
function spanOf(days: number): [number, Intl.RelativeTimeFormatUnit] {
  const away = Math.abs(days)
  if (away < 14) return [days, 'day']
  if (away < 60) return [Math.trunc(days / 7), 'week']
  if (away < 730) return [Math.trunc(days / 30.44), 'month']
  return [Math.trunc(days / 365.25), 'year']
}
