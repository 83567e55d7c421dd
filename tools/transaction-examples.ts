/** One request and one answer of each operation, by the declarations that the kit and the server write with. Always the same. */
import { insOids, parseIns } from '../core/model/ins.ts'
import {
  formatAuthorizationList,
  formatListAuthorizations,
} from '../core/wire/habilitations/list-authorizations.ts'
import {
  formatSetAuthorization,
  formatSetAuthorizationAnswer,
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
  formatAccessCreation,
  formatAccessRenewal,
  formatChannelAnswer,
  formatChannelUpdate,
  formatRenewalAnswer,
  formatSecretsAnswer,
} from '../core/wire/patients-specific/patient-access.ts'
import { formatPatientList, formatPatientListRequest } from '../core/wire/patients-specific/patient-list.ts'
import type { OperationName } from '../core/wire/soap/actions.ts'
import { includePart } from '../core/wire/xds/document-content.ts'
import { formatStoredEntry, type StoredEntry } from '../core/wire/xds/document-entry.ts'
import { formatStatusUpdate } from '../core/wire/xds/document-update.ts'
import { formatRegistryResponse } from '../core/wire/xds/errors.ts'
import { formatStoredQuery } from '../core/wire/xds/iti-18.ts'
import { queryResponseHead, queryResponseTail } from '../core/wire/xds/iti-18-response.ts'
import { formatProvideAndRegister } from '../core/wire/xds/iti-41.ts'
import { formatRetrieveRequest, formatRetrieveResponse } from '../core/wire/xds/iti-43.ts'
import { consultationReport, membership, submissionOfOne } from '../core/wire/xds/samples.test-data.ts'
import { statusUrns } from '../core/wire/xds/vocabulary.ts'
import type { Markup } from '../core/wire/xml/write.ts'

/** What stands in Body, both ways. */
export type Example = { readonly request: Markup | string; readonly answer: Markup | string }

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

export const examples: Readonly<Record<OperationName, Example>> = {
  testExistence: {
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
  readAdministrativeData: {
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
  createRecord: registration('CREA_RD', {
    sex: 'M',
    birthDate: person.birthDate,
    consent: { kind: 'CONSENTEMENT_OUVERTURE_DMP', given: true, at },
  }),
  reopenRecord: registration('REAC', {
    consent: { kind: 'CONSENTEMENT_REACTIVATION_DMP', given: true, at },
  }),
  updateAdministrativeData: registration('MODIF_DATA', { addresses: [home] }),
  closeRecord: registration('FERM', { closed: true }),
  setAuthorization: {
    request: formatSetAuthorization({ action: 'AJOUT', medecinTraitant: false }),
    answer: formatSetAuthorizationAnswer({ status: statusOk, context: 'Autorisation ajoutée' }),
  },
  listAuthorizations: {
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
  listPatients: {
    request: formatPatientListRequest({ startDate: new Date('2025-12-01T00:00:00Z'), dateType: 'LASTDOC' }),
    answer: formatPatientList({
      status: statusOk,
      patients: [
        {
          identifiers: [{ id: patient.ins, type: patient.oid }],
          lastName: 'DURAND',
          patronymicalName: 'MARTIN',
          firstName: 'CAMILLE',
          dateOfBirth: person.birthDate,
          medecinTraitant: false,
          message: false,
          lastAccessDate: at,
        },
      ],
    }),
  },
  createPatientAccess: {
    request: formatAccessCreation(email),
    answer: formatSecretsAnswer({ ...secrets, status: statusOk, context: 'Compte ouvert' }),
  },
  updatePatientChannel: {
    request: formatChannelUpdate({ ...email, action: 'MODIFICATION' }),
    answer: formatChannelAnswer({ status: statusOk, context: 'OTP mis à jour' }),
  },
  renewPatientAccess: {
    request: formatAccessRenewal(),
    answer: formatRenewalAnswer({
      ...secrets,
      status: statusOk,
      context: 'Identifiant et mot de passe renouvelés',
    }),
  },
  searchPatients: {
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
  provideAndRegister: {
    request: formatProvideAndRegister(
      { submissionSet: submissionOfOne, entries: [consultationReport], associations: [membership] },
      [{ entryId: consultationReport.entryUuid, content: includePart('document01@lps') }],
    ),
    answer: formatRegistryResponse('success'),
  },
  storedQuery: {
    request: formatStoredQuery({
      kind: 'findDocuments',
      returnType: 'LeafClass',
      criteria: { statuses: ['approved'], typeCodes: [consultationReport.typeCode] },
    }),
    answer: `${queryResponseHead({ total: 1 })}${formatStoredEntry(storedReport)}${queryResponseTail}`,
  },
  retrieveDocuments: {
    request: formatRetrieveRequest([read]),
    answer: formatRetrieveResponse([{ ...read, mimeType: 'text/xml', cid: 'document01@dmp' }], []),
  },
  updateDocument: {
    request: formatStatusUpdate(submissionOfOne, { entryUuid, original: 'approved', next: 'archived' }),
    answer: formatRegistryResponse('success'),
  },
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

function registration(reason: RegistrationReason, said: Partial<RegistrationPatient>): Example {
  const request: RegistrationRequest = {
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
  return {
    request: formatRegistrationRequest(request),
    answer: formatRegistrationAnswer(request, answered, { outcome: 'accepted' }),
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
