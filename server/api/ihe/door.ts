/**
 * The door of the plain IHE domain: bytes → parts → envelope → transaction → answer, without VIHF. On the mutual-TLS
 * port; in demonstration also, without TLS, on the web port. contract.md §3.
 */
import { createHash, randomUUID } from 'node:crypto'
import { Unavailable } from '@carnet/core/model/unavailable.ts'
import {
  addressingNamespace,
  anonymousAddress,
  readEnvelope,
  requestLimits,
} from '@carnet/core/wire/soap/envelope.ts'
import { formatFault } from '@carnet/core/wire/soap/fault.ts'
import {
  type IheOperation,
  type IheService,
  iheOperationOf,
  iheOperations,
} from '@carnet/core/wire/soap/ihe-actions.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import { openXml } from '@carnet/core/wire/xml/read.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { IheDomain } from '../../ihe/domain.ts'
import { IheRefused } from '../../ihe/perform.ts'
import type { Log } from '../../log.ts'
import type { Metrics } from '../../metrics.ts'
import {
  type Exchange,
  frameOf,
  newExchange,
  type Reply,
  receiveRequest,
  send,
  sendWhole,
} from '../soap/exchange.ts'
import { unavailableError } from '../soap/unavailable.ts'
import { type IheContext, iheTransactions, refuseStrayRuns } from './transactions.ts'

export type IheDoor = {
  readonly domain: IheDomain
  readonly maxMessageBytes: number
  /** Over HTTP, of a fault of the sender in SOAP 1.2; SOAP 1.1 knows 500 alone. */
  readonly senderFaultStatus: 500 | 400
  readonly log: Log
  readonly metrics: Metrics
  /** The certificates that may come in, by SHA-256 fingerprint; undefined: every one of an accepted authority. */
  readonly clients: ReadonlySet<string> | undefined
}

const services: readonly IheService[] = ['registry', 'repository']
/** A registry too is sent the metadata of a hundred documents. */
const envelopeBytesMax = 8_000_000

/** `plain`: the port has no client certificates. Never so in production. */
export function mountIhe(
  server: FastifyInstance,
  door: IheDoor,
  { plain }: { readonly plain: boolean },
): void {
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // The body stays a stream: a document never stands whole in memory.
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.setErrorHandler<FastifyError>((error, request, reply) => {
      const exchange = newExchange<IheOperation>(request)
      const refused =
        (error.statusCode ?? 500) < 500
          ? new WireError('mime', 'http', '/', 'une requête HTTP bien formée')
          : error
      return sendWhole(reply, faultOf(refused, exchange, door), exchange)
    })
    for (const service of services)
      scope.post(`/ihe/${service}`, { bodyLimit: Number.MAX_SAFE_INTEGER }, (request, reply) =>
        handle(door, service, plain, request, reply),
      )
  })
}

async function handle(
  door: IheDoor,
  service: IheService,
  plain: boolean,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const startedAt = performance.now()
  const exchange = newExchange<IheOperation>(request)
  const answer = await answerTo(door, service, plain, request, exchange).catch(
    (error: unknown) => unkept(error, service, exchange, door.log) ?? faultOf(error, exchange, door),
  )
  door.metrics.answered(
    `ihe:${exchange.operation?.name ?? 'unknown'}`,
    answer.status === 200 ? 'answered' : 'fault',
    performance.now() - startedAt,
  )
  return send(reply, answer, exchange, request)
}

async function answerTo(
  door: IheDoor,
  service: IheService,
  plain: boolean,
  request: FastifyRequest,
  exchange: Exchange<IheOperation>,
): Promise<Reply> {
  const client = plain ? null : acceptedClient(request, door.clients)
  const incoming = await receiveRequest(door.domain.blobs, request, {
    messageBytesMax: door.maxMessageBytes,
    rootBytesMax: envelopeBytesMax,
  })
  try {
    using message = openXml(incoming.root, requestLimits)
    const { version, addressing, body } = readEnvelope(message, { addresses: 'anonymous' })
    exchange.version = version
    exchange.relatesTo = addressing.messageId
    // There is no other way back than this connection.
    if (addressing.replyTo !== anonymousAddress)
      throw new WireError('soap', 'replyTo', 'Envelope/Header/ReplyTo', 'l’adresse anonyme de WS-Addressing')
    const operation = iheOperationOf(service, addressing.action, body)
    exchange.operation = operation
    if (operation.name !== 'provideAndRegister') refuseStrayRuns(incoming.documents, new Set())
    const { responseAction: action } = operation
    const answer = await answerOf(
      operation,
      {
        domain: door.domain,
        call: { transaction: operation.name, client, malformed: iheTransactions[operation.name].malformed },
        body,
        documents: incoming.documents,
      },
      door.log,
    )
    return { status: 200, ...frameOf(exchange, action), answer, action }
  } finally {
    await incoming.close()
  }
}

