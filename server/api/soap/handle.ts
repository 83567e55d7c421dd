/**
 * The SOAP door: bytes → parts → envelope → caller → transaction → answer. Every error leaves as its protocol says
 * it, and leaves nothing behind. soap.md §2, §6.
 */
import { randomUUID } from 'node:crypto'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { Unavailable } from '@carnet/core/model/unavailable.ts'
import { refusalSentences } from '@carnet/core/rules/refusals.ts'
import {
  envelopeBytesMax,
  type Operation,
  operationOf,
  operations,
  type Service,
} from '@carnet/core/wire/soap/actions.ts'
import { type Envelope, readEnvelope, requestLimits } from '@carnet/core/wire/soap/envelope.ts'
import { formatFault } from '@carnet/core/wire/soap/fault.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import { XdsError } from '@carnet/core/wire/xds/errors.ts'
import { type OpenXml, openXml } from '@carnet/core/wire/xml/read.ts'
import type { Markup } from '@carnet/core/wire/xml/write.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused, traceRefusal, traceRefusedMessage } from '../../actions/perform.ts'
import type { Platform } from '../../actions/platform.ts'
import { crashPoint } from '../../crash-points.ts'
import { tlsClientOf } from '../../http.ts'
import { type Authenticator, NotAuthenticated } from '../../identity/authenticate.ts'
import type { Log } from '../../log.ts'
import type { Metrics } from '../../metrics.ts'
import { refusalAnswers } from '../refusal-answers.ts'
import type { CallerContext, CdaSchema, LotSignaturePolicy, SoapAnswer } from './context.ts'
import { mountDescription } from './description.ts'
import type { Incoming } from './documents.ts'
import {
  type Exchange,
  frameOf,
  newExchange,
  type Reply,
  receiveRequest,
  send,
  sendWhole,
} from './exchange.ts'
import { type Transaction, transactions } from './transactions.ts'
import { unavailableError } from './unavailable.ts'

export type SoapDoor = {
  readonly platform: Platform
  readonly authenticate: Authenticator
  readonly cdaSchema: CdaSchema | undefined
  readonly lotSignature: LotSignaturePolicy
  readonly maxMessageBytes: number
  readonly maxResults: number
  readonly closingDetails: boolean
  /** Over HTTP, of a fault that the message or its sender has. Ours is 500, whatever the binding. */
  readonly senderFaultStatus: 500 | 400
  readonly log: Log
  readonly metrics: Metrics
}

const basePaths = ['/si-dmp-server/v2/services', '/si-dmp-server/v1/services']

export function mountSoap(server: FastifyInstance, door: SoapDoor): void {
  // The body stays a stream: a document never stands whole in memory.
  server.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  server.addContentTypeParser(['application/json', 'text/plain'], (_request, payload, done) =>
    done(null, payload),
  )
  // What HTTP refuses before us, a content type that is none, is answered as the protocol says it too.
  server.setErrorHandler<FastifyError>((error, _request, reply) => {
    const exchange: Exchange<Operation> = {
      multipart: false,
      version: '1.2',
      relatesTo: undefined,
      operation: undefined,
    }
    const { statusCode = 500 } = error
    const refused =
      statusCode < 500 ? new WireError('mime', 'http', '/', 'une requête HTTP bien formée') : error
    return sendWhole(reply, { ...faultOf(refused, exchange, door), status: statusCode }, exchange)
  })
  const services = new Set(Object.values(operations).map(({ service }) => service))
  for (const base of basePaths)
    for (const service of services) {
      mountDescription(server, base, service)
      server.post(`${base}/${service}`, { bodyLimit: Number.MAX_SAFE_INTEGER }, (request, reply) =>
        handle(door, service, request, reply),
      )
    }
}

