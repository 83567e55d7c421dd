/** The words of a language, by the names that web/words/languages/french.ts gives them. */
import type { Language, OtherLanguage } from '../../language.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import * as french from './french.ts'
import { pt } from './pt.ts'
import { tr } from './tr.ts'
import type { Told } from './translation.ts'
import { uk } from './uk.ts'

const fr = { ...french.entry, ...french.opening, ...french.care }

export type Words = Told<typeof fr>
type Translation = french.EntryTranslation & french.OpeningTranslation & french.CareTranslation

/** Each is held to the French by its type. */
export const translations: Readonly<Record<OtherLanguage, Translation>> = { en, ar, es, uk, pt, tr }

export function wordsIn(language: Language): Words {
  return language === 'fr' ? fr : translations[language]
}
