/** The operations of the DMP by the QName in Body, with the actions seen on the wire. soap.md §1.2, §1.3. */
import { reasonOf } from '../hl7v3/reason-code.ts'
import { WireError } from '../wire-error.ts'
import type { XmlElement } from '../xml/read.ts'

export type OperationName =
  | 'testExistence'
  | 'readAdministrativeData'
  | 'createRecord'
  | 'reopenRecord'
  | 'updateAdministrativeData'
  | 'closeRecord'
  | 'setAuthorization'
  | 'listAuthorizations'
  | 'listPatients'
  | 'searchPatients'
  | 'createPatientAccess'
  | 'updatePatientChannel'
  | 'renewPatientAccess'
  | 'provideAndRegister'
  | 'storedQuery'
  | 'retrieveDocuments'
  | 'updateDocument'

export type Service =
  | 'patients'
  | 'patientsPDQ'
  | 'patientsSpecific'
  | 'habilitations'
  | 'registry'
  | 'repository'

/** Only lots bring the metadata of a hundred documents: elsewhere an envelope has a few kilobytes. */
export function envelopeBytesMax(service: Service): number {
  return service === 'repository' ? 8_000_000 : 1_000_000
}

export type Operation = {
  readonly name: OperationName
  /** Last segment of the path. */
  readonly service: Service
  /** QName of the child of Body in a request. */
  readonly request: {
    readonly name: string
    readonly namespace: string
    /** HL7v3: the reasonCode that tells apart the transactions of one interaction. */
    readonly reason?: string
  }
  /** QName of the child of Body in an answer. */
  readonly response: { readonly name: string; readonly namespace: string }
  /** The first is the one that our client sends. */
  readonly requestActions: readonly [string, ...string[]]
  readonly responseAction: string
}

const registryResponse = {
  name: 'RegistryResponse',
  namespace: 'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0',
} as const

