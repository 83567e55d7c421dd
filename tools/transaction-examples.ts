/**
 * Requests and answers of each operation, one pair for each of its transactions, and what a refusal looks like; by the
 * declarations that the kit and the server write with, in the words of the server. Always the same.
 */
import type { RefusalReason } from '../core/model/decision.ts'
import type { DocumentStatus } from '../core/model/document.ts'
import { insOids, parseIns } from '../core/model/ins.ts'
import { refusalSentences } from '../core/rules/refusals.ts'
import { hidingCodes } from '../core/wire/cda/to-xds.ts'
import {
  formatAuthorizationList,
  formatListAuthorizations,
} from '../core/wire/habilitations/list-authorizations.ts'
import {
  formatSetAuthorization,
  formatSetAuthorizationAnswer,
  type SetAuthorization,
  statusOk,
} from '../core/wire/habilitations/set-authorization.ts'
import { formatAdministrativeAnswer } from '../core/wire/hl7v3/administrative-answer.ts'
import { formatExistenceAnswer } from '../core/wire/hl7v3/existence-answer.ts'
import { formatExistenceQuery } from '../core/wire/hl7v3/existence-query.ts'
import { formatPatientQuery } from '../core/wire/hl7v3/patient-query.ts'
import { formatRegistrationAnswer } from '../core/wire/hl7v3/registration-answer.ts'
import {
  formatRegistrationRequest,
  type RegistrationPatient,
  type RegistrationReason,
  type RegistrationRequest,
} from '../core/wire/hl7v3/registration-request.ts'
import { formatTraitsAnswer } from '../core/wire/hl7v3/traits-answer.ts'
import { formatTraitsQuery } from '../core/wire/hl7v3/traits-query.ts'
import { dmpDevice, type Transmission } from '../core/wire/hl7v3/transmission.ts'
import {
  type ChannelUpdate,
  formatAccessCreation,
  formatAccessRenewal,
  formatChannelAnswer,
  formatChannelUpdate,
  formatRenewalAnswer,
  formatSecretsAnswer,
} from '../core/wire/patients-specific/patient-access.ts'
import { formatPatientList, formatPatientListRequest } from '../core/wire/patients-specific/patient-list.ts'
import type { OperationName } from '../core/wire/soap/actions.ts'
import { formatFault } from '../core/wire/soap/fault.ts'
import { includePart } from '../core/wire/xds/document-content.ts'
import { formatStoredEntry, type StoredEntry } from '../core/wire/xds/document-entry.ts'
import { formatPropertiesUpdate, formatStatusUpdate } from '../core/wire/xds/document-update.ts'
import { formatRegistryResponse, XdsError, type XdsErrorCode } from '../core/wire/xds/errors.ts'
import { formatStoredQuery } from '../core/wire/xds/iti-18.ts'
import { formatObjectRef, queryResponseHead, queryResponseTail } from '../core/wire/xds/iti-18-response.ts'
import { formatProvideAndRegister } from '../core/wire/xds/iti-41.ts'
import { formatRetrieveRequest, formatRetrieveResponse } from '../core/wire/xds/iti-43.ts'
import type { Association } from '../core/wire/xds/metadata.ts'
import { consultationReport, membership, submissionOfOne } from '../core/wire/xds/samples.test-data.ts'
import { associationTypes, statusUrns } from '../core/wire/xds/vocabulary.ts'
import type { Markup } from '../core/wire/xml/write.ts'
import type { AuthorisationChange } from '../server/actions/authorise.ts'
import { refusalAnswers } from '../server/api/refusal-answers.ts'
import { authorisationContexts } from '../server/api/soap/td-0-3-authorise.ts'
import { accessContexts } from '../server/api/soap/td-1-5-patient-access.ts'
import { transactions } from '../server/api/soap/transactions.ts'

/** What stands in Body, both ways. */
export type Example = {
  /** The transactions of the guide that it shows. */
  readonly codes: readonly string[]
  /** In French: « archiver un document ». */
  readonly does: string
  readonly request: Markup | string
  readonly answer: Markup | string
}

/** An answer that says no, and why. */
export type Refusal = { readonly because: string; readonly answer: Markup | string }

