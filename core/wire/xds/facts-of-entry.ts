/** What deciding and searching need of an entry, in the words of the model. soap.md §3.3; contract.md §3.1 « Author ». */
import type { DocumentCodes, Visibility } from '@carnet/core/model/document.ts'
import { parseDtm } from '../hl7v2/dtm.ts'
import { formatXcn } from '../hl7v2/xcn.ts'
import type { DocumentEntry } from './metadata.ts'
import { confidentialityCodes } from './vocabulary.ts'

export function codesOfEntry(entry: DocumentEntry): DocumentCodes {
  return {
    formatCode: entry.formatCode,
    practiceSettingCode: entry.practiceSettingCode,
    healthcareFacilityTypeCode: entry.healthcareFacilityTypeCode,
    confidentialityCodes: entry.confidentialityCodes,
    eventCodes: entry.eventCodes,
    creationTime: parseDtm(entry.creationTime, 'creationTime'),
    serviceStartTime: instant(entry.serviceStartTime, 'serviceStartTime'),
    serviceStopTime: instant(entry.serviceStopTime, 'serviceStopTime'),
    objectType: entry.objectType,
  }
}

export function visibilityOfEntry(entry: DocumentEntry): Visibility {
  const { system, maskedToProfessionals, invisibleToPatient, invisibleToRepresentatives } =
    confidentialityCodes
  const has = (code: string) =>
    entry.confidentialityCodes.some((each) => each.code === code && each.system === system)
  return {
    maskedToProfessionals: has(maskedToProfessionals),
    invisibleToPatient: has(invisibleToPatient),
    invisibleToRepresentatives: has(invisibleToRepresentatives),
  }
}

/** PsIdNat, StructIdNat and INS of every author: a right belongs to a number, never to a name. */
export function authorIdsOfEntry(entry: DocumentEntry): readonly string[] {
  const ids = entry.authors.flatMap(({ person, institutions }) => [
    person?.id ?? '',
    ...institutions.map(({ id }) => id),
  ])
  return [...new Set(ids.filter((id) => id !== ''))]
}

/** What `$XDSDocumentEntryAuthorPerson` patterns are compared with. */
export function authorPersonsOfEntry(entry: Pick<DocumentEntry, 'authors'>): readonly string[] {
  return entry.authors.flatMap(({ person }) => (person === null ? [] : [formatXcn(person)]))
}

function instant(text: string | undefined, path: string): Date | null {
  return text === undefined ? null : parseDtm(text, path)
}
