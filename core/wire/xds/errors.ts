/** The errors of XDS: every IHE code, and RegistryResponse. IHE ITI TF-3 Table 4.2.4.1-2; soap.md §6.4. */
import { WireError } from '../wire-error.ts'
import { child, children, type XmlElement } from '../xml/read.ts'
import { type Markup, optionalAttribute, xml } from '../xml/write.ts'
import { errorSeverities, namespaces, responseStatuses } from './vocabulary.ts'

export const xdsErrorCodes = [
  'XDSMissingDocument',
  'XDSMissingDocumentMetadata',
  'XDSRegistryNotAvailable',
  'XDSRegistryError',
  'XDSRepositoryError',
  'XDSRegistryDuplicateUniqueIdInMessage',
  'XDSRepositoryDuplicateUniqueIdInMessage',
  'XDSDuplicateUniqueIdInRegistry',
  'XDSNonIdenticalHash',
  'XDSNonIdenticalSize',
  'XDSRegistryBusy',
  'XDSRepositoryBusy',
  'XDSRegistryOutOfResources',
  'XDSRepositoryOutOfResources',
  'XDSRegistryMetadataError',
  'XDSRepositoryMetadataError',
  'XDSTooManyResults',
  'XDSExtraMetadataNotSaved',
  'XDSUnknownPatientId',
  'XDSPatientIdDoesNotMatch',
  'XDSUnknownStoredQuery',
  'XDSStoredQueryMissingParam',
  'XDSStoredQueryParamNumber',
  'XDSRegistryDeprecatedDocumentError',
  'XDSUnknownRepositoryId',
  'XDSDocumentUniqueIdError',
  'XDSResultNotSinglePatient',
  'XDSReplaceFailed',
  'XDSMetadataUpdateError',
  'XDSPatientIDReconciliationError',
  'XDSMetadataUpdateOperationError',
  'XDSMetadataVersionError',
  'XDSMetadataIdentifierError',
  'XDSObjectTypeError',
  'UnmodifiableMetadataError',
  'InvalidDocumentContent',
  'LocalPolicyRestrictionError',
  'PartialAppendContentNotProcessed',
  'PartialFolderContentNotProcessed',
  'PartialRelationshipContentNotProcessed',
  'PartialTransformNotProcessed',
  'PartialTransformReplaceNotProcessed',
  'ReferencesExistException',
  'UnresolvedReferenceException',
  'XDSUnreferencedObjectException',
  'XDSRemoveDocumentsError',
] as const

export type XdsErrorCode = (typeof xdsErrorCodes)[number]
export type XdsSeverity = keyof typeof errorSeverities
export type ResponseStatus = keyof typeof responseStatuses

/** One RegistryError, thrown or listed. `context` is the French sentence that the sender reads; never the patient’s data. */
export class XdsError extends Error {
  override readonly name = 'XdsError'
  readonly code: XdsErrorCode
  readonly context: string
  readonly severity: XdsSeverity
  /** Where in the message, or which document. */
  readonly location: string | undefined

  constructor(
    code: XdsErrorCode,
    context: string,
    options: { readonly severity?: XdsSeverity; readonly location?: string } & ErrorOptions = {},
  ) {
    super(`${code}: ${context}`, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.context = context
    this.severity = options.severity ?? 'error'
    this.location = options.location
  }
}

/** What a door answers when a message could not be read. */
export function xdsErrorOf(error: WireError, code: XdsErrorCode): XdsError {
  return new XdsError(code, `Attendu\u00a0: ${error.expected}.`, { location: error.path, cause: error })
}

/** The attribute and content common to every ebRS response; also the head of AdhocQueryResponse. */
export function formatErrorList(errors: readonly XdsError[]): Markup | undefined {
  if (errors.length === 0) return undefined
  const highest: XdsSeverity = errors.some(({ severity }) => severity === 'error') ? 'error' : 'warning'
  return xml`<rs:RegistryErrorList xmlns:rs="${namespaces.rs}" highestSeverity="${errorSeverities[highest]}">${errors.map(
    ({ code, context, severity, location }) =>
      xml`<rs:RegistryError errorCode="${code}" codeContext="${context}" severity="${errorSeverities[severity]}"${optionalAttribute('location', location)}/>`,
  )}</rs:RegistryErrorList>`
}

export function formatRegistryResponse(status: ResponseStatus, errors: readonly XdsError[] = []): Markup {
  return xml`<rs:RegistryResponse xmlns:rs="${namespaces.rs}" status="${responseStatuses[status]}">${formatErrorList(errors)}</rs:RegistryResponse>`
}

/** An error as received: the code may be one that IHE does not list. */
export type ReceivedError = {
  readonly code: string
  readonly context: string
  readonly severity: XdsSeverity
  readonly location?: string
}

export type RegistryResponse = { readonly status: ResponseStatus; readonly errors: readonly ReceivedError[] }

/** Reads RegistryResponse, and the same attributes of the responses that extend it. */
export function readRegistryResponse(response: XmlElement): RegistryResponse {
  const urn = response.attributes.status
  const statuses = Object.keys(responseStatuses) as ResponseStatus[]
  const status = statuses.find((name) => responseStatuses[name] === urn)
  if (status === undefined)
    throw new WireError('xds', 'status', `${response.name}/@status`, 'un statut de réponse d’IHE')
  return { status, errors: children(child(response, 'RegistryErrorList'), 'RegistryError').map(readError) }
}

function readError({ attributes }: XmlElement): ReceivedError {
  const { errorCode, codeContext, severity, location } = attributes
  const received = {
    code: errorCode ?? '',
    context: codeContext ?? '',
    severity: severity === errorSeverities.warning ? ('warning' as const) : ('error' as const),
  }
  return location === undefined ? received : { ...received, location }
}
