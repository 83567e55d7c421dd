/** « Mon profil santé », its forms, its measures. */

import { measures2025 } from '@carnet/core/codes/health-measures.ts'
import type { Decimal } from '@carnet/core/model/decimal.ts'
import { emptySection, writtenSections } from '@carnet/core/model/health-profile.ts'
import { measuresOfKind, type OwnMeasure } from '@carnet/core/model/own-measure.ts'
import { type CarnetHomeData, carnetHomePage } from '../../patient/carnet-home.ts'
import { editProfileSectionPage } from '../../patient/edit-profile-section.ts'
import { type HealthProfileData, healthProfilePage } from '../../patient/health-profile.ts'
import { ownMeasurePage } from '../../patient/own-measure.ts'
import { profileFilePage } from '../../patient/profile-file.ts'
import { documents } from './documents.ts'
import { carnet, type PageStates } from './surroundings.ts'

const synthesis = {
  documentId: 'a4',
  title: 'Volet de synthèse médicale',
  on: new Date('2026-01-12T09:00:00Z'),
}
const written = { on: '2026-03-17' }

export const noSection = Object.fromEntries(
  writtenSections.map((section) => [section, emptySection]),
) as HealthProfileData['sections']

const sections: HealthProfileData['sections'] = {
  ...noSection,
  conditions: {
    lines: [
      { words: 'Migraines, surtout le printemps', ...written },
      { words: 'Angoisses', ...written, secret: true },
    ],
  },
  family: { lines: [], notConcerned: written },
  lifestyle: { lines: [{ words: 'Marche une heure par jour', on: '2026-02-01', by: 'Inès Diallo' }] },
  note: { lines: [{ words: 'Demander au médecin pour le sommeil', ...written }] },
}

const noted = (kind: OwnMeasure['kind'], on: string, ...values: readonly string[]): OwnMeasure => ({
  id: `${kind}-${on}`,
  kind,
  on,
  values: values as readonly Decimal[],
})

const measures: readonly OwnMeasure[] = [
  noted('height', '2024-05-02', '168'),
  noted('weight', '2026-01-04', '72.5'),
  noted('weight', '2026-02-08', '71.8'),
  noted('bloodPressure', '2026-01-04', '134', '86'),
  noted('bloodPressure', '2026-02-01', '128', '82'),
  { ...noted('bloodPressure', '2026-03-15', '131', '84'), time: '08:30', by: 'Inès Diallo' },
]

const cardiologist = {
  kind: 'professional',
  id: '810000000001',
  name: 'Karim Benali',
  profession: '10',
  speciality: 'SM04',
} as const
const emergencyDoctor = { ...cardiologist, id: '810000000002', name: 'Soizic Le Bihan', speciality: 'SM59' }

const filled: HealthProfileData = {
  ...carnet,
  told: [
    { topic: 'conditions', words: 'Hypertension artérielle (CIM-10 : I10)', at: '2019', ...synthesis },
    { topic: 'pastConditions', words: 'Pyélonéphrite aiguë', at: '20180422', ...synthesis },
    { topic: 'allergies', words: 'Pénicilline', at: undefined, ...synthesis },
    { topic: 'operations', words: 'Appendicectomie', at: '20040611', ...synthesis },
  ],
  card: { entries: [{ topic: 'allergies', words: 'Arachide' }], noKnownAllergy: false },
  sections,
  measures,
  birthDate: '1984-02-17',
  definitions: measures2025.definitions,
  own: true,
  mayWrite: true,
  mayTake: true,
  done: { what: 'saved', section: 'conditions' },
}