async function handle(
  door: SoapDoor,
  service: Service,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const startedAt = performance.now()
  const exchange = newExchange<Operation>(request)
  const answer = await answerTo(door, service, request, exchange).catch(
    (error: unknown) => unkept(error, service, exchange, door) ?? faultOf(error, exchange, door),
  )
  door.metrics.answered(
    exchange.operation?.name ?? 'unknown',
    answer.status === 200 ? 'answered' : 'fault',
    performance.now() - startedAt,
  )
  crashPoint('soap.before-answer')
  return send(reply, answer, exchange, request)
}

async function answerTo(
  door: SoapDoor,
  service: Service,
  request: FastifyRequest,
  exchange: Exchange<Operation>,
): Promise<Reply> {
  const incoming = await receiveRequest(door.platform.blobs, request, {
    messageBytesMax: door.maxMessageBytes,
    rootBytesMax: envelopeBytesMax(service),
  })
  try {
    using message = openXml(incoming.root, requestLimits)
    const envelope = readEnvelope(message)
    exchange.version = envelope.version
    exchange.relatesTo = envelope.addressing.messageId
    const operation = operationOf(envelope.body, envelope.addressing.action)
    exchange.operation = operation
    const answer = await run(door, request, { incoming, message, envelope, operation })
    return {
      status: 200,
      ...frameOf(exchange, operation.responseAction),
      answer,
      action: operation.responseAction,
    }
  } finally {
    await incoming.close()
  }
}

async function run(
  door: SoapDoor,
  request: FastifyRequest,
  {
    incoming,
    message,
    envelope,
    operation,
  }: { incoming: Incoming; message: OpenXml; envelope: Envelope; operation: Operation },
): Promise<SoapAnswer> {
  const transaction = transactions[operation.name]
  try {
    const { caller, patient } = await door.authenticate(message, tlsClientOf(request))
    const context: CallerContext = {
      platform: door.platform,
      cdaSchema: door.cdaSchema,
      lotSignature: door.lotSignature,
      maxResults: door.maxResults,
      closingDetails: door.closingDetails,
      caller,
      body: envelope.body,
      documents: incoming.documents,
      newId: () => `urn:uuid:${randomUUID()}`,
    }
    return await handleReadable(transaction, context, patient)
  } catch (error) {
    if (error instanceof NotAuthenticated && error.attempt !== undefined)
      await traceRefusal(
        door.platform,
        { patient: error.attempt.patient, action: transaction.action },
        error.attempt.actor,
        error.attempt.refusal,
      )
    return { body: answerInProtocol(error, transaction, door.log) }
  }
}

/**
 * What cannot be taken as it is leaves a line too: who sent it is known, and about whom, unless it names nobody.
 * @spec TRA-06
 */
async function handleReadable(
  transaction: Transaction,
  context: CallerContext,
  named: PatientId | undefined,
): Promise<SoapAnswer> {
  const patient = transaction.about === 'caller' ? undefined : named
  try {
    if (transaction.about === 'caller') return await transaction.handle(context)
    if (patient === undefined) throw new NotAuthenticated('DMPInvalidVihf', patientUnnamed)
    return await transaction.handle({ ...context, patient })
  } catch (error) {
    if (error instanceof XdsError || error instanceof WireError || error instanceof NotAuthenticated)
      await traceRefusedMessage(context.platform, context.caller, { patient, action: transaction.action })
    throw error
  }
}

const patientUnnamed = 'Le VIHF ne désigne pas de patient (resource-id) : l’INS est attendu.'

