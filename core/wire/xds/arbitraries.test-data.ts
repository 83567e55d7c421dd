/** Generated metadata for tests: everything the wire can carry, nothing that it normalises. */
import type { Code } from '@carnet/core/model/code.ts'
import fc from 'fast-check'
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

const plain = { noNullPrototype: true } as const
const unsendable = /[\u0000-\u001f\u007f\ufffe\uffff]/
const word = fc
  .string({ unit: 'grapheme', maxLength: 24 })
  .map((value) => value.trim())
  .filter((value) => !unsendable.test(value))
export const filled = word.filter((value) => value !== '')
const oid = fc
  .array(fc.nat({ max: 99999 }), { minLength: 2, maxLength: 8 })
  .map((arcs) => `1.${arcs.join('.')}`)
const uuid = fc.uuid().map((value) => `urn:uuid:${value}`)
const optional = <V>(value: fc.Arbitrary<V>) => fc.option(value, { nil: undefined })
const dtm = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .chain((date) => {
    const digits = date.toISOString().replace(/\D/g, '').slice(0, 14)
    return fc.constantFrom(4, 6, 8, 10, 12, 14).map((length) => digits.slice(0, length))
  })

/** Leaves out the properties without value, as the types want it. */
function present<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T
}

export const code: fc.Arbitrary<Code> = fc
  .record({ code: filled, system: oid, display: optional(filled) }, plain)
  .map((value) => present(value) as Code)
export const patientIdentifier: fc.Arbitrary<PatientIdentifier> = fc
  .record({ id: filled, oid, type: optional(filled) }, plain)
  .map((value) => present(value) as PatientIdentifier)
const person: fc.Arbitrary<Person> = fc.record(
  { id: filled, familyName: word, givenName: word, assigningAuthority: oid, nameType: word, idType: word },
  plain,
)
const organisation: fc.Arbitrary<Organisation> = fc.record(
  { name: filled, id: word, assigningAuthority: oid, idType: word },
  plain,
)
const author: fc.Arbitrary<Author> = fc.record(
  {
    person: fc.option(person),
    institutions: fc.array(organisation, { minLength: 1, maxLength: 2 }),
    roles: fc.array(filled, { maxLength: 2 }),
    specialities: fc.array(code, { maxLength: 2 }),
  },
  plain,
)
const authors = fc.array(author, { minLength: 1, maxLength: 2 })

export const documentEntry: fc.Arbitrary<DocumentEntry> = fc
  .record(
    {
      entryUuid: fc.oneof(uuid, fc.constant('Document01')),
      logicalId: optional(uuid),
      version: optional(fc.integer({ min: 1, max: 99 })),
      objectType: fc.constant(objectTypes.stableDocument),
      mimeType: fc.constantFrom('text/xml', 'application/dicom'),
      availabilityStatus: optional(fc.constantFrom(...Object.values(statusUrns))),
      creationTime: dtm,
      serviceStartTime: optional(dtm),
      serviceStopTime: optional(dtm),
      languageCode: fc.constant('fr-FR'),
      legalAuthenticator: optional(person),
      sourcePatientId: optional(patientIdentifier),
      sourcePatientInfo: fc.array(
        fc.record({ field: fc.constantFrom('PID-5', 'PID-7', 'PID-11'), value: word }, plain),
        {
          maxLength: 3,
        },
      ),
      title: optional(filled),
      comments: optional(filled),
      hash: optional(fc.stringMatching(/^[0-9a-f]{40}$/)),
      sizeBytes: optional(fc.nat()),
      repositoryUniqueId: optional(oid),
      uri: optional(filled),
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
    plain,
  )
  .map((value) => present(value) as DocumentEntry)

export const submissionSet: fc.Arbitrary<SubmissionSet> = fc
  .record(
    {
      entryUuid: fc.oneof(uuid, fc.constant('SubmissionSet01')),
      availabilityStatus: optional(fc.constant(statusUrns.approved)),
      submissionTime: dtm,
      title: optional(filled),
      comments: optional(filled),
      authors,
      contentTypeCode: code,
      patientId: patientIdentifier,
      sourceId: oid,
      uniqueId: oid,
    },
    plain,
  )
  .map((value) => present(value) as SubmissionSet)

export const association: fc.Arbitrary<Association> = fc.record(
  {
    id: uuid,
    type: fc.constantFrom(...Object.values(associationTypes)),
    source: uuid,
    target: uuid,
    slots: fc.dictionary(filled, fc.array(filled, { minLength: 1, maxLength: 2 }), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  },
  plain,
)
