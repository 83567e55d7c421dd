/** What a door prepares for the actions that write documents, from the values of the simulation instead of a message. */
import type { EntryUuid, UniqueId, Visibility } from '@carnet/core/model/document.ts'
import { documentTypes } from '@carnet/core/rules/test/people.ts'
import { hidingCodes } from '@carnet/core/wire/cda/to-xds.ts'
import { formatStoredEntry, restateEntry } from '@carnet/core/wire/xds/document-entry.ts'
import { hideEntry, newVersionOf } from '@carnet/core/wire/xds/entry-version.ts'
import { authorPersonsOfEntry, codesOfEntry } from '@carnet/core/wire/xds/facts-of-entry.ts'
import { consultationReport, submissionOfOne } from '@carnet/core/wire/xds/samples.test-data.ts'
import { associationTypes, dmpRepositoryUniqueId, statusUrns } from '@carnet/core/wire/xds/vocabulary.ts'
import type { PreparedStatusChange } from '../../actions/change-status.ts'
import type { PreparedVersion } from '../../actions/change-visibility.ts'
import type { Platform } from '../../actions/platform.ts'
import type { PreparedSubmission } from '../../actions/store-submission.ts'
import { prepareSubmission } from '../../api/soap/prepared-submission.ts'
import type { StoredDocument } from '../../store/documents.ts'
import type { Doc, Person } from './model.ts'
import type { Random } from './random.ts'

/** Read by nearly all, kept from nurses and pharmacists, prescribed. */
export const typeCodes: readonly string[] = ['11488-4', '68599-0', '57833-6']

export type Numbers = { uuid(): string; uniqueId(): string }

export function numbersFrom(random: Random, seed: number): Numbers {
  let given = 0
  return { uuid: () => random.uuid(), uniqueId: () => `1.2.250.1.999.${seed + 1}.${++given}` }
}

export function visibilityOf({
  masked,
  unannounced,
  secret,
}: Pick<Doc, 'masked' | 'unannounced' | 'secret'>): Visibility {
  return {
    maskedToProfessionals: masked,
    invisibleToPatient: unannounced,
    invisibleToRepresentatives: secret,
  }
}

export async function lotOf(
  platform: Platform,
  numbers: Numbers,
  person: Person,
  doc: Doc,
  replaced: StoredDocument | undefined,
): Promise<PreparedSubmission> {
  const writer = platform.blobs.writer()
  await writer.write(Buffer.from(doc.text))
  const blob = await writer.end()
  const [submissionUuid, uuid] = [numbers.uuid(), numbers.uuid()]
  const entry = entryOf(person, doc, uuid)
  const visibility = visibilityOf(doc)
  const stored = { ...entry, hash: blob.sha1, sizeBytes: blob.sizeBytes }
  const member = { entryUuid: numbers.uuid(), source: submissionUuid, target: uuid, submissionUuid }
  return {
    patient: person.patient,
    submission: submissionOf(numbers, person, submissionUuid),
    documents: [
      {
        entryUuid: uuid as EntryUuid,
        logicalId: uuid,
        version: 1,
        uniqueId: doc.uniqueId as UniqueId,
        typeCode: entry.typeCode.code,
        typeSystem: entry.typeCode.system,
        classCode: entry.classCode.code,
        visibility,
        metadataAuthorIds: doc.authors,
        submissionUuid,
        authorPersons: authorPersonsOfEntry(entry),
        ...codesOfEntry(entry),
        referenceIds: [],
        sizeBytes: blob.sizeBytes,
        fragment: formatStoredEntry(stored),
        label: {
          title: doc.uniqueId,
          typeDisplay: '',
          mimeType: entry.mimeType,
          hash: blob.sha1,
          authors: [],
        },
        blob,
        patients: [{ source: 'metadata', patient: person.patient, traits: person.identity }],
        entry: {
          typeCode: entry.typeCode.code,
          typeSystem: entry.typeCode.system,
          visibility,
          authorInstitutionIds: doc.authors,
        },
      },
    ],
    associations: [
      { ...member, type: associationTypes.hasMember, slots: { SubmissionSetStatus: ['Original'] } },
    ],
    signatureObjection: undefined,
    replacements:
      replaced === undefined
        ? []
        : [
            {
              association: {
                entryUuid: numbers.uuid(),
                type: associationTypes.replaces,
                source: uuid,
                target: replaced.entryUuid,
                submissionUuid,
                slots: {},
              },
              statedUniqueId: replaced.uniqueId,
            },
          ],
    takesPlaceOf: associationTypes.replaces,
    restate: restateEntry,
    hide: hideEntry,
  }
}

