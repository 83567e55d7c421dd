/** Proofs for whoever doubts, in a file that is verified without us (`carnet traces verify`): kit/trace-proof. TRA-14. */
import type { Database, Tx } from '../store/database.ts'
import {
  headFrom,
  headsAfter,
  type Leaf,
  leavesBetween,
  leavesOfTraces,
  linesToSeal,
  type StoredHead,
  subtreesBetween,
  traceLog,
} from '../store/trace-log.ts'
import { clearHashOf, leafOf } from './entry.ts'
import { consistencyPath, type HashOf, hashesOf, inclusionPath, rangesAround } from './proofs.ts'
import { clearLineOf } from './seal.ts'
import type { Subtree } from './tree.ts'

export type TraceProof = {
  readonly format: 'carnet-trace-proof-1'
  readonly publicKey: string
  readonly heads: readonly { readonly statement: string; readonly signature: string }[]
  readonly consistency: readonly {
    readonly from: number
    readonly to: number
    readonly path: readonly string[]
  }[]
  readonly lines: readonly ProvenLine[]
}

export type ProvenLine = {
  readonly position: number
  readonly head: number
  readonly path: readonly string[]
  readonly recordId: string | null
  /** What stands in clear, as it was hashed. */
  readonly clear?: readonly unknown[]
  /** In its place, when the law has destroyed the line, or who reads the file is not told its actor. */
  readonly clearHash?: string
  readonly wordsHash: string | null
}

/**
 * That these lines are in the log, under its last head; and that this log continues the one that had `since` lines.
 * A line that still waits, or that no head stands over yet, is left out.
 */
export function proveTraces(
  database: Database,
  asked: {
    readonly traceIds: readonly string[]
    readonly since?: number | undefined
    /** Kinds of actors of whom the file gives the hash alone: their number is for no reader. */
    readonly veiled?: ReadonlySet<string>
  },
): Promise<TraceProof> {
  return database.read(async (tx) => {
    const publicKey = tx.keyring.publicKey('traces')
    const { headSize } = await traceLog(tx)
    const last = await headFrom(tx, headSize)
    if (last === undefined || headSize === 0)
      return { format: 'carnet-trace-proof-1', publicKey, heads: [], consistency: [], lines: [] }
    const leaves = (await leavesOfTraces(tx, asked.traceIds)).filter(({ position }) => position < headSize)
    const former = asked.since === undefined ? undefined : await formerHead(tx, asked.since, headSize)
    const places = [...leaves.map(({ position }) => position), ...(former === undefined ? [] : [former.size])]
    const hashOf = await readAround(tx, places, headSize)
    const told = (await linesToSeal(tx, leaves.flatMap(nameOf))).filter(
      ({ actorKind }) => asked.veiled?.has(actorKind) !== true,
    )
    const clear = new Map(told.map((line) => [line.id, clearLineOf(line)]))
    return {
      format: 'carnet-trace-proof-1',
      publicKey,
      heads: [...(former === undefined ? [] : [former]), last].map(headInFile),
      consistency:
        former === undefined
          ? []
          : [
              {
                from: former.size,
                to: headSize,
                path: consistencyPath(former.size, headSize, hashOf).map(hex),
              },
            ],
      lines: leaves.map((leaf) => {
        const { position, recordId, traceId, clearHash, wordsHash } = leaf
        const line = clear.get(traceId ?? '')
        const known = line !== undefined && clearHashOf(line).equals(clearHash)
        return {
          position,
          head: headSize,
          path: inclusionPath(position, headSize, hashOf).map(hex),
          recordId,
          ...(known ? { clear: line } : { clearHash: hex(clearHash) }),
          wordsHash: wordsHash && hex(wordsHash),
        }
      }),
    }
  })
}

function nameOf({ recordId, traceId }: Leaf) {
  return traceId === null ? [] : [{ recordId, id: traceId }]
}

/** No head stands over exactly so many lines. */
export class NoSuchHead extends Error {
  override readonly name = 'NoSuchHead'
}

async function formerHead(tx: Tx, size: number, headSize: number): Promise<StoredHead> {
  const [head] = size < 1 || size > headSize ? [] : await headsAfter(tx, size - 1, 1)
  if (head?.size !== size) throw new NoSuchHead(`no head of size ${size}`)
  return head
}

/** A few hundred hashes around each place, whatever the size of the log. */
async function readAround(tx: Tx, places: readonly number[], size: number): Promise<HashOf> {
  const subtrees: Subtree[] = []
  for (const { level, first, end } of rangesAround(places, size))
    if (level > 0) subtrees.push(...(await subtreesBetween(tx, level, first, end)))
    else
      for (const leaf of await leavesBetween(tx, first, end))
        subtrees.push({ level, place: leaf.position, hash: leafOf(leaf) })
  return hashesOf(subtrees)
}

function headInFile({ statement, signature }: StoredHead) {
  return { statement, signature: signature.toString('base64') }
}

function hex(hash: Buffer): string {
  return hash.toString('hex')
}
