/** The operations of the DMP by the QName in Body, with the actions seen on the wire. soap.md §1.2, §1.3. */
import { WireError } from '../wire-error.ts'
import type { XmlElement } from '../xml/read.ts'

export type OperationName =
  | 'testExistence'
  | 'setAuthorization'
  | 'listAuthorizations'
  | 'listPatients'
  | 'provideAndRegister'
  | 'storedQuery'
  | 'retrieveDocuments'
  | 'updateDocument'

export type Service = 'patients' | 'patientsSpecific' | 'habilitations' | 'registry' | 'repository'

export type Operation = {
  readonly name: OperationName
  /** Last segment of the path. */
  readonly service: Service
  /** QName of the child of Body in a request. */
  readonly request: { readonly name: string; readonly namespace: string }
  /** The first is the one that our client sends. */
  readonly requestActions: readonly [string, ...string[]]
  readonly responseAction: string
}

export const operations: Readonly<Record<OperationName, Operation>> = {
  // TD0.2; TD1.3a is the same interaction with another reasonCode.
  testExistence: {
    name: 'testExistence',
    service: 'patients',
    request: { name: 'PRPA_IN201307UV02', namespace: 'urn:hl7-org:v3' },
    requestActions: ['urn:hl7-org:v3:PRPA_IN201307UV02'],
    responseAction: 'urn:hl7-org:v3:PRPA_IN201308UV02',
  },
  // TD0.3
  setAuthorization: {
    name: 'setAuthorization',
    service: 'habilitations',
    request: { name: 'setAuthorization', namespace: 'urn:si-dmp-habilitations' },
    requestActions: [
      'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization',
      'urn:hl7-org:v3:setAuthorization',
    ],
    responseAction: 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorizationResponse',
  },
  // TD1.6
  listAuthorizations: {
    name: 'listAuthorizations',
    service: 'habilitations',
    request: { name: 'listAuthorizationByPatient', namespace: 'urn:si-dmp-habilitations' },
    requestActions: [
      'urn:si-dmp-habilitations:HabilitationsEndPoint:listAuthorizationByPatient',
      'urn:hl7-org:v3:listAuthorizationByPatient',
    ],
    responseAction: 'urn:si-dmp-habilitations:HabilitationsEndPoint:listAuthorizationByPatientResponse',
  },
  // TD0.4; its WSDL has an empty soapAction
  listPatients: {
    name: 'listPatients',
    service: 'patientsSpecific',
    request: { name: 'patientList', namespace: 'urn:si-dmp-patients' },
    requestActions: ['urn:si-dmp-patients:PatientSpecificEndPoint:patientList'],
    responseAction: 'urn:si-dmp-patients:PatientSpecificEndPoint:patientListResponse',
  },
  // TD2.1a, TD2.1b: ITI-41
  provideAndRegister: {
    name: 'provideAndRegister',
    service: 'repository',
    request: { name: 'ProvideAndRegisterDocumentSetRequest', namespace: 'urn:ihe:iti:xds-b:2007' },
    requestActions: [
      'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
      'DocumentRepository_ProvideAndRegisterDocumentSet-b',
    ],
    responseAction: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse',
  },
  // TD3.1a, TD3.1b: ITI-18
  storedQuery: {
    name: 'storedQuery',
    service: 'registry',
    request: { name: 'AdhocQueryRequest', namespace: 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0' },
    requestActions: ['urn:ihe:iti:2007:RegistryStoredQuery'],
    responseAction: 'urn:ihe:iti:2007:RegistryStoredQueryResponse',
  },
  // TD3.2: ITI-43
  retrieveDocuments: {
    name: 'retrieveDocuments',
    service: 'repository',
    request: { name: 'RetrieveDocumentSetRequest', namespace: 'urn:ihe:iti:xds-b:2007' },
    requestActions: ['urn:ihe:iti:2007:RetrieveDocumentSet'],
    responseAction: 'urn:ihe:iti:2007:RetrieveDocumentSetResponse',
  },
  // TD3.3a to d: after ITI-57; its answer is not named as IHE names it (soap.md §0, finding 2)
  updateDocument: {
    name: 'updateDocument',
    service: 'registry',
    request: { name: 'SubmitObjectsRequest', namespace: 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0' },
    requestActions: ['urn:ihe:iti:2010:UpdateDocumentSet'],
    responseAction: 'urn:ihe:iti:2010:UpdateDocumentSet-Response',
  },
}

const all = Object.values(operations)

/**
 * The QName decides; an action that we do not know is let through, one that belongs to another operation is not.
 * Throws WireError `soap`: `unsupported`, `action`.
 */
export function operationOf(body: XmlElement, action: string): Operation {
  const operation = all.find(
    ({ request }) => request.name === body.name && request.namespace === body.namespace,
  )
  if (operation === undefined)
    throw new WireError('soap', 'unsupported', 'Envelope/Body', 'une transaction que ce serveur offre')
  const named = all.find(({ requestActions }) => requestActions.includes(action))
  if (named !== undefined && named !== operation)
    throw new WireError(
      'soap',
      'action',
      'Envelope/Header/Action',
      'l’action de la transaction présente dans Body',
    )
  return operation
}
