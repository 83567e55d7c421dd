/** DocumentEntry ↔ ExtrinsicObject. IHE ITI TF-3 §4.2.3.2; soap.md §3.3. */
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { parseXml, type XmlElement } from '../xml/read.ts'
import type { Markup } from '../xml/write.ts'
import {
  attribute,
  authors,
  code,
  codes,
  comments,
  cx,
  dtm,
  identifier,
  integer,
  lowerCase,
  pid,
  required,
  slot,
  slotOfMany,
  text,
  title,
  version,
  xcn,
} from './fields.ts'
import type { DocumentEntry } from './metadata.ts'
import {
  type FieldsOf,
  newDraft,
  type Parts,
  partsOf,
  readFields,
  registryObject,
  slotNamesOf,
  slotsBeside,
  writeFields,
} from './registry-object.ts'
import { entrySchemes, statusUrns } from './vocabulary.ts'

const date = 'une date de la forme «\u00a0aaaaMMjjHHmmss\u00a0», en temps universel'

const fields: FieldsOf<DocumentEntry> = {
  entryUuid: required(attribute('id', text), 'l’identifiant de la fiche'),
  logicalId: attribute('lid', text),
  mimeType: required(attribute('mimeType', text), 'le type MIME du document'),
  objectType: required(attribute('objectType', text), 'le type d’objet d’une fiche de document'),
  availabilityStatus: attribute('status', text),
  creationTime: required(slot('creationTime', dtm), date),
  hash: slot('hash', lowerCase),
  languageCode: required(slot('languageCode', text), 'la langue du document'),
  legalAuthenticator: slot('legalAuthenticator', xcn),
  repositoryUniqueId: slot('repositoryUniqueId', text),
  serviceStartTime: slot('serviceStartTime', dtm),
  serviceStopTime: slot('serviceStopTime', dtm),
  sizeBytes: slot('size', integer),
  sourcePatientId: slot('sourcePatientId', cx),
  sourcePatientInfo: slotOfMany('sourcePatientInfo', pid),
  uri: slot('URI', text),
  referenceIds: slotOfMany('urn:ihe:iti:xds:2013:referenceIdList', text),
  title,
  comments,
  version,
  authors: authors(entrySchemes.author),
  classCode: required(code(entrySchemes.classCode, 'classCode'), 'la classe du document'),
  typeCode: required(code(entrySchemes.typeCode, 'typeCode'), 'le type du document'),
  confidentialityCodes: codes(entrySchemes.confidentialityCode, 'confidentialityCode'),
  formatCode: required(code(entrySchemes.formatCode, 'formatCode'), 'le format du document'),
  healthcareFacilityTypeCode: required(
    code(entrySchemes.healthcareFacilityTypeCode, 'healthcareFacilityTypeCode'),
    'le secteur d’activité de la structure',
  ),
  practiceSettingCode: required(
    code(entrySchemes.practiceSettingCode, 'practiceSettingCode'),
    'le cadre d’exercice',
  ),
  eventCodes: codes(entrySchemes.eventCode, 'eventCodeList'),
  patientId: required(
    identifier(entrySchemes.patientId, 'XDSDocumentEntry.patientId', cx),
    'l’INS du patient',
  ),
  uniqueId: required(
    identifier(entrySchemes.uniqueId, 'XDSDocumentEntry.uniqueId', text),
    'l’identifiant unique du document',
  ),
}

/** Reads what is there, tolerant of the shapes of soap.md §9. Throws WireError naming what is missing or malformed. */
export function readDocumentEntry(extrinsicObject: XmlElement): DocumentEntry {
  return documentEntryOf(partsOf(extrinsicObject))
}

const slotsKept = slotNamesOf(fields)

/** What this entry says besides, that the DMP does not keep. */
export function extraSlotsOfEntry(extrinsicObject: XmlElement): readonly string[] {
  return slotsBeside(slotsKept, extrinsicObject)
}

export function documentEntryOf(parts: Parts): DocumentEntry {
  return readFields(fields, parts)
}

export function formatDocumentEntry(entry: DocumentEntry): Markup {
  const draft = newDraft(entry.entryUuid)
  writeFields(fields, entry, draft)
  return registryObject('ExtrinsicObject', draft)
}

/** An entry as the registry keeps it: what the DMP itself sets is there. */
export type StoredEntry = DocumentEntry &
  Required<
    Pick<
      DocumentEntry,
      'logicalId' | 'version' | 'availabilityStatus' | 'hash' | 'sizeBytes' | 'repositoryUniqueId'
    >
  >

/** The text that a LeafClass answer is made of: the same for every reader, with its own namespace declaration. */
export function formatStoredEntry(entry: StoredEntry): string {
  return formatDocumentEntry(entry).text
}

/** A stored entry again, for a medium where its document is the file `uri`. IHE ITI TF-2 §3.32. */
export function placeEntry(fragment: string, uri: string): string {
  const entry = readDocumentEntry(parseXml(Buffer.from(fragment)))
  return formatDocumentEntry({ ...entry, uri }).text
}

/** A stored text again, with another status. */
export function restateEntry(fragment: string, status: DocumentStatus): string {
  const entry = readDocumentEntry(parseXml(Buffer.from(fragment)))
  return formatDocumentEntry({ ...entry, availabilityStatus: statusUrns[status] }).text
}
