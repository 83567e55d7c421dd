/** TD2.1: a lot of documents enters the record, and may replace others: all or nothing, once. */
import type { Caller } from '@carnet/core/model/caller.ts'
import { authorIdsOf } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import {
  checkSubmission,
  decideRepeatedDeposit,
  depositorOf,
  type SubmittedEntry,
} from '@carnet/core/rules/submission.ts'
import { findWrongPatient, type PatientStatement } from '@carnet/core/rules/wrong-patient.ts'
import type { DraftBlob } from '../store/blobs.ts'
import { setStatus } from '../store/document-changes.ts'
import {
  addAssociations,
  addDocument,
  addSubmission,
  claimUniqueId,
  documentsByUniqueId,
  type NewDocument,
  type NewSubmission,
  openFragments,
  openLabels,
  type StoredAssociation,
} from '../store/documents.ts'
import { type Act, type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { traced } from './read-document.ts'
import { documentsToReplace, type Replacements, wereReplaced } from './replace-documents.ts'

export type PreparedSubmission = {
  readonly patient: PatientId
  readonly submission: Omit<NewSubmission, 'submittedAt' | 'depositorId'>
  readonly documents: readonly PreparedDocument[]
  readonly associations: readonly StoredAssociation[]
} & Replacements

export type PreparedDocument = Omit<
  NewDocument,
  'submittedAt' | 'depositorId' | 'authorIds' | 'blob' | 'status'
> & {
  readonly blob: DraftBlob
  /** Author ids of the metadata; the depositor's are added. */
  readonly metadataAuthorIds: readonly string[]
  /** What the metadata and the document itself say of the patient. */
  readonly patients: readonly PatientStatement[]
  /** What the rules of deposit look at. */
  readonly entry: SubmittedEntry
}

/** `retried` when the very same lot was already there: acknowledged again, stored once. */
export type SubmissionResult = 'stored' | 'retried'

export async function submitDocuments(
  platform: Platform,
  caller: Caller,
  prepared: PreparedSubmission,
): Promise<SubmissionResult> {
  const blobs = prepared.documents.map((document) => document.blob)
  await secure(blobs)
  let result: SubmissionResult
  try {
    result = await perform(
      platform,
      caller,
      {
        patient: prepared.patient,
        action: prepared.replacements.length > 0 ? 'replaceDocument' : 'submitDocuments',
      },
      (permitted) => store(platform, caller, prepared, permitted),
    )
  } catch (error) {
    // Only a refusal is sure to have stored nothing. After any other failure the commit may have happened:
    // the bytes stay until Blobs.settle asks the database.
    if (error instanceof Refused) await discard(blobs)
    throw error
  }
  if (result === 'retried') await discard(blobs)
  else await Promise.all(blobs.map(({ name }) => platform.blobs.place(name)))
  return result
}

async function store(platform: Platform, caller: Caller, prepared: PreparedSubmission, permitted: Permitted) {
  const { tx, record, now } = permitted
  for (const document of prepared.documents) {
    const wrong = findWrongPatient(record, document.patients)
    if (wrong !== undefined) throw new Refused('wrongPatient', wrong)
  }
  const fault = checkSubmission({
    caller,
    entries: prepared.documents.map((document) => document.entry),
    settings: platform.settings,
  })
  if (fault !== undefined) throw new Refused('depositNotAcceptable', fault)

  const known = await knownDocuments(caller, prepared, permitted)
  if (known === prepared.documents.length && (await wereReplaced(prepared, permitted)))
    return { result: 'retried' as const, acts: [] }
  if (known > 0)
    throw new Refused(
      'uniqueIdUsedElsewhere',
      'Une partie des documents de ce lot est déjà déposée : envoyez les autres dans un nouveau lot.',
    )

  const replaced = await documentsToReplace(prepared, permitted)
  const depositor = depositorOf(caller)
  const lot = { ...prepared.submission, submittedAt: now, depositorId: depositor }
  if (!(await addSubmission(tx, record.key, lot)))
    throw new Refused(
      'uniqueIdUsedElsewhere',
      'L’identifiant unique de ce lot est déjà celui d’un autre lot.',
    )
  for (const document of prepared.documents) {
    await addDocument(tx, record.key, {
      ...document,
      status: 'approved',
      submittedAt: now,
      depositorId: depositor,
      authorIds: [...new Set([...authorIdsOf(caller), ...document.metadataAuthorIds])],
    })
  }
  const associations = [...prepared.associations, ...prepared.replacements.map((one) => one.association)]
  await addAssociations(tx, record.id, associations)
  const fragments = await openFragments(tx, record.key, replaced)
  for (const uuid of replaced) {
    const fragment = prepared.restate(fragments.get(uuid)!, 'deprecated')
    await setStatus(tx, record.key, uuid, 'deprecated', fragment)
  }
  return { result: 'stored' as const, acts: actsOf(prepared) }
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

/** How many of the documents are already here, identical; refuses when one is here otherwise, or elsewhere. */
async function knownDocuments(
  caller: Caller,
  prepared: PreparedSubmission,
  permitted: Permitted,
): Promise<number> {
  const { tx, record } = permitted
  const ids = prepared.documents.map((document) => document.uniqueId)
  // In one order for all, so that two lots that share documents cannot wait for each other.
  for (const id of [...ids].sort())
    if ((await claimUniqueId(tx, id, record.id)) !== record.id) throw new Refused('uniqueIdUsedElsewhere')
  const existing = await documentsByUniqueId(tx, record.id, ids)
  if (existing.length === 0) return 0
  const labels = await openLabels(
    tx,
    record.key,
    existing.map((document) => document.entryUuid),
  )
  let known = 0
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
    known++
  }
  return known
}

/** Before the transaction that names them: what is acknowledged is durable. Nothing stays when one fails. */
async function secure(blobs: readonly DraftBlob[]): Promise<void> {
  const done = await Promise.allSettled(blobs.map((blob) => blob.secure()))
  const failed = done.find((one) => one.status === 'rejected')
  if (failed === undefined) return
  await discard(blobs)
  throw failed.reason
}

async function discard(blobs: readonly DraftBlob[]): Promise<void> {
  await Promise.all(blobs.map((blob) => blob.discard()))
}

export type { DocumentLabel, StoredAssociation } from '../store/documents.ts'
