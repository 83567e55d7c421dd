/**
 * A patient summary as another software reads it: a FHIR document, after the International Patient Summary of HL7.
 * Everything that it names is inside it; nothing is said that the record does not say. people.md P-26; EHDS-04.
 * hl7.org/fhir/uv/ips (what of it is not verified: docs/non-verifie.md)
 */
import { rawXml, xml } from '../xml/write.ts'
import { type Bundle, type BundleEntry, concept, type Reference, type Resource } from './r4.ts'
import { type Said, type Section, type SummaryContent, toldSections } from './summary-content.ts'
import {
  type Absent,
  absentOf,
  allergyOf,
  conditionOf,
  deviceOf,
  deviceUseOf,
  immunizationOf,
  ips,
  laboratoryOf,
  measureOf,
  medicationOf,
  patientOf,
  procedureOf,
  resultOf,
} from './summary-resources.ts'

/** LOINC of the document and of its sections, as the guide has them. */
const documentCode = '60591-5'
const sectionCodes = {
  problems: '11450-4',
  allergies: '48765-2',
  medications: '10160-0',
  immunizations: '11369-6',
  results: '30954-2',
  vitalSigns: '8716-3',
  procedures: '47519-4',
  devices: '46264-8',
} as const

/** `newUuid`: of the document and of each of its resources. */
export function patientSummary(content: SummaryContent, newUuid: () => string): Bundle {
  const entries: BundleEntry[] = []
  const add = (resource: Resource): Reference => {
    const fullUrl = `urn:uuid:${newUuid()}`
    entries.push({ fullUrl, resource })
    return { reference: fullUrl }
  }
  const subject = add(patientOf(content))
  const author = add({
    resourceType: 'Device',
    deviceName: [{ name: content.madeBy, type: 'user-friendly-name' }],
  })
  const about = { subject }
  const laboratories = new Map<string, Reference>()
  const laboratory = (name: string | undefined): Reference => {
    if (name === undefined) return { display: content.unnamedLaboratory }
    const known = laboratories.get(name) ?? add({ resourceType: 'Organization', name })
    laboratories.set(name, known)
    return known
  }

  /** Of a section that the guide requires: where it is empty, an entry says what is not known. */
  const required = <Line extends Said>(
    code: string,
    { lines, ...rest }: Section<Line>,
    { absent, make }: { readonly absent: Absent; readonly make: (line: Line) => Resource },
  ) => {
    const resources =
      lines.length > 0
        ? lines.map(make)
        : [absentOf(absent, rest.noneKnown && wordsOf(rest.noneKnown), about)]
    return section(code, { lines, ...rest }, resources.map(add))
  }
  const optional = <Line extends Said>(
    code: string,
    told: Section<Line>,
    make: (line: Line) => readonly Reference[],
  ) => section(code, told, told.lines.flatMap(make))

  const sections = [
    required(sectionCodes.problems, content.problems, {
      absent: 'problem',
      make: (line) => conditionOf(line, about),
    }),
    required(sectionCodes.allergies, content.allergies, {
      absent: 'allergy',
      make: (line) => allergyOf(line, about),
    }),
    required(sectionCodes.medications, content.medications, {
      absent: 'medication',
      make: (line) => medicationOf(line, about),
    }),
    optional(sectionCodes.immunizations, content.immunizations, (line) => [add(immunizationOf(line, about))]),
    optional(sectionCodes.results, content.results, (line) => [
      add(resultOf(line, { subject, performer: laboratory(laboratoryOf(line.result)) })),
    ]),
    optional(sectionCodes.vitalSigns, content.vitalSigns, (line) => [add(measureOf(line, about))]),
    optional(sectionCodes.procedures, content.procedures, (line) => [add(procedureOf(line, about))]),
    optional(sectionCodes.devices, content.devices, (line) => {
      const device = add(deviceOf(line, about))
      return [add(deviceUseOf(line, { subject, device }))]
    }),
    ...Object.entries(toldSections).map(([name, code]) =>
      section(code, content.told[name as keyof typeof toldSections], []),
    ),
  ]
  const composition: BundleEntry = {
    fullUrl: `urn:uuid:${newUuid()}`,
    resource: {
      resourceType: 'Composition',
      meta: { profile: [`${ips}/Composition-uv-ips`] },
      language: 'fr-FR',
      status: 'final',
      type: concept('http://loinc.org', documentCode),
      subject,
      date: content.at.toISOString(),
      author: [author],
      title: content.title,
      confidentiality: 'N',
      section: sections,
    },
  }
  return {
    resourceType: 'Bundle',
    meta: { profile: [`${ips}/Bundle-uv-ips`] },
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${newUuid()}` },
    type: 'document',
    timestamp: content.at.toISOString(),
    entry: [composition, ...entries],
  }
}

function section(
  code: string,
  { title, lines, noneKnown, otherwise }: Section<Said>,
  entry: readonly Reference[],
) {
  const said =
    lines.length > 0 ? lines.map(wordsOf) : [noneKnown === undefined ? otherwise : wordsOf(noneKnown)]
  const list = said.map((line) => xml`<li>${line}</li>`)
  // What is told in words alone has no entry, and is not empty.
  const isEmpty = entry.length === 0 && lines.length === 0
  return {
    title,
    code: concept('http://loinc.org', code),
    text: {
      // Words that no entry has: a reader shows them.
      status: 'additional',
      div: xml`<div xmlns="http://www.w3.org/1999/xhtml" lang="fr"><ul>${list.map(({ text }) => rawXml(text))}</ul></div>`
        .text,
    },
    ...(entry.length > 0 && { entry }),
    ...(isEmpty && {
      emptyReason: concept(
        'http://terminology.hl7.org/CodeSystem/list-empty-reason',
        noneKnown === undefined ? 'unavailable' : 'nilknown',
      ),
    }),
  }
}

function wordsOf({ words, source }: Said): string {
  return source === '' ? words : `${words} (${source})`
}
