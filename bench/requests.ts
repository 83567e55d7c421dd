/** Whole HTTP requests as software sends them, each with its own signed assertion, ready to be written on a socket. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Code } from '@carnet/core/model/code.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { deduceEntry, deduceSubmissionSet } from '@carnet/core/wire/cda/to-xds.ts'
import { formatDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import { formatExistenceQuery } from '@carnet/core/wire/hl7v3/existence-query.ts'
import { dmpDevice } from '@carnet/core/wire/hl7v3/transmission.ts'
import { type OperationName, operations } from '@carnet/core/wire/soap/actions.ts'
import { formatContentType } from '@carnet/core/wire/soap/content-type.ts'
import { formatEnvelope } from '@carnet/core/wire/soap/envelope.ts'
import { soapMediaTypes } from '@carnet/core/wire/soap/soap-version.ts'
import { includePart } from '@carnet/core/wire/xds/document-content.ts'
import { formatStoredQuery, type StoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import { formatProvideAndRegister } from '@carnet/core/wire/xds/iti-41.ts'
import { formatRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import { associationTypes, dmpRepositoryUniqueId } from '@carnet/core/wire/xds/vocabulary.ts'
import type { Markup } from '@carnet/core/wire/xml/write.ts'
import type { VirtualCard } from '@carnet/kit/cards/virtual-card.ts'
import { signedAssertion } from '@carnet/kit/client/assertion.ts'
import { carnetSoftware } from '@carnet/kit/client/carnet-software.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import { authorOf, type Situation } from '@carnet/kit/client/situation.ts'
import type { BenchDocument } from './documents.ts'

/** The bytes of one request; those of a document may be shared with other requests. */
export type RequestBytes = readonly Buffer[]

export type Sender = { readonly card: VirtualCard; readonly situation: Situation; readonly origin: URL }

export function existenceRequest(sender: Sender, patient: PatientId): RequestBytes {
  const body = formatExistenceQuery({
    transmission: {
      id: { root: newOid() },
      creationTime: new Date(),
      processingCode: 'P',
      receiver: dmpDevice,
      sender: { oid: carnetSoftware.oid, name: carnetSoftware.name },
    },
    queryId: { root: newOid() },
    patient,
  })
  return plainRequest(sender, 'testExistence', patient, body)
}

/** The approved documents of a record, whole entries; those of one type when it is said. */
export function findRequest(sender: Sender, patient: PatientId, typeCode?: Code): RequestBytes {
  return queryRequest(sender, patient, {
    kind: 'findDocuments',
    returnType: 'LeafClass',
    criteria: {
      patientId: { id: patient.ins, oid: patient.oid, type: 'NH' },
      statuses: ['approved'],
      ...(typeCode === undefined ? {} : { typeCodes: [typeCode] }),
    },
  })
}

/** The submissions since a visit. */
export function findNewRequest(sender: Sender, patient: PatientId, since: Date): RequestBytes {
  return queryRequest(sender, patient, {
    kind: 'findSubmissionSets',
    returnType: 'LeafClass',
    criteria: {
      patientId: { id: patient.ins, oid: patient.oid, type: 'NH' },
      statuses: ['approved'],
      submissionTimeFrom: since,
    },
  })
}

export function readRequest(sender: Sender, patient: PatientId, uniqueId: string): RequestBytes {
  const body = formatRetrieveRequest([
    { repositoryUniqueId: dmpRepositoryUniqueId, documentUniqueId: uniqueId },
  ])
  return multipartRequest(sender, 'retrieveDocuments', patient, body, [])
}