/** The answer of the transaction's own protocol, when it has one for this; otherwise the error goes on to a fault. */
function answerInProtocol(error: unknown, transaction: Transaction, log: Log): Markup {
  if (error instanceof Unavailable && transaction.failure !== undefined && transaction.actor !== undefined) {
    const reference = randomUUID()
    log.fault('soap request failed', error, { reference })
    return transaction.failure(unavailableError(error, transaction.actor, reference))
  }
  if (error instanceof XdsError && transaction.failure !== undefined) return transaction.failure(error)
  if (error instanceof WireError && transaction.malformed !== undefined) return transaction.malformed(error)
  if (error instanceof Refused) {
    const answer = refusalAnswers[error.reason]
    if (answer.as === 'recordNotFound') return transaction.recordNotFound()
    if (answer.as === 'documentNotFound' && transaction.documentNotFound !== undefined)
      return transaction.documentNotFound()
    if (answer.as === 'registryError' && transaction.failure !== undefined)
      return transaction.failure(new XdsError(answer.code, error.detail ?? refusalSentences[error.reason]))
  }
  throw error
}

/**
 * There was no room for the documents of a message, which come before its envelope is read: what brings documents to a
 * repository is a deposit, and is answered as one.
 */
function unkept(
  error: unknown,
  service: Service,
  exchange: Exchange<Operation>,
  { log }: SoapDoor,
): Reply | undefined {
  if (!(error instanceof Unavailable) || exchange.operation !== undefined || service !== 'repository')
    return undefined
  const operation = operations.provideAndRegister
  exchange.operation = operation
  const { responseAction: action } = operation
  const body = answerInProtocol(error, transactions.provideAndRegister, log)
  return { status: 200, ...frameOf(exchange, action), answer: { body }, action }
}

function faultOf(error: unknown, exchange: Exchange<Operation>, door: SoapDoor): Reply {
  const words = faultWords(error, door.log)
  const { sender, subcode, reason, english = false, retryAfterSeconds } = words
  const { status = sender ? door.senderFaultStatus : 500 } = words
  const fault = formatFault({
    version: exchange.version,
    messageId: `urn:uuid:${randomUUID()}`,
    relatesTo: exchange.relatesTo,
    sender,
    subcode,
    reason,
    language: english ? 'en' : 'fr',
  })
  return {
    status,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    head: '',
    answer: { body: fault },
    tail: '',
    action: exchange.operation?.responseAction ?? '',
  }
}

type FaultWords = {
  readonly sender: boolean
  readonly subcode: string
  readonly reason: string
  readonly status?: number
  readonly english?: boolean
  readonly retryAfterSeconds?: number
}

function faultWords(error: unknown, log: Log): FaultWords {
  if (error instanceof Refused) {
    const answer = refusalAnswers[error.reason]
    const subcode = answer.as === 'fault' ? answer.subcode : 'DMPAccessDeniedByRightsService'
    const { retryAfterSeconds } = error
    const reason = refusalSentences[error.reason]
    return retryAfterSeconds === undefined
      ? { sender: true, subcode, reason }
      : {
          sender: true,
          subcode,
          reason: `${reason} Prochaine demande possible dans ${inWords(retryAfterSeconds)}.`,
          retryAfterSeconds,
        }
  }
  if (error instanceof NotAuthenticated)
    return { sender: true, subcode: error.subcode, reason: error.message }
  if (error instanceof WireError) return wireFault(error)
  const reference = randomUUID()
  log.fault('soap request failed', error, { reference })
  return {
    sender: false,
    subcode: 'DMPTechnicalError',
    reason: `Erreur interne. Renvoyez la même demande : ce qui a pu être enregistré ne le sera pas deux fois. Si l’erreur persiste, donnez cette référence au support : ${reference}.`,
  }
}

function inWords(seconds: number): string {
  return seconds < 120 ? `${seconds}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`
}

function wireFault(error: WireError): FaultWords {
  if (error.code === 'addressing')
    return { sender: true, subcode: 'DMPInvalidMessage', reason: error.expected, english: true }
  if (error.code === 'unsupported')
    return { sender: true, subcode: 'ActionNotSupported', reason: `Attendu : ${error.expected}.` }
  const reason = `Message refusé : attendu ${error.expected} (${error.path}).`
  return { sender: true, subcode: 'DMPInvalidMessage', reason, ...(error.code === 'size' && { status: 413 }) }
}
