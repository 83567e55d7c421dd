/** « Qui a regardé », and what is reported from it. */

import { type AccessLogData, accessLogPage } from '../../patient/access-log.ts'
import { type ReportSummary, reportFormPage, reportsPage } from '../../patient/reports.ts'
import { cardiologist, exampleTraces } from '../../ui/access-sentence/examples.ts'
import { bloodTest } from '../../ui/document-row/examples.ts'
import { wholeAccessLog } from '../../urls.ts'
import { carnet, type PageStates } from './surroundings.ts'

export const accessLogExample: AccessLogData = {
  ...carnet,
  traces: Object.values(exampleTraces),
  emergencies: [exampleTraces.emergency],
  openable: { '1.2.250.1.999.1': bloodTest.id },
  query: wholeAccessLog,
  lastPage: 3,
  mayReport: true,
  mayBlock: true,
  marks: new Map([
    ['trace-3', 'recognised'],
    ['trace-6', 'disputed'],
  ]),
  openedAt: new Date('2026-01-01T09:00:00Z'),
  sealed: { lines: 12_345, at: new Date('2026-03-17T08:59:00Z') },
  provisionalMatrix: true,
}

const reports: readonly ReportSummary[] = [
  {
    id: '3f2a91bc-07d2-4c55-9e1a-52b1d0c3a7ee',
    at: new Date('2026-03-16T10:00:00Z'),
    answerBy: '2026-03-25',
    late: false,
    subject: {
      kind: 'access',
      traceId: '1',
      at: '2026-03-14T09:12:00Z',
      action: 'readDocument',
      outcome: 'done',
      mode: 'normal',
      actor: cardiologist,
    },
    words: 'Je ne l’ai jamais rencontré.',
    state: 'founded',
    closedAt: new Date('2026-03-17T08:00:00Z'),
    answer: 'Ce professionnel a été rappelé à la règle.',
  },
  {
    id: '9d1177e0-52d2-4c55-9e1a-52b1d0c3a7ee',
    at: new Date('2026-03-05T10:00:00Z'),
    answerBy: '2026-03-16',
    late: true,
    subject: { kind: 'service', name: 'Mon Application' },
    words: 'Elle demande mon mot de passe.',
    state: 'inReview',
    closedAt: undefined,
    answer: '',
  },
  ...(['sent', 'unfounded'] as const).map((state, rank) => ({
    id: `${rank}b1177e0-52d2-4c55-9e1a-52b1d0c3a7ee`,
    at: new Date('2026-03-02T10:00:00Z'),
    answerBy: '2026-04-02',
    late: false,
    subject: {
      kind: 'correction' as const,
      uniqueId: '1.2.3',
      title: 'Compte rendu opératoire',
      typeCode: '11504-8',
      authorIds: ['899900000001'],
      submittedAt: '2026-03-01T10:00:00Z',
    },
    words: 'Le genou opéré est le gauche.',
    state,
    closedAt: state === 'sent' ? undefined : new Date('2026-03-10T10:00:00Z'),
    answer: state === 'sent' ? '' : 'Le compte rendu dit bien le genou gauche.',
  })),
]

export const accessLogStates: PageStates = {
  'access-log': accessLogPage(accessLogExample),
  'access-log-of-child': accessLogPage({ ...accessLogExample, holder: { name: 'Inès Diallo', place: 1 } }),
  'access-log-quiet': accessLogPage({
    ...accessLogExample,
    traces: [exampleTraces.reading],
    emergencies: [],
    lastPage: 1,
    demo: false,
  }),
  'access-log-services': accessLogPage({
    ...accessLogExample,
    traces: [],
    query: { ...accessLogExample.query, view: 'services' },
    lastPage: 1,
  }),
  'access-log-fed': accessLogPage({
    ...accessLogExample,
    traces: [],
    query: { ...accessLogExample.query, view: 'services' },
    lastPage: 1,
    mayReport: true,
    services: [
      { kind: 'structure', name: 'Centre hospitalier du Port', lastAt: new Date('2026-03-12T08:00:00Z') },
      { kind: 'dossierPharmaceutique', name: null, lastAt: new Date('2026-02-20T16:30:00Z') },
      { kind: 'assuranceMaladie', name: 'CPAM', lastAt: new Date('2026-01-05T02:00:00Z') },
    ],
  }),
  'access-log-empty': accessLogPage({ ...accessLogExample, traces: [], emergencies: [], lastPage: 1 }),
  'access-log-none-match': accessLogPage({
    ...accessLogExample,
    traces: [],
    emergencies: [],
    lastPage: 1,
    query: { ...accessLogExample.query, filter: 'refus' },
  }),
  reports: reportsPage({ ...carnet, reports }),
  'reports-empty': reportsPage({ ...carnet, reports: [] }),
  report: reportFormPage({
    ...carnet,
    target: { kind: 'access', id: '1' },
    subject: reports[0]!.subject,
    problems: [{ field: 'texte', words: 'Écrivez en quelques mots ce qui ne va pas.' }],
  }),
  'report-deposits': reportFormPage({
    ...carnet,
    target: { kind: 'deposits', of: { kind: 'professional', id: '4' } },
    subject: { kind: 'deposits', of: { id: '4', name: 'Marc Roy', profession: '10' } },
    problems: [],
  }),
}
