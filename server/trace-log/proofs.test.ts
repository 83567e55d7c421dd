/** Proofs are made here and verified by a second writing of the RFC, that shares no code with this one: T-47. */
import assert from 'node:assert/strict'
import { generateKeyPairSync, hash, sign } from 'node:crypto'
import { test } from 'node:test'
import { type TraceProof, verifyTraceProof } from '@carnet/kit/trace-proof/verify-trace-proof.ts'
import { clearHashOf, leafOf } from './entry.ts'
import { formatHead } from './head.ts'
import { consistencyPath, hashesOf, inclusionPath, rangesAround } from './proofs.ts'
import { emptyTree, growTree, leafHash, type Subtree } from './tree.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const recordId = '0198c0de-0000-7000-8000-000000000001'

function clearLine(n: number) {
  return ['trace', `line ${n}`, n, 'readDocument', 'done', 'professional', 'x', 'normal', false] as const
}

function leafAt(n: number): Buffer {
  const wordsHash = hash('sha256', `words ${n}`, 'buffer')
  return leafOf({ recordId, clearHash: clearHashOf(clearLine(n)), wordsHash })
}

/** A log of `size` lines: its subtrees as they are stored, and the root of each of its sizes. */
function grown(size: number) {
  const leaves = Array.from({ length: size }, (_, n) => leafAt(n))
  const subtrees: Subtree[] = leaves.map((hash, place) => ({ level: 0, place, hash }))
  const tree = growTree(emptyTree, (subtree) => subtrees.push(subtree))
  const roots = [tree.root()]
  for (const leaf of leaves) {
    tree.add(leaf)
    roots.push(tree.root())
  }
  const byLevel = Map.groupBy(subtrees, ({ level }) => level)
  /** Only what a reader of the database would have read. */
  const hashOf = (places: readonly number[], to: number) =>
    hashesOf(
      rangesAround(places, to).flatMap(({ level, first, end }) => byLevel.get(level)!.slice(first, end)),
    )
  return { roots, hashOf, tree }
}

function headAt(size: number, root: Buffer) {
  const statement = formatHead({ log: 'test', size, root: root.toString('hex'), at: '2026-01-01T00:00:00Z' })
  return { statement, signature: sign(null, Buffer.from(statement), privateKey).toString('base64') }
}

type Grown = ReturnType<typeof grown>

function proofOf(log: Grown, line: number, from: number, to: number): TraceProof {
  const hashOf = log.hashOf([line, from], to)
  const hex = (path: readonly Buffer[]) => path.map((one) => one.toString('hex'))
  return {
    format: 'carnet-trace-proof-1',
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    heads: [...new Set([from, to])].map((size) => headAt(size, log.roots[size]!)),
    consistency: [{ from, to, path: hex(consistencyPath(from, to, hashOf)) }],
    lines: [
      {
        position: line,
        head: to,
        path: hex(inclusionPath(line, to, hashOf)),
        recordId,
        clear: clearLine(line),
        words: `words ${line}`,
      },
    ],
  }
}

test('every proof of a small log is accepted by the independent verifier', () => {
  const log = grown(40)
  for (let to = 1; to <= 40; to++)
    for (let from = 1; from <= to; from++) {
      const { faults, lines, continued } = verifyTraceProof(proofOf(log, from - 1, from, to))
      assert.deepEqual([faults, lines, continued], [[], 1, 1], `${from} of ${to}`)
    }
})

test('proofs around the subtrees that are kept, of 256 and 65,536 leaves, read few hashes and are accepted', () => {
  const log = grown(66_500)
  const edges = [1, 2, 255, 256, 257, 511, 512, 513, 4096, 65_535, 65_536, 65_537, 65_792, 66_304, 66_500]
  for (const to of edges)
    for (const from of edges.filter((size) => size <= to)) {
      const { faults } = verifyTraceProof(proofOf(log, from - 1, from, to))
      assert.deepEqual(faults, [], `${from} of ${to}`)
      const read = rangesAround([from - 1, from], to).reduce((sum, { first, end }) => sum + end - first, 0)
      assert.ok(read <= 3 * 3 * 256)
    }
})

test('a proof of anything else than what was sealed is refused', () => {
  const log = grown(1000)
  const proof = proofOf(log, 700, 600, 1000)
  const [line] = proof.lines
  const other = (change: Partial<TraceProof['lines'][number]>) => ({
    ...proof,
    lines: [{ ...line!, ...change }],
  })
  const bent = [
    other({ position: 699 }),
    other({ words: 'words 699' }),
    other({ clear: clearLine(699) }),
    other({ recordId: null }),
    other({ path: line!.path.slice(1) }),
    other({ path: [...line!.path, line!.path[0]!] }),
    { ...proof, consistency: [{ ...proof.consistency[0]!, from: 1000, to: 600 }] },
    { ...proof, consistency: [{ ...proof.consistency[0]!, path: [] }] },
    { ...proof, heads: [proof.heads[0]!, headAt(1000, log.roots[999]!)] },
    { ...proof, heads: [proof.heads[0]!, { ...proof.heads[1]!, signature: proof.heads[0]!.signature }] },
  ]
  for (const forged of bent) assert.notDeepEqual(verifyTraceProof(forged).faults, [])
  const kept = headAt(1000, log.roots[999]!)
  assert.match(verifyTraceProof(proof, [`${kept.statement}\t${kept.signature}`]).faults[0]!, /témoin/)
})

test('a log goes on from its frontier alone, and its hashes are those of RFC 9162', () => {
  const tree = growTree(emptyTree)
  assert.equal(
    tree.root().toString('hex'),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
  assert.equal(
    leafHash(Buffer.alloc(0)).toString('hex'),
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  )
  let frontier = emptyTree
  for (let n = 0; n < 777; n++) {
    const next = growTree(frontier)
    next.add(leafAt(n))
    tree.add(leafAt(n))
    frontier = next.frontier()
  }
  assert.deepEqual(frontier, tree.frontier())
  assert.ok(frontier.hashes.length <= 10)
})
