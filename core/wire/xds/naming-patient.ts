/** Stored texts again, about their patient under his matricule of today. LIF-12; soap.md §4 (EX_3.1-1055). */
import { formatCx } from '../hl7v2/cx.ts'
import { xml } from '../xml/write.ts'
import type { PatientIdentifier } from './metadata.ts'
import { entrySchemes, submissionSetSchemes } from './vocabulary.ts'

/**
 * The matricule of a person may change; what was filed under the former is stored as it came. What
 * {@link formatDocumentEntry} and {@link formatSubmissionSet} wrote is given back with `patient` in the place of the
 * patientId, and nothing else changed. By position and not by parsing: an answer may hold thousands.
 */
export function namingPatient({
  id,
  oid,
}: Pick<PatientIdentifier, 'id' | 'oid'>): (fragment: string) => string {
  const current = written({ id, oid })
  return (fragment) => {
    const [start, end] = placeOfPatient(fragment)
    const value = fragment.slice(start, end)
    if (value === current || value.startsWith(`${current}^`)) return fragment
    return fragment.slice(0, start) + current + typeOf(value) + fragment.slice(end)
  }
}

const marker = (scheme: string) => `identificationScheme="${scheme}"`
const ofEntry = marker(entrySchemes.patientId)
const ofLot = marker(submissionSetSchemes.patientId)
const before = ' value="'

/** External identifiers end the object, and a quote inside a value is escaped: the last marker is the one. */
function placeOfPatient(fragment: string): readonly [start: number, end: number] {
  const inEntry = fragment.lastIndexOf(ofEntry)
  const at = inEntry >= 0 ? inEntry : fragment.lastIndexOf(ofLot)
  if (at < 0) throw new Error('a stored object names no patient')
  const start = fragment.indexOf(before, at) + before.length
  return [start, fragment.indexOf('"', start)]
}

function written(identifier: PatientIdentifier): string {
  return xml`${formatCx(identifier)}`.text
}

/** `^NH`, as the sender wrote it; often nothing. */
function typeOf(value: string): string {
  return value
    .split('^')
    .slice(4, 5)
    .map((type) => `^${type}`)
    .join('')
}
