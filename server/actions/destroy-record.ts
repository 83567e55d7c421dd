/**
 * A closed record is destroyed, ten years after its closing or when its holder asked for it (LIF-14, LIF-15). Each step is
 * a transaction that may be run again: a crash at any point leaves a record without key, that the next run finishes.
 * A signed certificate remains.
 */
import type { RecordId } from '@carnet/core/model/record.ts'
import { lastClosedToDestroy, lastClosedToForget, lastDeletionToRun } from '@carnet/core/rules/closing.ts'
import { crashPoint } from '../crash-points.ts'
import type { Tx } from '../store/database.ts'
import {
  addCertificate,
  type Destruction,
  type Due,
  destroyDocuments,
  destroyExports,
  destroySubmissions,
  destroyTraces,
  destructionOf,
  emptyTraces,
  endContent,
  endDestruction,
  startDestruction,
} from '../store/destruction.ts'
import type { Platform } from './platform.ts'

const atOnce = 200

export function dueNow({ settings }: Platform, now: Date): Due {
  return {
    closedUntil: lastClosedToDestroy(now, settings),
    requestedUntil: lastDeletionToRun(now, settings),
  }
}

/** The point of no return: the key goes first. False when there is nothing to destroy any more. */
export async function beginDestruction(platform: Platform, recordId: RecordId): Promise<boolean> {
  const now = platform.clock.now()
  const begun = await platform.database.transaction((tx) =>
    startDestruction(tx, recordId, dueNow(platform, now), now),
  )
  crashPoint('destruction.begun')
  return begun
}

export async function finishDestruction(platform: Platform, recordId: RecordId): Promise<void> {
  const { database } = platform
  await database.transaction(async (tx) => {
    for (const name of await destroyExports(tx, recordId)) await platform.blobs.remove(name)
  })
  while (await documentsDestroyed(platform, recordId));
  while ((await database.transaction((tx) => destroySubmissions(tx, recordId, atOnce))) > 0);
  const started = await database.transaction((tx) => destructionOf(tx, recordId))
  if (started === undefined) return
  const keep = started.closedAt > lastClosedToForget(platform.clock.now(), platform.settings)
  const settle = keep ? emptyTraces : destroyTraces
  while ((await database.transaction((tx) => settle(tx, recordId, atOnce))) > 0);
  await database.transaction(async (tx) => {
    const now = platform.clock.now()
    await certify(tx, recordId, now, keep ? ['content'] : ['content', 'traces'])
    crashPoint('destruction.certified')
    await endContent(tx, recordId, now)
    if (!keep) await endDestruction(tx, recordId)
  })
  crashPoint('destruction.ended')
}

/** The traces that outlived a deletion on request have had their ten years (EX_AIR-100). */
export async function forgetTraces(platform: Platform, recordId: RecordId): Promise<void> {
  const { database } = platform
  while ((await database.transaction((tx) => destroyTraces(tx, recordId, atOnce))) > 0);
  await database.transaction(async (tx) => {
    await certify(tx, recordId, platform.clock.now(), ['traces'])
    await endDestruction(tx, recordId)
  })
}

/** Bytes go before the rows that name them: after a crash between the two, the next run finds the rows again. */
function documentsDestroyed({ database, blobs }: Platform, recordId: RecordId): Promise<boolean> {
  return database.transaction(async (tx) => {
    const names = await destroyDocuments(tx, recordId, atOnce)
    crashPoint('destruction.rows-deleted')
    for (const name of new Set(names)) await blobs.remove(name)
    crashPoint('destruction.bytes-removed')
    return names.length > 0
  })
}

async function certify(
  tx: Tx,
  recordId: RecordId,
  at: Date,
  covers: readonly ('content' | 'traces')[],
): Promise<void> {
  const done = await destructionOf(tx, recordId)
  if (done !== undefined) await addCertificate(tx, recordId, at, statementOf(done, at, covers))
}

/** Nothing in it says whose record it was: the record's own number is random. */
function statementOf(done: Destruction, endedAt: Date, covers: readonly string[]): string {
  const { recordId, cause, closedAt, requestedAt, startedAt, documents, submissions, traces } = done
  return JSON.stringify({
    record: recordId,
    cause,
    covers,
    closedAt,
    requestedAt,
    startedAt,
    endedAt,
    destroyed: { key: covers.includes('content'), documentVersions: documents, submissions, traces },
  })
}
