/** One exchange of a SOAP door: the request as it comes in, the answer as it leaves; whatever the profile. soap.md §2. */
import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { formatEnvelopeParts } from '@carnet/core/wire/soap/envelope.ts'
import { defaultMessageLimits } from '@carnet/core/wire/soap/message.ts'
import { type SoapVersion, soapMediaTypes } from '@carnet/core/wire/soap/soap-version.ts'
import { writeMultipart } from '@carnet/core/wire/soap/write-multipart.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import { Markup } from '@carnet/core/wire/xml/write.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Blobs } from '../../actions/platform.ts'
import type { SoapAnswer } from './context.ts'
import { type Incoming, receive } from './documents.ts'
import { answerThenListen } from './early-answer.ts'
import { largePieces } from './large-pieces.ts'

/** What is known of the exchange so far; an error is answered with whatever is there. */
export type Exchange<O extends { readonly name: string }> = {
  readonly multipart: boolean
  version: SoapVersion
  relatesTo: string | undefined
  operation: O | undefined
}

export type Reply = {
  readonly status: number
  readonly retryAfterSeconds?: number
  readonly head: string
  readonly answer: SoapAnswer
  readonly tail: string
  readonly action: string
}

export function newExchange<O extends { readonly name: string }>(request: FastifyRequest): Exchange<O> {
  const contentType = request.headers['content-type'] ?? ''
  return {
    multipart: contentType.toLowerCase().startsWith('multipart/'),
    version: contentType.includes('text/xml') ? '1.1' : '1.2',
    relatesTo: undefined,
    operation: undefined,
  }
}

/** Throws WireError. To close, whatever comes of the request. */
export function receiveRequest(
  blobs: Blobs,
  request: FastifyRequest,
  limits: { readonly messageBytesMax: number; readonly rootBytesMax: number },
): Promise<Incoming> {
  if (Number(request.headers['content-length'] ?? 0) > limits.messageBytesMax)
    throw tooLarge(limits.messageBytesMax)
  return receive(blobs, {
    contentType: request.headers['content-type'] ?? '',
    // Left open on an early error, so that the fault can still be sent on it.
    body: request.raw.iterator({ destroyOnReturn: false }),
    nonce: randomBytes(16).toString('hex'),
    limits: { ...defaultMessageLimits, ...limits },
  })
}

function tooLarge(limit: number): WireError {
  return new WireError('mime', 'size', 'Content-Length', `au plus ${limit} octets`)
}

type AnyExchange = Exchange<{ readonly name: string }>

export function frameOf(
  exchange: Pick<Exchange<never>, 'version' | 'relatesTo'>,
  action: string,
): { head: string; tail: string } {
  return formatEnvelopeParts({
    version: exchange.version,
    addressing: { messageId: `urn:uuid:${randomUUID()}`, action, relatesTo: exchange.relatesTo },
  })
}

export function sendWhole(reply: FastifyReply, answer: Reply, exchange: AnyExchange): FastifyReply {
  const { contentType, body } = bodyOf(answer, exchange)
  reply.code(answer.status).type(contentType)
  if (answer.retryAfterSeconds !== undefined) reply.header('retry-after', String(answer.retryAfterSeconds))
  return reply.send(typeof body === 'string' ? body : Readable.from(largePieces(body)))
}

export function send(
  reply: FastifyReply,
  answer: Reply,
  exchange: AnyExchange,
  { raw }: FastifyRequest,
): FastifyReply | Promise<FastifyReply> {
  return raw.complete
    ? sendWhole(reply, answer, exchange)
    : sendEarly(reply, answer, exchange, raw.iterator({ destroyOnReturn: false }))
}

/** Before the sender has finished: an error, short, and the end of the connection. */
async function sendEarly(
  reply: FastifyReply,
  answer: Reply,
  exchange: AnyExchange,
  rest: AsyncIterable<Uint8Array>,
): Promise<FastifyReply> {
  const { contentType, body } = bodyOf(answer, exchange)
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.concat(await Array.fromAsync(body))
  return reply
    .code(answer.status)
    .type(contentType)
    .headers({ 'content-length': bytes.length, connection: 'close' })
    .send(Readable.from(answerThenListen(bytes, rest)))
}

function bodyOf(
  { head, answer, tail, action }: Reply,
  { version, operation, multipart }: AnyExchange,
): { readonly contentType: string; readonly body: string | AsyncIterable<Uint8Array> } {
  // ITI-43 always answers in parts, errors included (soap.md §2.3); the others as they were asked.
  if (operation?.name === 'retrieveDocuments' || multipart)
    return writeMultipart({
      root: rootStream(head, answer.body, tail),
      parts: answer.parts ?? [],
      boundary: `carnet-${randomBytes(16).toString('hex')}`,
      action,
      soapVersion: version,
    })
  return {
    contentType: `${soapMediaTypes[version]}; charset=utf-8`,
    body:
      answer.body instanceof Markup ? head + answer.body.text + tail : rootStream(head, answer.body, tail),
  }
}

async function* rootStream(head: string, body: SoapAnswer['body'], tail: string): AsyncGenerator<Uint8Array> {
  if (body instanceof Markup) {
    yield Buffer.from(head + body.text + tail)
    return
  }
  yield Buffer.from(head)
  for (const piece of body) yield Buffer.from(piece)
  yield Buffer.from(tail)
}
