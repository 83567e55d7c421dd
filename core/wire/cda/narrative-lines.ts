/**
 * What people read beside a coded entry: the line of the narrative that `reference value="#id"` points at.
 * CDA R2 §4.3.5.1; the codes must say what that line says.
 */
import { keyOfDecimal, parseDecimal } from '@carnet/core/model/decimal.ts'
import { child, children, descend, type XmlElement } from '../xml/read.ts'

export type NarrativeLine = {
  /** Of the element that bears the id. */
  readonly words: string
  /** Of the line around it: a row of a table, an item of a list, a paragraph. */
  readonly line: string
  /** Keys of the numbers of that line (`keyOfDecimal`). */
  readonly numbers: ReadonlySet<string>
  /** Of a row, by the heading of their column: the lines of each. */
  readonly cells: ReadonlyMap<string, readonly string[]>
}

export type NarrativeLines = {
  /** The line that this `text` or `originalText` points at; undefined when it points nowhere, or at two places. */
  readonly of: (pointing: XmlElement | undefined) => NarrativeLine | undefined
}

const lineNames: readonly string[] = ['tr', 'item', 'paragraph']

export function narrativeLines(body: XmlElement | undefined): NarrativeLines {
  const places = new Map<string, Place | undefined>()
  const visit = (element: XmlElement, { line, table }: Around) => {
    const around = {
      line: lineNames.includes(element.name) ? element : line,
      table: element.name === 'table' ? element : table,
    }
    const { ID: id } = element.attributes
    // An id given twice points at nothing: the first is not more right than the second.
    if (id !== undefined)
      places.set(id, places.has(id) ? undefined : { element, ...around, line: around.line ?? element })
    for (const inner of children(element)) visit(inner, around)
  }
  if (body !== undefined) visit(body, { line: undefined, table: undefined })

  const read = new Map<XmlElement, Omit<NarrativeLine, 'words'>>()
  const readLine = ({ line, table }: Place) => {
    const known = read.get(line)
    if (known !== undefined) return known
    const cells = line.name === 'tr' ? children(line) : [line]
    const texts = cells.map(wordsOf)
    const made = {
      line: texts.filter(Boolean).join(' · '),
      numbers: new Set(texts.flatMap(numbersIn)),
      cells: new Map(line.name === 'tr' ? cellsUnder(headingsOf(table), line) : []),
    }
    read.set(line, made)
    return made
  }
  return {
    of: (pointing) => {
      // The examples of 2021 write the reference without its « # ».
      const id = child(pointing, 'reference')?.attributes.value?.replace(/^#/, '')
      const place = id === undefined ? undefined : places.get(id)
      return place && { words: wordsOf(place.element), ...readLine(place) }
    },
  }
}

type Around = { readonly line: XmlElement | undefined; readonly table: XmlElement | undefined }

type Place = Around & { readonly element: XmlElement; readonly line: XmlElement }

/** One for each column that it spans. */
function headingsOf(table: XmlElement | undefined): readonly string[] {
  return spread(descend(table, 'thead', 'tr')).map(wordsOf)
}

function cellsUnder(
  headings: readonly string[],
  line: XmlElement,
): readonly (readonly [string, readonly string[]])[] {
  return spread(line).flatMap((cell, at) => {
    const [heading, words] = [headings[at], brokenWordsOf(cell).split('\n').map(inOneLine).filter(Boolean)]
    return heading && words.length > 0 ? [[heading, words] as const] : []
  })
}

/** More columns than a page has are a mistake, or worse. */
const spanMax = 100

function spread(row: XmlElement | undefined): readonly XmlElement[] {
  return children(row).flatMap((cell) => {
    const span = Number(cell.attributes.colspan ?? 1)
    return Array<XmlElement>(span >= 1 && span <= spanMax ? span : 1).fill(cell)
  })
}

function wordsOf(element: XmlElement): string {
  return inOneLine(brokenWordsOf(element))
}

/** Of the blanks of the text, none is a line break: `br` is. */
function brokenWordsOf({ name, children: nodes }: XmlElement): string {
  if (name === 'br') return '\n'
  return nodes
    .map((node) => (typeof node === 'string' ? node.replace(/\s+/g, ' ') : brokenWordsOf(node)))
    .join('')
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
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
