/** ITI-43, Retrieve Document Set. IHE ITI TF-2 §3.43; soap.md §4, §5.9. */
import { WireError } from '../wire-error.ts'
import { child, children, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { type DocumentContent, type ElidedRun, includePart, readContent } from './document-content.ts'
import {
  formatRegistryResponse,
  type RegistryResponse,
  type ResponseStatus,
  readRegistryResponse,
  type XdsError,
} from './errors.ts'
import { missing } from './registry-object.ts'
import { namespaces } from './vocabulary.ts'

export type DocumentRequest = {
  readonly repositoryUniqueId: string
  readonly documentUniqueId: string
  /** Said again in the answer, when the request says it. */
  readonly homeCommunityId?: string
}

/** A software reads tens; each document asked for costs a look-up and a line of the history. */
const requestsMax = 1_000

/** At least one document, in the order asked. Throws WireError. */
export function readRetrieveRequest(body: XmlElement): readonly DocumentRequest[] {
  const requests = children(body, 'DocumentRequest')
  if (requests.length === 0) throw missing(`${body.name}/DocumentRequest`, 'au moins un document')
  if (requests.length > requestsMax)
    throw new WireError(
      'xds',
      'requests',
      `${body.name}/DocumentRequest`,
      `au plus ${requestsMax} documents par demande`,
    )
  return requests.map(readIdentifiers)
}

export function formatRetrieveRequest(requests: readonly DocumentRequest[]): Markup {
  return xml`<RetrieveDocumentSetRequest xmlns="${namespaces.xds}">${requests.map(
    (request) => xml`<DocumentRequest>${identifiers(request)}</DocumentRequest>`,
  )}</RetrieveDocumentSetRequest>`
}

export type RetrievedPart = DocumentRequest & {
  readonly mimeType: string
  /** Content-ID of the part that carries the bytes. */
  readonly cid: string
}

/** Success, PartialSuccess when some documents came, Failure when none did: one error for each that did not come. */
export function formatRetrieveResponse(
  documents: readonly RetrievedPart[],
  errors: readonly XdsError[],
): Markup {
  return xml`<RetrieveDocumentSetResponse xmlns="${namespaces.xds}">${formatRegistryResponse(
    statusOf(documents.length, errors.length),
    errors,
  )}${documents.map(
    (document) =>
      xml`<DocumentResponse>${identifiers(document)}<mimeType>${document.mimeType}</mimeType><Document>${includePart(document.cid)}</Document></DocumentResponse>`,
  )}</RetrieveDocumentSetResponse>`
}

export type RetrievedDocument = DocumentRequest & {
  readonly mimeType: string
  readonly content: DocumentContent
}

export type RetrieveResponse = RegistryResponse & { readonly documents: readonly RetrievedDocument[] }

export function readRetrieveResponse(
  body: XmlElement,
  options: { readonly elidedRun?: ElidedRun } = {},
): RetrieveResponse {
  const response = child(body, 'RegistryResponse')
  if (response === undefined) throw missing(`${body.name}/RegistryResponse`, 'le statut de la réponse')
  const documents = children(body, 'DocumentResponse').map((each) => {
    const element = child(each, 'Document')
    const path = 'DocumentResponse/Document'
    const content = element === undefined ? undefined : readContent(element, path, options.elidedRun)
    if (content === undefined) throw missing(path, 'le contenu du document')
    return {
      ...readIdentifiers(each),
      mimeType: requiredText(each, 'mimeType', 'le type MIME du document'),
      content,
    }
  })
  return { ...readRegistryResponse(response), documents }
}

function statusOf(documents: number, errors: number): ResponseStatus {
  if (errors === 0) return 'success'
  return documents === 0 ? 'failure' : 'partialSuccess'
}

function identifiers({ repositoryUniqueId, documentUniqueId, homeCommunityId }: DocumentRequest): Markup {
  const home = homeCommunityId && xml`<HomeCommunityId>${homeCommunityId}</HomeCommunityId>`
  return xml`${home}<RepositoryUniqueId>${repositoryUniqueId}</RepositoryUniqueId><DocumentUniqueId>${documentUniqueId}</DocumentUniqueId>`
}

function readIdentifiers(element: XmlElement): DocumentRequest {
  const home = textOf(child(element, 'HomeCommunityId')) ?? ''
  return {
    repositoryUniqueId: requiredText(element, 'RepositoryUniqueId', 'l’entrepôt du document'),
    documentUniqueId: requiredText(element, 'DocumentUniqueId', 'l’identifiant unique du document'),
    ...(home !== '' && { homeCommunityId: home }),
  }
}

function requiredText(element: XmlElement, name: string, expected: string): string {
  const value = textOf(child(element, name))
  if (value === undefined || value === '') throw missing(`${element.name}/${name}`, expected)
  return value
}
