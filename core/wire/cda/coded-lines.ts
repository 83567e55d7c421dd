/** The coded entries of any structured CDA, one after the other, as they are: for who wants to see the data. CDA R2 §4.3.6. */
import type { CodedLine, CodedValue } from '@carnet/core/model/coded-line.ts'
import { child, children, descend, parseXml, textOf, type XmlElement } from '../xml/read.ts'
import { codesOf, timeOf } from './coded-entry.ts'
import { type NarrativeLines, narrativeLines } from './narrative-lines.ts'
import { findClinicalDocument } from './self-presenting.ts'

/** Clinical statements that say something of their own; an organizer only holds others. */
const statements: ReadonlySet<string> = new Set([
  'act',
  'encounter',
  'observation',
  'procedure',
  'substanceAdministration',
  'supply',
])

/** At most `max`, in their order; none of a document of level 1. Throws as `readClinicalDocument`. */
export function readCodedLines(bytes: Uint8Array, max: number): readonly CodedLine[] {
  const body = descend(findClinicalDocument(parseXml(bytes)), 'component', 'structuredBody')
  if (body === undefined) return []
  const lines = narrativeLines(body)
  const found: CodedLine[] = []
  const visit = (element: XmlElement, section: string) => {
    if (found.length === max) return
    if (statements.has(element.name)) {
      const line = lineOf(element, section, lines)
      if (line !== undefined) found.push(line)
    }
    const inside = element.name === 'section' ? (textOf(child(element, 'title')) ?? section) : section
    for (const inner of children(element)) visit(inner, inside)
  }
  visit(body, '')
  return found
}

/** undefined of what names nothing. */
function lineOf(element: XmlElement, section: string, lines: NarrativeLines): CodedLine | undefined {
  const material = descend(element, 'consumable', 'manufacturedProduct', 'manufacturedMaterial')
  const named = material ?? element
  const code = codesOf(child(named, 'code'))[0]
  const label =
    textOf(child(material, 'name')) ||
    // As people read it, before what its code is called.
    lines.of(child(child(named, 'code'), 'originalText'))?.words ||
    textOf(child(child(named, 'code'), 'originalText')) ||
    codesOf(child(named, 'code')).find(({ display }) => display)?.display ||
    code?.code
  if (!label) return undefined
  const value = child(element, 'value') ?? child(element, 'doseQuantity') ?? child(element, 'quantity')
  return {
    section,
    label,
    code,
    value: valueIn(value, lines),
    negated: element.attributes.negationInd === 'true',
    at: timeOf(child(element, 'effectiveTime')).at,
  }
}

function valueIn(value: XmlElement | undefined, lines: NarrativeLines): CodedValue | undefined {
  if (value === undefined) return undefined
  const { value: written, unit = '' } = value.attributes
  if (written !== undefined) return { kind: 'number', number: written, unit: unit === '1' ? '' : unit }
  const words =
    lines.of(child(value, 'originalText'))?.words ||
    codesOf(value).find(({ display }) => display)?.display ||
    boundsOf(value) ||
    textOf(value) ||
    codesOf(value)[0]?.code
  return words ? { kind: 'words', words } : undefined
}

/** « 0,70 – 1,08 g/L »: an interval, with the ends that it has. */
function boundsOf(value: XmlElement): string | undefined {
  const ends = ['low', 'high'].map((name) => child(value, name)?.attributes)
  if (ends.every((end) => end?.value === undefined)) return undefined
  const unit = ends.find((end) => end?.unit !== undefined)?.unit
  const said = ends.map((end) => end?.value ?? '…').join(' – ')
  return unit === undefined ? said : `${said} ${unit}`
}
