/** The portal of professionals: in, where he practises, his patients, one of them, one document, and what is said no to. */
import { parseIns } from '@carnet/core/model/ins.ts'
import { confirmDirectPage, directOverPage, unknownAddressPage } from '../../pro/direct.ts'
import { proDocumentPage } from '../../pro/document.ts'
import { cardRefusedPage, entryPage, notAskedPage, situationPage } from '../../pro/entrance.ts'
import { type ProPatient, patientPage } from '../../pro/patient.ts'
import { openRecordPage, patientsPage } from '../../pro/patients.ts'
import { type Pro, saidPage } from '../../pro/shell.ts'
import { tracesPage } from '../../pro/traces.ts'
import { exampleTraces } from '../../ui/access-sentence/examples.ts'
import { bloodTest, consultation, ownWords } from '../../ui/document-row/examples.ts'
import { pro as words } from '../../words/pro.ts'
import { readableExample } from './document.ts'
import { carnet, type PageStates, surroundings } from './surroundings.ts'

export const pro: Pro = {
  ...surroundings,
  reader: { name: 'Dr\u00a0Antoine Leroy', place: 'Centre hospitalier du Port', hasOtherPlaces: true },
  csrf: carnet.csrf,
  now: carnet.now,
  emergencyDoor: 'https://localhost:8443/urgence',
}
const id = '01890a5d-ac96-774b-bcce-b302099a8057'
export const patient: ProPatient = {
  id,
  identity: {
    birthName: 'BENALI',
    birthFirstName: 'AMINA',
    firstNames: 'AMINA LEÏLA',
    usedName: 'DIALLO',
    birthDate: '1980-01-17',
    sex: 'F',
    birthPlace: '99999',
  },
  ins: parseIns('280019999900196') ?? ('280019999900196' as ProPatient['ins']),
  age: 46,
  minor: false,
}
const inForce = { standing: 'individualAuthorisation', until: new Date('2027-03-12T09:00:00Z') } as const
const nothing = { medecinTraitant: false, administrator: false, mayConsent: false }
const document = (
  summary: typeof bloodTest,
  ...states: readonly ('maskedToProfessionals' | 'archived')[]
) => ({
  uniqueId: `1.2.250.1.999.${summary.id}`,
  summary,
  states,
})
const listed = {
  id,
  name: 'AMINA DIALLO',
  birthDate: '1980-01-17',
  until: new Date('2027-03-12T09:00:00Z'),
  medecinTraitant: true,
  lastActAt: new Date('2026-03-01T09:00:00Z'),
  lastAdditionAt: new Date('2026-03-12T16:02:00Z'),
}
const child = {
  ...patient,
  identity: { ...patient.identity, usedFirstName: 'Inès', birthDate: '2012-05-04' },
  age: 13,
  minor: true,
}

