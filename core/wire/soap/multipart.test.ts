import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { WireError } from '../wire-error.ts'
import { rawXml } from '../xml/write.ts'
import { parseContentType } from './content-type.ts'
import { defaultMultipartLimits, type MultipartLimits, type Part, splitMultipart } from './multipart.ts'
import { writeMultipart } from './write-multipart.ts'

const contentType = parseContentType('multipart/related; boundary=b7')

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(body))
}

type Read = { readonly id: string | undefined; readonly text: string }

async function split(
  message: string | Uint8Array,
  {
    size = 7,
    limits = {},
    boundary = contentType,
  }: { size?: number; limits?: Partial<MultipartLimits>; boundary?: typeof contentType } = {},
): Promise<Read[]> {
  const source = inChunks(typeof message === 'string' ? Buffer.from(message, 'latin1') : message, size)
  const read: Read[] = []
  for await (const part of splitMultipart(source, boundary, { ...defaultMultipartLimits, ...limits }))
    read.push({ id: part.contentId, text: (await readAll(part.body)).toString('latin1') })
  return read
}

function refusedWith(code: string) {
  return (error: unknown) => error instanceof WireError && error.format === 'mime' && error.code === code
}

const everySize = Array.from({ length: 40 }, (_, i) => i + 1)

const partOf = (id: string, body: string, header = '') =>
  `--b7\r\nContent-ID: <${id}>\r\n${header}\r\n${body}\r\n`

test('parts, preamble and epilogue are told apart at every chunk size', async () => {
  const message = `preamble --b7\r\n${partOf('a', 'one')}${partOf('b', '\r\n--b\r\ntwo\r\n')}--b7--\r\nepilogue\r\n--b7\r\n`
  for (const size of everySize)
    assert.deepEqual(await split(message, { size }), [
      { id: 'a', text: 'one' },
      { id: 'b', text: '\r\n--b\r\ntwo\r\n' },
    ])
})

test('what is written is read back, whatever the parts and the chunks', async () => {
  const bits = fc.constantFrom(
    '\r\n',
    '\r',
    '\n',
    '--',
    '-',
    'b7',
    '\r\n--b',
    '\r\n--b7x',
    ' ',
    '\0',
    'é',
    'z',
  )
  const body = fc.array(bits, { maxLength: 12 }).map((all) => Buffer.from(all.join(''), 'latin1'))
  await fc.assert(
    fc.asyncProperty(
      fc.array(body, { maxLength: 4 }),
      fc.integer({ min: 1, max: 90 }),
      async (bodies, size) => {
        // A writer draws its boundary so that it is in no part; here chance is short, so such parts are set aside.
        fc.pre(bodies.every((each) => !/\r\n--b7(--)?[ \t]*\r\n/.test(`\r\n${each.toString('latin1')}\r\n`)))
        const written = writeMultipart({
          root: rawXml('<root/>'),
          parts: bodies.map((each, i) => ({
            contentId: `part${i}@carnet`,
            contentType: 'application/octet-stream',
            body: inChunks(each, 5),
          })),
          boundary: 'b7',
          action: 'urn:x',
          soapVersion: '1.2',
        })
        const read = await split(await readAll(written.body), {
          size,
          boundary: parseContentType(written.contentType),
        })
        assert.deepEqual(read, [
          { id: 'root@carnet', text: '<root/>' },
          ...bodies.map((each, i) => ({ id: `part${i}@carnet`, text: each.toString('latin1') })),
        ])
      },
    ),
    { numRuns: 300 },
  )
})

test('a part may be empty, have no header, or have a header and no body', async () => {
  const message = '--b7\r\n\r\n\r\n--b7\r\n\r\n--b7\r\nContent-ID: <c>\r\n\r\n--b7\r\n\r\nx\r\n--b7--'
  for (const size of everySize)
    assert.deepEqual(await split(message, { size }), [
      { id: undefined, text: '' },
      { id: undefined, text: '' },
      { id: 'c', text: '' },
      { id: undefined, text: 'x' },
    ])
})

test('a line that only begins like the boundary is data', async () => {
  const body = 'x\r\n--b7x\r\n--b7 y\r\n--b7--z\r\n --b7'
  for (const size of everySize)
    assert.deepEqual(await split(`${partOf('a', body)}--b7--`, { size }), [{ id: 'a', text: body }])
})

test('white space after the boundary is tolerated', async () => {
  assert.deepEqual(await split('--b7 \t\r\n\r\nx\r\n--b7--  \r\n'), [{ id: undefined, text: 'x' }])
})

test('a sender that writes line feeds alone is read', async () => {
  const message = '--b7\nContent-ID: <a>\n\none\r\n--b7\nContent-ID: <b>\n\ntwo\n--b7--\n'
  for (const size of everySize)
    assert.deepEqual(await split(message, { size }), [
      { id: 'a', text: 'one\r' },
      { id: 'b', text: 'two' },
    ])
})

test('when the message writes CRLF, a boundary after a line feed alone is data', async () => {
  assert.deepEqual(await split(`${partOf('a', 'x\n--b7\ny')}--b7--`), [{ id: 'a', text: 'x\n--b7\ny' }])
})

test('a boundary of 70 characters with blanks inside is found', async () => {
  const boundary = `a ${'b'.repeat(67)}c`
  assert.deepEqual(
    await split(`--${boundary}\r\n\r\nx\r\n--${boundary}--`, {
      boundary: parseContentType(`multipart/related; boundary="${boundary}"`),
    }),
    [{ id: undefined, text: 'x' }],
  )
})

