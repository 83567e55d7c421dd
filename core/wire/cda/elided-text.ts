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
  let kept: Uint8Array[] | undefined = []
  const keep = (more: () => readonly Uint8Array[]) => {
    if (kept === undefined) return
    try {
      kept.push(...more().map(pieceOf))
    } catch (error) {
      if (!(error instanceof WireError) || error.code !== 'size') throw error
      kept = undefined
    }
  }
  return {
    push: (chunk) => keep(() => elider.push(chunk)),
    end() {
      keep(() => elider.end())
      return kept && Buffer.concat(kept)
    },
  }
}

/**
 * A view where the whole chunk of the network is kept anyway. A copy otherwise: a few bytes must not hold it all.
 * Copying everything would bring the next garbage collection nearer, which costs more than the document.
 */
function pieceOf(bytes: Uint8Array): Uint8Array {
  return 2 * bytes.length >= bytes.buffer.byteLength ? bytes : Buffer.from(bytes)
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
