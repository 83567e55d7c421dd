import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { inUtf8, textEncodingOf } from './text-file.ts'

/** In pieces of three bytes: characters are cut in their middle. */
const pieces = (bytes: Buffer) =>
  async function* () {
    for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3)
  }

const sentence = 'Épanchement pleural, évolution à « J+3 » : 38 °C.\r\n'
const utf16 = Buffer.from(`\uFEFF${sentence}`, 'utf16le')

for (const [encoding, bytes] of [
  ['utf-8', Buffer.from(sentence)],
  ['utf-16le', utf16],
  ['utf-16be', Buffer.from(utf16).swap16()],
  ['windows-1252', Buffer.from(sentence, 'latin1')],
] as const)
  test(`a text in ${encoding} is known for it, and leaves in UTF-8`, async () => {
    assert.equal(await textEncodingOf(pieces(bytes)), encoding)
    assert.equal((await buffer(inUtf8(pieces(bytes), encoding)())).toString('utf8'), sentence)
  })

test('the typographic characters of Windows-1252 are those that were typed', async () => {
  const bytes = Buffer.from([0x93, 0x9c, 0x75, 0x76, 0x72, 0x65, 0x94, 0x20, 0x80])
  assert.equal(await textEncodingOf(pieces(bytes)), 'windows-1252')
  assert.equal((await buffer(inUtf8(pieces(bytes), 'windows-1252')())).toString('utf8'), '“œuvre” €')
})

test('one character of an older encoding, far in the file, is enough to tell it', async () => {
  const bytes = Buffer.concat([Buffer.alloc(100_000, 'texte '), Buffer.from([0xe9])])
  assert.equal(await textEncodingOf(pieces(bytes)), 'windows-1252')
})

test('what is no text, or is blank, is none', async () => {
  for (const bytes of [
    Buffer.from([0, 1, 2, 3]),
    Buffer.from([0xe9, 0x81]),
    Buffer.from('\n \n'),
    Buffer.alloc(0),
  ])
    assert.equal(await textEncodingOf(pieces(bytes)), undefined)
})
