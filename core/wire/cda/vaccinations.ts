/**
 * The vaccinations of a note or a history of vaccination. CI-SIS « Vaccinations » 2023, entry FR-Vaccination (IHE PCC
 * Immunizations). The ids of entries are not used: the published examples give one id to all of them.
 */
import type { Vaccination } from '@carnet/core/model/vaccination.ts'
import { child, children, descend, parseXml, textOf, type XmlElement } from '../xml/read.ts'
import { codesOf, hasTemplate, timeOf } from './coded-entry.ts'
import { type NarrativeLine, narrativeLines } from './narrative-lines.ts'
import { personNameInWords, readPersonName } from './person-name.ts'
import { findClinicalDocument } from './self-presenting.ts'

const immunization = '1.3.6.1.4.1.19376.1.5.3.1.4.12'
const rankOfDose = '30973-2'

/** Those that were done: what was refused or only planned is left to the document. Throws as `readClinicalDocument`. */
export function readVaccinations(bytes: Uint8Array): readonly Vaccination[] {
  const header = findClinicalDocument(parseXml(bytes))
  const body = descend(header, 'component', 'structuredBody')
  const lines = narrativeLines(body)
  const found: Vaccination[] = []
  const visit = (element: XmlElement) => {
    if (element.name === 'substanceAdministration' && hasTemplate(element, immunization)) {
      if (isDone(element)) found.push(vaccinationOf(element, lines.of(child(element, 'text'))))
      return
    }
    for (const inner of children(element)) visit(inner)
  }
  if (body !== undefined) visit(body)
  return found
}

function isDone(element: XmlElement): boolean {
  const { moodCode, negationInd } = element.attributes
  return (
    moodCode === 'EVN' &&
    negationInd !== 'true' &&
    child(element, 'statusCode')?.attributes.code === 'completed'
  )
}

function vaccinationOf(element: XmlElement, line: NarrativeLine | undefined): Vaccination {
  const material = descend(element, 'consumable', 'manufacturedProduct', 'manufacturedMaterial')
  const performer = descend(element, 'performer', 'assignedEntity')
  const person = readPersonName(descend(performer, 'assignedPerson', 'name'))
  const { at, instant } = timeOf(child(element, 'effectiveTime'))
  const codes = codesOf(child(material, 'code'))
  return {
    product: textOf(child(material, 'name')) || (codes[0]?.display ?? line?.words ?? ''),
    codes,
    at,
    instant,
    agreement: agreementOf(at, line),
    lot: textOf(child(material, 'lotNumberText')) || undefined,
    rank: rankOf(element),
    by: person && personNameInWords(person),
    organisation: textOf(descend(performer, 'representedOrganization', 'name')) || undefined,
  }
}

function rankOf(element: XmlElement): number | undefined {
  const rank = children(element, 'entryRelationship')
    .map((relation) => child(relation, 'observation'))
    .find((observation) => child(observation, 'code')?.attributes.code === rankOfDose)
  const value = Number(child(rank, 'value')?.attributes.value)
  return Number.isInteger(value) && value > 0 ? value : undefined
}

/** The dates of the line that people read: the day must be one of them, or, known to the year, its year. */
function agreementOf(at: string | undefined, line: NarrativeLine | undefined): Vaccination['agreement'] {
  if (at === undefined || line === undefined) return 'unsaid'
  const days = [
    ...[...line.line.matchAll(/\b(\d{2})\/(\d{2})\/(\d{4})\b/g)].map(([, d, m, y]) => `${y}${m}${d}`),
    ...[...line.line.matchAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g)].map(([, y, m, d]) => `${y}${m}${d}`),
  ]
  const written = at.slice(0, 8)
  if (days.length > 0) return days.some((day) => day.startsWith(written)) ? 'same' : 'differs'
  return at.length === 4 && line.numbers.has(at) ? 'same' : 'unsaid'
}