export function statusChangeOf(
  numbers: Numbers,
  person: Person,
  { entryUuid }: StoredDocument,
  change: Pick<PreparedStatusChange, 'action' | 'original' | 'next'>,
): PreparedStatusChange {
  const submissionUuid = numbers.uuid()
  return {
    ...change,
    patient: person.patient,
    restate: restateEntry,
    submission: submissionOf(numbers, person, submissionUuid),
    lotPatient: { source: 'submissionSet', patient: person.patient, traits: {} },
    association: {
      entryUuid: numbers.uuid(),
      type: associationTypes.updatesAvailabilityStatus,
      source: submissionUuid,
      target: entryUuid,
      submissionUuid,
      slots: {},
    },
  }
}

/** The entry as it was deposited, with other confidentiality codes. */
export function newVersion(
  numbers: Numbers,
  person: Person,
  { logicalId }: StoredDocument,
  doc: Doc,
  asked: Pick<Doc, 'masked' | 'unannounced' | 'secret'>,
): PreparedVersion {
  const [submissionUuid, entryUuid] = [numbers.uuid(), numbers.uuid()]
  const { hash: _hash, sizeBytes: _size, ...sent } = entryOf(person, { ...doc, ...asked }, logicalId)
  return {
    patient: person.patient,
    restate: restateEntry,
    submission: submissionOf(numbers, person, submissionUuid),
    logicalId,
    entryUuid: entryUuid as EntryUuid,
    previousVersion: undefined,
    patients: [{ source: 'metadata', patient: person.patient, traits: {} }],
    apply: (fragment, next) => newVersionOf(fragment, sent, { ...next, entryUuid: `urn:uuid:${entryUuid}` }),
    association: {
      entryUuid: numbers.uuid(),
      type: associationTypes.hasMember,
      source: submissionUuid,
      target: entryUuid,
      submissionUuid,
      slots: {},
    },
  }
}

function entryOf(person: Person, doc: Doc, uuid: string) {
  const type = documentTypes.find(({ code }) => code === doc.typeCode)!
  const { ins, oid } = person.patient
  return {
    ...consultationReport,
    entryUuid: `urn:uuid:${uuid}`,
    logicalId: `urn:uuid:${uuid}`,
    version: 1,
    availabilityStatus: statusUrns.approved,
    hash: '',
    sizeBytes: 0,
    repositoryUniqueId: dmpRepositoryUniqueId,
    sourcePatientInfo: [],
    title: doc.uniqueId,
    classCode: { code: type.classCode, system: '1.2.250.1.213.1.1.4.1', display: '' },
    typeCode: { code: type.code, system: type.system, display: type.code },
    confidentialityCodes: [...consultationReport.confidentialityCodes, ...hidingCodes(visibilityOf(doc))],
    patientId: { id: ins, oid, type: 'NH' },
    uniqueId: doc.uniqueId,
  }
}

function submissionOf(numbers: Numbers, person: Person, uuid: string): PreparedSubmission['submission'] {
  const { ins, oid } = person.patient
  const patientId = { id: ins, oid, type: 'NH' }
  return prepareSubmission({ ...submissionOfOne, patientId, uniqueId: numbers.uniqueId() }, uuid)
}
