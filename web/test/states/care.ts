/** Treatments, reimbursed care and vaccinations. */

import { shippedCalendars } from '@carnet/core/codes/vaccination-calendars.ts'
import { careByMonth } from '@carnet/core/model/reimbursed-care.ts'
import { treatmentReminders } from '@carnet/core/model/reminder.ts'
import { knownTreatments, type TreatmentSource } from '@carnet/core/model/treatment.ts'
import { calendarStates, type KnownVaccination } from '@carnet/core/model/vaccination.ts'
import { careHistoryPage } from '../../patient/care-history.ts'
import { type RemindersData, remindersPage, treatmentReminderPage } from '../../patient/reminders.ts'
import { treatmentPlanPage } from '../../patient/treatment-plan.ts'
import { type TreatmentsData, treatmentsPage } from '../../patient/treatments.ts'
import { vaccinationsPage } from '../../patient/vaccinations.ts'
import { documents } from './documents.ts'
import { carnet, type PageStates } from './surroundings.ts'

const drug = (name: string) => ({ name, codes: [] })

const substance = [{ code: 'C07AB07', system: '2.16.840.1.113883.6.73' }]

const bisoprolol: TreatmentSource = {
  id: 't1',
  documentId: 'a4',
  said: 'prescribed',
  drug: { name: 'BISOPROLOL 2,5 mg, comprimé', codes: substance },
  posology: ['1 comprimé le matin'],
  advice: 'À prendre au cours d’un repas',
  starts: '2026-02-01',
  ends: '2026-07-31',
  on: '2026-02-01',
  by: 'DR Yves LE GOFF',
  organisation: 'Cabinet des Halles',
}

export const treated: TreatmentsData = {
  ...carnet,
  treatments: knownTreatments(
    {
      sources: [
        bisoprolol,
        {
          ...bisoprolol,
          id: 't2',
          said: 'dispensed',
          drug: { name: 'Bisoprolol EG 2,5 mg, boîte de 30', codes: substance },
          posology: [],
          on: '2026-02-02',
          by: undefined,
          organisation: 'Pharmacie du Port',
        },
        {
          ...bisoprolol,
          id: 't3',
          drug: drug('PREDNISOLONE 20 mg, comprimé orodispersible'),
          posology: ['3 comprimés le matin, 3 jours', '2 comprimés le matin, 3 jours'],
          advice: undefined,
          ends: '2026-02-07',
        },
        { ...bisoprolol, id: 't4', drug: drug('ATORVASTATINE 10 mg'), said: 'noted', ends: undefined },
      ],
      declared: [
        { id: 'd1', name: 'Bisoprolol 2,5 mg', on: '2026-02-10' },
        { id: 'd2', name: 'Magnésium', posology: '2 gélules par jour', on: '2026-03-01' },
        { id: 'd3', name: 'Collyre', on: '2026-03-02', by: 'Inès Diallo' },
      ],
      stopped: [{ id: 's1', drug: drug('ATORVASTATINE 10 mg'), on: '2026-03-17' }],
    },
    '2026-03-17',
  ),
  unread: [documents[6]!],
  tellsOfVaccinations: true,
  allergies: ['pénicilline'],
  own: true,
  mayWrite: true,
  typed: { name: '', posology: '' },
}

const vaccinations: readonly KnownVaccination[] = [
  {
    product: 'Vaccin contre la diphtérie, le tétanos et la poliomyélite',
    codes: [],
    at: '20240105',
    instant: '2024-01-05T00:00:00.000Z',
    agreement: 'same',
    lot: 'A123',
    rank: 2,
    by: 'DR Hélène MORVAN',
    organisation: 'Cabinet du Port',
    targets: ['diphtheria', 'tetanus', 'polio'],
    documentIds: ['v1', 'v2'],
  },
  {
    product: 'Vaccin BCG',
    codes: [],
    at: '1984',
    instant: '1984-01-01T00:00:00.000Z',
    agreement: 'differs',
    targets: ['tuberculosis'],
    documentIds: ['v2'],
  },
  { product: 'Vaccin inconnu', codes: [], agreement: 'unsaid', targets: [], documentIds: ['v2'] },
]

const [calendar] = shippedCalendars
const vaccinated = {
  vaccinations,
  calendar,
  states: calendarStates(calendar, '1984-02-17', vaccinations, carnet.now),
  reminders: [],
  way: 'email',
  zone: 'Europe/Paris',
} as const

