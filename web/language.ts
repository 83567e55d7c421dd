/** The languages that the main texts of the portal are told in. Spec: people.md §2, « languages v1 ». */
import { type Html, html } from './html.ts'

/** French first: what nobody chose. */
export const languages = ['fr', 'en', 'ar', 'es', 'uk', 'pt', 'tr'] as const

export type Language = (typeof languages)[number]

/** All but French: those that are translations. */
export type OtherLanguage = Exclude<Language, 'fr'>

/** As who reads it calls it. */
export const languageNames: Readonly<Record<Language, string>> = {
  fr: 'Français',
  en: 'English',
  ar: 'العربية',
  es: 'Español',
  uk: 'Українська',
  pt: 'Português',
  tr: 'Türkçe',
}

/** « Langue », for who looks for his own. */
export const languageWords: Readonly<Record<OtherLanguage, string>> = {
  en: 'Language',
  ar: 'اللغة',
  es: 'Idioma',
  uk: 'Мова',
  pt: 'Língua',
  tr: 'Dil',
}

const rightToLeft: readonly string[] = ['ar']

export function isRightToLeft(language: Language): boolean {
  return rightToLeft.includes(language)
}

/** On the element whose text is in this language; the direction where it is not that of French. */
export function languageAttributes(language: Language): Html {
  return html` lang="${language}"${isRightToLeft(language) && html` dir="rtl"`}`
}

/** Same, for a part of a page in another language: `around`. */
export function partAttributes(language: Language, around: Language): Html | false {
  if (language === around) return false
  const turns = isRightToLeft(language) !== isRightToLeft(around)
  return html` lang="${language}"${turns && html` dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}"`}`
}
