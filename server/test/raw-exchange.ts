/** One request as the kit sends it, its answer as it comes: for what only bytes can show. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { dmpDevice, type Transmission } from '@carnet/core/wire/hl7v3/transmission.ts'
import { type OperationName, operations } from '@carnet/core/wire/soap/actions.ts'
import { formatContentType } from '@carnet/core/wire/soap/content-type.ts'
import { formatEnvelope } from '@carnet/core/wire/soap/envelope.ts'
import { soapMediaTypes } from '@carnet/core/wire/soap/soap-version.ts'
import { type OutgoingPart, writeMultipart } from '@carnet/core/wire/soap/write-multipart.ts'
import type { Markup } from '@carnet/core/wire/xml/write.ts'
import type { VirtualCard } from '@carnet/kit/cards/virtual-card.ts'
import { type Access, signedAssertion } from '@carnet/kit/client/assertion.ts'
import { type Situation, situationOf } from '@carnet/kit/client/situation.ts'
import { openTransport, type Transport } from '@carnet/kit/client/transport.ts'
import type { RunningCarnet } from './running-carnet.ts'

export type RawRequest = {
  readonly operation: OperationName
  /** Absent: the transaction is about no patient in particular. */
  readonly patient?: PatientId
  readonly body: Markup
  readonly access?: Access
  /** Given, the message is MTOM. */
  readonly parts?: readonly OutgoingPart[]
  /** In place of the assertion that the kit would sign. */
  readonly assertion?: Markup
}

export type RawAnswer = { readonly status: number; readonly contentType: string; readonly text: string }

export type HeardAnswer = RawAnswer & { readonly headers: IncomingHttpHeaders }

export type RawCaller = {
  readonly card: VirtualCard
  readonly situation: Situation
  readonly send: (request: RawRequest) => Promise<HeardAnswer>
}

export const storySoftware = {
  name: 'Story',
  version: '1.0',
  oid: '1.2.250.1.999.1',
  homologation: 'STORY',
} as const

/** How an HL7v3 message of that software begins. */
export function storyTransmission(): Transmission {
  return {
    id: { root: '1.2.3' },
    creationTime: new Date(),
    processingCode: 'P',
    receiver: dmpDevice,
    sender: { oid: storySoftware.oid },
  }
}

/** `change`: what the software states of its user, when it is not what the card says. A connection for each request. */
export async function rawCaller(
  carnet: RunningCarnet,
  cardSlug: string,
  change: (situation: Situation) => Situation = (situation) => situation,
): Promise<RawCaller> {
  const card = await carnet.card(cardSlug)
  const situation = change(situationOf(card, structureOf(carnet, card)))
  const send = async (request: RawRequest) => {
    const transport = transportOf(carnet, card)
    try {
      return await sendOn(transport, carnet, { card, situation }, request)
    } finally {
      transport.close()
    }
  }
  return { card, situation, send }
}

/** For who asks thousands of times: on connections kept alive, to dispose. */
export async function keptRawCaller(
  carnet: RunningCarnet,
  cardSlug: string,
): Promise<RawCaller & Disposable> {
  const card = await carnet.card(cardSlug)
  const situation = situationOf(card, structureOf(carnet, card))
  const transport = transportOf(carnet, card)
  return {
    card,
    situation,
    send: (request) => sendOn(transport, carnet, { card, situation }, request),
    [Symbol.dispose]: transport.close,
  }
}

function structureOf({ people }: RunningCarnet, { info }: VirtualCard) {
  const structure = people?.structures.find(({ id }) => id === info.structureIdNat)
  if (structure === undefined) throw new RangeError(`no structure for the card ${info.slug}`)
  return structure
}

function transportOf({ tlsUrl, demoFolder }: RunningCarnet, { authentication }: VirtualCard): Transport {
  const authority = readFileSync(path.join(demoFolder, 'pki', 'ca.crt'), 'utf8')
  return openTransport({ url: tlsUrl, authority, ...authentication })
}

async function sendOn(
  transport: Transport,
  carnet: RunningCarnet,
  { card, situation }: Pick<RawCaller, 'card' | 'situation'>,
  { operation, patient, body, access = {}, parts, assertion }: RawRequest,
): Promise<HeardAnswer> {
  const { service, requestActions } = operations[operation]
  const [action] = requestActions
  const servicePath = `/si-dmp-server/v2/services/${service}`
  const envelope = formatEnvelope({
    version: '1.2',
    addressing: {
      messageId: `urn:uuid:${randomUUID()}`,
      action,
      to: new URL(servicePath, carnet.tlsUrl).href,
    },
    security: assertion ?? signedAssertion(card, situation, storySoftware, patient, access),
    body,
  })
  const message =
    parts === undefined
      ? {
          contentType: formatContentType(soapMediaTypes['1.2'], { charset: 'utf-8', action }),
          body: [Buffer.from(envelope.text)],
        }
      : writeMultipart({
          root: envelope,
          parts,
          boundary: `story-${randomUUID()}`,
          action,
          soapVersion: '1.2',
        })
  const answer = await transport.post(
    servicePath,
    { 'content-type': message.contentType },
    () => message.body,
  )
  return {
    status: answer.statusCode ?? 0,
    contentType: answer.headers['content-type'] ?? '',
    headers: answer.headers,
    text: await text(answer),
  }
}

/** The answer without what no two answers share: fresh identifiers, boundaries, and what was `asked`. */
export function masked(answer: RawAnswer, ...asked: readonly string[]): RawAnswer {
  const fresh = /urn:uuid:[0-9a-f-]{36}|carnet-[0-9a-f]{32}/g
  const hide = (words: string) =>
    asked.reduce((hidden, value) => hidden.replaceAll(value, 'ASKED'), words.replace(fresh, 'FRESH'))
  return { status: answer.status, contentType: hide(answer.contentType), text: hide(answer.text) }
}
