/** « 3 documents » in the other languages: the forms that each has, chosen by Intl. */
import type { OtherLanguage } from '../../language.ts'
import { locales } from './dates.ts'

/** `#` stands for the number; a form that is not given is `other`. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

export function countedIn(language: OtherLanguage): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locales[language])
  const numbers = new Intl.NumberFormat(locales[language])
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', numbers.format(count))
}

/** « a, b and c ». */
export function listIn(language: OtherLanguage): (items: readonly string[]) => string {
  const list = new Intl.ListFormat(locales[language], { type: 'conjunction' })
  return (items) => list.format(items)
}
