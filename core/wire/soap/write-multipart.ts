/** An MTOM message written while its parts stream; the reader's pace is the writer's. XOP 1.0; soap.md §2.3. */
import { Markup } from '../xml/write.ts'
import { formatContentType } from './content-type.ts'
import { type SoapVersion, soapMediaTypes } from './soap-version.ts'

export type OutgoingPart = {
  readonly contentId: string
  readonly contentType: string
  readonly body: AsyncIterable<Uint8Array>
}

export type OutgoingMessage = {
  /** Of the whole message: the HTTP header. */
  readonly contentType: string
  readonly body: AsyncIterable<Uint8Array>
}

const rootId = 'root@carnet'

export function writeMultipart(message: {
  readonly root: Markup | AsyncIterable<Uint8Array>
  readonly parts: readonly OutgoingPart[]
  /** From chance, 128 bits or more: nothing in a part may equal it. */
  readonly boundary: string
  readonly action: string
  readonly soapVersion: SoapVersion
}): OutgoingMessage {
  const { root, parts, boundary, action, soapVersion } = message
  const soapType = soapMediaTypes[soapVersion]
  const rootPart: OutgoingPart = {
    contentId: rootId,
    contentType: formatContentType('application/xop+xml', { charset: 'UTF-8', type: soapType }),
    body: root instanceof Markup ? once(root) : root,
  }
  return {
    contentType: formatContentType('multipart/related', {
      type: 'application/xop+xml',
      start: `<${rootId}>`,
      'start-info': soapType,
      boundary,
      action,
    }),
    body: write([rootPart, ...parts], boundary),
  }
}

async function* write(parts: readonly OutgoingPart[], boundary: string): AsyncGenerator<Uint8Array> {
  let before = ''
  for (const { contentId, contentType, body } of parts) {
    yield Buffer.from(
      `${before}--${boundary}\r\n` +
        `Content-ID: <${inHeader(contentId)}>\r\n` +
        `Content-Type: ${inHeader(contentType)}\r\n` +
        'Content-Transfer-Encoding: binary\r\n\r\n',
    )
    yield* body
    before = '\r\n'
  }
  yield Buffer.from(`\r\n--${boundary}--\r\n`)
}

/** What enters a header must not end it: a programming fault, not a bad message. */
function inHeader(text: string): string {
  if (/[\r\n<>]/.test(text)) throw new TypeError('a header value cannot hold line ends or angle brackets')
  return text
}

async function* once(markup: Markup): AsyncGenerator<Uint8Array> {
  yield Buffer.from(markup.text)
}