test('headers are unfolded and read without regard to case', async () => {
  const parts: Part[] = []
  const message =
    '--b7\r\ncontent-TYPE: text/xml;\r\n charset=utf-8\r\nCONTENT-id: <x@urn:ihe>\r\n\r\n\r\n--b7--'
  for await (const part of splitMultipart(inChunks(Buffer.from(message), 9), contentType)) parts.push(part)
  assert.deepEqual(parts[0]?.contentType, { type: 'text/xml', parameters: { charset: 'utf-8' } })
  assert.equal(parts[0]?.contentId, 'x@urn:ihe')
})

test('a part sent in base64 is decoded while it streams', async () => {
  const plain = Buffer.from('%PDF-1.7 é').toString('latin1')
  const encoded = Buffer.from(plain, 'latin1').toString('base64').replace(/.{5}/g, '$&\r\n')
  for (const size of everySize)
    assert.deepEqual(
      await split(`${partOf('a', encoded, 'Content-Transfer-Encoding: BASE64\r\n')}--b7--`, { size }),
      [{ id: 'a', text: plain }],
    )
})

test('a part left unread, or half read, does not disturb the next one', async () => {
  const message = `${partOf('a', 'one'.repeat(20))}${partOf('b', 'two'.repeat(20))}${partOf('c', 'three')}--b7--`
  const texts: string[] = []
  let kept: AsyncIterable<Uint8Array> | undefined
  for await (const part of splitMultipart(inChunks(Buffer.from(message), 7), contentType)) {
    if (part.contentId === 'a') kept = part.body
    else if (part.contentId === 'b') for await (const _ of part.body) break
    else texts.push((await readAll(part.body)).toString())
  }
  assert.deepEqual(texts, ['three'])
  assert.equal((await readAll(kept!)).length, 0)
})

test('leaving in the middle closes the source', async () => {
  let closed = false
  async function* source() {
    try {
      for (;;) yield Buffer.from(partOf('a', 'one'))
    } finally {
      closed = true
    }
  }
  for await (const _ of splitMultipart(source(), contentType)) break
  assert.ok(closed)
})

const whole = `${partOf('a', 'one')}${partOf('b', 'two')}--b7--\r\n`
const closing = whole.indexOf('--b7--')

test('a message cut anywhere before its closing boundary is refused', async () => {
  for (let length = 5; length < closing + 6; length++)
    await assert.rejects(
      split(whole.slice(0, length)),
      (error) => error instanceof WireError,
      `cut at ${length}`,
    )
  await assert.rejects(split(whole.slice(0, closing)), refusedWith('truncated'))
  await assert.rejects(split(whole.slice(0, closing - 4)), refusedWith('truncated'))
})

for (const [what, code, message, limits] of [
  ['the closing boundary is missing', 'truncated', `${partOf('a', 'one')}--b7`, {}],
  ['the boundary announced is never met', 'boundary', whole.replaceAll('--b7', '--b8'), {}],
  ['the body is empty', 'boundary', '', {}],
  ['it holds no part', 'empty', '--b7--\r\n', {}],
  ['it holds 101 parts', 'parts', `${partOf('a', 'x').repeat(101)}--b7--`, {}],
  ['a part header never ends', 'header', `--b7\r\n${'X: y\r\n'.repeat(100_000)}`, {}],
  ['a part header passes its limit', 'header', `--b7\r\nX: ${'y'.repeat(9_000)}\r\n\r\nx\r\n--b7--`, {}],
  ['the header is cut', 'truncated', '--b7\r\nContent-ID: <a', {}],
  ['a header line has no colon', 'header', '--b7\r\nContent-ID\r\n\r\nx\r\n--b7--', {}],
  ['__proto__ comes twice', 'header', `${partOf('a', 'x', '__proto__: a\r\n__proto__: b\r\n')}--b7--`, {}],
  ['Content-ID comes twice', 'header', `${partOf('a', 'x', 'Content-Id: <b>\r\n')}--b7--`, {}],
  [
    'a part is multipart itself',
    'nested',
    `${partOf('a', 'x', 'Content-Type: multipart/mixed; boundary=c\r\n')}--b7--`,
    {},
  ],
  [
    'a part is quoted-printable',
    'transferEncoding',
    `${partOf('a', 'x', 'Content-Transfer-Encoding: quoted-printable\r\n')}--b7--`,
    {},
  ],
  [
    'the base64 of a part is broken',
    'base64',
    `${partOf('a', 'QUI*', 'Content-Transfer-Encoding: base64\r\n')}--b7--`,
    {},
  ],
  [
    'the base64 of a part is cut',
    'base64',
    `${partOf('a', 'QUI', 'Content-Transfer-Encoding: base64\r\n')}--b7--`,
    {},
  ],
  ['it passes the size limit', 'size', whole, { messageBytesMax: 40 }],
] as const)
  test(`a message is refused when ${what}`, async () => {
    await assert.rejects(split(message, { limits }), refusedWith(code))
    await assert.rejects(split(message, { limits, size: 1_000_000 }), refusedWith(code))
  })

for (const header of [
  'multipart/related',
  'multipart/related; boundary=""',
  `multipart/related; boundary=${'x'.repeat(71)}`,
])
  test(`${header.slice(0, 40)} announces no usable boundary`, async () => {
    await assert.rejects(split(whole, { boundary: parseContentType(header) }), refusedWith('boundary'))
  })

test('a Content-ID that would break the header of a part is a fault of the caller', async () => {
  const { body } = writeMultipart({
    root: rawXml('<root/>'),
    parts: [{ contentId: 'a>\r\nX: y', contentType: 'text/xml', body: inChunks(Buffer.from('x'), 1) }],
    boundary: 'b7',
    action: 'urn:x',
    soapVersion: '1.2',
  })
  await assert.rejects(readAll(body), TypeError)
})