/** One lot of documents, MTOM, as kit/client/submit-documents.ts sends it. */
export function depositRequest(
  sender: Sender,
  patient: PatientId,
  documents: readonly BenchDocument[],
): RequestBytes {
  const entries = documents.map(({ header, hash, sizeBytes }, rank) => ({
    ...deduceEntry(header, { entryId: `Document${rank}`, patientId: patient }),
    hash,
    sizeBytes,
  }))
  const submissionSet = deduceSubmissionSet(documents[0]!.header, {
    entryId: 'SubmissionSet01',
    uniqueId: newOid(),
    sourceId: carnetSoftware.oid,
    submissionTime: formatDtm(new Date()),
    patientId: patient,
    author: authorOf(sender.situation),
  })
  const associations = entries.map(({ entryUuid }, rank) => ({
    id: `Association${rank}`,
    type: associationTypes.hasMember,
    source: submissionSet.entryUuid,
    target: entryUuid,
    slots: { SubmissionSetStatus: ['Original'] },
  }))
  const parts = documents.map(({ chunks }, rank) => ({ contentId: `${rank}@${randomUUID()}`, chunks }))
  const body = formatProvideAndRegister(
    { submissionSet, entries, associations },
    parts.map(({ contentId }, rank) => ({ entryId: `Document${rank}`, content: includePart(contentId) })),
  )
  return multipartRequest(sender, 'provideAndRegister', patient, body, parts)
}

function queryRequest(sender: Sender, patient: PatientId, query: StoredQuery): RequestBytes {
  return plainRequest(sender, 'storedQuery', patient, formatStoredQuery(query))
}

function plainRequest(
  sender: Sender,
  operation: OperationName,
  patient: PatientId,
  body: Markup,
): RequestBytes {
  const bytes = envelopeBytes(sender, operation, patient, body)
  const type = formatContentType(soapMediaTypes['1.2'], { charset: 'utf-8', action: actionOf(operation) })
  return withHttpHead(sender, operation, type, [bytes])
}

function multipartRequest(
  sender: Sender,
  operation: OperationName,
  patient: PatientId,
  body: Markup,
  parts: readonly { readonly contentId: string; readonly chunks: readonly Buffer[] }[],
): RequestBytes {
  const boundary = `bench-${randomBytes(16).toString('hex')}`
  const partHead = (id: string, type: string) =>
    Buffer.from(
      `\r\n--${boundary}\r\nContent-ID: <${id}>\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: binary\r\n\r\n`,
    )
  const chunks = [
    partHead('root@bench', 'application/xop+xml; charset=UTF-8; type="application/soap+xml"').subarray(2),
    envelopeBytes(sender, operation, patient, body),
    ...parts.flatMap((part) => [partHead(part.contentId, 'text/xml'), ...part.chunks]),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]
  const type = formatContentType('multipart/related', {
    type: 'application/xop+xml',
    start: '<root@bench>',
    'start-info': soapMediaTypes['1.2'],
    boundary,
    action: actionOf(operation),
  })
  return withHttpHead(sender, operation, type, chunks)
}

function envelopeBytes(sender: Sender, operation: OperationName, patient: PatientId, body: Markup): Buffer {
  const envelope = formatEnvelope({
    version: '1.2',
    addressing: {
      messageId: `urn:uuid:${randomUUID()}`,
      action: actionOf(operation),
      to: new URL(pathOf(operation), sender.origin).href,
    },
    security: signedAssertion(sender.card, sender.situation, carnetSoftware, patient, {}),
    body,
  })
  return Buffer.from(envelope.text)
}

function withHttpHead(
  { origin }: Sender,
  operation: OperationName,
  contentType: string,
  chunks: readonly Buffer[],
): RequestBytes {
  const length = chunks.reduce((total, chunk) => total + chunk.length, 0)
  const head = `POST ${pathOf(operation)} HTTP/1.1\r\nHost: ${origin.host}\r\nContent-Type: ${contentType}\r\nContent-Length: ${length}\r\n\r\n`
  return [Buffer.from(head), ...chunks]
}

function pathOf(operation: OperationName): string {
  return `/si-dmp-server/v2/services/${operations[operation].service}`
}

function actionOf(operation: OperationName): string {
  return operations[operation].requestActions[0]
}
