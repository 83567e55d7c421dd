import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseXml } from '../xml/read.ts'
import { base64Bodies } from './base64-bodies.ts'
import { extractBody, makeBodyExtractor } from './body-extractor.ts'
import { formatLevel1Document } from './level1.ts'
import { sampleHeader } from './sample-header.fixture.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

/** Everything that could mislead a scanner of bytes. */
const misleading = `<?xml version="1.0"?><?note <text representation="B64">x?>
<!-- <text representation="B64">${base64('in a comment')}</text> -->
<a alt=' representation="B64"' title="a > b">
<![CDATA[<text representation="B64">${base64('in CDATA')}</text>]]>
<text mediaType="text/plain" representation = 'B64' >${base64('first body').replace(/(.{3})/g, '$1\n ')}</text>
<x:representation xmlns:x="urn:x" x:representation="B64">${base64('another namespace')}</x:representation>
<value representation="B64" note="/">&#13;${base64('second').slice(0, 4)}<!-- ${base64('no')} --><thumbnail representation="B64">${base64('third')}</thumbnail><![CDATA[${base64('second').slice(4)}]]></value>
<value representation="TXT">${base64('not base64')}</value><value representation="B64"/>
</a>`

function cut(bytes: Uint8Array, at: readonly number[]): readonly Uint8Array[] {
  const places = [0, ...at.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return places.slice(1).map((end, i) => bytes.subarray(places[i], end))
}

async function* stream(chunks: readonly Uint8Array[]) {
  yield* chunks
}

async function extracted(chunks: readonly Uint8Array[], index: number): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of extractBody(stream(chunks), index)) parts.push(part)
  return Buffer.concat(parts).toString()
}

test('each body is found wherever the chunks are cut, among all that looks like one', async () => {
  const bytes = Buffer.from(misleading)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 30 }), async (places) => {
      const chunks = cut(bytes, places)
      assert.deepEqual(await Promise.all([0, 1, 2, 3].map((index) => extracted(chunks, index))), [
        'first body',
        'second',
        'third',
        '',
      ])
    }),
    { numRuns: 200 },
  )
})

test('byte by byte, the file wrapped in a level 1 document comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (content) => {
      const document = formatLevel1Document(sampleHeader, content)
      const extractor = makeBodyExtractor(0)
      const parts = [...document].map((byte) => extractor.push(Uint8Array.of(byte)))
      assert.deepEqual(Buffer.concat([...parts, extractor.end()]), Buffer.from(content))
    }),
    { numRuns: 20 },
  )
})

test('the bytes and the tree number the bodies alike', () => {
  const bodies = base64Bodies(parseXml(Buffer.from(misleading)))
  assert.deepEqual(
    bodies.map(({ index, element }) => [index, element.name]),
    [
      [0, 'text'],
      [1, 'value'],
      [2, 'thumbnail'],
      [3, 'value'],
    ],
  )
})

test('a document without that body, or cut inside it, is said to be so', async () => {
  const missing = { name: 'WireError', format: 'cda', code: 'noBody' }
  await assert.rejects(extracted([Buffer.from(misleading)], 4), missing)
  await assert.rejects(extracted([Buffer.from(misleading.slice(0, 400))], 1), missing)
})

test('the rest of the document is not read once the body is whole', async () => {
  const document = Buffer.from(formatLevel1Document(sampleHeader, Buffer.from('content')))
  let read = 0
  async function* source() {
    for (const chunk of [document, Buffer.from(' '), Buffer.from(' ')]) {
      read++
      yield chunk
    }
  }
  for await (const _ of extractBody(source(), 0));
  assert.equal(read, 1)
})
