import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeBase64Encoder } from './base64-encoder.ts'

test('wherever the bytes are cut, what is written is their base64', () => {
  const bytes = Buffer.from(Array.from({ length: 64 }, (_, n) => (n * 37) % 256))
  for (let length = 0; length <= bytes.length; length++)
    for (const size of [1, 2, 3, 7]) {
      const encoder = makeBase64Encoder()
      const written: Uint8Array[] = []
      for (let at = 0; at < length; at += size)
        written.push(encoder.push(bytes.subarray(at, Math.min(at + size, length))))
      written.push(encoder.end())
      assert.equal(Buffer.concat(written).toString(), bytes.subarray(0, length).toString('base64'))
    }
})
