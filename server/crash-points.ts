/**
 * The instants at which a crash must lose nothing, by name. A point does nothing, unless the process was started with it
 * armed (CARNET_CRASH_POINT): then the process kills itself there, as the machine would: the server, or a command of the
 * operator. `npm run kill -- --points` arms each in turn (trust.md T-02).
 */
import cluster from 'node:cluster'

export const crashPoints = [
  'blob.segment-written',
  'blob.draft-written',
  'blob.datasynced',
  'blob.renamed',
  'blob.folder-synced',
  'blob.marked',
  'blob.put',
  'blob.placed',
  'blob.discarded',
  'settle.asked',
  'settle.placed',
  'settle.discarded',
  'submission.secured',
  'submission.claimed',
  'submission.lot-added',
  'submission.document-added',
  'submission.associations-added',
  'submission.replaced',
  'submission.committed',
  'submission.placed',
  'perform.done',
  'perform.traced',
  'perform.before-commit',
  'perform.committed',
  'soap.before-answer',
  'status.lot-added',
  'status.set',
  'visibility.lot-added',
  'visibility.deprecated',
  'visibility.version-added',
  'visibility.set',
  'authorisation.saved',
  'authorisation.removed',
  'record.added',
  'record.state-changed',
  'record.event-added',
  'merge.locked',
  'merge.documents-moved',
  'merge.record-removed',
  'ihe.document-secured',
  'ihe.registered',
  'ihe.traced',
  'ihe.committed',
  'ihe.placed',
  'job.taken',
  'job.run',
  'job.given-back',
  'outbox.draft-written',
  'notice.written',
  'notice.marked',
  'notice.committed',
  'information.given',
  'opening.opened',
  'opening.traced',
  'opening.committed',
  'destruction.begun',
  'destruction.rows-deleted',
  'destruction.bytes-removed',
  'destruction.certified',
  'destruction.ended',
  'sealing.taken',
  'sealing.leaves-added',
  'sealing.headed',
  'sealing.committed',
  'witness.appended',
  'unannounced.shown',
  'unannounced.traced',
  'unannounced.committed',
  'migration.applied',
  'migration.recorded',
  'migration.committed',
  'key.draft-written',
  'key.placed',
  'demonstration.written',
  'seed.directory-saved',
  'seed.record-saved',
  'seed.before-commit',
  'seed.committed',
] as const

export type CrashPoint = (typeof crashPoints)[number]

/** `nth`: at which passage, from 1. */
export type ArmedCrashPoint = { readonly name: CrashPoint; readonly nth: number }

let armed: CrashPoint | undefined
let passagesLeft = 0

export function armCrashPoint(point: ArmedCrashPoint): void {
  armed = point.name
  passagesLeft = point.nth
}

export function crashPoint(name: CrashPoint): void {
  if (name === armed) pass()
}

function pass(): void {
  if (--passagesLeft > 0) return
  // The machine that stops takes the first process along, which would replace this one.
  if (cluster.isWorker) process.kill(process.ppid, 'SIGKILL')
  process.kill(process.pid, 'SIGKILL')
}
