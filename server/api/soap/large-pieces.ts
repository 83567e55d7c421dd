/** Small chunks of an answer gathered: each one that leaves is a write, a TLS record and a chunk of HTTP. */

export const pieceBytesMin = 65_536

/** The same bytes, in pieces of at least {@link pieceBytesMin} but the last. Chunks must not be reused by their source. */
export async function* largePieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let heldBytes = 0
  for await (const chunk of chunks) {
    held.push(chunk)
    heldBytes += chunk.length
    if (heldBytes < pieceBytesMin) continue
    yield held.length === 1 ? chunk : Buffer.concat(held, heldBytes)
    held = []
    heldBytes = 0
  }
  if (heldBytes > 0) yield Buffer.concat(held, heldBytes)
}
