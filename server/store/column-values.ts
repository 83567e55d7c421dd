/**
 * Dates and lists of texts, as PostgreSQL writes them in an answer. The driver reads them letter by letter, or by regular
 * expressions: of a record of two thousand documents, that was half of the time of a list. What is not of the plain form
 * goes to the driver.
 */
import type pg from 'pg'

type Parse = (text: string) => unknown

/** `2026-03-09 14:05:07.123456+00`, or with minutes in the offset: what years of four figures look like. */
export function parseInstantOr(driver: Parse): Parse {
  return (text) => {
    const plain = text.length >= 22 && text[4] === '-' && text[10] === ' ' && !text.endsWith('BC')
    if (!plain) return driver(text)
    const offsetHasMinutes = text.at(-3) === ':'
    const instant = new Date(`${text.slice(0, 10)}T${text.slice(11)}${offsetHasMinutes ? '' : ':00'}`)
    return Number.isNaN(instant.getTime()) ? driver(text) : instant
  }
}

/** `{}`, or `{a,b}` when nothing in it is quoted, nested or absent. */
export function parseTextsOr(driver: Parse): Parse {
  return (text) => {
    if (text === '{}') return []
    if (!text.startsWith('{') || /["\\]|\bNULL\b/i.test(text) || text.lastIndexOf('{') > 0)
      return driver(text)
    return text.slice(1, -1).split(',')
  }
}

/** To call once: the parsers of the driver are those of the process. */
export function readFaster({ types }: Pick<typeof pg, 'types'>): void {
  const { TIMESTAMPTZ } = types.builtins
  const textArray = 1009 as Parameters<typeof types.getTypeParser>[0]
  types.setTypeParser(TIMESTAMPTZ, parseInstantOr(types.getTypeParser(TIMESTAMPTZ)))
  types.setTypeParser(textArray, parseTextsOr(types.getTypeParser(textArray)))
}
