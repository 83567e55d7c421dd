/** A lot enters the record, in the transaction that decided it: judged whole, added, and what it replaces put aside. */
import { authorIdsOf, type Caller } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import { isLotSignature } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { objectionToDirectives } from '@carnet/core/rules/directives.ts'
import { feedsByItself } from '@carnet/core/rules/feeders.ts'
import { maskerOf } from '@carnet/core/rules/masking.ts'
import {
  checkSubmission,
  decideRepeatedDeposit,
  depositorOf,
  type SubmittedEntry,
} from '@carnet/core/rules/submission.ts'
import { findWrongPatient, type PatientStatement } from '@carnet/core/rules/wrong-patient.ts'
import { crashPoint } from '../crash-points.ts'
import type { DraftBlob } from '../store/blobs.ts'
import { openLabels } from '../store/document-fragments.ts'
import {
  addDocument,
  claimUniqueIds,
  documentsByUniqueId,
  type NewDocument,
  type StoredDocument,
} from '../store/documents.ts'
import { addFeeder } from '../store/feeders.ts'
import { addAssociations, type StoredAssociation } from '../store/submissions.ts'
import { fileLot, type LotToFile } from './file-lot.ts'
import { hiddenWithBlock } from './hidden-with-block.ts'
import { type Act, type Permitted, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { traced } from './read-document.ts'
import { retireFormerDirectives } from './replace-directives.ts'
import { documentsToReplace, hiddenAsReplaced, type Replacements, wereReplaced } from './replace-documents.ts'
import { restateDocuments } from './restate-documents.ts'
import { tellCarers } from './tell-carers.ts'
import { tellOfAdded } from './tell-holder.ts'

export type PreparedSubmission = {
  readonly patient: PatientId
  readonly submission: LotToFile
  readonly documents: readonly PreparedDocument[]
  readonly associations: readonly StoredAssociation[]
  /** What is wrong with the signature of the lot, in French: told, and traced, to who may feed this record. */
  readonly signatureObjection: string | undefined
} & Replacements

export type PreparedDocument = Omit<
  NewDocument,
  'submittedAt' | 'depositorId' | 'authorIds' | 'maskedBy' | 'blob' | 'status'
> & {
  readonly blob: DraftBlob
  /** Author ids of the metadata; the depositor's are added. */
  readonly metadataAuthorIds: readonly string[]
  /** What the metadata and the document itself say of the patient. */
  readonly patients: readonly PatientStatement[]
  /** What the rules of deposit look at. */
  readonly entry: SubmittedEntry
}

/** The blobs that now belong to the record: of a lot that was already there, none. */
export async function storeSubmission(
  platform: Platform,
  caller: Caller,
  prepared: PreparedSubmission,
  permitted: Permitted,
) {
  const { tx, record, now } = permitted
  refuseUnacceptable(platform, caller, prepared, permitted)
  const known = await knownDocuments(caller, prepared, permitted)
  crashPoint('submission.claimed')
  const isKnown = ({ uniqueId }: PreparedDocument) => known.has(uniqueId)
  const replaces = (document: PreparedDocument) =>
    prepared.replacements.filter(({ association }) => association.source === document.entryUuid)
  const again = prepared.documents.filter(isKnown)
  const added = prepared.documents.filter((document) => !isKnown(document))
  if (!(await wereReplaced({ ...prepared, replacements: again.flatMap(replaces) }, permitted)))
    throw new Refused(
      'uniqueIdUsedElsewhere',
      'Un document de ce lot est déjà déposé, et n’en remplaçait alors aucun autre.',
    )
  // Each sending of the same documents is signed anew: a signature alone is nothing new.
  if (added.every(isLotSignature)) return { result: new Set<DraftBlob>(), acts: [], retired: [] }

  const replaced = await documentsToReplace({ ...prepared, replacements: added.flatMap(replaces) }, permitted)
  const { documents, masked } = await hiddenWithBlock(
    hiddenAsReplaced(added, replaced, prepared),
    prepared,
    permitted,
  )
  const cumulated = checkSubmission({
    caller,
    entries: documents.map(({ entry, visibility }) => ({ ...entry, visibility })),
    settings: platform.settings,
  })
  if (cumulated !== undefined) throw new Refused('replacementNotAcceptable', maskedWithWhatItReplaces)
  const depositor = depositorOf(caller)
  const maskersReplaced = (document: PreparedDocument) => {
    const targets = replaces(document).map(({ association }) => association.target)
    return replaced.filter(({ entryUuid }) => targets.includes(entryUuid)).map(({ maskedBy }) => maskedBy)
  }
  const lotOfDirectives = { added: documents, replaced, depositorId: depositor }
  const retired = await retireFormerDirectives(permitted, lotOfDirectives, prepared)
  const entering = documents.map((document) => ({
    ...document,
    status: 'approved' as const,
    submittedAt: now,
    depositorId: depositor,
    maskedBy: maskerOf(document.visibility, caller, [
      ...maskersReplaced(document),
      masked.has(document.entryUuid) ? 'holder' : undefined,
    ]),
    authorIds: [...new Set([...authorIdsOf(caller), ...document.metadataAuthorIds])],
  }))
  for (const document of entering) {
    await addDocument(tx, record.key, document)
    crashPoint('submission.document-added')
  }
  await addAssociations(tx, record.id, [
    ...prepared.associations.map((association) => toStored(association, again, known)),
    ...added.flatMap(replaces).map((one) => one.association),
    ...retired.associations,
  ])
  crashPoint('submission.associations-added')
  const feeder = feedsByItself(caller)
  if (feeder !== undefined) addFeeder(tx, record.id, feeder, now)
  await tellOfAdded(platform, permitted, caller, entering)
  // Last of what only writes: it alone is waited for, and all leave together.
  await fileLot(permitted, caller, prepared.submission)
  crashPoint('submission.lot-added')
  if (replaced.length > 0) {
    await restateDocuments(permitted, prepared, replaced, 'deprecated')
    crashPoint('submission.replaced')
  }
  await tellCarers(permitted, caller, entering)
  return {
    result: new Set(added.map(({ blob }) => blob)),
    acts: actsOf({ ...prepared, documents: added.filter((document) => !isLotSignature(document)) }),
    retired: retired.acts,
  }
}

function refuseUnacceptable(
  { settings }: Platform,
  caller: Caller,
  { documents, signatureObjection }: PreparedSubmission,
  { record, now }: Permitted,
): void {
  for (const document of documents) {
    const wrong = findWrongPatient(record, document.patients)
    if (wrong !== undefined) throw new Refused('wrongPatient', wrong)
  }
  const entries = documents.map((document) => document.entry)
  const fault = checkSubmission({ caller, entries, settings }) ?? signatureObjection
  if (fault !== undefined) throw new Refused('depositNotAcceptable', fault)
  const objection = objectionToDirectives(record, entries, { settings, now })
  if (objection !== undefined) throw new Refused(objection.reason, objection.detail)
}

const maskedWithWhatItReplaces =
  'Le document remplacé est masqué aux professionnels de santé, et celui qui le remplace l’est aussi\u00a0: il ne peut pas être non visible par le patient.'

/** Those of the documents that are already here, identical; refuses when one is here otherwise, or elsewhere. */
async function knownDocuments(
  caller: Caller,
  prepared: PreparedSubmission,
  permitted: Permitted,
): Promise<ReadonlyMap<string, StoredDocument>> {
  const { tx, record } = permitted
  const ids = prepared.documents.map((document) => document.uniqueId)
  const taken = await claimUniqueIds(tx, ids, record.id)
  const known = new Map<string, StoredDocument>()
  if (taken.size === 0) return known
  if ([...taken.values()].some((owner) => owner !== record.id)) throw new Refused('uniqueIdUsedElsewhere')
  const existing = await documentsByUniqueId(tx, record.id, [...taken.keys()])
  const labels = await openLabels(
    tx,
    record.key,
    existing.map((document) => document.entryUuid),
  )
  for (const document of prepared.documents) {
    const same = existing.find((candidate) => candidate.uniqueId === document.uniqueId)
    if (same === undefined) continue
    const { patient } = record
    const repeated = decideRepeatedDeposit(
      {
        patient,
        depositorId: same.depositorId,
        sizeBytes: same.sizeBytes,
        hash: labels.get(same.entryUuid)!.hash,
      },
      {
        patient,
        depositorId: depositorOf(caller),
        sizeBytes: document.blob.sizeBytes,
        hash: document.blob.sha1,
      },
    )
    if (repeated !== 'sameDeposit') throw new Refused(repeated)
    // Acknowledged means readable: what was deleted since is not acknowledged again.
    if (same.status === 'deleted') throw new Refused('uniqueIdUsedElsewhere', 'Ce document a été supprimé.')
    known.set(document.uniqueId, same)
  }
  return known
}

/** IHE ITI TF-3 §4.2.2.2: a document that was already there is a member by reference. */
function toStored(
  association: StoredAssociation,
  again: readonly PreparedDocument[],
  known: ReadonlyMap<string, StoredDocument>,
): StoredAssociation {
  const member = again.find(({ entryUuid }) => entryUuid === association.target)
  if (member === undefined) return association
  const target = known.get(member.uniqueId)!.entryUuid
  return { ...association, target, slots: { ...association.slots, SubmissionSetStatus: ['Reference'] } }
}

/** One line for what is new, one for what replaces. */
function actsOf({ documents, replacements }: PreparedSubmission): readonly Act[] {
  const replacing = new Set(replacements.map(({ association }) => association.source))
  const act = (action: Action, told: readonly PreparedDocument[]): readonly Act[] => {
    const line = told.map((document) => traced(document, document.label))
    return line.length === 0 ? [] : [{ action, documents: line, returnedCount: line.length }]
  }
  return [
    ...act(
      'submitDocuments',
      documents.filter(({ entryUuid }) => !replacing.has(entryUuid)),
    ),
    ...act(
      'replaceDocument',
      documents.filter(({ entryUuid }) => replacing.has(entryUuid)),
    ),
  ]
}

export type { DocumentLabel } from '../store/document-fragments.ts'
export type { StoredAssociation } from '../store/submissions.ts'
