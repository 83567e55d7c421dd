/**
 * Places in the log the lines that have committed, and signs its head: each 1,000 lines, and at most a minute after a
 * line. A batch is one transaction that holds the log: a crash leaves it done or not begun, two nodes take turns. TRA-14.
 */
import { crashPoint } from '../crash-points.ts'
import type { Database, Tx } from '../store/database.ts'
import {
  addHead,
  addLeaves,
  isTraceWaiting,
  type Leaf,
  type LineToSeal,
  linesToSeal,
  lockTraceLog,
  saveTraceLog,
  type TraceLog,
  takeUnsealed,
  traceLog,
} from '../store/trace-log.ts'
import { type ClearLine, clearHashOf, leafOf } from './entry.ts'
import { formatHead } from './head.ts'
import { growTree, type Subtree } from './tree.ts'

/** Small enough that no request waits for the hashes of a batch. */
const atOnce = 500
const headEveryLines = 1000
const headEveryMs = 60_000

export type Sealed = {
  readonly sealed: number
  /** Lines that waited, and were gone when their turn came: no act of ours does that. */
  readonly vanished: number
  readonly headSize: number
}

/**
 * Without waiting for anything when there is nothing to do.
 * @spec TRA-14 contract.md §9.2
 */
export async function nextBatch(database: Database, now: Date): Promise<Sealed> {
  const { waiting, log } = await database.read(async (tx) => ({
    waiting: await isTraceWaiting(tx),
    log: await traceLog(tx),
  }))
  if (!waiting && !isHeadDue(log, log.size, now)) return { sealed: 0, vanished: 0, headSize: log.headSize }
  const done = await database.transaction((tx) => sealBatch(tx, now))
  crashPoint('sealing.committed')
  return done
}

async function sealBatch(tx: Tx, now: Date): Promise<Sealed> {
  const log = await lockTraceLog(tx)
  const taken = await takeUnsealed(tx, atOnce)
  crashPoint('sealing.taken')
  const lines = new Map((await linesToSeal(tx, taken)).map((line) => [line.id, line]))

  const leaves: Leaf[] = []
  const subtrees: Subtree[] = []
  const tree = growTree({ size: log.size, hashes: log.frontier }, (subtree) => subtrees.push(subtree))
  let headSize = log.headSize
  const sign = (size: number) => {
    headSize = size
    const head = { log: log.id, size, root: tree.root().toString('hex'), at: now.toISOString() }
    return addHead(tx, size, now, formatHead(head))
  }
  for (const { recordId, id, wordsHash } of taken) {
    const line = lines.get(id)
    if (line === undefined) continue
    const clearHash = clearHashOf(clearLineOf(line))
    tree.add(leafOf({ recordId, clearHash, wordsHash }))
    leaves.push({ position: log.size + leaves.length, recordId, traceId: id, clearHash, wordsHash })
    const size = log.size + leaves.length
    if (size % headEveryLines === 0) await sign(size)
  }
  if (leaves.length > 0) {
    await addLeaves(tx, leaves)
    crashPoint('sealing.leaves-added')
    await saveTraceLog(tx, tree.frontier(), subtrees)
  }
  const size = log.size + leaves.length
  // While much waits, the heads of each thousand tell of it.
  if (taken.length < atOnce && isHeadDue({ ...log, headSize }, size, now)) await sign(size)
  if (headSize !== log.headSize) crashPoint('sealing.headed')
  return { sealed: leaves.length, vanished: taken.length - leaves.length, headSize }
}

function isHeadDue({ headSize, headAt }: TraceLog, size: number, now: Date): boolean {
  return size > headSize && (headAt === null || now.getTime() - headAt.getTime() >= headEveryMs)
}

export function clearLineOf(line: LineToSeal): ClearLine {
  const { id, atMicroseconds, action, actorKind, actorId } = line
  return line.recordId === null
    ? [
        'traceWithoutRecord',
        id,
        atMicroseconds,
        line.subject?.toString('hex') ?? null,
        action,
        line.refusal,
        actorKind,
        actorId,
      ]
    : ['trace', id, atMicroseconds, action, line.outcome, actorKind, actorId, line.mode, line.secret]
}

/** True when `sealBatch` may have left some. */
export function isFull({ sealed, vanished }: Sealed): boolean {
  return sealed + vanished === atOnce
}
