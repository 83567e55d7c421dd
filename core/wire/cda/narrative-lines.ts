/**
 * What people read beside a coded entry: the line of the narrative that `reference value="#id"` points at.
 * CDA R2 §4.3.5.1; the codes must say what that line says.
 */
import { keyOfDecimal, parseDecimal } from '@carnet/core/model/decimal.ts'
import { child, children, textOf, type XmlElement } from '../xml/read.ts'

export type NarrativeLine = {
  /** Of the element that bears the id. */
  readonly words: string
  /** Of the line around it: a row of a table, an item of a list, a paragraph. */
  readonly line: string
  /** Keys of the numbers of that line (`keyOfDecimal`). */
  readonly numbers: ReadonlySet<string>
}

export type NarrativeLines = {
  /** The line that this `text` or `originalText` points at; undefined when it points nowhere, or at two places. */
  readonly of: (pointing: XmlElement | undefined) => NarrativeLine | undefined
}

const lineNames: readonly string[] = ['tr', 'item', 'paragraph']

export function narrativeLines(body: XmlElement | undefined): NarrativeLines {
  const places = new Map<string, { readonly element: XmlElement; readonly line: XmlElement } | undefined>()
  const visit = (element: XmlElement, line: XmlElement | undefined) => {
    const around = lineNames.includes(element.name) ? element : line
    const { ID: id } = element.attributes
    // An id given twice points at nothing: the first is not more right than the second.
    if (id !== undefined) places.set(id, places.has(id) ? undefined : { element, line: around ?? element })
    for (const inner of children(element)) visit(inner, around)
  }
  if (body !== undefined) visit(body, undefined)

  const read = new Map<XmlElement, Pick<NarrativeLine, 'line' | 'numbers'>>()
  const readLine = (line: XmlElement) => {
    const known = read.get(line)
    if (known !== undefined) return known
    const cells = line.name === 'tr' ? children(line) : [line]
    const texts = cells.map(wordsOf)
    const made = { line: texts.filter(Boolean).join(' · '), numbers: new Set(texts.flatMap(numbersIn)) }
    read.set(line, made)
    return made
  }
  return {
    of: (pointing) => {
      // The examples of 2021 write the reference without its « # ».
      const id = child(pointing, 'reference')?.attributes.value?.replace(/^#/, '')
      const place = id === undefined ? undefined : places.get(id)
      return place && { words: wordsOf(place.element), ...readLine(place.line) }
    },
  }
}

function wordsOf(element: XmlElement): string {
  return (textOf(element) ?? '').replace(/\s+/g, ' ')
}

/** « 120 000 » may be one number or two: both readings are kept. */
function numbersIn(text: string): readonly string[] {
  const found = [
    ...text.matchAll(/-?\d+(?:[.,]\d+)?/g),
    ...text.matchAll(/-?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?/g),
  ]
  return found.flatMap(([number]) => {
    const plain = number.replace(/[ \u00a0\u202f]/g, '')
    // « 3-6 » is an interval as often as a sign.
    return [plain, plain.replace(/^-/, '')].flatMap((each) => {
      const decimal = parseDecimal(each)
      return decimal === undefined ? [] : [keyOfDecimal(decimal)]
    })
  })
}
