import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mediaTypeOf } from './media-type.ts'

const cases: readonly (readonly [string, Uint8Array, string | undefined])[] = [
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
  ['a PDF after a few stray bytes', Buffer.from('\r\n\u0000%PDF-1.4'), 'application/pdf'],
  ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
  ['a little-endian TIFF', Uint8Array.of(0x49, 0x49, 0x2a, 0), 'image/tiff'],
  ['a big-endian TIFF', Uint8Array.of(0x4d, 0x4d, 0, 0x2a), 'image/tiff'],
  ['an RTF', Buffer.from('{\\rtf1\\ansi}'), 'text/rtf'],
  ['a French text', Buffer.from('Bilan à l’entrée\n'), 'text/plain'],
  ['a text cut in the middle of a character', Buffer.from('été').subarray(0, 4), 'text/plain'],
  ['a text that is not UTF-8', Buffer.from('été', 'latin1'), undefined],
  ['an XML document', Buffer.from('<?xml version="1.0"?><ClinicalDocument/>'), undefined],
  ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex'), undefined],
  ['nothing', new Uint8Array(0), undefined],
]

for (const [name, bytes, expected] of cases)
  test(`${name} is ${expected ?? 'not for a level 1 document'}`, () => {
    assert.equal(mediaTypeOf(bytes), expected)
  })