const reminded: RemindersData = {
  ...carnet,
  zone: 'Europe/Paris',
  way: 'email',
  own: true,
  vaccines: ['2026-03-10', '2029-02-17'].map((on, at) => ({
    kind: 'vaccine',
    id: `rv${at}`,
    line: 'dtp',
    vaccine: 'Diphtérie, tétanos, poliomyélite',
    appointment: 'à 45 ans',
    on,
  })),
  treatments: treatmentReminders(
    ['Bisoprolol 2,5 mg', 'Amoxicilline'].map((name, at) => ({
      kind: 'treatment',
      id: `rt${at}`,
      drug: drug(name),
      hours: ['08:00', '20:30'],
      from: '2026-03-17',
      until: at === 0 ? '2026-07-31' : undefined,
    })),
    treated.treatments,
  ),
  toAdd: treated.treatments.filter(({ name }) => name === 'Magnésium'),
}

export const careStates: PageStates = {
  treatments: treatmentsPage({ ...treated, done: 'stopped', undo: 't4' }),
  'treatments-empty': treatmentsPage({
    ...treated,
    treatments: [],
    unread: [],
    tellsOfVaccinations: false,
    typed: { name: '', posology: 'matin et soir' },
    problems: ['nameMissing'],
  }),
  'care-history': careHistoryPage({
    ...carnet,
    months: careByMonth(
      [
        [
          {
            category: 'Soins médicaux et dentaires',
            label: 'CONSULTATION MEDECINE GENERALE',
            on: '2026-03-03',
            by: 'DR Yves LE GOFF',
            organisation: 'CABINET DES HALLES',
          },
          {
            category: 'Médicaments',
            label: 'BISOPROLOL 2,5MG CPR 30',
            on: '2026-03-04',
            organisation: 'PHARMACIE DU PORT',
          },
          {
            category: 'Hospitalisations',
            label: 'Chirurgie de la main',
            on: '2025-11-24',
            until: '2025-11-26',
            organisation: 'CLINIQUE DU PORT',
          },
        ],
      ],
      '2025-03-17',
    ),
    windowMonths: 12,
    documents: [documents[7]!],
    unread: [],
    maskedByDefault: undefined,
    mayMask: true,
    done: 'maskDocument',
    undo: [['a5', 'shown']],
  }),
  'care-history-empty': careHistoryPage({
    ...carnet,
    months: [],
    windowMonths: 12,
    documents: [],
    unread: [],
    maskedByDefault: undefined,
    mayMask: true,
    undo: [],
  }),
  'treatment-plan': treatmentPlanPage({
    ...carnet,
    treatments: treated.treatments.filter(({ state }) => state === 'current'),
    allergies: ['pénicilline', 'arachide'],
  }),
  vaccinations: vaccinationsPage({ ...carnet, ...vaccinated }),
  'vaccinations-reminded': vaccinationsPage({
    ...carnet,
    ...vaccinated,
    reminders: (vaccinated.states ?? []).flatMap(({ line: { id, name }, next }) =>
      next === undefined
        ? []
        : { kind: 'vaccine', id, line: id, vaccine: name, appointment: next.appointment.name, on: next.on },
    ),
    zone: 'Indian/Reunion',
    done: 'asked',
  }),
  reminders: remindersPage({ ...reminded, done: 'stopped' }),
  'reminders-empty': remindersPage({
    ...reminded,
    ...{ vaccines: [], treatments: [], toAdd: [], way: undefined },
    done: 'unknown',
  }),
  'treatment-reminder': treatmentReminderPage({
    ...reminded,
    treatment: { id: 't1', name: 'BISOPROLOL 2,5 mg, comprimé' },
    dayMax: 10,
    typed: { hours: '', from: '2026-03-17', until: '2026-07-31' },
  }),
  'treatment-reminder-refused': treatmentReminderPage({
    ...reminded,
    treatment: { id: 't1', name: 'BISOPROLOL 2,5 mg, comprimé' },
    dayMax: 10,
    typed: { hours: 'le matin', from: '2026-03-16', until: '2026-02-30' },
    problems: [{ notAnHour: 'le matin' }, { field: 'du', why: 'past' }, { field: 'au', why: 'notADay' }],
  }),
  'vaccinations-empty': vaccinationsPage({ ...carnet, ...vaccinated, vaccinations: [], states: undefined }),
}
