/** Generated metadata for tests: everything the wire can carry, nothing that it normalises. */
import type { Code } from '@carnet/core/model/code.ts'
import fc from 'fast-check'
import { filled, oid, record, text } from '../texts.test-data.ts'
import type {
  Association,
  Author,
  DocumentEntry,
  Organisation,
  PatientIdentifier,
  Person,
  SubmissionSet,
} from './metadata.ts'
import { associationTypes, objectTypes, statusUrns } from './vocabulary.ts'

export const uuid = fc.uuid().map((value) => `urn:uuid:${value}`)
const dtm = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .chain((date) => {
    const digits = date.toISOString().replace(/\D/g, '').slice(0, 14)
    return fc.constantFrom(4, 6, 8, 10, 12, 14).map((length) => digits.slice(0, length))
  })

export const code: fc.Arbitrary<Code> = record({ code: filled, system: oid }, { display: filled })
export const patientIdentifier: fc.Arbitrary<PatientIdentifier> = record(
  { id: filled, oid },
  { type: filled },
)
const person: fc.Arbitrary<Person> = record({
  id: filled,
  familyName: text,
  givenName: text,
  assigningAuthority: oid,
  nameType: text,
  idType: text,
})
const organisation: fc.Arbitrary<Organisation> = record({
  name: filled,
  id: text,
  assigningAuthority: oid,
  idType: text,
})
const author: fc.Arbitrary<Author> = record({
  person: fc.option(person),
  institutions: fc.array(organisation, { minLength: 1, maxLength: 2 }),
  roles: fc.array(filled, { maxLength: 2 }),
  specialities: fc.array(code, { maxLength: 2 }),
})
const authors = fc.array(author, { minLength: 1, maxLength: 2 })

export const documentEntry: fc.Arbitrary<DocumentEntry> = record(
  {
    entryUuid: fc.oneof(uuid, fc.constant('Document01')),
    objectType: fc.constant(objectTypes.stableDocument),
    mimeType: fc.constantFrom('text/xml', 'application/dicom'),
    creationTime: dtm,
    languageCode: fc.constant('fr-FR'),
    sourcePatientInfo: fc.array(record({ field: fc.constantFrom('PID-5', 'PID-7', 'PID-11'), value: text }), {
      maxLength: 3,
    }),
    referenceIds: fc.array(filled, { maxLength: 2 }),
    authors,
    classCode: code,
    typeCode: code,
    formatCode: code,
    healthcareFacilityTypeCode: code,
    practiceSettingCode: code,
    confidentialityCodes: fc.array(code, { minLength: 1, maxLength: 4 }),
    eventCodes: fc.array(code, { maxLength: 3 }),
    patientId: patientIdentifier,
    uniqueId: oid,
  },
  {
    logicalId: uuid,
    version: fc.integer({ min: 1, max: 99 }),
    availabilityStatus: fc.constantFrom(...Object.values(statusUrns)),
    serviceStartTime: dtm,
    serviceStopTime: dtm,
    legalAuthenticator: person,
    sourcePatientId: patientIdentifier,
    title: filled,
    comments: filled,
    hash: fc.stringMatching(/^[0-9a-f]{40}$/),
    sizeBytes: fc.nat(),
    repositoryUniqueId: oid,
    uri: filled,
  },
)

export const submissionSet: fc.Arbitrary<SubmissionSet> = record(
  {
    entryUuid: fc.oneof(uuid, fc.constant('SubmissionSet01')),
    submissionTime: dtm,
    authors,
    contentTypeCode: code,
    patientId: patientIdentifier,
    sourceId: oid,
    uniqueId: oid,
  },
  { availabilityStatus: fc.constant(statusUrns.approved), title: filled, comments: filled },
)

export const association: fc.Arbitrary<Association> = record({
  id: uuid,
  type: fc.constantFrom(...Object.values(associationTypes)),
  source: uuid,
  target: uuid,
  slots: fc.dictionary(filled, fc.array(filled, { minLength: 1, maxLength: 2 }), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
})
