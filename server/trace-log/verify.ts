/**
 * Makes the log again from the lines as they stand, and holds it against the leaves, the signed heads and the witness:
 * what was edited, removed or inserted since, and where. Reads in pages, each of one instant; writes nothing. TRA-14.
 */
import type { Database } from '../store/database.ts'
import { mergeStatements, readOneInstant, tracesOutsideLog } from '../store/trace-evidence.ts'
import { type Leaf, leavesBetween, subtreesBetween, traceLog } from '../store/trace-log.ts'
import { compareHeads } from './compare-heads.ts'
import { leafOf } from './entry.ts'
import type { Finding, HeadSource } from './finding.ts'
import { judgeLines, movesIn } from './judge-lines.ts'
import { emptyTree, growTree, keptEvery, type Subtree } from './tree.ts'

export type Step =
  | { readonly kind: 'progress'; readonly done: number; readonly size: number }
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'end'; readonly summary: Summary }

export type Summary = {
  readonly size: number
  readonly heads: Readonly<Record<HeadSource, number>>
  /** Lines destroyed, or emptied of their words, as the law asks; `uncertified`: in a destruction under way. */
  readonly destroyed: number
  readonly uncertified: number
  readonly findings: number
}

/** The leaves under one kept subtree: a fault among them is told, and goes no further. */
const pieceLeaves = 2 ** keptEvery
const leavesAtOnce = 8 * pieceLeaves
const insertedMax = 10_000

/** @spec TRA-14 RFC 9162 */
export async function* verifyTraces(database: Database, witnessFile: string): AsyncGenerator<Step> {
  const publicKey = await database.read(async ({ keyring }) => keyring.publicKey('traces'))
  // Before the log: the heads of a server that goes on serving never speak of more than it has.
  const heads = await compareHeads(database, witnessFile, publicKey)
  const { log, moves } = await database.read(async (tx) => ({
    log: await traceLog(tx),
    moves: movesIn(tx.keyring.publicKey('certificates'), await mergeStatements(tx)),
  }))
  const remade = remake(heads)
  const counts = { destroyed: 0, uncertified: 0, findings: 0 }
  function* told(findings: readonly Finding[]): Generator<Step> {
    counts.findings += findings.length
    for (const finding of findings) yield { kind: 'finding', finding }
  }

  for (let first = 0; first < log.size; first += leavesAtOnce) {
    const end = Math.min(first + leavesAtOnce, log.size)
    const page = await database.transaction(async (tx) => {
      await readOneInstant(tx)
      const leaves = await leavesBetween(tx, first, end)
      const [from, to] = [first / pieceLeaves, Math.floor(end / pieceLeaves)]
      const kept = await subtreesBetween(tx, keptEvery, from, to)
      return { leaves, kept, judged: await judgeLines(tx, leaves, moves) }
    })
    counts.destroyed += page.judged.destroyed
    counts.uncertified += page.judged.uncertified
    yield* told(page.judged.findings)
    const byPiece = Map.groupBy(page.leaves, ({ position }) => Math.floor(position / pieceLeaves))
    for (let start = first; start < end; start += pieceLeaves) {
      const place = start / pieceLeaves
      const kept = page.kept.find((subtree) => subtree.place === place)?.hash
      const piece = { start, end: Math.min(start + pieceLeaves, end), leaves: byPiece.get(place) ?? [], kept }
      yield* told(await remade.goOn(piece))
    }
    yield { kind: 'progress', done: end, size: log.size }
  }
  yield* told(await heads.rest(log.size))
  if (!remade.endsAs(log.frontier)) yield* told([{ kind: 'frontierDiffers' }])
  const inserted = await database.read((tx) => tracesOutsideLog(tx, insertedMax))
  yield* told(inserted.map(({ recordId, id: traceId, at }) => ({ kind: 'inserted', recordId, traceId, at })))
  yield { kind: 'end', summary: { size: log.size, heads: heads.seen, ...counts } }
}

type Piece = {
  readonly start: number
  readonly end: number
  readonly leaves: readonly Leaf[]
  /** What was made of them when they were placed. */
  readonly kept: Buffer | undefined
}

/** The log, made again piece after piece. */
function remake(heads: Awaited<ReturnType<typeof compareHeads>>) {
  let made: Subtree | undefined
  const grow = (from = emptyTree) =>
    growTree(from, (subtree) => (made = subtree.level === keptEvery ? subtree : made))
  let tree = grow()
  /** False once leaves are gone and nothing stands for them: what follows has no root. */
  let whole = true
  const compareUntil = async (size: number): Promise<readonly Finding[]> => {
    const findings: Finding[] = []
    while (heads.nextSize() <= size)
      findings.push(...(await heads.compare(whole && heads.nextSize() === size ? tree.root() : undefined)))
    return findings
  }
  return {
    async goOn({ start, end, leaves, kept }: Piece): Promise<readonly Finding[]> {
      const findings: Finding[] = []
      const before = tree.frontier()
      const complete = leaves.length === end - start
      if (complete)
        for (const leaf of leaves) {
          tree.add(leafOf(leaf))
          // That of the last leaf waits until it is known whether they are what they were.
          if (heads.nextSize() === leaf.position + 1 && leaf.position + 1 < end)
            findings.push(...(await compareUntil(leaf.position + 1)))
        }
      else findings.push(gapIn(leaves, start, end))
      if (end - start === pieceLeaves && !(complete && kept !== undefined && made?.hash.equals(kept))) {
        if (complete) findings.push({ kind: 'leavesChanged', first: start, end })
        if (kept !== undefined) {
          tree = grow(before)
          tree.add(kept, keptEvery)
        }
      }
      whole &&= complete || (kept !== undefined && end - start === pieceLeaves)
      return [...findings, ...(await compareUntil(end))]
    },
    endsAs(hashes: readonly Buffer[]): boolean {
      return !whole || Buffer.concat(tree.frontier().hashes).equals(Buffer.concat(hashes))
    },
  }
}

/** Where the first is missing, to where the last is. */
function gapIn(leaves: readonly Leaf[], start: number, end: number): Finding {
  const present = new Set(leaves.map(({ position }) => position))
  let [first, last] = [start, end]
  while (present.has(first)) first++
  while (present.has(last - 1)) last--
  return { kind: 'leavesGone', first, end: last }
}