export const proStates: PageStates = {
  'pro-entry': entryPage({ ...surroundings, card: 'https://localhost:8443/pro/carte?demande=A' }),
  'pro-expired': entryPage({
    ...surroundings,
    card: 'https://localhost:8443/pro/carte?demande=A',
    state: 'expired',
  }),
  'pro-left': entryPage({
    ...surroundings,
    card: 'https://localhost:8443/pro/carte?demande=A',
    state: 'left',
  }),
  'pro-card-refused': cardRefusedPage({
    ...surroundings,
    why: 'notValid',
    sentence: 'Le certificat a été révoqué. La carte ne peut plus servir.',
    again: '/pro',
  }),
  'pro-not-asked': notAskedPage(surroundings),
  'pro-situation': situationPage({
    ...surroundings,
    csrf: carnet.csrf,
    places: [
      { id: '10B0011797', name: 'Centre hospitalier du Port' },
      { id: '10B0011798', name: 'Cabinet de cardiologie' },
    ],
    chosen: undefined,
    missing: true,
  }),
  'pro-patients': patientsPage({
    ...pro,
    patients: [
      listed,
      {
        ...listed,
        id: `${id}-2`,
        name: 'LÉO MARCHAND',
        medecinTraitant: false,
        until: null,
        lastActAt: undefined,
      },
    ],
    count: 102,
    pages: { current: 1, last: 3 },
  }),
  'pro-patients-none': patientsPage({ ...pro, patients: [], count: 0, pages: { current: 1, last: 1 } }),
  'pro-open': openRecordPage(pro),
  'pro-open-wrong': openRecordPage({
    ...pro,
    typed: '18001',
    problems: [{ field: 'matricule', words: words.opening.wrong }],
  }),
  'pro-patient': patientPage({
    ...pro,
    patient,
    access: { ...nothing, ...inForce, medecinTraitant: true, administrator: true, told: 'recorded' },
    list: {
      documents: [
        document(bloodTest),
        document(consultation, 'maskedToProfessionals'),
        document(ownWords, 'archived'),
      ],
      count: 103,
      pages: { current: 2, last: 3 },
      shown: ['archived'],
    },
  }),
  'pro-patient-nothing': patientPage({
    ...pro,
    patient,
    access: { ...nothing, ...inForce, until: null },
    list: { documents: [], count: 0, pages: { current: 1, last: 1 }, shown: [] },
  }),
  'pro-patient-consultation': patientPage({
    ...pro,
    patient,
    access: {
      ...nothing,
      standing: 'consultationConsent',
      until: new Date('2026-03-17T19:00:00Z'),
      told: 'recorded',
    },
    list: { documents: [document(bloodTest)], count: 1, pages: { current: 1, last: 1 }, shown: [] },
  }),
  'pro-patient-not-authorised': patientPage({
    ...pro,
    patient: child,
    access: { ...nothing, standing: 'notAuthorised', until: undefined, mayConsent: true },
    list: undefined,
  }),
  'pro-patient-consent-missing': patientPage({
    ...pro,
    patient,
    access: {
      ...nothing,
      standing: 'authorisationExpired',
      until: undefined,
      mayConsent: true,
      told: 'missing',
    },
    list: undefined,
  }),
  'pro-patient-refused': patientPage({
    ...pro,
    patient,
    access: {
      ...nothing,
      ...inForce,
      refusal:
        'Votre profession ne figure pas dans la matrice d’habilitation\u00a0: elle n’ouvre pas la consultation du DMP.',
    },
    list: undefined,
  }),
  'pro-document': proDocumentPage({
    ...pro,
    patient,
    document: document(consultation, 'maskedToProfessionals'),
    warnings: ['Attention, ce document n’est pas visible du patient'],
    readable: readableExample,
  }),
  'pro-document-unreadable': proDocumentPage({
    ...pro,
    patient,
    document: document(bloodTest),
    warnings: [],
    readable: undefined,
  }),
  'pro-patient-not-built': patientPage({
    ...pro,
    patient,
    access: { ...nothing, ...inForce },
    list: { documents: [document(bloodTest)], count: 1, pages: { current: 1, last: 1 }, shown: [] },
    notBuilt: 'CarnetVaccination',
  }),
  'pro-traces': tracesPage({
    ...pro,
    patient,
    reads: 'all',
    traces: Object.values(exampleTraces).map((trace) => ({
      trace,
      group: 'GENERAL',
      why: trace.refusal && 'Vous n’êtes pas autorisé à consulter ce DMP.',
    })),
    count: 230,
    pages: { current: 1, last: 3 },
  }),
  'pro-traces-none': tracesPage({
    ...pro,
    patient,
    reads: 'own',
    traces: [],
    count: 0,
    pages: { current: 1, last: 1 },
  }),
  'pro-direct-confirm': confirmDirectPage(pro, '/pro/acces/AAAA'),
  'pro-direct-over': directOverPage(pro),
  'pro-direct-unknown': unknownAddressPage(surroundings),
  'pro-no-record': saidPage(pro, { title: words.noRecord.title, lines: [words.noRecord.text] }),
}
