/**
 * Drops long base64 runs from XML while its bytes stream, so that the parser only meets the small rest.
 * Spec: trust.md §2 ("XML left after long base64 runs are elided ≤ 8 MB"), dependencies.md §4.1.
 *
 * A run starts at a base64 character, continues over base64 characters and XML white space, and holds at least
 * `minRunBytes` base64 characters; anything else (`<`, `&`, a quote) bounds it. What is a run depends only on
 * the bytes, never on how they are cut into chunks.
 */
import { WireError } from '../wire-error.ts'

const otherByte = 0
const base64Character = 1
const whiteSpace = 2

const kindOfByte = new Uint8Array(256)
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=')
  kindOfByte[character.charCodeAt(0)] = base64Character
for (const character of ' \t\r\n') kindOfByte[character.charCodeAt(0)] = whiteSpace

/** 1 when both bytes of a pair, in either order, may stand in a run. */
const pairInRun = new Uint8Array(65_536)
for (let pair = 0; pair < pairInRun.length; pair++)
  pairInRun[pair] = kindOfByte[pair & 0xff]! !== otherByte && kindOfByte[pair >> 8]! !== otherByte ? 1 : 0

export type RunSink = { write(base64: Uint8Array): void; end(): void }

export type Base64Elider = {
  /** The kept bytes of this chunk and of what was held back: views on the chunks given, not copies. */
  push(chunk: Uint8Array): Uint8Array[]
  end(): Uint8Array[]
}

export type EliderOptions = {
  /** What stands for a run in the kept bytes. Carries something that the sender cannot guess. */
  readonly placeholder: (runIndex: number) => string
  /** Where the base64 characters and white space of a run go. */
  readonly onRun?: (runIndex: number) => RunSink
  readonly minRunBytes?: number
  /** WireError `size` when more than this is kept. */
  readonly keptBytesMax?: number
}

const nowhere: RunSink = { write() {}, end() {} }

export function makeBase64Elider({
  placeholder,
  onRun = () => nowhere,
  minRunBytes = 16_384,
  keptBytesMax = 8_000_000,
}: EliderOptions): Base64Elider {
  /** Of the candidate run that is open, what came in earlier chunks: less than twice `minRunBytes`. */
  let held: Uint8Array[] = []
  let inCandidate = false
  let characters = 0
  let spaces = 0
  let run: RunSink | undefined
  let runs = 0
  let keptBytes = 0

  function keep(kept: Uint8Array[], bytes: Uint8Array): void {
    if (bytes.length === 0) return
    keptBytes += bytes.length
    if (keptBytes > keptBytesMax)
      throw new WireError('xml', 'size', '/', `au plus ${keptBytesMax} octets hors contenus en base64`)
    kept.push(bytes)
  }

  function keepHeld(kept: Uint8Array[]): void {
    for (const bytes of held) keep(kept, bytes)
    held = []
  }

  function openRun(kept: Uint8Array[]): RunSink {
    keep(kept, Buffer.from(placeholder(runs)))
    const opened = onRun(runs++)
    for (const bytes of held) opened.write(bytes)
    held = []
    return opened
  }

  /** Where the candidate stops being one, or is long enough to be a run, or the chunk ends. */
  function countCandidate(chunk: Uint8Array, from: number): number {
    let at = from
    let base64 = characters
    for (; at < chunk.length && base64 < minRunBytes; at++) {
      const kind = kindOfByte[chunk[at]!]
      if (kind === base64Character) base64++
      else if (kind === otherByte || ++spaces > minRunBytes) break
    }
    characters = base64
    return at
  }

  return {
    push(chunk) {
      const kept: Uint8Array[] = []
      let keptFrom = 0
      let candidateFrom = 0
      let at = 0
      while (at < chunk.length) {
        if (run !== undefined) {
          const end = endOfRun(chunk, at)
          run.write(chunk.subarray(at, end))
          keptFrom = end
          at = end
          if (end === chunk.length) break
          run.end()
          run = undefined
        }
        if (!inCandidate) {
          at = startOfCandidate(chunk, at, minRunBytes)
          if (at === chunk.length) break
          inCandidate = true
          candidateFrom = at
          characters = 0
          spaces = 0
        }
        at = countCandidate(chunk, at)
        if (characters === minRunBytes) {
          keep(kept, chunk.subarray(keptFrom, candidateFrom))
          run = openRun(kept)
          inCandidate = false
          at = candidateFrom
        } else if (at < chunk.length) {
          keepHeld(kept)
          inCandidate = false
        }
      }
      if (run !== undefined) return kept
      const heldFrom = inCandidate ? candidateFrom : chunk.length
      keep(kept, chunk.subarray(keptFrom, heldFrom))
      if (heldFrom < chunk.length) held.push(chunk.subarray(heldFrom))
      return kept
    },
    end() {
      const kept: Uint8Array[] = []
      run?.end()
      run = undefined
      keepHeld(kept)
      return kept
    },
  }
}

/**
 * The next base64 character from which a run could reach `minRunBytes`, or the end of the chunk.
 * Looks at the far end first: no run lies across a byte that is neither base64 nor white space.
 */
function startOfCandidate(chunk: Uint8Array, from: number, minRunBytes: number): number {
  let at = from
  while (at < chunk.length) {
    let back = Math.min(at + minRunBytes, chunk.length) - 1
    while (back >= at && kindOfByte[chunk[back]!] !== otherByte) back--
    if (back < at) break
    at = back + 1
  }
  while (at < chunk.length && kindOfByte[chunk[at]!] !== base64Character) at++
  return at
}

/** Two bytes at a time: twice as fast, and this loop is the costliest of a large deposit. */
function endOfRun(chunk: Uint8Array, from: number): number {
  const kinds = kindOfByte
  const length = chunk.length
  let at = from
  if (((chunk.byteOffset + at) & 1) === 1) {
    if (kinds[chunk[at]!] === otherByte) return at
    at++
  }
  const pairs = new Uint16Array(chunk.buffer, chunk.byteOffset + at, (length - at) >> 1)
  at += 2 * endOfPairs(pairs)
  while (at < length && kinds[chunk[at]!] !== otherByte) at++
  return at
}

function endOfPairs(pairs: Uint16Array): number {
  const inRun = pairInRun
  const length = pairs.length
  let at = 0
  while (at < length && inRun[pairs[at]!] === 1) at++
  return at
}
