/** The table of transactions: what each does, and how its protocol says no. soap.md §1.2, §6.5. */
import type { Trace } from '@carnet/core/model/trace.ts'
import { formatAuthorizationList } from '@carnet/core/wire/habilitations/list-authorizations.ts'
import { formatSetAuthorizationAnswer } from '@carnet/core/wire/habilitations/set-authorization.ts'
import {
  formatChannelAnswer,
  formatRenewalAnswer,
  formatSecretsAnswer,
} from '@carnet/core/wire/patients-specific/patient-access.ts'
import type { OperationName } from '@carnet/core/wire/soap/actions.ts'
import type { WireError } from '@carnet/core/wire/wire-error.ts'
import { formatRegistryResponse, XdsError, xdsErrorOf } from '@carnet/core/wire/xds/errors.ts'
import { formatQueryFailure } from '@carnet/core/wire/xds/iti-18-response.ts'
import { formatRetrieveResponse } from '@carnet/core/wire/xds/iti-43.ts'
import { type Markup, rawXml } from '@carnet/core/wire/xml/write.ts'
import type { CallerContext, SoapAnswer, SoapContext } from './context.ts'
import { td02 } from './td-0-2-test-existence.ts'
import { recordNotFoundStatus, td03 } from './td-0-3-authorise.ts'
import { td04 } from './td-0-4-list-patients.ts'
import { td05 } from './td-0-5-search-patients.ts'
import { td11 } from './td-1-1-create-record.ts'
import { td12 } from './td-1-2-reopen-record.ts'
import { td13a, td13b } from './td-1-3-administrative-data.ts'
import { td14 } from './td-1-4-close-record.ts'
import { createPatientAccess, renewPatientAccess, updatePatientChannel } from './td-1-5-patient-access.ts'
import { td16 } from './td-1-6-list-authorisations.ts'
import { td21 } from './td-2-1-submit-documents.ts'
import { td31 } from './td-3-1-find-documents.ts'
import { td32 } from './td-3-2-read-documents.ts'
import { td33 } from './td-3-3-update-document.ts'
import type { XdsActor } from './unavailable.ts'

export type Transaction = {
  /** Codes of the DMP integration guide. */
  readonly codes: readonly string[]
  /** What a refused attempt is traced as, when no handler could run. */
  readonly action: Trace['action']
  /** Unknown, opposed and closed records: one answer, that nobody can tell apart. */
  readonly recordNotFound: () => Markup
  /** A document that is not there, or not for this caller: one answer. */
  readonly documentNotFound?: () => Markup
  /** The answer that carries a RegistryError; absent where the protocol has none: a fault is sent. */
  readonly failure?: (error: XdsError) => Markup
  readonly malformed?: (error: WireError) => Markup
  /** Of those that answer by a RegistryError. */
  readonly actor?: XdsActor
} & (
  | { readonly about?: 'patient'; readonly handle: (context: SoapContext) => Promise<SoapAnswer> }
  /** The assertion names no patient, or one that does not matter. */
  | { readonly about: 'caller'; readonly handle: (context: CallerContext) => Promise<SoapAnswer> }
)

const unknownPatient = () => new XdsError('XDSUnknownPatientId', 'Aucun DMP actif pour cet INS.')

/** The words of the custom services, the same for the three states of a record. */
const noActiveRecord = { status: recordNotFoundStatus, context: 'Aucun DMP actif pour cet INS.' }

const unknownReference = () =>
  new XdsError('UnresolvedReferenceException', 'Aucun document du DMP ne porte cette référence.')

/** HL7v3 answers name the message that they answer: their handlers make them. */
const rejected = (): never => {
  throw new Error('an HL7v3 transaction rejects in its own handler')
}

const registryFailure = (error: XdsError) => formatRegistryResponse('failure', [error])
/** The same faults of metadata, in the words of who found them. IHE ITI TF-3, Table 4.2.4.1-2. */
const updateFailure = (error: XdsError) =>
  registryFailure(error.code === 'XDSRepositoryMetadataError' ? inRegistryWords(error) : error)
function inRegistryWords({ context, location }: XdsError): XdsError {
  return new XdsError('XDSRegistryMetadataError', context, location === undefined ? {} : { location })
}
const queryFailure = (error: XdsError) => rawXml(formatQueryFailure([error]))
const retrieveFailure = (error: XdsError) => formatRetrieveResponse([], [error])

