/**
 * Texts in two readings, side by side: plain French, and « facile à lire et à comprendre » (FALC: known words, 12 words a
 * sentence at most, one idea in each). A text that is easy already stands alone. Spec: people.md §2 and §10.
 */
import type { Display } from '../display.ts'

const twoReadings: unique symbol = Symbol('two readings')

export type Said = string | ((...given: never) => string)

export type Easy<T extends Said> = { readonly [twoReadings]: true; readonly standard: T; readonly falc: T }

export function easy<T extends Said>(standard: T, falc: T): Easy<T> {
  return { [twoReadings]: true, standard, falc }
}

/** `const say = sayIn(data.display)`: each text as its reader chose to read. */
export function sayIn({ reading }: Pick<Display, 'reading'>): <T extends Said>(text: T | Easy<T>) => T {
  return (text) => (isEasy(text) ? text[reading] : text)
}

export function isEasy<T extends Said>(text: unknown): text is Easy<T> {
  return typeof text === 'object' && text !== null && twoReadings in text
}
