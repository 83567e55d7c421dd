/** TD0.2, the question: does this person have a DMP, and am I authorised? PRPA_IN201307UV02, soap.md §5.2. */
import type { XmlElement } from '../xml/read.ts'
import type { Markup } from '../xml/write.ts'
import { formatPatientQuery, type PatientQuery, readPatientQuery } from './patient-query.ts'

export type ExistenceQuery = PatientQuery

/** Throws WireError `hl7v3`: `interaction`, `missing`, `patientIdentifier`, `unsupported`. */
export function readExistenceQuery(message: XmlElement): ExistenceQuery {
  return readPatientQuery(message, 'TEST_EXST')
}

export function formatExistenceQuery(query: ExistenceQuery): Markup {
  return formatPatientQuery(query, 'TEST_EXST')
}