export const carnetHomeExample: CarnetHomeData = {
  ...carnet,
  firstName: 'AMINA',
  tasks: [
    { kind: 'readResult', documentId: 'a4', title: 'Bilan sanguin', at: new Date('2026-03-15T09:00:00Z') },
    { kind: 'addPasskey' },
    {
      kind: 'planVaccination',
      vaccine: 'Diphtérie, tétanos, poliomyélite',
      on: '2026-08-01',
      past: false,
    },
    { kind: 'treatmentReminder', name: 'Magnésium', hours: ['08:00', '20:30'] },
    { kind: 'vaccineReminder', vaccine: 'Zona', on: '2026-03-11' },
  ],
  unavailable: [],
  news: [
    { kind: 'emergency', actor: emergencyDoctor, count: 0, at: new Date('2026-03-16T22:10:00Z') },
    { kind: 'added', document: documents[0]!, count: 1 },
    { kind: 'added', document: documents[1]!, count: 3 },
    { kind: 'read', actor: cardiologist, count: 3, at: new Date('2026-03-12T13:10:00Z') },
    { kind: 'vaccination', vaccine: 'Zona', on: '2026-03-11' },
  ],
  addedCount: 4,
  previousVisitAt: new Date('2026-03-10T09:00:00Z'),
  card: { filled: true, changedAt: new Date('2026-02-01T09:00:00Z') },
  mayAdd: true,
  mayTakeAway: true,
}

export const healthProfileStates: PageStates = {
  'carnet-home': carnetHomePage(carnetHomeExample),
  'carnet-home-quiet': carnetHomePage({
    ...carnet,
    firstName: 'AMINA',
    tasks: [{ kind: 'fillProfile' }],
    unavailable: [],
    news: [],
    addedCount: 0,
    previousVisitAt: new Date('2026-03-10T09:00:00Z'),
    card: { filled: false, changedAt: undefined },
  }),
  'carnet-home-failing': carnetHomePage({
    ...carnet,
    firstName: undefined,
    tasks: [],
    unavailable: ['vaccinations'],
    news: [],
    addedCount: undefined,
    accessesUnavailable: true,
    previousVisitAt: undefined,
    card: undefined,
  }),
  'health-profile': healthProfilePage(filled),
  'edit-profile-section': editProfileSectionPage({
    ...filled,
    section: 'family',
    typed: { text: 'Mère : diabète', secretText: '', notConcerned: true },
    problem: 'concernedAndNot',
  }),
  'profile-file': profileFilePage({
    ...carnet,
    own: true,
    mayTake: true,
    chosen: ['conditions', 'allergies'],
    withSecrets: false,
    problem: { kind: 'passwordMissing' },
  }),
  'own-measure': ownMeasurePage({
    ...carnet,
    definition: measures2025.definitions.find(({ kind }) => kind === 'bloodPressure')!,
    measures: measuresOfKind(measures, 'bloodPressure'),
    own: true,
    mayWrite: true,
    mayTake: true,
    typed: { values: ['13,1', '84'], on: '2026-03-17', time: '', secret: false },
    problems: [{ part: 0, why: 'outOfBounds' }],
  }),
  'own-measure-target': ownMeasurePage({
    ...carnet,
    definition: measures2025.definitions.find(({ kind }) => kind === 'bloodPressure')!,
    measures: measuresOfKind(measures, 'bloodPressure'),
    own: true,
    mayWrite: true,
    mayTake: true,
    typed: { values: [], on: '2026-03-17', time: '', secret: false },
    target: {
      on: '2026-01-12',
      setWith: 'professional',
      parts: [{ high: '135' as Decimal }, { low: '60' as Decimal, high: '85' as Decimal }],
    },
    done: 'targetSet',
  }),
  'own-measure-target-wrong': ownMeasurePage({
    ...carnet,
    definition: measures2025.definitions.find(({ kind }) => kind === 'weight')!,
    measures: [],
    own: true,
    mayWrite: true,
    typed: { values: [], on: '2026-03-17', time: '', secret: false },
    targetTyped: { lows: ['70'], highs: ['65'], setWith: 'self', secret: true },
    targetProblems: [{ part: 0, end: 'high', why: 'reversed' }],
  }),
}
