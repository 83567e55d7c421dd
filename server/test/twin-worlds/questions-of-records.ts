/** The services of patients and authorisations, asked: existence, identity, lists, access of the patient, life. */
import { readAdministrativeData, updateAdministrativeData } from '@carnet/kit/client/administrative-data.ts'
import { authorise } from '@carnet/kit/client/authorise.ts'
import { closeRecord } from '@carnet/kit/client/close-record.ts'
import { createRecord, reopenRecord } from '@carnet/kit/client/create-record.ts'
import { findRecord } from '@carnet/kit/client/find-record.ts'
import { listAuthorisations } from '@carnet/kit/client/list-authorisations.ts'
import { listPatients } from '@carnet/kit/client/list-patients.ts'
import {
  changePatientChannel,
  openPatientAccess,
  renewPatientAccess,
} from '@carnet/kit/client/patient-access.ts'
import { searchPatients } from '@carnet/kit/client/search-patients.ts'
import { professionalIdOf } from '../demonstration-calls.ts'
import type { Hours } from './make-twin.ts'
import type { Question } from './question.ts'
import type { Stage } from './stage.ts'

export function ofTheRecord(): Question[] {
  return [
    { code: 'TD0.2', about: 'existence', ask: ({ exchange, twin }) => findRecord(exchange, twin.patient) },
    {
      code: 'TD1.3a',
      about: 'données administratives',
      ask: ({ exchange, twin }) => readAdministrativeData(exchange, twin.patient),
    },
    ...(['TOUTE', 'ACTIVE', 'INTERDITE'] as const).map(
      (which): Question => ({
        code: 'TD1.6',
        about: which,
        ask: ({ exchange, twin }) => listAuthorisations(exchange, twin.patient, which),
      }),
    ),
    {
      code: 'TD0.5',
      about: 'traits',
      ask: ({ exchange, twin: { identity } }) =>
        searchPatients(exchange, {
          name: identity.birthName,
          givenName: identity.birthFirstName,
          birthDate: identity.birthDate,
          sex: identity.sex,
          city: 'LE MANS',
        }),
    },
  ]
}

export function ofLists({ carnet }: Stage, { opening, hidden, since }: Hours): Question[] {
  const psOwnerId = professionalIdOf(carnet, 'helene-martin')
  return [
    {},
    { dateType: 'LASTDOC' },
    { dateType: 'LASTDOC', startDate: hidden },
    { dateType: 'LASTDOC', startDate: since },
    { dateType: 'LASTAUTORIZATION', startDate: opening },
    { dateType: 'LASTAUTORIZATION', psOwnerId },
    { dateType: 'LASTDOC', startDate: hidden, psOwnerId },
  ].map((request) => ({
    code: 'TD0.4',
    about: JSON.stringify(request),
    ask: ({ exchange }) => listPatients(exchange, request as Parameters<typeof listPatients>[1]),
  }))
}

export function ofAccount(): Question[] {
  const byMail = { type: 'EMAIL', canal: 'aglae@example.org' } as const
  const byPhone = { type: 'SMS', canal: '0639980198', action: 'AJOUT' } as const
  return [
    {
      code: 'TD1.5a',
      about: 'compte',
      ask: ({ exchange, twin }) => openPatientAccess(exchange, twin.patient, byMail),
    },
    {
      code: 'TD1.5b',
      about: 'canal ajouté',
      ask: ({ exchange, twin }) => changePatientChannel(exchange, twin.patient, byPhone),
    },
    {
      code: 'TD1.5b',
      about: 'canal remplacé',
      ask: ({ exchange, twin }) =>
        changePatientChannel(exchange, twin.patient, { ...byMail, action: 'MODIFICATION' }),
    },
    {
      code: 'TD1.5c',
      about: 'canal retiré',
      ask: ({ exchange, twin }) =>
        changePatientChannel(exchange, twin.patient, { type: 'SMS', canal: '', action: 'SUPPRESSION' }),
    },
    {
      code: 'TD1.5d',
      about: 'secrets',
      ask: ({ exchange, twin }) => renewPatientAccess(exchange, twin.patient),
    },
  ]
}

export function ofLife(): Question[] {
  const collected = { gesture: 'consentCollected', identityStatus: 'qualified' } as const
  return [
    {
      code: 'TD1.3b',
      about: 'adresse',
      ask: ({ exchange, twin }) =>
        updateAdministrativeData(exchange, twin.patient, { oppositions: { centre15: false } }),
    },
    {
      code: 'TD1.1',
      about: 'déjà ouvert',
      ask: ({ exchange, twin }) =>
        createRecord(exchange, twin.patient, { ...collected, identity: twin.identity }),
    },
    {
      code: 'TD1.2',
      about: 'déjà ouvert',
      ask: ({ exchange, twin }) => reopenRecord(exchange, twin.patient, collected),
    },
    ...[false, true].flatMap((asMedecinTraitant): Question[] =>
      (['consentCollected', 'authorisationGivenUp'] as const).map((gesture) => ({
        code: 'TD0.3',
        kind: asMedecinTraitant ? 'médecin traitant' : 'sans rôle',
        about: asMedecinTraitant ? `${gesture}, médecin traitant` : gesture,
        ask: ({ exchange, twin }) => authorise(exchange, twin.patient, { gesture, asMedecinTraitant }),
      })),
    ),
    {
      code: 'TD1.4',
      about: 'fermeture',
      ask: ({ exchange, twin }) => closeRecord(exchange, twin.patient, { gesture: 'askedByPatient' }),
    },
    { code: 'TD0.2', about: 'fermé', ask: ({ exchange, twin }) => findRecord(exchange, twin.patient) },
    {
      code: 'TD1.2',
      about: 'réouverture',
      ask: ({ exchange, twin }) => reopenRecord(exchange, twin.patient, collected),
    },
  ]
}