export const operations: Readonly<Record<OperationName, Operation>> = {
  // TD0.2
  testExistence: registration('testExistence', 'PRPA_IN201307UV02', 'TEST_EXST', 'PRPA_IN201308UV02'),
  // TD1.3a
  readAdministrativeData: registration(
    'readAdministrativeData',
    'PRPA_IN201307UV02',
    'CNSLT_DATA',
    'PRPA_IN201308UV02',
  ),
  // TD1.1
  createRecord: registration('createRecord', 'PRPA_IN201311UV02', 'CREA_RD', 'PRPA_IN201311ResponseUV02'),
  // TD1.2
  reopenRecord: registration('reopenRecord', 'PRPA_IN201314UV02', 'REAC', 'PRPA_IN201314ResponseUV02'),
  // TD1.3b
  updateAdministrativeData: registration(
    'updateAdministrativeData',
    'PRPA_IN201314UV02',
    'MODIF_DATA',
    'PRPA_IN201314ResponseUV02',
  ),
  // TD1.4
  closeRecord: registration('closeRecord', 'PRPA_IN201314UV02', 'FERM', 'PRPA_IN201314ResponseUV02'),
  // TD0.3
  setAuthorization: {
    name: 'setAuthorization',
    service: 'habilitations',
    request: { name: 'setAuthorization', namespace: 'urn:si-dmp-habilitations' },
    response: { name: 'setAuthorizationResponse', namespace: 'urn:si-dmp-habilitations' },
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
    response: { name: 'listAuthorizationByPatientResponse', namespace: 'urn:si-dmp-habilitations' },
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
    response: { name: 'patientListResponse', namespace: 'urn:si-dmp-patients' },
    requestActions: ['urn:si-dmp-patients:PatientSpecificEndPoint:patientList'],
    responseAction: 'urn:si-dmp-patients:PatientSpecificEndPoint:patientListResponse',
  },
  // TD1.5a, TD1.5b and c, TD1.5d: no longer in the WSDL of the operator since 2024
  createPatientAccess: patientAccess('createPatientAccess', 'createPatientAccess'),
  updatePatientChannel: patientAccess('updatePatientChannel', 'patientOTPUpdate'),
  renewPatientAccess: patientAccess('renewPatientAccess', 'updatePatientAccess'),
  // TD0.5; the operator's kit sends the action of IHE PDQv3
  searchPatients: {
    name: 'searchPatients',
    service: 'patientsPDQ',
    request: { name: 'PRPA_IN201305UV02', namespace: 'urn:hl7-org:v3' },
    response: { name: 'PRPA_IN201306UV02', namespace: 'urn:hl7-org:v3' },
    requestActions: [
      'urn:hl7-org:v3:PRPA_IN201305UV02',
      'urn:ihe:iti:pdqv3:2007:PDQSupplier_Service:findCandidatesQuery',
    ],
    responseAction: 'urn:hl7-org:v3:PRPA_IN201306UV02',
  },
  // TD2.1a, TD2.1b: ITI-41
  provideAndRegister: {
    name: 'provideAndRegister',
    service: 'repository',
    request: { name: 'ProvideAndRegisterDocumentSetRequest', namespace: 'urn:ihe:iti:xds-b:2007' },
    response: registryResponse,
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
    response: { name: 'AdhocQueryResponse', namespace: 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0' },
    requestActions: ['urn:ihe:iti:2007:RegistryStoredQuery'],
    responseAction: 'urn:ihe:iti:2007:RegistryStoredQueryResponse',
  },
  // TD3.2: ITI-43
  retrieveDocuments: {
    name: 'retrieveDocuments',
    service: 'repository',
    request: { name: 'RetrieveDocumentSetRequest', namespace: 'urn:ihe:iti:xds-b:2007' },
    response: { name: 'RetrieveDocumentSetResponse', namespace: 'urn:ihe:iti:xds-b:2007' },
    requestActions: ['urn:ihe:iti:2007:RetrieveDocumentSet'],
    responseAction: 'urn:ihe:iti:2007:RetrieveDocumentSetResponse',
  },
  // TD3.3a to d: after ITI-57; its answer is not named as IHE names it (soap.md §0, finding 2)
  updateDocument: {
    name: 'updateDocument',
    service: 'registry',
    request: { name: 'SubmitObjectsRequest', namespace: 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0' },
    response: registryResponse,
    requestActions: ['urn:ihe:iti:2010:UpdateDocumentSet'],
    responseAction: 'urn:ihe:iti:2010:UpdateDocumentSet-Response',
  },
}

const all = Object.values(operations)

/** An interaction of « Gestion de dossier patient partagé ». */
function registration(name: OperationName, interaction: string, reason: string, answer: string): Operation {
  return {
    name,
    service: 'patients',
    request: { name: interaction, namespace: 'urn:hl7-org:v3', reason },
    // A question is answered bare, a change inside the element of the WSDL (soap.md §1.3).
    response:
      answer === 'PRPA_IN201308UV02'
        ? { name: answer, namespace: 'urn:hl7-org:v3' }
        : { name: `${interaction}_Response`, namespace: 'asip:ci-sis:gdp:2010' },
    requestActions: [`urn:hl7-org:v3:${interaction}`],
    responseAction: `urn:hl7-org:v3:${answer}`,
  }
}

function patientAccess(name: OperationName, element: string): Operation {
  return {
    name,
    service: 'patientsSpecific',
    request: { name: element, namespace: 'urn:si-dmp-patients' },
    response: { name: `${element}Response`, namespace: 'urn:si-dmp-patients' },
    requestActions: [`urn:si-dmp-patients:PatientSpecificEndPoint:${element}`],
    responseAction: `urn:si-dmp-patients:PatientSpecificEndPoint:${element}Response`,
  }
}

/**
 * The QName decides, then the reason where an interaction serves several; a reason that we do not know is left to
 * the first of them to refuse. An action that we do not know is let through, one that belongs to another operation is not.
 * Throws WireError `soap`: `unsupported`, `action`.
 */
export function operationOf(body: XmlElement, action: string): Operation {
  const candidates = all.filter(
    ({ request }) => request.name === body.name && request.namespace === body.namespace,
  )
  const operation = candidates.find(({ request }) => request.reason === reasonOf(body)) ?? candidates[0]
  if (operation === undefined)
    throw new WireError('soap', 'unsupported', 'Envelope/Body', 'une transaction que ce serveur offre')
  const known = all.some(({ requestActions }) => requestActions.includes(action))
  if (known && !operation.requestActions.includes(action))
    throw new WireError(
      'soap',
      'action',
      'Envelope/Header/Action',
      'l’action de la transaction présente dans Body',
    )
  return operation
}