export const transactions: Readonly<Record<OperationName, Transaction>> = {
  testExistence: {
    codes: ['TD0.2'],
    action: 'testExistence',
    handle: td02,
    // The existence test itself tells the states apart: it never comes here.
    recordNotFound: () => {
      throw new Error('the existence test answers for every state of a record')
    },
  },
  createRecord: { codes: ['TD1.1'], action: 'createRecord', handle: td11, recordNotFound: rejected },
  reopenRecord: { codes: ['TD1.2'], action: 'reopenRecord', handle: td12, recordNotFound: rejected },
  readAdministrativeData: {
    codes: ['TD1.3a'],
    action: 'readAdministrativeData',
    handle: td13a,
    recordNotFound: rejected,
  },
  updateAdministrativeData: {
    codes: ['TD1.3b'],
    action: 'updateAdministrativeData',
    handle: td13b,
    recordNotFound: rejected,
  },
  closeRecord: { codes: ['TD1.4'], action: 'closeRecord', handle: td14, recordNotFound: rejected },
  setAuthorization: {
    codes: ['TD0.3'],
    action: 'authorise',
    handle: td03,
    recordNotFound: () => formatSetAuthorizationAnswer(noActiveRecord),
  },
  listAuthorizations: {
    codes: ['TD1.6'],
    action: 'listAuthorisations',
    handle: td16,
    recordNotFound: () => formatAuthorizationList({ ...noActiveRecord, authorizations: [] }),
  },
  listPatients: {
    codes: ['TD0.4'],
    action: 'listPatients',
    about: 'caller',
    handle: td04,
    recordNotFound: () => {
      throw new Error('a list of patients is about no record in particular')
    },
  },
  createPatientAccess: {
    codes: ['TD1.5a'],
    action: 'openPatientAccess',
    handle: createPatientAccess,
    recordNotFound: () => formatSecretsAnswer(noActiveRecord),
  },
  updatePatientChannel: {
    codes: ['TD1.5b', 'TD1.5c'],
    action: 'changePatientChannel',
    handle: updatePatientChannel,
    recordNotFound: () => formatChannelAnswer(noActiveRecord),
  },
  renewPatientAccess: {
    codes: ['TD1.5d'],
    action: 'renewPatientAccess',
    handle: renewPatientAccess,
    recordNotFound: () => formatRenewalAnswer(noActiveRecord),
  },
  searchPatients: {
    codes: ['TD0.5'],
    action: 'searchPatients',
    about: 'caller',
    handle: td05,
    recordNotFound: () => {
      throw new Error('a search by traits is about no record in particular')
    },
  },
  provideAndRegister: {
    codes: ['TD2.1a', 'TD2.1b', 'TD2.2a', 'TD2.2b'],
    action: 'submitDocuments',
    handle: td21,
    recordNotFound: () => registryFailure(unknownPatient()),
    documentNotFound: () => registryFailure(unknownReference()),
    failure: registryFailure,
    actor: 'repository',
    malformed: (error) => registryFailure(xdsErrorOf(error, 'XDSRepositoryMetadataError')),
  },
  storedQuery: {
    codes: ['TD3.1a', 'TD3.1b'],
    action: 'findDocuments',
    handle: td31,
    recordNotFound: () => queryFailure(unknownPatient()),
    failure: queryFailure,
    actor: 'registry',
    malformed: (error) => queryFailure(xdsErrorOf(error, 'XDSRegistryError')),
  },
  retrieveDocuments: {
    codes: ['TD3.2'],
    action: 'readDocument',
    handle: td32,
    recordNotFound: () => retrieveFailure(unknownPatient()),
    failure: retrieveFailure,
    actor: 'repository',
    malformed: (error) => retrieveFailure(xdsErrorOf(error, 'XDSRepositoryError')),
  },
  updateDocument: {
    codes: ['TD3.3a', 'TD3.3b', 'TD3.3c', 'TD3.3d'],
    action: 'changeDocument',
    handle: td33,
    recordNotFound: () => registryFailure(unknownPatient()),
    documentNotFound: () => registryFailure(unknownReference()),
    failure: updateFailure,
    actor: 'registry',
    malformed: (error) => registryFailure(xdsErrorOf(error, 'XDSRegistryMetadataError')),
  },
}
