/** The transactions of plain XDS.b: how each reads its message, what it answers, and how it says no. */
import { randomUUID } from 'node:crypto'
import type { IheOperationName } from '@carnet/core/wire/soap/ihe-actions.ts'
import { handleOfPart, isRun } from '@carnet/core/wire/soap/xop.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import type { DocumentContent } from '@carnet/core/wire/xds/document-content.ts'
import { formatRegistryResponse, XdsError, type XdsErrorCode } from '@carnet/core/wire/xds/errors.ts'
import { readStoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import {
  formatObjectRef,
  formatQueryFailure,
  queryResponseHead,
  queryResponseTail,
} from '@carnet/core/wire/xds/iti-18-response.ts'
import { readDocuments } from '@carnet/core/wire/xds/iti-41.ts'
import { formatRetrieveResponse, readRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import { readRemoval } from '@carnet/core/wire/xds/registry/metadata-removal.ts'
import { formatRegisteredObject, urnOf } from '@carnet/core/wire/xds/registry/registered-object.ts'
import {
  readRegistrySubmission,
  registryVoice,
  repositoryVoice,
} from '@carnet/core/wire/xds/registry/registry-submission.ts'
import { decodeBase64 } from '@carnet/core/wire/xml/base64-decoder.ts'
import { child, type XmlElement } from '@carnet/core/wire/xml/read.ts'
import { type Markup, rawXml } from '@carnet/core/wire/xml/write.ts'
import type { IheDomain } from '../../ihe/domain.ts'
import type { IheCall } from '../../ihe/perform.ts'
import { type ProvidedLot, provideAndRegister } from '../../ihe/provide-and-register.ts'
import { queryRegistry } from '../../ihe/query.ts'
import { registerDocumentSet } from '../../ihe/register.ts'
import { deleteDocumentSet } from '../../ihe/remove.ts'
import { retrieveDocumentSet } from '../../ihe/retrieve.ts'
import { updateDocumentSet } from '../../ihe/update.ts'
import type { Documents, SoapAnswer } from '../soap/context.ts'
import type { ReceivedDocument } from '../soap/document-intake.ts'
import type { XdsActor } from '../soap/unavailable.ts'

export type IheContext = {
  readonly domain: IheDomain
  readonly call: IheCall
  readonly body: XmlElement
  readonly documents: Documents
}

export type IheTransaction = {
  /** What a field that cannot be read is answered as. */
  readonly malformed: XdsErrorCode
  readonly actor: XdsActor
  readonly handle: (context: IheContext) => Promise<SoapAnswer>
  readonly refusal: (errors: readonly XdsError[]) => Markup
}

const registryRefusal = (errors: readonly XdsError[]) => formatRegistryResponse('failure', errors)

export const iheTransactions: Readonly<Record<IheOperationName, IheTransaction>> = {
  provideAndRegister: {
    malformed: 'XDSRepositoryMetadataError',
    actor: 'repository',
    handle: iti41,
    refusal: registryRefusal,
  },
  register: {
    malformed: 'XDSRegistryMetadataError',
    actor: 'registry',
    handle: iti42,
    refusal: registryRefusal,
  },
  updateDocumentSet: {
    malformed: 'XDSRegistryMetadataError',
    actor: 'registry',
    handle: iti57,
    refusal: registryRefusal,
  },
  deleteDocumentSet: {
    malformed: 'XDSRegistryError',
    actor: 'registry',
    handle: iti62,
    refusal: registryRefusal,
  },
  storedQuery: {
    malformed: 'XDSRegistryError',
    actor: 'registry',
    handle: iti18,
    refusal: (errors) => rawXml(formatQueryFailure(errors)),
  },
  retrieveDocuments: {
    malformed: 'XDSRepositoryError',
    actor: 'repository',
    handle: iti43,
    refusal: (errors) => formatRetrieveResponse([], errors),
  },
}

async function iti41({ domain, call, body, documents }: IheContext): Promise<SoapAnswer> {
  await provideAndRegister(domain, call, () => readProvided(body, documents))
  return { body: formatRegistryResponse('success') }
}

async function iti42({ domain, call, body }: IheContext): Promise<SoapAnswer> {
  await registerDocumentSet(domain, call, () => readRegistrySubmission(body, registryVoice))
  return { body: formatRegistryResponse('success') }
}

async function iti18({ domain, call, body }: IheContext): Promise<SoapAnswer> {
  const { query, found } = await queryRegistry(domain, call, () => readStoredQuery(body, 'ihe-base'))
  const objects = found.map((object) =>
    query.returnType === 'ObjectRef'
      ? formatObjectRef(urnOf(object.entryUuid))
      : formatRegisteredObject(object, domain.homeCommunityId),
  )
  return { body: [queryResponseHead({ total: objects.length }), ...objects, queryResponseTail] }
}

async function iti43({ domain, call, body }: IheContext): Promise<SoapAnswer> {
  const { given, errors } = await retrieveDocumentSet(domain, call, () => readRetrieveRequest(body))
  const parts = given.map((document) => ({ ...document, cid: `${randomUUID()}@carnet` }))
  return {
    body: formatRetrieveResponse(
      parts.map(({ request, mimeType, cid }) => ({ ...request, mimeType, cid })),
      errors,
    ),
    parts: parts.map(({ cid, mimeType, open }) => ({ contentId: cid, contentType: mimeType, body: open() })),
  }
}

async function iti57({ domain, call, body }: IheContext): Promise<SoapAnswer> {
  await updateDocumentSet(domain, call, () => readRegistrySubmission(body, registryVoice))
  return { body: formatRegistryResponse('success') }
}

async function iti62({ domain, call, body }: IheContext): Promise<SoapAnswer> {
  await deleteDocumentSet(domain, call, () => readRemoval(body))
  return { body: formatRegistryResponse('success') }
}

/** The lot with the bytes of each of its entries. Throws XdsError. */
async function readProvided(body: XmlElement, documents: Documents): Promise<ProvidedLot> {
  const { metadata } = repositoryVoice
  const request = child(body, 'SubmitObjectsRequest')
  if (request === undefined)
    throw new XdsError(metadata, 'Le lot de soumission (SubmitObjectsRequest) est attendu.')
  const lot = readRegistrySubmission(request, repositoryVoice)
  const ids = lot.entries.map(({ id }) => id)
  const contents = readDocuments(body, ids, {
    elidedRun: (text) => (documents.received.has(text) ? text : undefined),
  }).documents
  const taken = new Map<string, ReceivedDocument>()
  for (const id of ids) {
    const received = await bytesOf(contents.get(id)!, id, documents)
    if ([...taken.values()].includes(received))
      throw new XdsError(metadata, 'Deux fiches du lot désignent le même contenu.', { location: id })
    taken.set(id, received)
  }
  refuseStrayRuns(documents, new Set(taken.values()))
  documents.handOver(new Set(taken.values()))
  return { lot, blobs: new Map([...taken].map(([id, { blob }]) => [id, blob])) }
}

/** The long base64 of a field was taken for a document's: what the field would say now is not what was sent. */
export function refuseStrayRuns({ received }: Documents, taken: ReadonlySet<ReceivedDocument>): void {
  for (const [handle, content] of received)
    if (isRun(handle) && !taken.has(content))
      throw new WireError(
        'soap',
        'base64',
        'Envelope/Body',
        'un base64 de plus de seize mille caractères dans un document seulement',
      )
}

async function bytesOf(
  content: DocumentContent,
  location: string,
  { received, seal }: Documents,
): Promise<ReceivedDocument> {
  if (content.kind === 'inline') return seal(decodeBase64(content.base64))
  const handle = content.kind === 'part' ? handleOfPart(content.cid) : content.handle
  const found = received.get(handle)
  if (found === undefined)
    throw new XdsError('XDSMissingDocument', 'La partie qui porte le document n’est pas dans le message.', {
      location,
    })
  return found
}
