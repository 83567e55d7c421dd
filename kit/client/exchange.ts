/** One request, one answer: envelope, assertion, MTOM both ways. soap.md §2.1–2.3. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { type OperationName, operations } from '@carnet/core/wire/soap/actions.ts'
import { formatContentType } from '@carnet/core/wire/soap/content-type.ts'
import { formatEnvelope, readResponseEnvelope } from '@carnet/core/wire/soap/envelope.ts'
import { readFault } from '@carnet/core/wire/soap/fault.ts'
import { type ByteSink, defaultMessageLimits, receiveMessage } from '@carnet/core/wire/soap/message.ts'
import { soapMediaTypes } from '@carnet/core/wire/soap/soap-version.ts'
import { writeMultipart } from '@carnet/core/wire/soap/write-multipart.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import { defaultLimits } from '@carnet/core/wire/xml/limits.ts'
import { openXml, type XmlElement } from '@carnet/core/wire/xml/read.ts'
import type { Markup } from '@carnet/core/wire/xml/write.ts'
import type { VirtualCard } from '../cards/virtual-card.ts'
import { type Access, type Software, signedAssertion } from './assertion.ts'
import { DmpRefusal, DmpUnreachable } from './errors.ts'
import type { Situation } from './situation.ts'
import { openTransport, type Transport, type TransportOptions } from './transport.ts'

export type ConnectionOptions = Pick<TransportOptions, 'url' | 'authority' | 'timeoutMs'> & {
  readonly card: VirtualCard
  readonly situation: Situation
  readonly software: Software
}

export type Attachment = {
  readonly contentId: string
  readonly contentType: string
  readonly sizeBytes: number
  /** Called again when a dead connection makes the request be sent twice. */
  readonly open: () => AsyncIterable<Uint8Array>
}

export type Request = {
  readonly operation: OperationName
  /** Absent: the transaction is about no patient in particular (TD0.4). */
  readonly patient?: PatientId
  readonly access?: Access | undefined
  readonly body: Markup
  /** Given, even empty, the message is MTOM. */
  readonly attachments?: readonly Attachment[]
}

export type Answer = {
  /** The child of Body, never a fault. */
  readonly body: XmlElement
  /** Handles of the binary contents that `receive` got. */
  readonly handles: ReadonlySet<string>
}

export type Exchange = {
  /**
   * `receive` gets the binary contents of the answer as they come, once its envelope is known not to be a fault.
   * @throws DmpRefusal, DmpUnreachable
   */
  readonly send: (request: Request, receive?: Receive) => Promise<Answer>
  /** What the DMP publishes to whoever has a card: its parameters, its WSDL. @throws DmpRefusal, DmpUnreachable */
  readonly get: (path: string) => Promise<Uint8Array>
  readonly situation: Situation
  readonly software: Software
  /** What the holder of the card signs with, beside his assertions. */
  readonly signature: VirtualCard['signature']
  readonly close: () => void
}

export type Receive = {
  /** The envelope came, its contents did not yet: throw to leave them. */
  readonly onBody?: (body: XmlElement) => void
  readonly write: (handle: string, chunk: Uint8Array) => void | Promise<void>
}

/** A search answers as many documents as the record holds: 6 kB and a hundred elements each, ten thousand of them. */
const answerLimits = { ...defaultLimits, sizeBytesMax: 64_000_000, nodesMax: 2_000_000 }

const servicesPath = '/si-dmp-server/v2/services'

export function openExchange(options: ConnectionOptions): Exchange {
  const { card, situation, software } = options
  const { certificate, key } = card.authentication
  const transport = openTransport({ ...options, certificate, key })
  return {
    situation,
    software,
    signature: card.signature,
    close: transport.close,
    async get(path) {
      const answer = await transport.get(path)
      const chunks: Uint8Array[] = []
      for await (const chunk of answer) chunks.push(chunk as Uint8Array)
      if (answer.statusCode !== 200)
        throw new DmpRefusal(`HTTP ${answer.statusCode}`, `Le DMP n’offre rien à l’adresse ${path}.`)
      return Buffer.concat(chunks)
    },
    send(request, receive) {
      const { service, requestActions } = operations[request.operation]
      const [action] = requestActions
      const path = `${servicesPath}/${service}`
      const envelope = formatEnvelope({
        version: '1.2',
        addressing: { messageId: `urn:uuid:${randomUUID()}`, action, to: new URL(path, options.url).href },
        security: signedAssertion(card, situation, software, request.patient, request.access ?? {}),
        body: request.body,
      })
      return request.attachments === undefined
        ? sendPlain(transport, path, action, envelope, receive)
        : sendMtom(transport, path, action, envelope, request.attachments, receive)
    },
  }
}

