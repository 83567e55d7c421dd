/** RFC 9162 §2.1.3 and §2.1.4: that a leaf is in the tree, and that a tree continues another. */
import { keptEvery, nodeHash, type Subtree } from './tree.ts'

/** The hash of a complete subtree. */
export type HashOf = (level: number, place: number) => Buffer

/** From the leaf up: the hashes that make the root of the first `size` leaves with it. */
export function inclusionPath(leaf: number, size: number, hashOf: HashOf): readonly Buffer[] {
  if (leaf < 0 || leaf >= size) throw new RangeError('the leaf is not in this tree')
  const path: Buffer[] = []
  let [first, end] = [0, size]
  while (end - first > 1) {
    const middle = first + leftPart(end - first)
    if (leaf < middle) {
      path.unshift(rangeHash(middle, end, hashOf))
      end = middle
    } else {
      path.unshift(rangeHash(first, middle, hashOf))
      first = middle
    }
  }
  return path
}

/** What leads from the root of the first `from` leaves to that of the first `to`. */
export function consistencyPath(from: number, to: number, hashOf: HashOf): readonly Buffer[] {
  if (from < 1 || from > to) throw new RangeError('a tree continues one that is no larger, and not empty')
  const path: Buffer[] = []
  let [first, end, whole] = [0, to, true]
  while (end !== from) {
    const middle = first + leftPart(end - first)
    if (from <= middle) {
      path.unshift(rangeHash(middle, end, hashOf))
      end = middle
    } else {
      path.unshift(rangeHash(first, middle, hashOf))
      first = middle
      whole = false
    }
  }
  // The former root itself is what the verifier has.
  return whole ? path : [rangeHash(first, end, hashOf), ...path]
}

function rangeHash(first: number, end: number, hashOf: HashOf): Buffer {
  const level = Math.log2(end - first)
  if (Number.isInteger(level) && first % 2 ** level === 0) return hashOf(level, first / 2 ** level)
  const middle = first + leftPart(end - first)
  return nodeHash(rangeHash(first, middle, hashOf), rangeHash(middle, end, hashOf))
}

/** The largest power of two below `count`. */
function leftPart(count: number): number {
  let part = 1
  while (part * 2 < count) part *= 2
  return part
}

/** Subtrees of one kept level (0: the leaves), from `first` to before `end`. */
export type SubtreeRange = { readonly level: number; readonly first: number; readonly end: number }

/** What must be read so that every proof between these places of a tree of `size` leaves can be made. */
export function rangesAround(places: readonly number[], size: number): readonly SubtreeRange[] {
  const wide = 2 ** keptEvery
  const ranges = new Map<string, SubtreeRange>()
  for (let level = 0; 2 ** level <= size; level += keptEvery) {
    const complete = Math.floor(size / 2 ** level)
    for (const place of [...places, size]) {
      const first = Math.floor(place / 2 ** (level + keptEvery)) * wide
      const end = Math.min(first + wide, complete)
      if (end > first) ranges.set(`${level} ${first}`, { level, first, end })
    }
  }
  return [...ranges.values()]
}

/** A {@link HashOf} over what was read: between two kept levels, hashes are made from those below. */
export function hashesOf(subtrees: Iterable<Subtree>): HashOf {
  const read = new Map<string, Buffer>()
  for (const { level, place, hash } of subtrees) read.set(`${level} ${place}`, hash)
  const hashOf: HashOf = (level, place) => {
    const found = read.get(`${level} ${place}`)
    if (found !== undefined) return found
    if (level % keptEvery === 0) throw new RangeError(`the subtree ${level}/${place} was not read`)
    return nodeHash(hashOf(level - 1, place * 2), hashOf(level - 1, place * 2 + 1))
  }
  return hashOf
}
