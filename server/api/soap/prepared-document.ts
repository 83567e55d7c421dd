/** A document of a lot as it is stored and served, whatever door it came by. soap.md §3.3; documents.md §2. */
import { displayOf } from '@carnet/core/codes/value-sets.ts'
import type { EntryUuid, UniqueId } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { PatientStatement } from '@carnet/core/rules/wrong-patient.ts'
import { traitsOfPid } from '@carnet/core/wire/hl7v2/pid.ts'
import { formatStoredEntry, type StoredEntry } from '@carnet/core/wire/xds/document-entry.ts'
import type { XdsError } from '@carnet/core/wire/xds/errors.ts'
import {
  authorIdsOfEntry,
  authorPersonsOfEntry,
  codesOfEntry,
  visibilityOfEntry,
} from '@carnet/core/wire/xds/facts-of-entry.ts'
import type { Author, DocumentEntry, PatientIdentifier } from '@carnet/core/wire/xds/metadata.ts'
import { checkEntry } from '@carnet/core/wire/xds/registry-rules.ts'
import { isSignatureEntry } from '@carnet/core/wire/xds/signature-entry.ts'
import { dmpRepositoryUniqueId, statusUrns } from '@carnet/core/wire/xds/vocabulary.ts'
import type { DraftBlob, Platform } from '../../actions/platform.ts'
import type { DocumentLabel, PreparedDocument } from '../../actions/store-submission.ts'
import { type CheckedDocument, checkCda } from './cda-check.ts'
import type { CdaSchema } from './context.ts'
import type { ReceivedDocument } from './document-intake.ts'
import { patientIdOf } from './patient-id.ts'

export type DepositedLot = {
  readonly platform: Pick<Platform, 'clock' | 'settings'>
  readonly cdaSchema: CdaSchema | undefined
  /** Whose record is fed. */
  readonly patient: PatientId
  /** Whom the lot says that it is about. */
  readonly lotPatient: PatientIdentifier
  readonly submissionUuid: string
}

const notCda: CheckedDocument = { patients: [], warnings: [], replaces: undefined }

const cdaMimeTypes: readonly string[] = ['text/xml', 'application/xslt+xml']

/** The signature of a lot is XML too, but no CDA (soap.md §3.5). */
export function isCda(entry: Pick<DocumentEntry, 'mimeType' | 'typeCode'>): boolean {
  return cdaMimeTypes.includes(entry.mimeType) && !isSignatureEntry(entry)
}

/** Throws the XdsError of the first rule that the document or its metadata breaks. */
export function prepareDocument(
  sentEntry: DocumentEntry,
  received: ReceivedDocument,
  uuid: string,
  { platform, cdaSchema, patient, lotPatient, submissionUuid }: DepositedLot,
): { prepared: PreparedDocument; warnings: readonly XdsError[]; replaces: string | undefined } {
  const { blob } = received
  const { settings } = platform
  const now = platform.clock.now()
  const { entry, errors, warnings } = checkEntry(sentEntry, {
    at: now,
    hash: blob.sha1,
    sizeBytes: blob.sizeBytes,
    cumulInvisiblePatientMasquePs: settings.cumulInvisiblePatientMasquePs,
    uniqueIdExtension: settings.uniqueIdExtension,
  })
  if (errors[0] !== undefined) throw errors[0]
  const cda = isCda(entry) ? checkCda(received, entry, cdaSchema, { now, settings }) : notCda
  const stored = {
    ...entry,
    entryUuid: urn(uuid),
    logicalId: urn(uuid),
    version: 1,
    availabilityStatus: statusUrns.approved,
    hash: blob.sha1,
    sizeBytes: blob.sizeBytes,
    repositoryUniqueId: dmpRepositoryUniqueId,
  }
  const document = storedDocument(stored, blob, submissionUuid)
  return {
    warnings: [...warnings, ...cda.warnings],
    replaces: cda.replaces,
    prepared: {
      ...document,
      patients: [
        { source: 'vihf', patient, traits: {} },
        ...statementsOfMetadata(lotPatient, entry),
        ...cda.patients,
      ],
      entry: {
        typeCode: entry.typeCode.code,
        typeSystem: entry.typeCode.system,
        visibility: document.visibility,
        authorInstitutionIds: entry.authors.flatMap((author) => author.institutions.map(({ id }) => id)),
      },
    },
  }
}

/** What is stored of an entry that was judged, under the identifiers and in the version that it says. */
export function storedDocument(
  entry: StoredEntry,
  blob: DraftBlob,
  submissionUuid: string,
): Omit<PreparedDocument, 'patients' | 'entry'> {
  return {
    entryUuid: uuidOf(entry.entryUuid) as EntryUuid,
    logicalId: uuidOf(entry.logicalId),
    version: entry.version,
    uniqueId: entry.uniqueId as UniqueId,
    typeCode: entry.typeCode.code,
    typeSystem: entry.typeCode.system,
    classCode: entry.classCode.code,
    visibility: visibilityOfEntry(entry),
    metadataAuthorIds: authorIdsOfEntry(entry),
    submissionUuid,
    authorPersons: authorPersonsOfEntry(entry),
    ...codesOfEntry(entry),
    referenceIds: entry.referenceIds,
    sizeBytes: blob.sizeBytes,
    fragment: formatStoredEntry(entry),
    label: labelOf(entry, blob.sha1),
    blob,
  }
}

/** Whom a lot and one of its entries say that they are about. */
export function statementsOfMetadata(
  lotPatient: PatientIdentifier,
  { patientId, sourcePatientInfo }: DocumentEntry,
): readonly PatientStatement[] {
  return [
    { source: 'submissionSet', patient: patientIdOf(lotPatient), traits: {} },
    { source: 'metadata', patient: patientIdOf(patientId), traits: traitsOfPid(sourcePatientInfo) },
  ]
}

function labelOf(entry: DocumentEntry, hash: string): DocumentLabel {
  const typeDisplay = displayOf('J66', entry.typeCode.code) ?? entry.typeCode.display ?? entry.typeCode.code
  return {
    title: isSignatureEntry(entry) ? 'Signature électronique d’un lot' : (entry.title ?? typeDisplay),
    typeDisplay,
    mimeType: entry.mimeType,
    hash,
    authors: entry.authors.map(authorLabel),
  }
}

function authorLabel({ person, institutions, specialities }: Author): DocumentLabel['authors'][number] {
  const [speciality] = specialities
  const organisation = institutions[0]?.name
  return {
    name: person === null ? '' : `${person.givenName} ${person.familyName}`.trim(),
    ...(speciality !== undefined && { specialityCode: speciality.code }),
    ...(speciality?.display !== undefined && { specialityLabel: speciality.display }),
    ...(organisation !== undefined && { organisation }),
  }
}

const urnPrefix = 'urn:uuid:'

function urn(uuid: string): string {
  return urnPrefix + uuid
}

function uuidOf(urn: string): string {
  return urn.slice(urnPrefix.length)
}
