/** TD2.1, ITI-41: a lot of documents, new or in the place of others. soap.md §3, §5.9; contract.md §3.1. */
import { randomUUID } from 'node:crypto'
import { handleOfPart, isRun } from '@carnet/core/wire/soap/xop.ts'
import { restateEntry } from '@carnet/core/wire/xds/document-entry.ts'
import { hideEntry } from '@carnet/core/wire/xds/entry-version.ts'
import { formatRegistryResponse, XdsError } from '@carnet/core/wire/xds/errors.ts'
import { type ProvideAndRegister, readProvideAndRegister } from '@carnet/core/wire/xds/iti-41.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import { decodeBase64 } from '@carnet/core/wire/xml/base64-decoder.ts'
import type { PreparedDocument, StoredAssociation } from '../../actions/store-submission.ts'
import { refuseWrongPatient, submitDocuments } from '../../actions/submit-documents.ts'
import type { Documents, SoapAnswer, SoapContext } from './context.ts'
import type { ReceivedDocument } from './document-intake.ts'
import { objectionToSignature } from './lot-signature.ts'
import { prepareDocument } from './prepared-document.ts'
import { checkedSubmission, prepareSubmission } from './prepared-submission.ts'
import { isReplacement, replacementsOf, warningsOfReplacements } from './replacements.ts'

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
    const document = prepareDocument(entry, received, uuids.get(entry.entryUuid)!, {
      platform,
      cdaSchema: context.cdaSchema,
      patient,
      lotPatient: sent.submissionSet.patientId,
      submissionUuid,
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
    takesPlaceOf: associationTypes.replaces,
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