/** There was no room for the documents, which come before the envelope is read: a repository is brought some by ITI-41 alone. */
function unkept(
  error: unknown,
  service: IheService,
  exchange: Exchange<IheOperation>,
  log: Log,
): Reply | undefined {
  if (!(error instanceof Unavailable) || exchange.operation !== undefined || service !== 'repository')
    return undefined
  const operation = iheOperations.provideAndRegister
  exchange.operation = operation
  const { responseAction: action } = operation
  return {
    status: 200,
    ...frameOf(exchange, action),
    answer: unavailableAnswer(operation, error, log),
    action,
  }
}

async function answerOf(operation: IheOperation, context: IheContext, log: Log): Promise<Reply['answer']> {
  const { handle, refusal } = iheTransactions[operation.name]
  try {
    return await handle(context)
  } catch (error) {
    if (error instanceof IheRefused) return { body: refusal(error.errors) }
    if (!(error instanceof Unavailable)) throw error
    return unavailableAnswer(operation, error, log)
  }
}

function unavailableAnswer({ name }: IheOperation, error: Unavailable, log: Log): Reply['answer'] {
  const { refusal, actor } = iheTransactions[name]
  const reference = randomUUID()
  log.fault('ihe request failed', error, { reference })
  return { body: refusal([unavailableError(error, actor, reference)]) }
}

/** Its fingerprint. Throws {@link NotAccepted}. */
function acceptedClient({ tlsClient }: FastifyRequest, clients: IheDoor['clients']): string {
  if (tlsClient === null) throw new Error('this route is not behind mutual TLS')
  const { certificate, verdict } = tlsClient
  const fingerprint = createHash('sha256').update(certificate.der).digest('hex')
  if (verdict !== 'trusted')
    throw new NotAccepted('Le certificat client est expiré, révoqué ou pas encore valable.')
  if (clients?.has(fingerprint) === false)
    throw new NotAccepted(
      'Ce certificat client n’est pas de ceux que ce domaine accepte (CARNET_IHE_CLIENTS).',
    )
  return fingerprint
}

class NotAccepted extends Error {
  override readonly name = 'NotAccepted'
}

type FaultWords = {
  readonly sender: boolean
  readonly subcode: string
  readonly subcodeNamespace: string
  readonly reason: string
  readonly status?: number
}

function faultOf(
  error: unknown,
  exchange: Exchange<IheOperation>,
  { log, senderFaultStatus }: Pick<IheDoor, 'log' | 'senderFaultStatus'>,
): Reply {
  const said = faultWords(error, log)
  // SOAP 1.2 part 2, table 20; SOAP 1.1, §6.2.
  const { status = said.sender && exchange.version === '1.2' ? senderFaultStatus : 500, ...words } = said
  const fault = formatFault({
    version: exchange.version,
    messageId: `urn:uuid:${randomUUID()}`,
    relatesTo: exchange.relatesTo,
    ...words,
  })
  return {
    status,
    head: '',
    answer: { body: fault },
    tail: '',
    action: exchange.operation?.responseAction ?? '',
  }
}

const ownFaults = 'urn:carnet:ihe:faults'
const securityFaults = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd'

function faultWords(error: unknown, log: Log): FaultWords {
  if (error instanceof NotAccepted)
    return {
      sender: true,
      subcode: 'FailedAuthentication',
      subcodeNamespace: securityFaults,
      reason: error.message,
      status: 403,
    }
  if (error instanceof WireError) return wireFault(error)
  const reference = randomUUID()
  log.fault('ihe request failed', error, { reference })
  return {
    sender: false,
    subcode: 'TechnicalError',
    subcodeNamespace: ownFaults,
    reason: `Erreur interne. Si elle persiste, donnez cette référence au support\u00a0: ${reference}.`,
  }
}

/** WS-Addressing 1.0, SOAP Binding §6.4 names its own faults. */
function wireFault({ code, expected, path }: WireError): FaultWords {
  const reason = `Message refusé\u00a0: attendu ${expected} (${path}).`
  const addressing = { sender: true, subcodeNamespace: addressingNamespace, reason }
  switch (code) {
    case 'unsupported':
      return { ...addressing, subcode: 'ActionNotSupported' }
    case 'replyTo':
      return { ...addressing, subcode: 'OnlyAnonymousAddressSupported' }
    case 'addressing':
      return { ...addressing, subcode: 'MessageAddressingHeaderRequired' }
    default:
      return {
        sender: true,
        subcode: 'InvalidMessage',
        subcodeNamespace: ownFaults,
        reason,
        ...(code === 'size' && { status: 413 }),
      }
  }
}
