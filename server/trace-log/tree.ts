/** RFC 9162 §2.1: a Merkle tree that only grows, of which the frontier is enough to go on. */
import { hash } from 'node:crypto'

/** Roots of the complete subtrees, largest first: one for each bit of `size`. */
export type Frontier = { readonly size: number; readonly hashes: readonly Buffer[] }

/** The complete subtree of `2 ** level` leaves whose first is the leaf `place * 2 ** level`. */
export type Subtree = { readonly level: number; readonly place: number; readonly hash: Buffer }

/** Of the complete subtrees, those of each eighth level are kept: 256 leaves, 65,536… */
export const keptEvery = 8

export const emptyTree: Frontier = { size: 0, hashes: [] }

export function leafHash(entry: Buffer): Buffer {
  return hash('sha256', Buffer.concat([leafPrefix, entry]), 'buffer')
}

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return hash('sha256', Buffer.concat([nodePrefix, left, right]), 'buffer')
}

const leafPrefix = Buffer.of(0)
const nodePrefix = Buffer.of(1)

export type GrowingTree = {
  /** Adds a leaf, or a whole subtree when the tree ends where one of its size begins. */
  add(hash: Buffer, level?: number): void
  root(): Buffer
  frontier(): Frontier
}

/** `completed` is told each subtree to keep. */
export function growTree(from: Frontier, completed: (subtree: Subtree) => void = () => {}): GrowingTree {
  const hashes = [...from.hashes]
  let { size } = from
  return {
    add(added, atLevel = 0) {
      let hash = added
      let level = atLevel
      let place = size / 2 ** level
      if (!Number.isInteger(place)) throw new RangeError('a subtree begins at a multiple of its size')
      size += 2 ** level
      for (; place % 2 === 1; place = (place - 1) / 2) {
        hash = nodeHash(hashes.pop()!, hash)
        level++
        if (level % keptEvery === 0) completed({ level, place: (place - 1) / 2, hash })
      }
      hashes.push(hash)
    },
    root: () => rootOf({ size, hashes }),
    frontier: () => ({ size, hashes: [...hashes] }),
  }
}

export function rootOf({ hashes }: Frontier): Buffer {
  if (hashes.length === 0) return hash('sha256', '', 'buffer')
  return hashes.reduceRight((right, left) => nodeHash(left, right))
}
