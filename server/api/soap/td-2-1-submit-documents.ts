/** TD2.1, ITI-41: a lot of documents, new or in the place of others. soap.md §3, §5.9; contract.md §3.1. */
import { randomUUID } from 'node:crypto'
import { displayOf } from '@carnet/core/codes/value-sets.ts'
import type { EntryUuid, UniqueId } from '@carnet/core/model/document.ts'
import type { PatientStatement } from '@carnet/core/rules/wrong-patient.ts'
import { traitsOfPid } from '@carnet/core/wire/hl7v2/pid.ts'
import { handleOfPart, isRun } from '@carnet/core/wire/soap/xop.ts'
import { formatStoredEntry, restateEntry } from '@carnet/core/wire/xds/document-entry.ts'
import { hideEntry } from '@carnet/core/wire/xds/entry-version.ts'
import { formatRegistryResponse, XdsError } from '@carnet/core/wire/xds/errors.ts'
import {
  authorIdsOfEntry,
  authorPersonsOfEntry,
  codesOfEntry,
  visibilityOfEntry,
} from '@carnet/core/wire/xds/facts-of-entry.ts'
import { type ProvideAndRegister, readProvideAndRegister } from '@carnet/core/wire/xds/iti-41.ts'
import type { Author, DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { checkEntry } from '@carnet/core/wire/xds/registry-rules.ts'
import { isSignatureEntry } from '@carnet/core/wire/xds/signature-entry.ts'
import { associationTypes, dmpRepositoryUniqueId, statusUrns } from '@carnet/core/wire/xds/vocabulary.ts'
import { decodeBase64 } from '@carnet/core/wire/xml/base64-decoder.ts'
import {
  type DocumentLabel,
  type PreparedDocument,
  refuseWrongPatient,
  type StoredAssociation,
  submitDocuments,
} from '../../actions/submit-documents.ts'
import { type CheckedDocument, checkCda } from './cda-check.ts'
import type { Documents, SoapAnswer, SoapContext } from './context.ts'
import type { ReceivedDocument } from './document-intake.ts'
import { objectionToSignature } from './lot-signature.ts'
import { patientIdOf } from './patient-id.ts'
import { checkedSubmission, prepareSubmission } from './prepared-submission.ts'
import { isReplacement, replacementsOf, warningsOfReplacements } from './replacements.ts'

const notCda: CheckedDocument = { patients: [], warnings: [], replaces: undefined }

const cdaMimeTypes: readonly string[] = ['text/xml', 'application/xslt+xml']

export async function td21(context: SoapContext): Promise<SoapAnswer> {
  const { platform, caller, patient, documents } = context
  const sent = await readLot(context)
  refuseEmptyLot(sent)
  refuseOtherAssociations(sent)
  const uuids = new Map(
    [sent.submissionSet, ...sent.entries].map(({ entryUuid }) => [entryUuid, randomUUID() as string]),
  )
  const submissionUuid = uuids.get(sent.submissionSet.entryUuid)!
  const lot = checkedSubmission(sent.submissionSet, platform.clock.now())
  const warnings: XdsError[] = [...sent.warnings, ...lot.warnings]
  const prepared: PreparedDocument[] = []
  const stated = new Map<string, string>()
  const contents = new Map<string, ReceivedDocument>()
  const taken = new Set<ReceivedDocument>()
  for (const entry of sent.entries) {
    const received = await bytesOf(entry, sent, context)
    if (taken.has(received))
      throw new XdsError('XDSRepositoryMetadataError', 'Deux fiches du lot désignent le même contenu.', {
        location: entry.entryUuid,
      })
    taken.add(received)
    contents.set(entry.entryUuid, received)
    const document = prepare(entry, received, {
      context,
      sent,
      submissionUuid,
      uuid: uuids.get(entry.entryUuid)!,
    })
    prepared.push(document.prepared)
    warnings.push(...document.warnings)
    if (document.replaces !== undefined) stated.set(entry.entryUuid, document.replaces)
  }
  refuseStrayRuns(documents, taken)
  const added = sent.associations.filter((association) => !isReplacement(association))
  const replacements = replacementsOf(sent, { submissionUuid, uuids, stated })
  warnings.push(...warningsOfReplacements(sent, stated))
  const signatureObjection = await objectionToSignature(context, sent, contents)
  documents.handOver(taken)
  await submitDocuments(platform, caller, {
    patient,
    submission: prepareSubmission(sent.submissionSet, submissionUuid),
    documents: prepared,
    replacements,
    signatureObjection,
    restate: restateEntry,
    hide: hideEntry,
    associations: added.map((association): StoredAssociation => {
      const place = (id: string) => uuids.get(id) ?? id.replace('urn:uuid:', '')
      return {
        entryUuid: randomUUID(),
        type: association.type,
        source: place(association.source),
        target: place(association.target),
        submissionUuid,
        slots: association.slots,
      }
    }),
  })
  return { body: formatRegistryResponse('success', warnings) }
}

async function readLot({
  platform,
  caller,
  patient,
  body,
  documents,
}: SoapContext): Promise<ProvideAndRegister> {
  try {
    return readProvideAndRegister(body, {
      elidedRun: (text) => (documents.received.has(text) ? text : undefined),
    })
  } catch (error) {
    if (!(error instanceof XdsError) || error.code !== 'XDSPatientIdDoesNotMatch') throw error
    return refuseWrongPatient(platform, caller, patient, error.context)
  }
}

/** A lot that brings nothing would be acknowledged for nothing: no row, no trace. */
function refuseEmptyLot({ submissionSet, entries }: ProvideAndRegister): void {
  if (entries.length === 0)
    throw new XdsError('XDSRepositoryMetadataError', 'Le lot ne contient aucun document.', {
      location: submissionSet.entryUuid,
    })
}

/** Appending and transforming are not offered to software of the DMP (soap.md §3.4). */
function refuseOtherAssociations({ associations }: ProvideAndRegister): void {
  const other = associations.find(
    (association) =>
      association.type !== associationTypes.hasMember &&
      association.type !== associationTypes.signs &&
      !isReplacement(association),
  )
  if (other !== undefined)
    throw new XdsError(
      'XDSRepositoryMetadataError',
      'Ce service n’offre que l’ajout et le remplacement de documents.',
      {
        location: other.id,
      },
    )
}

/** The long base64 of a field was taken for a document's: what the field would say now is not what was sent. */
function refuseStrayRuns({ received }: Documents, taken: ReadonlySet<ReceivedDocument>): void {
  for (const [handle, content] of received)
    if (isRun(handle) && !taken.has(content))
      throw new XdsError(
        'XDSRepositoryMetadataError',
        'Un texte de plus de seize mille caractères de base64 se trouve ailleurs que dans un document.',
      )
}

async function bytesOf(
  entry: DocumentEntry,
  sent: ProvideAndRegister,
  { documents }: SoapContext,
): Promise<ReceivedDocument> {
  const content = sent.documents.get(entry.entryUuid)!
  if (content.kind === 'inline') return documents.seal(decodeBase64(content.base64))
  const handle = content.kind === 'part' ? handleOfPart(content.cid) : content.handle
  const received = documents.received.get(handle)
  if (received === undefined)
    throw new XdsError('XDSMissingDocument', 'La partie qui porte le document n’est pas dans le message.', {
      location: entry.entryUuid,
    })
  return received
}

function prepare(
  sentEntry: DocumentEntry,
  received: ReceivedDocument,
  lot: {
    readonly context: SoapContext
    readonly sent: ProvideAndRegister
    readonly submissionUuid: string
    readonly uuid: string
  },
): { prepared: PreparedDocument; warnings: readonly XdsError[]; replaces: string | undefined } {
  const { platform, cdaSchema, patient } = lot.context
  const { blob } = received
  const now = platform.clock.now()
  const { entry, errors, warnings } = checkEntry(sentEntry, {
    at: now,
    hash: blob.sha1,
    sizeBytes: blob.sizeBytes,
    cumulInvisiblePatientMasquePs: platform.settings.cumulInvisiblePatientMasquePs,
  })
  if (errors[0] !== undefined) throw errors[0]
  // The signature of the lot is XML too, but no CDA (soap.md §3.5).
  const isCda = cdaMimeTypes.includes(entry.mimeType) && !isSignatureEntry(entry)
  const cda = isCda ? checkCda(received, entry, cdaSchema, now) : notCda
  const stored = {
    ...entry,
    entryUuid: urn(lot.uuid),
    logicalId: urn(lot.uuid),
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
      entryUuid: lot.uuid as EntryUuid,
      logicalId: lot.uuid,
      version: 1,
      uniqueId: entry.uniqueId as UniqueId,
      typeCode: entry.typeCode.code,
      typeSystem: entry.typeCode.system,
      classCode: entry.classCode.code,
      visibility,
      metadataAuthorIds: authorIdsOfEntry(entry),
      submissionUuid: lot.submissionUuid,
      authorPersons: authorPersonsOfEntry(entry),
      ...codesOfEntry(entry),
      referenceIds: entry.referenceIds,
      sizeBytes: blob.sizeBytes,
      fragment: formatStoredEntry(stored),
      label: labelOf(entry, blob.sha1),
      blob,
      patients: [
        { source: 'vihf', patient, traits: {} },
        { source: 'submissionSet', patient: patientIdOf(lot.sent.submissionSet.patientId), traits: {} },
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
