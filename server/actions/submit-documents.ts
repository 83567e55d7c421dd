/** TD2.1: a lot of documents enters the record, and may replace others: all or nothing, once. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { crashPoint } from '../crash-points.ts'
import type { DraftBlob } from '../store/blobs.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { type PreparedSubmission, storeSubmission } from './store-submission.ts'

/**
 * `filing`: the holder's own act, under another right than that to add a document.
 * @spec FEED-12 IHE ITI TF-2 3.41.4.1.3: one document that cannot be stored refuses them all
 */
export async function submitDocuments(
  platform: Platform,
  caller: Caller,
  prepared: PreparedSubmission,
  filing?: Extract<Action, 'fileDirectives'>,
): Promise<void> {
  const blobs = prepared.documents.map((document) => document.blob)
  await secureBlobs(blobs)
  crashPoint('submission.secured')
  let stored: ReadonlySet<DraftBlob>
  try {
    stored = await perform(
      platform,
      caller,
      {
        patient: prepared.patient,
        action: filing ?? (prepared.replacements.length > 0 ? 'replaceDocument' : 'submitDocuments'),
      },
      async (permitted) => {
        const { result, acts, retired } = await storeSubmission(platform, caller, prepared, permitted)
        const told = filing === undefined ? acts : acts.map((act) => ({ ...act, action: filing }))
        return { result, acts: [...retired, ...told] }
      },
    )
  } catch (error) {
    // Only a refusal is sure to have stored nothing. After any other failure the commit may have happened:
    // the bytes stay until Blobs.settle asks the database.
    if (error instanceof Refused) await discardBlobs(blobs)
    throw error
  }
  crashPoint('submission.committed')
  await discardBlobs(blobs.filter((blob) => !stored.has(blob)))
  await Promise.all([...stored].map(({ name }) => platform.blobs.place(name)))
  crashPoint('submission.placed')
}

/**
 * A lot that speaks of several patients could not be read. It is refused as a document of the wrong patient is: where
 * it would have been stored, and with a line of the history.
 */
export function refuseWrongPatient(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  french: string,
): Promise<never> {
  return perform(platform, caller, { patient, action: 'submitDocuments' }, async () => {
    throw new Refused('wrongPatient', french)
  })
}

/** Before the transaction that names them: what is acknowledged is durable. Nothing stays when one fails. */
async function secureBlobs(blobs: readonly DraftBlob[]): Promise<void> {
  const done = await Promise.allSettled(blobs.map((blob) => blob.secure()))
  const failed = done.find((one) => one.status === 'rejected')
  if (failed === undefined) return
  await discardBlobs(blobs)
  throw failed.reason
}

export async function discardBlobs(blobs: readonly DraftBlob[]): Promise<void> {
  await Promise.all(blobs.map((blob) => blob.discard()))
}
