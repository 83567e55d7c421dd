/** The XML of a document while its bytes stream: long base64 runs dropped, the rest kept for the parser. */
import { WireError } from '../wire-error.ts'
import { makeBase64Elider } from '../xml/base64-elider.ts'
import { defaultLimits } from '../xml/limits.ts'

export type ElidedText = {
  push(chunk: Uint8Array): void
  /** undefined when more was left than the parser may read. */
  end(): Buffer | undefined
}

// Valid base64 of its own: the schema of what is left must hold.
const elidedRun = 'AAAA'

export function makeElidedText(): ElidedText {
  const elider = makeBase64Elider({ keptBytesMax: defaultLimits.sizeBytesMax, placeholder: () => elidedRun })
  let kept: Gathered | undefined = makeGathered()
  const keep = (more: () => readonly Uint8Array[]) => {
    if (kept === undefined) return
    try {
      for (const bytes of more()) kept.add(bytes)
    } catch (error) {
      if (!(error instanceof WireError) || error.code !== 'size') throw error
      kept = undefined
    }
  }
  return {
    push: (chunk) => keep(() => elider.push(chunk)),
    end() {
      keep(() => elider.end())
      return kept?.whole()
    },
  }
}

type Gathered = { add(bytes: Uint8Array): void; whole(): Buffer }

const slabBytesMax = 1_048_576

/**
 * Copies, so that a few bytes kept do not hold the whole chunk of the network they came in; into few large slabs,
 * as each buffer of its own is an allocation that brings the next garbage collection nearer.
 */
function makeGathered(): Gathered {
  const full: Buffer[] = []
  let slab = Buffer.allocUnsafeSlow(0)
  let filled = 0
  return {
    add(bytes) {
      for (let at = 0; at < bytes.length; ) {
        if (filled === slab.length) {
          if (filled > 0) full.push(slab)
          slab = Buffer.allocUnsafeSlow(Math.min(Math.max(2 * slab.length, bytes.length - at), slabBytesMax))
          filled = 0
        }
        const taken = bytes.subarray(at, at + slab.length - filled)
        slab.set(taken, filled)
        filled += taken.length
        at += taken.length
      }
    },
    whole: () =>
      full.length === 0 ? slab.subarray(0, filled) : Buffer.concat([...full, slab.subarray(0, filled)]),
  }
}

/** What `read` makes of a stored document; undefined when it is not what it says, or more than the parser may read. */
export async function readElided<T>(
  chunks: AsyncIterable<Uint8Array>,
  read: (text: Uint8Array) => T,
): Promise<T | undefined> {
  const elided = makeElidedText()
  for await (const chunk of chunks) elided.push(chunk)
  const text = elided.end()
  if (text === undefined) return undefined
  try {
    return read(text)
  } catch (error) {
    if (error instanceof WireError) return undefined
    throw error
  }
}
