/**
 * What a structured document states of a person's health: allergies, treatments, implants, conditions and blood group;
 * what she had, what was done to her, her family, how she lives. CI-SIS sections of the VSM 2022.01 and the IPS-FR 2024.01 (IHE PCC), and the blood group of a CR-BIO. The sections are
 * found by their LOINC code: their templates change with the version of the volet.
 */
import type { HealthStatement, HealthTopic } from '@carnet/core/model/health-statement.ts'
import { child, children, descend, parseXml, textOf, type XmlElement } from '../xml/read.ts'
import { codeOf, timeOf } from './coded-entry.ts'
import { type NarrativeLines, narrativeLines } from './narrative-lines.ts'
import { findClinicalDocument } from './self-presenting.ts'

type Kind = {
  readonly topic: HealthTopic
  /** Name of the element that is one statement. */
  readonly element: string
  /** What it is about, best first: each may have an `originalText`, a name, or the display of a code. */
  readonly said: (element: XmlElement) => readonly (XmlElement | undefined)[]
  /** The name says what was observed, and the line that people read says what was found. */
  readonly inItsLine?: true
}

const problem = (element: XmlElement) => [child(element, 'value'), element]

const sections: Readonly<Record<string, Kind>> = {
  '48765-2': {
    topic: 'allergies',
    element: 'observation',
    said: (element) => [
      ...children(element, 'participant').map((each) => descend(each, 'participantRole', 'playingEntity')),
      ...problem(element),
    ],
  },
  '11450-4': { topic: 'conditions', element: 'observation', said: problem },
  '10160-0': {
    topic: 'treatments',
    element: 'substanceAdministration',
    said: (element) => [descend(element, 'consumable', 'manufacturedProduct', 'manufacturedMaterial')],
  },
  '46264-8': {
    topic: 'implants',
    element: 'supply',
    said: (element) =>
      children(element, 'participant').map((each) => descend(each, 'participantRole', 'playingDevice')),
  },
  '11348-0': { topic: 'pastConditions', element: 'observation', said: problem },
  '47519-4': { topic: 'operations', element: 'procedure', said: (element) => [element] },
  '10157-6': { topic: 'family', element: 'observation', said: problem },
  '29762-2': {
    topic: 'lifestyle',
    element: 'observation',
    said: (element) => [element],
    inItsLine: true,
  },
}

/** ABO and RHD. */
const bloodGroup = '882-1'

/** Each as people read it. What is denied (« pas d’allergie à… ») states nothing. Throws as `readClinicalDocument`. */
export function readHealthStatements(bytes: Uint8Array): readonly HealthStatement[] {
  const body = descend(findClinicalDocument(parseXml(bytes)), 'component', 'structuredBody')
  if (body === undefined) return []
  const lines = narrativeLines(body)
  const found: HealthStatement[] = []
  const add = (topic: HealthTopic, element: XmlElement, words: string | undefined) => {
    const time = child(element, 'effectiveTime')
    if (element.attributes.negationInd === 'true' || !words) return
    found.push({ topic, words, at: timeOf(time).at, endsAt: timeOf(child(time, 'high')).instant })
  }
  const said = (elements: readonly (XmlElement | undefined)[]) =>
    elements.map((each) => wordsOf(each, lines)).find((each) => each !== '')
  const visit = (element: XmlElement, { kind, relative }: Around) => {
    const { code } = child(element, 'code')?.attributes ?? {}
    const here = {
      kind: element.name === 'section' ? (sections[code ?? ''] ?? kind) : kind,
      relative: element.name === 'organizer' ? descend(element, 'subject', 'relatedSubject') : relative,
    }
    if (element.name === 'observation' && code === bloodGroup)
      return add('bloodGroup', element, said([child(element, 'value')]))
    // What stands inside a statement is about it: its status, its severity.
    if (here.kind !== undefined && element.name === here.kind.element) {
      const words = said(here.kind.said(element))
      const line = here.kind.inItsLine ? lineOf(element, lines) : undefined
      return add(here.kind.topic, element, line ?? [said([here.relative]), words].filter(Boolean).join(' – '))
    }
    for (const inner of children(element)) visit(inner, here)
  }
  visit(body, { kind: undefined, relative: undefined })
  return found
}

type Around = {
  readonly kind: Kind | undefined
  /** Of whom the family history tells. */
  readonly relative: XmlElement | undefined
}

/** Cells of a row, one after the other; not a line that has codes of units in it. */
function lineOf(element: XmlElement, lines: NarrativeLines): string | undefined {
  const line = lines.of(child(element, 'text'))?.line
  if (line === undefined || /[{}[\]]/.test(line)) return undefined
  const cells = line.split(' · ').filter((cell) => !/^non renseignée?$/i.test(cell))
  return cells.join(' – ')
}

/** The line that people read, a name, the words of the code, or the text itself. */
function wordsOf(element: XmlElement | undefined, lines: NarrativeLines): string {
  if (element === undefined) return ''
  const coded = child(element, 'code') ?? element
  const words =
    lines.of(child(coded, 'originalText'))?.words ||
    textOf(child(element, 'name')) ||
    codeOf(coded)?.display ||
    lines.of(child(element, 'text'))?.words ||
    (element.name === 'value' ? textOf(element) : '')
  return (words ?? '').replace(/\s+/g, ' ').trim()
}
