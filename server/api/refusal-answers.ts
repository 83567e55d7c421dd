/** Each reason to say no, as every protocol says it. contract.md §3.1; soap.md §6.5. */
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { XdsErrorCode } from '@carnet/core/wire/xds/errors.ts'

export type RefusalAnswer =
  /** A functional right, an authorisation or a block: SOAP Fault. */
  | { readonly as: 'fault'; readonly subcode: string }
  /** The three states of a record that nobody may tell apart: one answer per family of service. */
  | { readonly as: 'recordNotFound' }
  /** The life of a record does not allow it: a reject message. `DMPFound` and `DMPClosed` are known (soap.md §6.3), and two codes of accounts (§6.2). */
  | { readonly as: 'rejected'; readonly code: string }
  /** A document that is not for this caller: the answer of an absent one. */
  | { readonly as: 'documentNotFound' }
  /** What was sent cannot be accepted. */
  | { readonly as: 'registryError'; readonly code: XdsErrorCode }

const rights = { as: 'fault', subcode: 'DMPAccessDeniedByRightsService' } as const
const recordNotFound = { as: 'recordNotFound' } as const
const documentNotFound = { as: 'documentNotFound' } as const

/** @spec FEED-10 to who feeds, as to who reads: unknown, opposed and closed are one answer. */
export const refusalAnswers: Readonly<Record<RefusalReason, RefusalAnswer>> = {
  recordUnknown: recordNotFound,
  recordOpposed: recordNotFound,
  recordClosed: recordNotFound,
  recordSuspended: recordNotFound,
  recordNotOpenYet: recordNotFound,
  recordAlreadyOpen: { as: 'rejected', code: 'DMPFound' },
  recordAttachedToMes: { as: 'rejected', code: 'DMPAttachedToMES' },
  consentMissing: { as: 'rejected', code: 'DMPConsentMissing' },
  searchTooWide: { as: 'rejected', code: 'DMPTooManyResults' },
  accountAlreadyOpen: { as: 'rejected', code: 'DMPPatientAccessAlreadyExists' },
  accountMissing: { as: 'rejected', code: 'DMPPatientAccessNotFound' },
  channelAlreadyGiven: { as: 'rejected', code: 'DMPPatientAccessOTPAlreadyExists' },
  channelMissing: { as: 'rejected', code: 'DMPPatientAccessOTPNotFound' },
  lastChannel: { as: 'rejected', code: 'DMPPatientAccessOTPLast' },
  actionNotAllowedForCaller: rights,
  professionNotInMatrix: rights,
  notARegulationCentre: rights,
  blockedByPatient: rights,
  notAuthorised: rights,
  authorisationExpired: rights,
  expressConsentMissing: rights,
  patientRefusesBrisDeGlace: rights,
  patientRefusesCentre15: rights,
  notTheHolder: rights,
  cardCodeWrong: rights,
  certificateNotValid: { as: 'fault', subcode: 'DMPInvalidCertificate' },
  excludedSector: rights,
  documentUnknown: documentNotFound,
  professionMayNotSeeType: documentNotFound,
  maskedToProfessionals: documentNotFound,
  notAnnouncedToPatient: documentNotFound,
  invisibleToRepresentatives: documentNotFound,
  documentDeleted: documentNotFound,
  // The door's alone: the error itself is answered, in the words of its protocol.
  messageNotAcceptable: { as: 'fault', subcode: 'DMPInvalidMessage' },
  wrongPatient: { as: 'registryError', code: 'XDSPatientIdDoesNotMatch' },
  dossierPharmaceutiqueOpposed: rights,
  directivesNotForMinors: { as: 'registryError', code: 'XDSRepositoryMetadataError' },
  depositNotAcceptable: { as: 'registryError', code: 'XDSRepositoryMetadataError' },
  uniqueIdUsedForOtherBytes: { as: 'registryError', code: 'XDSNonIdenticalHash' },
  notTheAuthor: rights,
  patientsOwnDocument: rights,
  maskedByHolder: rights,
  medecinTraitantShielded: rights,
  blockIsHolders: rights,
  gestureMissing: rights,
  choiceNotPossible: rights,
  endNotPossible: rights,
  noticeMustArrive: rights,
  emergencyChoicesIncomplete: rights,
  emergencyChoicesOutdated: rights,
  emergencyChoiceDisabled: rights,
  mandateOver: rights,
  keptFromCarer: documentNotFound,
  // Of the portal alone.
  attestationMissing: rights,
  representativesFull: rights,
  carersFull: rights,
  helpedFull: rights,
  alreadyInvited: rights,
  invitationOver: rights,
  documentAlreadyReplaced: { as: 'registryError', code: 'XDSRegistryDeprecatedDocumentError' },
  replacementNotAcceptable: { as: 'registryError', code: 'XDSReplaceFailed' },
  changeNotPossible: { as: 'registryError', code: 'XDSMetadataUpdateError' },
  versionNotCurrent: { as: 'registryError', code: 'XDSMetadataVersionError' },
  metadataUnmodifiable: { as: 'registryError', code: 'UnmodifiableMetadataError' },
  visibilityIrreversible: { as: 'registryError', code: 'LocalPolicyRestrictionError' },
  tooManyRequests: { as: 'fault', subcode: 'DMPTooManyRequests' },
  // Of the holder alone, in his space.
  notDepositedByHolder: rights,
  tooManyToDelete: rights,
  // Of the operator alone: no wire transaction asks them.
  recordNotClosed: rights,
  noDeletionRequested: rights,
  insOfAnotherRecord: rights,
  recordNotEmpty: rights,
  representationNotPossible: rights,
  notClosedByDeath: rights,
  contraryWill: rights,
  heirRequestUnknown: rights,
  tooManyResults: { as: 'registryError', code: 'XDSTooManyResults' },
  uniqueIdUsedElsewhere: { as: 'registryError', code: 'XDSDuplicateUniqueIdInRegistry' },
}
