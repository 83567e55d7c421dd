/**
 * The transactions of plain XDS.b, by their action: two of them share one element of Body. IHE ITI TF-2 §3.18, §3.41 to
 * §3.43, XDS Metadata Update (ITI-57), Remove Metadata and Documents (ITI-62).
 */
import { WireError } from '../wire-error.ts'
import type { XmlElement } from '../xml/read.ts'

export type IheOperationName =
  | 'provideAndRegister'
  | 'retrieveDocuments'
  | 'register'
  | 'storedQuery'
  | 'updateDocumentSet'
  | 'deleteDocumentSet'

export type IheService = 'registry' | 'repository'

export type IheOperation = {
  readonly name: IheOperationName
  readonly iti: string
  readonly service: IheService
  readonly request: { readonly name: string; readonly namespace: string }
  readonly action: string
  readonly responseAction: string
}

const lcm = 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0'
const xds = 'urn:ihe:iti:xds-b:2007'

export const iheOperations: Readonly<Record<IheOperationName, IheOperation>> = {
  provideAndRegister: {
    name: 'provideAndRegister',
    iti: 'ITI-41',
    service: 'repository',
    request: { name: 'ProvideAndRegisterDocumentSetRequest', namespace: xds },
    action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
    responseAction: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse',
  },
  retrieveDocuments: {
    name: 'retrieveDocuments',
    iti: 'ITI-43',
    service: 'repository',
    request: { name: 'RetrieveDocumentSetRequest', namespace: xds },
    action: 'urn:ihe:iti:2007:RetrieveDocumentSet',
    responseAction: 'urn:ihe:iti:2007:RetrieveDocumentSetResponse',
  },
  register: {
    name: 'register',
    iti: 'ITI-42',
    service: 'registry',
    request: { name: 'SubmitObjectsRequest', namespace: lcm },
    action: 'urn:ihe:iti:2007:RegisterDocumentSet-b',
    responseAction: 'urn:ihe:iti:2007:RegisterDocumentSet-bResponse',
  },
  storedQuery: {
    name: 'storedQuery',
    iti: 'ITI-18',
    service: 'registry',
    request: { name: 'AdhocQueryRequest', namespace: 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0' },
    action: 'urn:ihe:iti:2007:RegistryStoredQuery',
    responseAction: 'urn:ihe:iti:2007:RegistryStoredQueryResponse',
  },
  updateDocumentSet: {
    name: 'updateDocumentSet',
    iti: 'ITI-57',
    service: 'registry',
    request: { name: 'SubmitObjectsRequest', namespace: lcm },
    action: 'urn:ihe:iti:2010:UpdateDocumentSet',
    responseAction: 'urn:ihe:iti:2010:UpdateDocumentSetResponse',
  },
  deleteDocumentSet: {
    name: 'deleteDocumentSet',
    iti: 'ITI-62',
    service: 'registry',
    request: { name: 'RemoveObjectsRequest', namespace: lcm },
    action: 'urn:ihe:iti:2010:DeleteDocumentSet',
    responseAction: 'urn:ihe:iti:2010:DeleteDocumentSetResponse',
  },
}

/** Throws WireError `soap`: `unsupported` for an action that is not offered there, `action` for another one's Body. */
export function iheOperationOf(service: IheService, action: string, body: XmlElement): IheOperation {
  const operation = Object.values(iheOperations).find(
    (one) => one.service === service && one.action === action.trim(),
  )
  if (operation === undefined)
    throw new WireError(
      'soap',
      'unsupported',
      'Envelope/Header/Action',
      'une transaction offerte à cette adresse',
    )
  const { request } = operation
  if (request.name !== body.name || request.namespace !== body.namespace)
    throw new WireError('soap', 'action', 'Envelope/Body', `l’élément ${request.name} de cette action`)
  return operation
}