async function sendPlain(
  transport: Transport,
  path: string,
  action: string,
  envelope: Markup,
  receive: Receive | undefined,
): Promise<Answer> {
  const bytes = Buffer.from(envelope.text)
  const headers = {
    'content-type': formatContentType(soapMediaTypes['1.2'], { charset: 'utf-8', action }),
    'content-length': String(bytes.length),
  }
  return readAnswer(await transport.post(path, headers, () => [bytes]), receive)
}

async function sendMtom(
  transport: Transport,
  path: string,
  action: string,
  envelope: Markup,
  attachments: readonly Attachment[],
  receive: Receive | undefined,
): Promise<Answer> {
  const boundary = `carnet-${randomBytes(16).toString('hex')}`
  const write = (bodyOf: (attachment: Attachment) => AsyncIterable<Uint8Array>) =>
    writeMultipart({
      root: envelope,
      parts: attachments.map((one) => ({ ...one, body: bodyOf(one) })),
      boundary,
      action,
      soapVersion: '1.2',
    })
  const frame = write(() => nothing())
  let sizeBytes = attachments.reduce((total, one) => total + one.sizeBytes, 0)
  for await (const chunk of frame.body) sizeBytes += chunk.length
  // With its length said first, a message that is too large is refused before it leaves.
  const headers = { 'content-type': frame.contentType, 'content-length': String(sizeBytes) }
  const answer = await transport.post(path, headers, () => write((one) => one.open()).body)
  return readAnswer(answer, receive)
}

async function readAnswer(
  answer: Awaited<ReturnType<Transport['post']>>,
  receive: Receive | undefined,
): Promise<Answer> {
  let body: XmlElement | undefined
  try {
    const { documents } = await receiveMessage({
      contentType: answer.headers['content-type'] ?? '',
      body: answer,
      nonce: randomUUID(),
      // What may be read is what may have been written, whatever the DMP lets others write.
      limits: {
        ...defaultMessageLimits,
        messageBytesMax: Number.MAX_SAFE_INTEGER,
        rootBytesMax: answerLimits.sizeBytesMax,
      },
      openSink: (handle) => sinkFor(handle, receive),
      onRoot(root) {
        body = bodyOf(root, answer.headers['retry-after'])
        receive?.onBody?.(body)
      },
    })
    if (body === undefined) throw new TypeError('the answer has no root')
    return { body, handles: new Set(documents.keys()) }
  } catch (cause) {
    answer.destroy()
    if (cause instanceof WireError) throw notUnderstood(answer.statusCode, cause)
    if (cause instanceof Error && 'code' in cause && cause.code === 'ECONNRESET')
      throw new DmpUnreachable('La réponse du DMP a été coupée avant sa fin.', { cause })
    throw cause
  }
}

/** @throws DmpRefusal when it is a fault. */
function bodyOf(root: Uint8Array, retryAfter: string | undefined): XmlElement {
  using open = openXml(root, answerLimits)
  const envelope = readResponseEnvelope(open)
  const fault = readFault(envelope)
  if (fault === undefined) return envelope.body
  const seconds = Number(retryAfter)
  throw new DmpRefusal(
    fault.subcode ?? (fault.sender ? 'Sender' : 'Receiver'),
    fault.reason,
    seconds > 0 ? seconds : undefined,
  )
}

function sinkFor(handle: string, receive: Receive | undefined): ByteSink<true> {
  return {
    write: (chunk) => receive?.write(handle, chunk),
    end: () => Promise.resolve(true),
    abort: () => Promise.resolve(),
  }
}

function notUnderstood(status: number | undefined, cause: WireError): Error {
  if (status === 413)
    return new DmpRefusal('HTTP 413', 'Le message est plus grand que ce que le DMP accepte.')
  return new DmpUnreachable(
    `La réponse reçue (HTTP ${status}) n’est pas celle d’un DMP\u00a0: attendu ${cause.expected}.`,
    { cause },
  )
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
