/**
 * What a structured document states of a person's health: allergies, treatments, implants, conditions and blood group.
 * CI-SIS sections of the VSM 2022.01 and the IPS-FR 2024.01 (IHE PCC), and the blood group of a CR-BIO. The sections are
 * found by their LOINC code: their templates change with the version of the volet.
 */
import type { HealthStatement, StatementTopic } from '@carnet/core/model/health-statement.ts'
import { child, children, descend, parseXml, textOf, type XmlElement } from '../xml/read.ts'
import { codeOf, timeOf } from './coded-entry.ts'
import { type NarrativeLines, narrativeLines } from './narrative-lines.ts'
import { findClinicalDocument } from './self-presenting.ts'

type Kind = {
  readonly topic: StatementTopic
  /** Name of the element that is one statement. */
  readonly element: string
  /** What it is about, best first: each may have an `originalText`, a name, or the display of a code. */
  readonly said: (element: XmlElement) => readonly (XmlElement | undefined)[]
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
}

/** ABO and RHD. */
const bloodGroup = '882-1'

/** Each as people read it. What is denied (« pas d’allergie à… ») states nothing. Throws as `readClinicalDocument`. */
export function readHealthStatements(bytes: Uint8Array): readonly HealthStatement[] {
  const body = descend(findClinicalDocument(parseXml(bytes)), 'component', 'structuredBody')
  if (body === undefined) return []
  const lines = narrativeLines(body)
  const found: HealthStatement[] = []
  const add = (topic: StatementTopic, element: XmlElement, said: readonly (XmlElement | undefined)[]) => {
    const words = said.map((each) => wordsOf(each, lines)).find((each) => each !== '')
    const time = child(element, 'effectiveTime')
    if (element.attributes.negationInd === 'true' || words === undefined) return
    found.push({ topic, words, at: timeOf(time).at, endsAt: timeOf(child(time, 'high')).instant })
  }
  const visit = (element: XmlElement, kind: Kind | undefined) => {
    const { code } = child(element, 'code')?.attributes ?? {}
    const here = element.name === 'section' ? (sections[code ?? ''] ?? kind) : kind
    if (element.name === 'observation' && code === bloodGroup)
      return add('bloodGroup', element, [child(element, 'value')])
    // What stands inside a statement is about it: its status, its severity.
    if (here !== undefined && element.name === here.element)
      return add(here.topic, element, here.said(element))
    for (const inner of children(element)) visit(inner, here)
  }
  visit(body, undefined)
  return found
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