/** The invented person, professional and software of the messages of this project. */
const patient = { ins: parseIns('180019999900168')!, oid: insOids.nirTest }
const patientId = { root: patient.oid, extension: patient.ins }
const software = { oid: '1.3.6.1.4.1.99999', name: 'LPS-DEMO' }
const at = new Date('2026-01-05T10:15:00Z')
const asked: Transmission = {
  id: { root: '1.3.6.1.4.1.99999.1.1', extension: 'req-0001' },
  creationTime: at,
  processingCode: 'P',
  receiver: dmpDevice,
  sender: software,
}
const answered: Transmission = {
  ...asked,
  id: { root: '00000000-0000-4000-8000-000000000001' },
  receiver: software,
  sender: dmpDevice,
}
const queryId = { root: '1.3.6.1.4.1.99999.2', extension: 'q-0001' }
const answering = { transmission: answered, requestId: asked.id, queryId }
const names = { givenNames: ['CAMILLE'], usedName: 'DURAND', birthName: 'MARTIN' }
const person = { id: patientId, names, sex: 'M', birthDate: '1980-01-15', telecoms: [] } as const
const home = { lines: ['1 rue de la Paix'], postalCode: '72000', city: 'LE MANS' }
const email = { type: 'EMAIL', canal: 'camille@example.org' } as const
const secrets = { login: 'ABCD234567', password: 'Abcde-2345-fghij' }
const entryUuid = 'urn:uuid:00000000-0000-4000-8000-000000000002'
const storedReport: StoredEntry = {
  ...consultationReport,
  entryUuid,
  logicalId: entryUuid,
  version: 1,
  availabilityStatus: statusUrns.approved,
  hash: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  sizeBytes: 4096,
  repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2',
}
const read = { repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2', documentUniqueId: consultationReport.uniqueId }

/** The entry as it was read, its `lid` kept, with another visibility: what TD3.3a and TD3.3b send back. */
const nextVersion = (hideFrom: Parameters<typeof hidingCodes>[0]) => {
  const { version: _version, availabilityStatus: _status, ...kept } = storedReport
  return formatPropertiesUpdate(
    submissionOfOne,
    {
      ...kept,
      entryUuid: 'Document01',
      confidentialityCodes: [...kept.confidentialityCodes, ...hidingCodes(hideFrom)],
    },
    storedReport.version,
  )
}
const nextStatus = (original: DocumentStatus, next: DocumentStatus) =>
  formatStatusUpdate(submissionOfOne, { entryUuid, original, next })
const done = formatRegistryResponse('success')
const lotWith = (...associations: readonly Association[]) =>
  formatProvideAndRegister(
    {
      submissionSet: submissionOfOne,
      entries: [consultationReport],
      associations: [membership, ...associations],
    },
    [{ entryId: consultationReport.entryUuid, content: includePart('document01@lps') }],
  )
const replacement: Association = {
  id: 'as16',
  type: associationTypes.replaces,
  source: consultationReport.entryUuid,
  target: entryUuid,
  slots: {},
}

export const examples: Readonly<Record<OperationName, readonly [Example, ...Example[]]>> = {
  testExistence: [
    {
      codes: ['TD0.2'],
      does: 'savoir si le dossier existe, et si l’on y est autorisé',
      request: formatExistenceQuery({ transmission: asked, queryId, patient }),
      answer: formatExistenceAnswer({
        ...answering,
        facts: {
          outcome: 'found',
          authorisation: 'VALIDE',
          medecinTraitant: false,
          patient: { ...person, observations: { internetAccountOpen: true, attachedToMes: true } },
        },
      }),
    },
  ],
  readAdministrativeData: [
    {
      codes: ['TD1.3a'],
      does: 'lire les données administratives',
      request: formatPatientQuery({ transmission: asked, queryId, patient }, 'CNSLT_DATA'),
      answer: formatAdministrativeAnswer({
        ...answering,
        patient: {
          ...person,
          closed: false,
          deceased: false,
          addresses: [home],
          observations: { oppositionBrisDeGlace: false, oppositionCentre15: false },
        },
      }),
    },
  ],
  createRecord: [
    {
      codes: ['TD1.1'],
      does: 'ouvrir un dossier, avec le consentement de la personne',
      ...registration('CREA_RD', {
        sex: 'M',
        birthDate: person.birthDate,
        consent: { kind: 'CONSENTEMENT_OUVERTURE_DMP', given: true, at },
      }),
    },
  ],
  reopenRecord: [
    {
      codes: ['TD1.2'],
      does: 'rouvrir un dossier fermé, avec le consentement de la personne',
      ...registration('REAC', {
        consent: { kind: 'CONSENTEMENT_REACTIVATION_DMP', given: true, at },
      }),
    },
  ],
  updateAdministrativeData: [
    { codes: ['TD1.3b'], does: 'changer l’adresse', ...registration('MODIF_DATA', { addresses: [home] }) },
  ],
  closeRecord: [
    {
      codes: ['TD1.4'],
      does: 'fermer un dossier, à la demande de la personne',
      ...registration('FERM', { closed: true }),
    },
  ],
  setAuthorization: [
    authorisation('enregistrer son autorisation', { action: 'AJOUT', medecinTraitant: false }, 'granted'),
    authorisation('l’enregistrer encore', { action: 'AJOUT', medecinTraitant: false }, 'alreadyPresent'),
    authorisation('la retirer', { action: 'SUPPRESSION', medecinTraitant: false }, 'removed'),
    authorisation(
      'retirer son rôle de médecin traitant',
      { action: 'SUPPRESSION', medecinTraitant: true },
      'declaredElsewhere',
    ),
  ],
  listAuthorizations: [
    {
      codes: ['TD1.6'],
      does: 'lire qui est autorisé et qui est bloqué',
      request: formatListAuthorizations('TOUTE'),
      answer: formatAuthorizationList({
        status: statusOk,
        context: '',
        authorizations: [
          {
            nationalId: '899900000017',
            nationalIdType: '1.2.250.1.71.4.2.1',
            firstName: 'DOMINIQUE',
            lastName: 'DOCTEUR',
            specialities: [{ code: 'G15_10/SM26', label: 'Médecin - Qualifié en Médecine générale (SM)' }],
            startOfAuthorization: at,
            mode: 'ACTIVE',
            medecinTraitant: true,
          },
        ],
      }),
    },
  ],
  listPatients: [
    {
      codes: ['TD0.4'],
      does: 'lire les dossiers où un document est arrivé depuis une date',
      request: formatPatientListRequest({ startDate: new Date('2025-12-01T00:00:00Z'), dateType: 'LASTDOC' }),
      answer: formatPatientList({
        status: statusOk,
        patients: [
          {
            identifiers: [{ id: patient.ins, type: patient.oid }],
            lastName: 'DURAND',
            patronymicalName: 'MARTIN',
            firstName: 'CAMILLE',
            civility: 'MME',
            dateOfBirth: person.birthDate,
            medecinTraitant: false,
            message: false,
            lastAccessDate: at,
          },
        ],
      }),
    },
  ],
  createPatientAccess: [
    {
      codes: ['TD1.5a'],
      does: 'ouvrir le compte, ses codes par courrier électronique',
      request: formatAccessCreation(email),
      answer: formatSecretsAnswer({ ...secrets, status: statusOk, context: accessContexts.opened }),
    },
  ],
  updatePatientChannel: [
    channel('TD1.5b', 'ajouter un numéro', { type: 'SMS', canal: '0639980199', action: 'AJOUT' }),
    channel('TD1.5b', 'changer d’adresse', { ...email, action: 'MODIFICATION' }),
    channel('TD1.5c', 'retirer une adresse', { type: 'EMAIL', canal: '', action: 'SUPPRESSION' }),
  ],
  renewPatientAccess: [
    {
      codes: ['TD1.5d'],
      does: 'renouveler l’identifiant et le mot de passe',
      request: formatAccessRenewal(),
      answer: formatRenewalAnswer({ ...secrets, status: statusOk, context: accessContexts.renewed }),
    },
  ],
  searchPatients: [
    {
      codes: ['TD0.5'],
      does: 'chercher une personne par ses traits',
      request: formatTraitsQuery({ transmission: asked, queryId, traits: traits() }),
      answer: formatTraitsAnswer({
        ...answering,
        traits: traits(),
        outcome: 'answered',
        found: [
          {
            patient: { ...person, addresses: [{ lines: [], postalCode: home.postalCode, city: home.city }] },
            percentage: 100,
            opposedToCentre15: false,
          },
        ],
      }),
    },
  ],
  provideAndRegister: [
    {
      codes: ['TD2.1a', 'TD2.2a'],
      does: 'déposer un document',
      request: lotWith(),
      answer: done,
    },
    {
      codes: ['TD2.1b', 'TD2.2b'],
      does: 'déposer un document à la place d’un autre',
      request: lotWith(replacement),
      answer: done,
    },
  ],
  storedQuery: [
    {
      codes: ['TD3.1a'],
      does: 'chercher des documents par leur type, avec leurs métadonnées (LeafClass)',
      request: formatStoredQuery({
        kind: 'findDocuments',
        returnType: 'LeafClass',
        criteria: { statuses: ['approved'], typeCodes: [consultationReport.typeCode] },
      }),
      answer: `${queryResponseHead({ total: 1 })}${formatStoredEntry(storedReport)}${queryResponseTail}`,
    },
    {
      codes: ['TD3.1b'],
      does: 'retrouver l’identifiant technique d’un document (ObjectRef)',
      request: formatStoredQuery({
        kind: 'getDocuments',
        returnType: 'ObjectRef',
        criteria: { keys: { by: 'uniqueId', values: [consultationReport.uniqueId] } },
      }),
      answer: `${queryResponseHead({ total: 1 })}${formatObjectRef(entryUuid)}${queryResponseTail}`,
    },
  ],
  retrieveDocuments: [
    {
      codes: ['TD3.2'],
      does: 'lire un document',
      request: formatRetrieveRequest([read]),
      answer: formatRetrieveResponse([{ ...read, mimeType: 'text/xml', cid: 'document01@dmp' }], []),
    },
  ],
  updateDocument: [
    {
      codes: ['TD3.3a'],
      does: 'masquer un document aux professionnels',
      request: nextVersion({ maskedToProfessionals: true }),
      answer: done,
    },
    {
      codes: ['TD3.3b'],
      does: 'rendre visible au patient un document qui lui était caché',
      request: nextVersion({}),
      answer: done,
    },
    {
      codes: ['TD3.3c'],
      does: 'supprimer un document',
      request: nextStatus('approved', 'deleted'),
      answer: done,
    },
    {
      codes: ['TD3.3d'],
      does: 'archiver un document',
      request: nextStatus('approved', 'archived'),
      answer: done,
    },
    {
      codes: ['TD3.3d'],
      does: 'le désarchiver',
      request: nextStatus('archived', 'approved'),
      answer: done,
    },
  ],
}

/** Beside the faults, which are the same for all. */
export const refusals: Readonly<Record<OperationName, Refusal>> = {
  testExistence: {
    because: 'Aucun dossier',
    answer: formatExistenceAnswer({
      ...answering,
      facts: { outcome: 'notFound', authorisation: 'NON_EXISTE', medecinTraitant: false },
    }),
  },
  readAdministrativeData: {
    because: 'Aucun DMP actif',
    answer: formatAdministrativeAnswer({ ...answering, patient: undefined }),
  },
  createRecord: rejection('CREA_RD', 'recordAlreadyOpen'),
  reopenRecord: rejection('REAC', 'recordAlreadyOpen'),
  updateAdministrativeData: rejection('MODIF_DATA', 'recordAttachedToMes'),
  closeRecord: rejection('FERM', 'recordAttachedToMes'),
  setAuthorization: noRecord('setAuthorization'),
  listAuthorizations: noRecord('listAuthorizations'),
  listPatients: {
    because: 'Aucun dossier autorisé',
    answer: formatPatientList({ status: statusOk, patients: [] }),
  },
  createPatientAccess: noRecord('createPatientAccess'),
  updatePatientChannel: noRecord('updatePatientChannel'),
  renewPatientAccess: noRecord('renewPatientAccess'),
  searchPatients: {
    because: 'Trop de personnes répondent',
    answer: formatTraitsAnswer({
      ...answering,
      traits: traits(),
      outcome: 'rejected',
      code: codeOf('searchTooWide'),
      text: refusalSentences.searchTooWide,
    }),
  },
  provideAndRegister: registryError('provideAndRegister', 'uniqueIdUsedForOtherBytes'),
  storedQuery: noRecord('storedQuery'),
  retrieveDocuments: noRecord('retrieveDocuments'),
  updateDocument: registryError('updateDocument', 'versionNotCurrent'),
}

/** What all transactions answer when a right is missing. */
export const faultExample = formatFault({
  version: '1.2',
  messageId: 'urn:uuid:00000000-0000-4000-8000-000000000003',
  relatesTo: 'urn:uuid:00000000-0000-4000-8000-000000000004',
  sender: true,
  subcode: codeOf('notAuthorised'),
  reason: refusalSentences.notAuthorised,
})

function codeOf(reason: RefusalReason): string {
  const answer = refusalAnswers[reason]
  switch (answer.as) {
    case 'fault':
      return answer.subcode
    case 'rejected':
    case 'registryError':
      return answer.code
    case 'recordNotFound':
    case 'documentNotFound':
      throw new RangeError(`${reason} has no code of its own`)
  }
}

function noRecord(name: OperationName): Refusal {
  return {
    because: 'Aucun DMP actif : inconnu, opposé ou fermé',
    answer: transactions[name].recordNotFound(),
  }
}

function registryError(name: 'provideAndRegister' | 'updateDocument', reason: RefusalReason): Refusal {
  const because = refusalSentences[reason]
  const error = new XdsError(codeOf(reason) as XdsErrorCode, because)
  return { because, answer: transactions[name].failure?.(error) ?? '' }
}

function authorisation(does: string, sent: SetAuthorization, change: AuthorisationChange): Example {
  return {
    codes: ['TD0.3'],
    does,
    request: formatSetAuthorization(sent),
    answer: formatSetAuthorizationAnswer({ status: statusOk, context: authorisationContexts[change] }),
  }
}

function channel(code: string, does: string, update: ChannelUpdate): Example {
  return {
    codes: [code],
    does,
    request: formatChannelUpdate(update),
    answer: formatChannelAnswer({ status: statusOk, context: accessContexts.changed }),
  }
}

function traits() {
  const { birthDate, sex } = person
  return {
    name: 'DURAND',
    givenName: 'CAMILLE',
    sex,
    birthDate,
    postalCode: home.postalCode,
    city: home.city,
  }
}

type Registration = Pick<Example, 'request' | 'answer'>

function registration(reason: RegistrationReason, said: Partial<RegistrationPatient>): Registration {
  const request = registrationRequest(reason, said)
  return {
    request: formatRegistrationRequest(request),
    answer: formatRegistrationAnswer(request, answered, { outcome: 'accepted' }),
  }
}

function rejection(reason: RegistrationReason, refusal: RefusalReason): Refusal {
  const because = refusalSentences[refusal]
  const outcome = { outcome: 'rejected', code: codeOf(refusal), text: because } as const
  return {
    because,
    answer: formatRegistrationAnswer(registrationRequest(reason, {}), answered, outcome),
  }
}

function registrationRequest(
  reason: RegistrationReason,
  said: Partial<RegistrationPatient>,
): RegistrationRequest {
  return {
    transmission: asked,
    reason,
    patient: {
      id: patientId,
      closed: false,
      names,
      telecoms: [],
      addresses: [],
      observations: {},
      ...said,
    },
    author: {
      id: { root: '1.2.250.1.71.4.2.1', extension: '899900000017' },
      speciality: { code: 'G15_10/SM26', system: '1.2.250.1.213.1.1.4.5' },
      familyName: 'DOCTEUR',
      givenName: 'DOMINIQUE',
      organisation: { id: '499900000017001', name: 'CABINET DR DOCTEUR' },
    },
    ...(reason === 'FERM' && { closing: { code: 'FERMETURE_DEMANDE_PATIENT' } }),
  }
}

/** One element a line, for people; text stays where it is. */
export function indented(markup: Markup | string): string {
  let depth = 0
  const lines = String(markup).replace(/></g, '>\n<').split('\n')
  return lines
    .map((line) => {
      if (line.startsWith('</')) depth--
      const shown = `${'  '.repeat(depth)}${line}`
      const opens = /^<[^/?!]/.test(line) && !line.endsWith('/>') && !/<\/[^>]+>$/.test(line)
      if (opens) depth++
      return shown
    })
    .join('\n')
}
