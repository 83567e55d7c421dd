import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { WireError } from '../wire-error.ts'
import { decodeBase64, makeBase64Decoder } from './base64-decoder.ts'

const bytes = fc.uint8Array({ maxLength: 300 })

test('what was encoded is decoded, wrapped or not, at any chunk size', () => {
  fc.assert(
    fc.property(
      bytes,
      fc.integer({ min: 1, max: 80 }),
      fc.integer({ min: 1, max: 50 }),
      (plain, line, size) => {
        const text = Buffer.from(plain)
          .toString('base64')
          .replace(new RegExp(`.{${line}}`, 'g'), '$&\r\n')
        const decoder = makeBase64Decoder()
        const decoded: Uint8Array[] = []
        for (let at = 0; at < text.length; at += size)
          decoded.push(decoder.push(Buffer.from(text.slice(at, at + size))))
        decoder.end()
        assert.deepEqual(Buffer.concat(decoded), Buffer.from(plain))
      },
    ),
  )
})

for (const [wrong, text] of [
  ['padding is missing', 'QUI'],
  ['padding stands first', '=AAA'],
  ['padding stands in the middle', 'QQ==QQ=='],
  ['padding is not needed', 'AAAA='],
  ['only padding', '===='],
  ['a group holds a single character', 'Q==='],
  ['the URL alphabet is used', 'AA-_'],
  ['a character is not ASCII', 'AAéA'],
  ['a quote was left', '"QUJD"'],
  ['something follows the padding', 'QUI=A'],
])
  test(`base64 is refused when ${wrong}, in one piece or byte by byte`, () => {
    const refused = (error: unknown) => error instanceof WireError && error.code === 'base64'
    assert.throws(() => decodeBase64(text!), refused)
    assert.throws(() => {
      const decoder = makeBase64Decoder()
      for (const byte of Buffer.from(text!)) decoder.push(Uint8Array.of(byte))
      decoder.end()
    }, refused)
  })
