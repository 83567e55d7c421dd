import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { largePieces, pieceBytesMin } from './large-pieces.ts'

test('an answer keeps its bytes and leaves in large pieces, whatever the chunks it is made of', async () => {
  const sizes = fc.array(fc.oneof(fc.nat(50), fc.nat(2 * pieceBytesMin)), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(sizes, async (lengths) => {
      const chunks = lengths.map((length, rank) => Buffer.alloc(length, rank + 1))
      const pieces: Uint8Array[] = []
      for await (const piece of largePieces(source(chunks))) pieces.push(piece)
      assert.ok(Buffer.concat(pieces).equals(Buffer.concat(chunks)))
      for (const piece of pieces.slice(0, -1)) assert.ok(piece.length >= pieceBytesMin)
    }),
    { numRuns: 30 },
  )
})

async function* source(chunks: readonly Buffer[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}
