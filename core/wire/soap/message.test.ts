import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WireError } from '../wire-error.ts'
import { children, descend, parseXml, textOf } from '../xml/read.ts'
import { type Markup, rawXml, xml } from '../xml/write.ts'
import { type ByteSink, defaultMessageLimits, type MessageLimits, receiveMessage } from './message.ts'
import { writeMultipart } from './write-multipart.ts'
import { contentIdOf, documentOfPart, handleOfPart, handleOfRun, xopInclude } from './xop.ts'

const nonce = 'f00d'
const document = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256))

async function* inChunks(bytes: Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Sinks that remember what happened to them. */
function makeSinks() {
  const log: string[] = []
  const openSink = (handle: string): ByteSink<Buffer> => {
    const chunks: Uint8Array[] = []
    log.push(`open ${handle}`)
    return {
      write(chunk) {
        chunks.push(Buffer.from(chunk))
      },
      async end() {
        log.push(`end ${handle}`)
        return Buffer.concat(chunks)
      },
      async abort() {
        log.push(`abort ${handle}`)
      },
    }
  }
  return { log, openSink }
}

async function receive(
  contentType: string,
  body: string | Uint8Array,
  { limits = {}, size = 1_000 }: { limits?: Partial<MessageLimits>; size?: number } = {},
) {
  const sinks = makeSinks()
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const received = await receiveMessage({
    contentType,
    body: inChunks(bytes, size),
    nonce,
    openSink: sinks.openSink,
    limits: { ...defaultMessageLimits, ...limits },
  }).catch((error) => error)
  return { ...sinks, received }
}

async function mtom(root: Markup, parts: readonly { id: string; bytes: Uint8Array }[]) {
  const message = writeMultipart({
    root,
    parts: parts.map(({ id, bytes }) => ({ contentId: id, contentType: 'text/xml', body: inChunks(bytes) })),
    boundary: 'b7',
    action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
    soapVersion: '1.2',
  })
  return { contentType: message.contentType, bytes: Buffer.concat(await Array.fromAsync(message.body)) }
}

function is(error: unknown, code: string): void {
  assert.ok(error instanceof WireError, String(error))
  assert.equal(error.code, code)
}

test('a document in a part reaches its sink byte for byte, and the envelope is small', async () => {
  const id = 'x@urn:ihe:iti:xds-b:2007'
  const message = await mtom(xml`<e><Document>${xopInclude(id)}</Document></e>`, [{ id, bytes: document }])
  const { received, log } = await receive(message.contentType, message.bytes)
  const href = descend(parseXml(received.root), 'Document', 'Include')?.attributes.href ?? ''
  assert.deepEqual(documentOfPart(received.documents, contentIdOf(href)), document)
  assert.equal(received.contentTypeAction, 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b')
  assert.equal(received.soapVersionHint, '1.2')
  assert.deepEqual(log, [`open cid:${id}`, `end cid:${id}`])
})

test('a document inline in base64 leaves the XML and reaches its sink decoded', async () => {
  const lines = document.toString('base64').replace(/.{76}/g, '$&\r\n')
  for (const size of [61, 333, 1_000_000]) {
    const { received } = await receive(
      'application/soap+xml; charset=utf-8; action="urn:x"',
      `<e><Document id="a">${lines}</Document><Document id="b">QUJD</Document></e>`,
      { size },
    )
    const [first, second] = children(parseXml(received.root))
    assert.deepEqual(received.documents.get(textOf(first)), document)
    assert.equal(textOf(second), 'QUJD')
    assert.equal(received.contentTypeAction, 'urn:x')
  }
})

test('a document inline in the root part of an MTOM message is taken out too', async () => {
  const message = await mtom(xml`<e>${document.toString('base64')}</e>`, [])
  const { received } = await receive(message.contentType, message.bytes)
  assert.deepEqual(received.documents.get(textOf(parseXml(received.root))), document)
})

test('a placeholder written by the sender names nothing', async () => {
  const forged = handleOfRun('another nonce', 0)
  const { received } = await receive(
    'text/xml',
    `<e><a>${forged}</a><b>${document.toString('base64')}</b></e>`,
  )
  assert.deepEqual([...received.documents.keys()], [handleOfRun(nonce, 0)])
  assert.equal(received.soapVersionHint, '1.1')
})

test('the root is the part that start names, even after the documents', async () => {
  const contentType = 'multipart/related; boundary=b7; start="<r@x>"; start-info="text/xml"'
  const { received } = await receive(
    contentType,
    '--b7\r\nContent-ID: <a@x>\r\n\r\ndocument\r\n--b7\r\nContent-ID: <r@x>\r\n\r\n<root/>\r\n--b7--',
  )
  assert.equal(received.root.toString(), '<root/>')
  assert.equal(received.documents.get('cid:a@x').toString(), 'document')
  assert.equal(received.soapVersionHint, '1.1')
})

test('without start the first part is the root, and a part without id is not kept', async () => {
  const { received, log } = await receive(
    'multipart/related; boundary=b7',
    '--b7\r\n\r\n<root/>\r\n--b7\r\n\r\nunnamed\r\n--b7--',
  )
  assert.equal(received.root.toString(), '<root/>')
  assert.deepEqual(log, [])
})

test('the action and SOAP version of the root part serve when the message header has none', async () => {
  const { received } = await receive(
    'multipart/related; boundary=b7',
    '--b7\r\nContent-Type: application/xop+xml; type="text/xml"; action="DocumentRepository_X"\r\n\r\n<root/>\r\n--b7--',
  )
  assert.equal(received.contentTypeAction, 'DocumentRepository_X')
  assert.equal(received.soapVersionHint, '1.1')
})

test('a Content-ID percent-encoded like its href is found', async () => {
  const { received } = await receive(
    'multipart/related; boundary=b7',
    '--b7\r\n\r\n<root/>\r\n--b7\r\nContent-ID: <a%40urn%3Aihe>\r\n\r\nx\r\n--b7--',
  )
  assert.equal(documentOfPart<Buffer>(received.documents, contentIdOf('cid:a%40urn%3Aihe')).toString(), 'x')
})

test('the root is handed over before the parts behind it are read', async () => {
  const message = await mtom(rawXml('<root/>'), [{ id: 'a', bytes: document }])
  const { log, openSink } = makeSinks()
  const refusal = new Error('not allowed')
  const result = receiveMessage({
    contentType: message.contentType,
    body: inChunks(message.bytes),
    nonce,
    openSink,
    onRoot(root) {
      assert.equal(root.toString(), '<root/>')
      throw refusal
    },
  })
  await assert.rejects(result, refusal)
  assert.deepEqual(log, [])
})

test('a slow sink slows the reading of the message', async () => {
  const message = await mtom(rawXml('<root/>'), [{ id: 'a', bytes: document }])
  let chunksRead = 0
  async function* counted() {
    for await (const chunk of inChunks(message.bytes)) {
      chunksRead++
      yield chunk
    }
  }
  let firstWrite = true
  await receiveMessage({
    contentType: message.contentType,
    body: counted(),
    nonce,
    openSink: () => ({
      async write() {
        if (!firstWrite) return
        firstWrite = false
        const before = chunksRead
        await new Promise((resolve) => setTimeout(resolve, 20))
        assert.equal(chunksRead, before)
      },
      end: async () => undefined,
      abort: async () => undefined,
    }),
  })
  assert.ok(chunksRead > 50)
})

const twoParts = (second: string) =>
  `--b7\r\n\r\n<root/>\r\n--b7\r\nContent-ID: <a>\r\n\r\none\r\n--b7\r\n${second}\r\n--b7--`

for (const [what, code, body] of [
  ['a later part is broken', 'transferEncoding', twoParts('Content-Transfer-Encoding: uuencode\r\n\r\nx')],
  ['two parts have one id', 'duplicatePart', twoParts('Content-ID: <a>\r\n\r\nx')],
  ['the end is missing', 'truncated', twoParts('Content-ID: <b>\r\n\r\nx').slice(0, -4)],
] as const)
  test(`when ${what}, sinks already ended are aborted too`, async () => {
    const { received, log } = await receive('multipart/related; boundary=b7', body)
    is(received, code)
    assert.ok(log.includes('end cid:a'))
    assert.ok(log.includes('abort cid:a'))
    assert.equal(
      log.filter((line) => line.startsWith('open')).length,
      log.filter((line) => line.startsWith('abort')).length,
    )
  })

test('an error of a sink is told as it is, and every sink is aborted', async () => {
  const full = new Error('disk full')
  const aborted: string[] = []
  const message = await mtom(rawXml('<root/>'), [
    { id: 'a', bytes: Buffer.from('x') },
    { id: 'b', bytes: Buffer.from('y') },
  ])
  const result = receiveMessage({
    contentType: message.contentType,
    body: inChunks(message.bytes),
    nonce,
    openSink: (handle) => ({
      write() {
        if (handle === 'cid:b') throw full
      },
      end: async () => undefined,
      abort: async () => {
        aborted.push(handle)
        throw new Error('abort failed too')
      },
    }),
  })
  await assert.rejects(result, full)
  assert.deepEqual(aborted, ['cid:a', 'cid:b'])
})

const longLetters = 'A'.repeat(20_001)
for (const [what, code, contentType, body, limits] of [
  ['its type is not SOAP', 'mediaType', 'application/json', '{}', {}],
  ['it is form data', 'mediaType', 'multipart/form-data; boundary=b7', '', {}],
  ['it says it is not UTF-8', 'charset', 'application/soap+xml; charset=utf-16', '<e/>', {}],
  [
    'its root part says it is not UTF-8',
    'charset',
    'multipart/related; boundary=b7',
    '--b7\r\nContent-Type: application/xop+xml; charset=iso-8859-1\r\n\r\n<e/>\r\n--b7--',
    {},
  ],
  [
    'start names no part',
    'root',
    'multipart/related; boundary=b7; start="<r>"',
    '--b7\r\n\r\n<e/>\r\n--b7--',
    {},
  ],
  ['a long base64 run is cut', 'base64', 'text/xml', `<e>${longLetters}</e>`, {}],
  [
    'a plain body passes the size limit',
    'size',
    'text/xml',
    `<e>${'é'.repeat(600)}</e>`,
    { messageBytesMax: 1_000 },
  ],
  ['its XML without base64 is too large', 'size', 'text/xml', '<e/>'.repeat(1_000), { rootBytesMax: 1_000 }],
  [
    'it holds too many base64 runs',
    'parts',
    'text/xml',
    '<e>AAAAAAAA</e>'.repeat(5),
    { runBytesMin: 8, partsMax: 4 },
  ],
] as const)
  test(`a message is refused when ${what}`, async () => {
    const { received, log } = await receive(contentType, body, { limits })
    is(received, code)
    for (const line of log.filter((each) => each.startsWith('open')))
      assert.ok(log.includes(line.replace('open', 'abort')))
  })

test('a document without its part is refused', () => {
  assert.throws(
    () => documentOfPart(new Map(), 'absent@x'),
    (error) => error instanceof WireError && error.code === 'missingPart',
  )
})

test('an href that names no part of the message is refused', () => {
  for (const href of ['', 'cid:', 'http://example.org/a', 'file:///etc/passwd', 'cid:%zz'])
    assert.throws(
      () => contentIdOf(href),
      (error) => error instanceof WireError && error.code === 'href',
    )
})

test('cid references are percent-decoded and encoded as on the wire', () => {
  assert.equal(contentIdOf('cid:x@urn%3Aihe%3Aiti%3Axds-b%3A2007'), 'x@urn:ihe:iti:xds-b:2007')
  assert.match(xopInclude('x@urn:ihe').text, /href="cid:x@urn%3Aihe"/)
  assert.equal(handleOfPart('100%'), 'cid:100%')
})
