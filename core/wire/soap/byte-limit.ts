/** A stream of bytes cut at a size. contract.md §2 `CARNET_MAX_MESSAGE`. */
import { WireError } from '../wire-error.ts'

/** The same chunks. Throws WireError `mime` `size` instead of the chunk that passes the limit. */
export async function* limitBytes(
  source: AsyncIterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of source) {
    bytes += chunk.length
    if (bytes > bytesMax) throw new WireError('mime', 'size', '/', `un message d’au plus ${bytesMax} octets`)
    yield chunk
  }
}
