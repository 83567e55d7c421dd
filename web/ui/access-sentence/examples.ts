import type { Check } from '@carnet/core/model/decision.ts'
import type { UniqueId } from '@carnet/core/model/document.ts'
import type { Trace, TraceActor } from '@carnet/core/model/trace.ts'
import { html } from '../../html.ts'
import type { Example } from '../example.ts'
import { accessEvents } from './access-group.ts'
import { accessSentence } from './access-sentence.ts'

export const cardiologist: TraceActor = {
  kind: 'professional',
  id: '899700000011',
  name: 'Karim Benali',
  profession: '10',
  speciality: 'SM04',
  structureId: '1990000001',
  structureName: 'Centre hospitalier du Port',
}
export const pharmacist: TraceActor = {
  kind: 'professional',
  id: '899700000029',
  name: 'Awa Diop',
  profession: '21',
  speciality: 'A',
  structureId: '3990000002',
  structureName: 'Pharmacie du Port',
}
const holder: TraceActor = { kind: 'patient', id: '', name: '' }
const laboratory: TraceActor = {
  kind: 'structure',
  id: '1990000003/auto',
  name: 'Laboratoire BioSud',
  structureId: '1990000003',
  structureName: 'Laboratoire BioSud',
}

export const readingChecks: readonly Check[] = [
  { step: 1, name: 'recordActive', passed: true, rule: 'LIF-01', because: 'recordIsActive' },
  { step: 2, name: 'professionInMatrix', passed: true, rule: 'MAT-01', because: 'professionIsInMatrix' },
  { step: 3, name: 'notBlocked', passed: true, rule: 'CON-12', because: 'noBlock' },
  { step: 4, name: 'authorised', passed: true, rule: 'CON-01', because: 'individualAuthorisation' },
  { step: 5, name: 'matrixCell', passed: true, rule: 'MAT-01', because: 'matrixAllowsType' },
  { step: 6, name: 'confidentiality', passed: true, rule: 'VIS-03', because: 'nothingHidden' },
]

const documents = [
  [
    '1.2.250.1.999.1',
    'Bilan sanguin : numération, ferritine, glycémie',
    '11502-2',
    "CR d'examens biologiques",
  ],
  ['1.2.250.1.999.2', 'Ordonnance de ville', '57833-6', 'Prescription de produits de santé'],
].map(([uniqueId, title, typeCode, typeDisplay]) => ({
  uniqueId: uniqueId as UniqueId,
  title: title!,
  typeCode: typeCode!,
  typeDisplay: typeDisplay!,
}))

const reading: Trace = {
  id: 'trace-1',
  at: new Date('2026-03-16T13:10:00Z'),
  action: 'readDocument',
  outcome: 'done',
  actor: cardiologist,
  mode: 'normal',
  checks: readingChecks,
  documents: documents.slice(0, 1),
  filteredCount: 0,
  returnedCount: 1,
  secretSession: false,
}

/** Newest first, as the log is read. */
export const exampleTraces = {
  secondReading: {
    ...reading,
    id: 'trace-2',
    at: new Date('2026-03-16T13:24:00Z'),
    documents: documents.slice(1),
  },
  reading,
  list: {
    ...reading,
    id: 'trace-3',
    at: new Date('2026-03-16T13:08:00Z'),
    action: 'findDocuments',
    checks: readingChecks.slice(0, 4),
    documents: [],
    returnedCount: 12,
    filteredCount: 3,
  },
  ownVisit: {
    ...reading,
    id: 'trace-4',
    at: new Date('2026-03-15T18:02:00Z'),
    action: 'connect',
    actor: holder,
    documents: [],
    checks: [{ step: 4, name: 'authorised', passed: true, rule: 'CON-01', because: 'holder' }],
  },
  deposit: {
    ...reading,
    id: 'trace-5',
    at: new Date('2026-03-12T16:02:00Z'),
    action: 'submitDocuments',
    actor: laboratory,
    checks: [
      { step: 1, name: 'recordActive', passed: true, rule: 'LIF-01', because: 'recordIsActive' },
      { step: 4, name: 'authorised', passed: true, rule: 'CON-09', because: 'noAuthorisationNeeded' },
    ],
  },
  refusal: {
    ...reading,
    id: 'trace-6',
    at: new Date('2026-03-12T09:47:00Z'),
    outcome: 'refused',
    actor: pharmacist,
    refusal: 'notAuthorised',
    checks: [
      ...readingChecks.slice(0, 3),
      { step: 4, name: 'authorised', passed: false, rule: 'CON-01', because: 'notAuthorised' },
    ],
    returnedCount: 0,
  },
  emergency: {
    ...reading,
    id: 'trace-7',
    at: new Date('2026-03-02T02:31:00Z'),
    actor: {
      ...cardiologist,
      id: '899700000037',
      name: 'Soizic Le Bihan',
      speciality: 'SM59',
      structureName: 'Urgences du Centre hospitalier du Port',
    },
    mode: 'brisDeGlace',
    emergencyReason: 'Patiente inconsciente, douleur à la poitrine',
    checks: [
      ...readingChecks.slice(0, 3),
      { step: 4, name: 'authorised', passed: true, rule: 'EMG-01', because: 'brisDeGlace' },
      ...readingChecks.slice(4),
    ],
    documents,
  },
} as const satisfies Record<string, Trace>

export const accessSentenceExamples: readonly Example[] = accessEvents(Object.values(exampleTraces)).map(
  (event) => ({
    name: `${event.trace.action} ${event.trace.outcome} by ${event.trace.actor.name || event.trace.actor.kind}`,
    html: html`<h2>Accès</h2>${accessSentence(event, { '1.2.250.1.999.1': '8f0c2a' })}`,
  }),
)
