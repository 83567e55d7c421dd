/** A local HTTPS server that reads what the client sends with the server's own readers, and answers what a test says. */
import { createPrivateKey, randomUUID } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { StructIdNat } from '@carnet/core/model/caller.ts'
import { type Operation, operationOf } from '@carnet/core/wire/soap/actions.ts'
import { formatEnvelope, readEnvelope } from '@carnet/core/wire/soap/envelope.ts'
import { receiveMessage } from '@carnet/core/wire/soap/message.ts'
import { writeMultipart } from '@carnet/core/wire/soap/write-multipart.ts'
import { openXml, type XmlElement } from '@carnet/core/wire/xml/read.ts'
import type { Markup } from '@carnet/core/wire/xml/write.ts'
import { createAuthority, pem } from '../authority/authority.ts'
import { personCardOrder, serverOrder } from '../authority/certificate-order.ts'
import { generateKeyPair, privateKeyPem } from '../authority/key-pair.ts'
import type { VirtualCard } from '../cards/virtual-card.ts'

export type ReceivedRequest = {
  readonly operation: Operation
  readonly body: XmlElement
  /** All of it as text, its assertion included. */
  readonly envelope: string
  readonly contentLength: string | undefined
  readonly peer: string
  /** By handle. */
  readonly documents: ReadonlyMap<string, Buffer>
}

export type PreparedAnswer = {
  readonly body: Markup
  readonly parts?: readonly { readonly contentId: string; readonly bytes: Uint8Array }[]
}

export type LocalDmp = {
  readonly url: string
  readonly authority: string
  readonly card: VirtualCard
  readonly requests: ReceivedRequest[]
  answer: (request: ReceivedRequest) => PreparedAnswer
  readonly connections: () => number
  readonly close: () => void
}

const now = new Date()
const validity = {
  validFrom: new Date(now.getTime() - 86_400_000),
  validTo: new Date(now.getTime() + 86_400_000),
}

/** `authority`: that of a demonstration, so that its cards are accepted; a new one by default. */
export async function startLocalDmp(
  authority?: Awaited<ReturnType<typeof createAuthority>>,
): Promise<LocalDmp> {
  authority ??= await createAuthority('AC d’essai', validity.validFrom, validity.validTo)
  const [serverKeys, cardKeys] = [await generateKeyPair(), await generateKeyPair()]
  const person = {
    psId: '899900990021',
    lastName: 'LEROY',
    firstName: 'Antoine',
    title: 'Médecin',
    profession: { code: '10', system: '1.2.250.1.71.1.2.7', specialities: ['SM04'] },
    cardNumber: '8025000001/9900000001',
  }
  const cardKey = await privateKeyPem(cardKeys.privateKey)
  const certificate = pem(
    await authority.issue(personCardOrder(person, 'authentication', validity), cardKeys),
  )
  let connections = 0
  const dmp: LocalDmp = {
    url: '',
    authority: authority.certificatePem,
    card: {
      info: {
        slug: 'cps-leroy',
        kind: 'CPS3',
        holder: 'Antoine LEROY',
        idNat: person.psId,
        structureIdNat: '499900990021001' as StructIdNat,
        validFrom: validity.validFrom.toISOString(),
        validTo: validity.validTo.toISOString(),
      },
      authentication: { certificate, key: cardKey },
      signature: {
        certificate: pem(await authority.issue(personCardOrder(person, 'signature', validity), cardKeys)),
        privateKey: createPrivateKey(cardKey),
      },
    },
    requests: [],
    answer: () => {
      throw new Error('the test prepared no answer')
    },
    connections: () => connections,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
  const server = createServer(
    {
      cert: pem(await authority.issue(serverOrder('localhost', validity), serverKeys)),
      key: await privateKeyPem(serverKeys.privateKey),
      ca: authority.certificatePem,
      requestCert: true,
      rejectUnauthorized: true,
    },
    async (incoming, outgoing) => {
      const message = await receiveMessage({
        contentType: incoming.headers['content-type'] ?? '',
        body: incoming,
        nonce: randomUUID(),
        openSink: () => {
          const chunks: Uint8Array[] = []
          return {
            write: (chunk) => void chunks.push(Buffer.from(chunk)),
            end: async () => Buffer.concat(chunks),
            abort: async () => {},
          }
        },
      })
      using open = openXml(message.root)
      const { body, addressing } = readEnvelope(open)
      const socket = incoming.socket as TLSSocket
      const request: ReceivedRequest = {
        operation: operationOf(body, addressing.action),
        body,
        envelope: Buffer.from(message.root).toString('utf8'),
        contentLength: incoming.headers['content-length'],
        peer: String(socket.getPeerCertificate().subject.CN),
        documents: message.documents,
      }
      dmp.requests.push(request)
      const answer = dmp.answer(request)
      const envelope = formatEnvelope({
        version: '1.2',
        addressing: {
          messageId: `urn:uuid:${randomUUID()}`,
          action: request.operation.responseAction,
          relatesTo: addressing.messageId,
        },
        body: answer.body,
      })
      const fault = answer.body.text.startsWith('<env:Fault')
      if (answer.parts === undefined) {
        outgoing.writeHead(fault ? 500 : 200, { 'content-type': 'application/soap+xml; charset=utf-8' })
        outgoing.end(envelope.text)
        return
      }
      const multipart = writeMultipart({
        root: envelope,
        parts: answer.parts.map(({ contentId, bytes }) => ({
          contentId,
          contentType: 'text/xml',
          body: (async function* () {
            yield bytes
          })(),
        })),
        boundary: randomUUID(),
        action: request.operation.responseAction,
        soapVersion: '1.2',
      })
      outgoing.writeHead(200, { 'content-type': multipart.contentType })
      for await (const chunk of multipart.body) outgoing.write(chunk)
      outgoing.end()
    },
  )
  server.on('secureConnection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(dmp, { url: `https://localhost:${port}` })
}
