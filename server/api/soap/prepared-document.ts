/** A document of a lot as it is stored and served, whatever door it came by. soap.md §3.3; documents.md §2. */
import { displayOf } from '@carnet/core/codes/value-sets.ts'
import type { EntryUuid, UniqueId } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { PatientStatement } from '@carnet/core/rules/wrong-patient.ts'
import { traitsOfPid } from '@carnet/core/wire/hl7v2/pid.ts'
import { formatStoredEntry } from '@carnet/core/wire/xds/document-entry.ts'
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
import type { Platform } from '../../actions/platform.ts'
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
  // The signature of the lot is XML too, but no CDA (soap.md §3.5).
  const isCda = cdaMimeTypes.includes(entry.mimeType) && !isSignatureEntry(entry)
  const cda = isCda ? checkCda(received, entry, cdaSchema, { now, settings }) : notCda
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
  const visibility = visibilityOfEntry(entry)
  return {
    warnings: [...warnings, ...cda.warnings],
    replaces: cda.replaces,
    prepared: {
      entryUuid: uuid as EntryUuid,
      logicalId: uuid,
      version: 1,
      uniqueId: entry.uniqueId as UniqueId,
      typeCode: entry.typeCode.code,
      typeSystem: entry.typeCode.system,
      classCode: entry.classCode.code,
      visibility,
      metadataAuthorIds: authorIdsOfEntry(entry),
      submissionUuid,
      authorPersons: authorPersonsOfEntry(entry),
      ...codesOfEntry(entry),
      referenceIds: entry.referenceIds,
      sizeBytes: blob.sizeBytes,
      fragment: formatStoredEntry(stored),
      label: labelOf(entry, blob.sha1),
      blob,
      patients: [
        { source: 'vihf', patient, traits: {} },
        { source: 'submissionSet', patient: patientIdOf(lotPatient), traits: {} },
        {
          source: 'metadata',
          patient: patientIdOf(entry.patientId),
          traits: traitsOfPid(entry.sourcePatientInfo),
        } satisfies PatientStatement,
        ...cda.patients,
      ],
      entry: {
        typeCode: entry.typeCode.code,
        typeSystem: entry.typeCode.system,
        visibility,
        authorInstitutionIds: entry.authors.flatMap((author) => author.institutions.map(({ id }) => id)),
      },
    },
  }
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

function urn(uuid: string): string {
  return `urn:uuid:${uuid}`
}
