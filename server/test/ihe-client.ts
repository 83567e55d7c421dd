/** A client of plain XDS.b: over HTTP, or over mutual TLS with a card. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { parseContentType } from '@carnet/core/wire/soap/content-type.ts'
import { formatEnvelope } from '@carnet/core/wire/soap/envelope.ts'
import { type IheOperationName, iheOperations } from '@carnet/core/wire/soap/ihe-actions.ts'
import { splitMultipart } from '@carnet/core/wire/soap/multipart.ts'
import { type OutgoingPart, writeMultipart } from '@carnet/core/wire/soap/write-multipart.ts'
import { xopInclude } from '@carnet/core/wire/soap/xop.ts'
import { namespaces } from '@carnet/core/wire/xds/vocabulary.ts'
import { type Markup, xml } from '@carnet/core/wire/xml/write.ts'
import { openTransport } from '@carnet/kit/client/transport.ts'
import type { RunningCarnet } from './running-carnet.ts'

export type IheAnswer = {
  readonly status: number
  /** The SOAP envelope. */
  readonly text: string
  /** Bytes of the parts behind it. */
  readonly documents: readonly Buffer[]
  /** `Success`, `Failure`, `PartialSuccess`; undefined for a fault. */
  readonly outcome: string | undefined
  readonly codes: readonly string[]
}

export type IheClient = {
  send(operation: IheOperationName, body: Markup, parts?: readonly OutgoingPart[]): Promise<IheAnswer>
  sendTo(service: string, action: string, body: Markup, parts?: readonly OutgoingPart[]): Promise<IheAnswer>
  /** An envelope as it is. */
  sendEnvelope(service: string, envelope: string): Promise<IheAnswer>
  /** ITI-41: the lot, with these texts as the documents of these entries. */
  provide(lot: Markup, documents: Readonly<Record<string, string>>): Promise<IheAnswer>
  knowPatient(id: string): Promise<number>
}

/** `card`: mutual TLS with it; plain HTTP without. */
export async function iheClient(carnet: RunningCarnet, card?: string): Promise<IheClient> {
  return card === undefined ? plainIheClient(carnet) : clientOf(await secured(carnet, card), carnet)
}

export function plainIheClient(server: Served): IheClient {
  return clientOf(plain(server.webUrl), server)
}

type Served = Pick<RunningCarnet, 'webUrl'>

function clientOf(post: Post, { webUrl }: Served): IheClient {
  const sendTo: IheClient['sendTo'] = async (service, action, body, parts) => {
    const addressing = { messageId: `urn:uuid:${randomUUID()}`, action, to: 'http://localhost/ihe' }
    const root = formatEnvelope({ version: '1.2', addressing, body })
    const message =
      parts === undefined
        ? {
            contentType: `application/soap+xml; charset=UTF-8; action="${action}"`,
            body: [Buffer.from(root.text)],
          }
        : writeMultipart({ root, parts, boundary: `ihe-${randomUUID()}`, action, soapVersion: '1.2' })
    return read(await post(`/ihe/${service}`, message.contentType, await Array.fromAsync(message.body)))
  }
  const send: IheClient['send'] = (name, body, parts) => {
    const { service, action } = iheOperations[name]
    return sendTo(service, action, body, parts)
  }
  return {
    send,
    sendTo,
    sendEnvelope: async (service, envelope) =>
      read(await post(`/ihe/${service}`, 'application/soap+xml; charset=UTF-8', [Buffer.from(envelope)])),
    provide(lot, documents) {
      const contents = Object.keys(documents).map(
        (id) => xml`<xdsb:Document id="${id}">${xopInclude(`${id}@story`)}</xdsb:Document>`,
      )
      const body = xml`<xdsb:ProvideAndRegisterDocumentSetRequest xmlns:xdsb="${namespaces.xds}">${lot}${contents}</xdsb:ProvideAndRegisterDocumentSetRequest>`
      const parts = Object.entries(documents).map(([id, text]) => ({
        contentId: `${id}@story`,
        contentType: 'text/plain',
        body: once(text),
      }))
      return send('provideAndRegister', body, parts)
    },
    async knowPatient(id) {
      const answer = await fetch(new URL('/demo/ihe/patients', webUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id }),
      })
      await answer.arrayBuffer()
      return answer.status
    },
  }
}

type Post = (
  path: string,
  contentType: string,
  body: readonly Uint8Array[],
) => Promise<{ readonly status: number; readonly contentType: string; readonly body: Buffer }>

function plain(url: string): Post {
  return async (to, contentType, body) => {
    const answer = await fetch(new URL(to, url), {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: Buffer.concat(body),
    })
    return {
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      body: Buffer.from(await answer.arrayBuffer()),
    }
  }
}

async function secured(carnet: RunningCarnet, slug: string): Promise<Post> {
  const card = await carnet.card(slug)
  return async (to, contentType, body) => {
    const transport = openTransport({
      url: carnet.tlsUrl,
      authority: readFileSync(path.join(carnet.demoFolder, 'pki', 'ca.crt'), 'utf8'),
      certificate: card.authentication.certificate,
      key: card.authentication.key,
    })
    try {
      const answer = await transport.post(to, { 'content-type': contentType }, () => body)
      return {
        status: answer.statusCode ?? 0,
        contentType: answer.headers['content-type'] ?? '',
        body: await buffer(answer),
      }
    } finally {
      transport.close()
    }
  }
}

async function read({ status, contentType, body }: Awaited<ReturnType<Post>>): Promise<IheAnswer> {
  const pieces: Buffer[] = []
  if (contentType.startsWith('multipart/'))
    for await (const part of splitMultipart(once(body), parseContentType(contentType)))
      pieces.push(Buffer.concat(await Array.fromAsync(part.body)))
  else pieces.push(body)
  const [root = Buffer.alloc(0), ...documents] = pieces
  const text = root.toString()
  return {
    status,
    text,
    documents,
    outcome: /ResponseStatusType:(\w+)/.exec(text)?.[1],
    codes: [...text.matchAll(/errorCode="([^"]+)"/g)].map((match) => match[1]!),
  }
}

async function* once(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content)
}
