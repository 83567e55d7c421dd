/** Every page in every state worth looking at: fed to the tests of meaning, of accessibility, and to the eye. */

import { calendar2025 } from '@carnet/core/codes/vaccination-calendar.ts'
import { analysesOf, type ReportOfResults } from '@carnet/core/model/analyses.ts'
import { parseDecimal } from '@carnet/core/model/decimal.ts'
import { emptyCard } from '@carnet/core/model/emergency-card.ts'
import type { Ins, PatientId } from '@carnet/core/model/ins.ts'
import { type LabResult, loinc } from '@carnet/core/model/lab-result.ts'
import { exportForms, type PersonalData } from '@carnet/core/model/personal-export.ts'
import type { ReadableDocument } from '@carnet/core/model/readable-document.ts'
import { careByMonth } from '@carnet/core/model/reimbursed-care.ts'
import { knownTreatments, type TreatmentSource } from '@carnet/core/model/treatment.ts'
import { calendarStates, type KnownVaccination } from '@carnet/core/model/vaccination.ts'
import { archivedDocumentPage } from '../archive/document-page.ts'
import { archiveIndexPage } from '../archive/index-page.ts'
import { archivedPersonPage } from '../archive/person-page.ts'
import { displayOf, plainDisplay } from '../display.ts'
import { type AccessLogData, accessLogPage } from '../patient/access-log.ts'
import { type AccessMatrixData, accessMatrixPage } from '../patient/access-matrix.ts'
import {
  activationAccountPage,
  activationCardPage,
  activationCodePage,
  activationContactCodePage,
  activationContactPage,
  noActivationCodePage,
} from '../patient/activation.ts'
import { type AddDocumentData, addDocumentPage } from '../patient/add-document.ts'
import { arrange, type FiledDocument, latestByAuthor } from '../patient/arrange-documents.ts'
import { careHistoryPage } from '../patient/care-history.ts'
import { choicePage } from '../patient/choice.ts'
import { closedRecordPage, closeRecordPage } from '../patient/closing.ts'
import { contactChangePage, contactCodePage } from '../patient/contact-change.ts'
import { type DelegatesData, delegatesPage } from '../patient/delegates.ts'
import { chooseToDeletePage, confirmDeletionPage } from '../patient/delete-documents.ts'
import { deviceCopyPage } from '../patient/device-copy.ts'
import { type DevicesData, devicesPage } from '../patient/devices.ts'
import { displayPage } from '../patient/display.ts'
import { type DocumentData, documentPage } from '../patient/document.ts'
import { documentAloud } from '../patient/document-aloud.ts'
import { documentContentPage } from '../patient/document-content.ts'
import { type DocumentsData, documentsPage, specialityOf } from '../patient/documents.ts'
import { editCardPage } from '../patient/edit-card.ts'
import { editDocumentPage } from '../patient/edit-document.ts'
import { emergencyCardPage } from '../patient/emergency-card.ts'
import { emergencyContactsPage } from '../patient/emergency-contacts.ts'
import { errorPage } from '../patient/error.ts'
import { invitationsPage } from '../patient/invitations.ts'
import { emptyInviteForm, invitePage } from '../patient/invite.ts'
import { loginPage } from '../patient/login.ts'
import { loginCodePage } from '../patient/login-code.ts'
import { type NoticesData, noticesPage } from '../patient/notices.ts'
import { offlineCardPage } from '../patient/offline-card.ts'
import { passkeyLogInPage } from '../patient/passkey-login.ts'
import { type ProfessionalsData, professionalsPage } from '../patient/professionals.ts'
import { profilePage } from '../patient/profile.ts'
import { type ReportSummary, reportFormPage, reportsPage } from '../patient/reports.ts'
import { resultPage } from '../patient/result.ts'
import { resultsPage } from '../patient/results.ts'
import { searchPage } from '../patient/search.ts'
import {
  addPasskeyPage,
  createPasskeyPage,
  type PasskeyLine,
  passkeyPage,
  securityPage,
} from '../patient/security.ts'
import { type SeeAsData, seeAsPage } from '../patient/see-as.ts'
import { suspendedRecordPage } from '../patient/suspended.ts'
import { takeAwayPage } from '../patient/take-away.ts'
import { type TimelineData, timelinePage } from '../patient/timeline.ts'
import { timelineOf, wholeLife, type Zoom } from '../patient/timeline-periods.ts'
import { treatmentPlanPage } from '../patient/treatment-plan.ts'
import { type TreatmentsData, treatmentsPage } from '../patient/treatments.ts'
import { vaccinationsPage } from '../patient/vaccinations.ts'
import { wishesPage } from '../patient/wishes.ts'
import { withoutNetworkPage } from '../patient/without-network.ts'
import { homePage } from '../public/home.ts'
import { cardCodePage, scannedCardPage } from '../public/scanned-card.ts'
import {
  accessSentenceExamples,
  cardiologist,
  exampleTraces,
  pharmacist,
} from '../ui/access-sentence/examples.ts'
import { buttonExamples } from '../ui/button/examples.ts'
import { cardTableExamples } from '../ui/card-table/examples.ts'
import { chartExamples } from '../ui/chart/examples.ts'
import { chipExamples } from '../ui/chip/examples.ts'
import { confirmExamples } from '../ui/confirm/examples.ts'
import type { DocumentSummary } from '../ui/document-row/document-row.ts'
import { bloodTest, consultation, documentRowExamples, ownWords } from '../ui/document-row/examples.ts'
import { cardExample, emergencyCardExamples } from '../ui/emergency-card/examples.ts'
import { emptyStateExamples } from '../ui/empty-state/examples.ts'
import type { Example } from '../ui/example.ts'
import { fieldExamples } from '../ui/field/examples.ts'
import { iconExamples } from '../ui/icon/examples.ts'
import { noticeExamples } from '../ui/notice/examples.ts'
import type { Carnet, Surroundings } from '../ui/page/page.ts'
import { paginationExamples } from '../ui/pagination/examples.ts'
import { stepperExamples } from '../ui/stepper/examples.ts'
import { type DocumentListQuery, wholeAccessLog, wholeDocumentList } from '../urls.ts'
import { archive as archiveWords } from '../words/archive.ts'

export const componentExamples: readonly Example[] = [
  ...buttonExamples,
  ...cardTableExamples,
  ...chartExamples,
  ...chipExamples,
  ...confirmExamples,
  ...documentRowExamples,
  ...emergencyCardExamples,
  ...emptyStateExamples,
  ...fieldExamples,
  ...accessSentenceExamples,
  ...iconExamples,
  ...noticeExamples,
  ...paginationExamples,
  ...stepperExamples,
]

const surroundings: Surroundings = {
  display: plainDisplay,
  assets: {
    stylesheet: '/assets/carnet.css',
    icon: '/assets/carnet.svg',
    photoScript: '/assets/photo-to-jpeg.js',
    readAloudScript: '/assets/read-aloud.js',
    passkeyScript: '/assets/passkey.js',
    deviceCopyScript: '/assets/device-copy.js',
    withoutNetworkScript: '/assets/without-network.js',
    manifest: '/assets/carnet.webmanifest',
  },
  demo: true,
  helpPhone: '01 99 00 12 34',
}
const carnet: Carnet = {
  ...surroundings,
  holder: { name: 'Amina Diallo' },
  csrf: 'jeton-d-essai',
  now: new Date('2026-03-17T09:00:00Z'),
}

function summary(
  id: string,
  title: string,
  [typeCode, typeDisplay, classCode]: readonly [string, string, string],
  careAt: string,
  rest: Partial<DocumentSummary> = {},
): DocumentSummary {
  const at = new Date(careAt)
  return {
    ...bloodTest,
    id,
    title,
    typeCode,
    typeDisplay,
    classCode,
    careAt: at,
    submittedAt: at,
    isNew: false,
    ...rest,
  }
}

const pharmacy = { name: 'Awa Diop', specialityCode: 'G15_21/A', organisation: 'Pharmacie du Port' }
const generalist = { name: 'Yves Le Goff', specialityCode: 'G15_10/SM54', organisation: 'Cabinet des Halles' }
const hospital = {
  name: 'Soizic Le Bihan',
  specialityCode: 'G15_10/SM59',
  organisation: 'Centre hospitalier du Port',
}
const documents: readonly DocumentSummary[] = [
  bloodTest,
  consultation,
  ownWords,
  summary(
    'a1',
    'Passage aux urgences du 2 mars',
    ['15507-7', 'CR de passage aux urgences', '10'],
    '2026-03-02T02:31:00Z',
    { authors: [hospital], isNew: true },
  ),
  summary(
    'a2',
    'Radiographie du thorax',
    ['18748-4', "CR d'imagerie médicale", '31'],
    '2026-03-02T04:00:00Z',
    {
      authors: [
        { name: 'Paul Kerbrat', specialityCode: 'G15_10/SM44', organisation: 'Centre hospitalier du Port' },
      ],
    },
  ),
  summary('a3', 'Vaccin contre la grippe', ['87273-9', 'Note de vaccination', '52'], '2025-10-18T10:00:00Z', {
    authors: [pharmacy],
  }),
  summary(
    'a4',
    'Ordonnance de ville',
    ['57833-6', 'Prescription de produits de santé', '42'],
    '2025-09-04T08:00:00Z',
    { authors: [generalist] },
  ),
  summary(
    'a5',
    'Remboursements de l’été 2025',
    ['REMB', 'Données de remboursement', '60'],
    '2025-09-01T08:00:00Z',
    {
      authors: [{ name: '', organisation: 'Assurance Maladie' }],
      status: 'archived',
    },
  ),
  summary('a6', 'Synthèse médicale', ['60591-5', 'Synthèse médicale', '11'], '2024-05-21T08:00:00Z', {
    authors: [generalist],
  }),
]

const manyDocuments = Array.from({ length: 130 }, (_, index) =>
  summary(
    `n${index}`,
    `Bilan n° ${index + 1}`,
    ['11502-2', "CR d'examens biologiques", '10'],
    new Date(Date.UTC(2026, 2, 1) - index * 9 * 86_400_000).toISOString(),
  ),
)

const list = documentList(documents, {})

/** As the server arranges and describes them. */
export function documentList(
  documents: readonly DocumentSummary[],
  asked: Partial<DocumentListQuery>,
): DocumentsData {
  const query = { ...wholeDocumentList, ...asked }
  const all = documents.map(filed)
  const byAuthor = latestByAuthor(all)
  const speciality = (author: string) => specialityOf(byAuthor.get(author)!)
  return {
    ...carnet,
    list: arrange(all, { ...query, specialityOf: speciality }),
    described: new Map(documents.map((document) => [document.id, document])),
    hasOwn: documents.some(({ mine }) => mine),
    mayStar: true,
    query,
  }
}

export function filed(document: DocumentSummary) {
  return {
    ...document,
    starred: document.starred ?? false,
    facilityType: 'SA01',
    authorIds: document.authors.map(({ organisation = '' }) => organisation),
    careUntil: null,
    author: document.authors[0]?.name || (document.authors[0]?.organisation ?? ''),
  } satisfies FiledDocument & { starred: boolean }
}

export function timelineExample(zoom: Zoom, those = documents): TimelineData {
  const described = new Map(those.map((document) => [document.id, document]))
  return { ...carnet, timeline: timelineOf(those.map(filed), zoom), described }
}

const oneDocument: DocumentData = {
  ...carnet,
  document: { ...bloodTest, place: 'Laboratoire BioSud, Lorient', sizeBytes: 45_210 },
  mayReport: true,
  starred: false,
  body: { kind: 'readable', hasText: true, attachments: [{ index: 1, mediaType: 'application/pdf' }] },
  readers: [
    { actor: cardiologist, at: new Date('2026-03-16T13:10:00Z') },
    { actor: pharmacist, at: new Date('2026-03-14T09:12:00Z') },
  ],
  technical: [
    { label: 'Identifiant unique', value: '1.2.250.1.999.1.8.20260312.0730.4410' },
    { label: 'Type (LOINC)', value: '11502-2' },
    { label: 'Empreinte SHA-1', value: '2fd4e1c67a2d28fced849ee1bb76e7391b93eb12' },
  ],
}

const log: AccessLogData = {
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
  provisionalMatrix: true,
}

const somebody = {
  structureNames: ['Cabinet des Halles'],
  active: true,
  role: null,
  chosen: false,
  access: 'permit',
  since: new Date('2026-01-10T10:00:00Z'),
  until: new Date('2027-01-10T10:00:00Z'),
  administrator: false,
  expressConsent: false,
  occupational: false,
  collectedBy: undefined,
} as const
const cardiologistAtHospital = {
  name: 'Karim Benali',
  profession: '10',
  speciality: 'SM04',
  structureName: 'Centre hospitalier du Port',
}
const seeAs: SeeAsData = {
  ...carnet,
  known: [
    { key: '0a1b2c3d4e5f60718293', ...cardiologistAtHospital },
    { key: '93827160f5e4d3c2b1a0', name: 'Awa Diop', profession: '21', structureName: 'Pharmacie du Port' },
  ],
  professions: [
    { value: '60^1.2.250.1.71.1.2.7', words: 'Infirmier' },
    { value: '10^1.2.250.1.71.1.2.7', words: 'Médecin' },
  ],
  asked: { profession: '10^1.2.250.1.71.1.2.7', situation: 'authorised' },
  unknown: false,
  mayMask: true,
  provisional: true,
  sight: {
    who: cardiologistAtHospital,
    refusal: undefined,
    received: [
      { ...bloodTest, former: false },
      { ...documents[3]!, former: true },
    ],
    kept: [
      {
        ...consultation,
        visibility: { ...consultation.visibility, maskedToProfessionals: true },
        why: 'Ce document est masqué aux professionnels de santé.',
      },
    ],
  },
}

const matrix: AccessMatrixData = {
  ...carnet,
  professions: [
    { value: '60^1.2.250.1.71.1.2.7', words: 'Infirmier' },
    { value: '10^1.2.250.1.71.1.2.7', words: 'Médecin' },
  ],
  chosen: { value: '60^1.2.250.1.71.1.2.7', words: 'Infirmier' },
  categories: [
    {
      name: 'Compte rendu',
      types: [
        { code: '11488-4', label: 'CR ou fiche de consultation ou de visite', read: 'yes' },
        { code: '68599-0', label: 'Synthèse psychiatrique', read: 'no' },
        { code: '51969-4', label: 'CR de génétique moléculaire', read: 'someSpecialities' },
      ],
    },
    {
      name: 'Prescription',
      types: [{ code: '57833-6', label: 'Prescription de produits de santé', read: 'yes' }],
    },
  ],
  provisional: true,
}
const notices: NoticesData = {
  ...carnet,
  ways: { access: 'both', emergency: 'both', document: 'email' },
  helped: [
    { mandateId: 'm1', name: 'Denise Perrin', told: true },
    { mandateId: 'm2', name: 'Robert Vidal', told: false },
  ],
}
const people: ProfessionalsData = {
  ...carnet,
  professionals: [
    {
      ...somebody,
      id: '1',
      name: 'Yves Le Goff',
      profession: '10',
      speciality: 'SM54',
      role: 'medecinTraitant',
      administrator: true,
    },
    {
      ...somebody,
      id: '2',
      name: 'Soizic Le Bihan',
      profession: '10',
      speciality: 'SM59',
      collectedBy: 'Yves Le Goff',
    },
    {
      ...somebody,
      id: '3',
      name: 'Awa Diop',
      profession: '21',
      structureNames: ['Pharmacie du Port'],
      chosen: true,
    },
    {
      ...somebody,
      id: '4',
      name: 'Marc Roy',
      profession: '10',
      access: 'deny',
      until: undefined,
      active: false,
    },
    {
      ...somebody,
      id: '5',
      name: 'Jeanne Faure',
      profession: '10',
      speciality: 'SM25',
      access: undefined,
      since: undefined,
      until: undefined,
      chosen: true,
      occupational: true,
    },
  ],
  structures: [
    {
      kind: 'structure',
      id: '6',
      name: 'Centre hospitalier du Port',
      members: [],
      access: 'permit',
      since: somebody.since,
      until: somebody.until,
    },
    {
      kind: 'careTeam',
      id: 'equipe',
      name: '',
      members: ['Yves Le Goff', 'Awa Diop'],
      access: 'permit',
      since: somebody.since,
      until: undefined,
    },
  ],
  search: undefined,
}

const delegates: DelegatesData = {
  ...carnet,
  mandates: [
    {
      id: '1',
      kind: 'parent',
      name: 'Julie Diallo',
      since: somebody.since,
      until: null,
      excludedClasses: [],
    },
    {
      id: '2',
      kind: 'carer',
      name: 'Denise Le Goff',
      since: somebody.since,
      until: somebody.until,
      mayWrite: true,
      excludedClasses: ['31', '60'],
    },
  ],
  invitations: [
    {
      id: '3',
      kind: 'carer',
      name: 'Paul Kerbrat',
      state: 'pending',
      invitedAt: somebody.since,
      answerBy: new Date('2026-01-24T10:00:00Z'),
    },
    {
      id: '4',
      kind: 'parent',
      name: 'Karim Diallo',
      state: 'refused',
      invitedAt: somebody.since,
      answerBy: new Date('2026-01-24T10:00:00Z'),
    },
  ],
  may: { inviteCarer: true, inviteRepresentative: true, end: true },
}
const received = {
  inviterName: 'Julie Diallo',
  holderName: 'Léo Diallo',
  answerBy: new Date('2026-03-24T10:00:00Z'),
} as const

const takenAway: PersonalData = {
  patient: { ins: '999990000000000' as Ins, oid: '1.2.250.1.213.1.4.10' as PatientId['oid'] },
  otherMatricules: [],
  identity: {
    birthName: 'BENALI',
    birthFirstName: 'AMINA',
    firstNames: 'AMINA LINA',
    birthDate: '1974-03-12',
    birthPlace: '99999',
    sex: 'F',
  },
  openedAt: new Date('2026-01-05T10:00:00Z'),
  contact: {
    telecoms: [{ value: 'tel:+33199000000' }],
    addresses: [{ lines: ['1 rue des Essais'], postalCode: '99999', city: 'Essai' }],
    representatives: [],
  },
  account: { login: 'amina', email: 'amina@example.org', phone: null },
  noticesSent: [{ cause: 'access', sentAt: new Date('2026-03-14T09:12:00Z') }],
  choices: {
    emergency: { etreat: true, btg: true, masked: false },
    everythingMasked: false,
    opposesDossierPharmaceutique: false,
    informedAboutOrganDonation: true,
  },
  emergencyCard: cardExample,
  professionals: [
    {
      id: '1',
      name: 'Karim Benali',
      medecinTraitant: true,
      role: null,
      access: 'permit',
      since: new Date('2026-01-05T10:00:00Z'),
      until: undefined,
      administrator: true,
      expressConsent: false,
    },
  ],
  delegates: [],
  invitations: [],
  reports: [],
  treatments: [
    { kind: 'declared', name: 'Magnésium', posology: '2 gélules par jour', on: '2026-03-01', by: undefined },
    { kind: 'stopped', name: 'Atorvastatine 10 mg', on: '2026-03-17', by: 'Inès Diallo' },
  ],
  events: [{ kind: 'created', at: new Date('2026-01-05T10:00:00Z') }],
}

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
const treated: TreatmentsData = {
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
  allergies: ['pénicilline'],
  own: true,
  mayWrite: true,
  typed: { name: '', posology: '' },
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
]

const text = (value: string) => [{ kind: 'text', text: value }] as const
const paragraph = (value: string) => ({ kind: 'paragraph', inlines: text(value) }) as const
const cell = (value: string, header = false) =>
  ({ header, columns: 1, rows: 1, blocks: value === '' ? [] : [paragraph(value)] }) as const

export const readableExample: ReadableDocument = {
  title: 'Bilan sanguin',
  effectiveTime: '20260312160200+0100',
  language: 'fr-FR',
  patient: { name: 'Amina Diallo', birthDate: '19840217', sex: 'F' },
  authors: [
    { name: 'Hélène Morvan', speciality: 'Pharmacien biologiste', organisation: 'Laboratoire BioSud' },
  ],
  custodian: 'Laboratoire BioSud',
  serviceTime: '20260312',
  sections: [
    {
      title: 'Hématologie',
      blocks: [
        paragraph('Sang total, prélèvement au bras.'),
        {
          kind: 'table',
          caption: text('Numération'),
          head: [[cell('', true), cell('Résultat', true), cell('Intervalle du laboratoire', true)]],
          body: [
            [cell('Hémoglobine', true), cell('12,4 g/dL'), cell('12,0 à 16,0')],
            [cell('Ferritine', true), cell('9 µg/L'), cell('15 à 150')],
          ],
        },
      ],
      sections: [
        {
          title: 'Commentaire',
          blocks: [
            {
              kind: 'list',
              ordered: false,
              items: [[paragraph('Réserves en fer basses.')], [paragraph('À revoir dans 3 mois.')]],
            },
            {
              kind: 'image',
              mediaType: 'image/gif',
              base64: 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
              alternative: 'Courbe de la ferritine',
            },
            { kind: 'image', mediaType: 'image/svg+xml', base64: 'PHN2Zy8+', alternative: 'Logo' },
          ],
          sections: [],
        },
      ],
    },
  ],
  attachments: [],
}

const fromLaboratory = (
  documentId: string,
  day: string,
  value: string,
  more: Partial<LabResult> = {},
): ReportOfResults => ({
  documentId,
  careAt: new Date(`${day}T08:00:00Z`),
  results: [
    {
      code: { code: '2345-7', system: loinc },
      label: 'Glycémie',
      value: { kind: 'quantity', value: parseDecimal(value)!, unit: 'g/L', alsoAs: [] },
      agreement: 'same',
      reference: {
        kind: 'interval',
        unit: 'g/L',
        low: { value: parseDecimal('0.70')!, inclusive: true },
        high: { value: parseDecimal('1.08')!, inclusive: true },
      },
      status: 'completed',
      laboratory: 'Laboratoire BioSud',
      ...more,
    },
  ],
})
/** Every case of a measure: converted, beyond what is counted, in doubt, in another unit, without interval. */
const bloodAnalyses = analysesOf([
  fromLaboratory('l1', '2025-03-02', '1.20', { laboratory: 'Laboratoire des Quais' }),
  fromLaboratory('l2', '2025-06-02', '95', {
    value: {
      kind: 'quantity',
      value: parseDecimal('95')!,
      unit: 'mg/dL',
      alsoAs: [{ value: parseDecimal('5.27')!, unit: 'mmol/L' }],
    },
    reference: undefined,
  }),
  fromLaboratory('l3', '2025-09-02', '9.9', { agreement: 'differs' }),
  fromLaboratory('l4', '2025-10-02', '0', {
    value: { kind: 'range', unit: 'g/L', high: { value: parseDecimal('0.20')!, inclusive: false } },
    reference: { kind: 'unusable' },
  }),
  fromLaboratory('l5', '2024-01-02', '4.89', {
    value: { kind: 'quantity', value: parseDecimal('4.89')!, unit: 'mmol/L', alsoAs: [] },
  }),
  fromLaboratory('l6', '2026-03-02', '0.880', { interpretation: 'H' }),
  fromLaboratory('l6', '2026-03-02', '120000', {
    code: { code: '9999-9', system: loinc },
    label: 'Mesure rare [Nombre/Volume] Sang ; Numérique',
    value: { kind: 'quantity', value: parseDecimal('120000')!, unit: '/mL', alsoAs: [] },
    reference: { kind: 'words', words: 'voir le commentaire' },
  }),
])
/** One plain name, one unit: the first of two measures of one day, the other of another specimen. */
const thyroid = analysesOf(
  [
    ['l7', '3016-3', 'Sérum/Plasma'],
    ['l8', '3016-3', 'Sérum/Plasma'],
    ['l9', '29575-8', 'Sang buvard'],
  ].map(([documentId, code, specimen]) =>
    fromLaboratory(documentId!, '2026-02-03', '1.950', {
      code: {
        code: code!,
        system: loinc,
        display: `Thyréostimuline [Arbitraire/Volume] ${specimen} ; Numérique`,
      },
      label: 'Thyréostimuline (TSH)',
      value: { kind: 'quantity', value: parseDecimal('1.950')!, unit: 'm[IU]/L', alsoAs: [] },
      reference: undefined,
    }),
  ),
)

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
const vaccinated = {
  vaccinations,
  calendar: calendar2025,
  states: calendarStates(calendar2025, '1984-02-17', vaccinations, carnet.now),
}

const adding: AddDocumentData = {
  ...carnet,
  typed: { title: '', type: 'EXPPAT_2', careOn: '2026-03-17', readers: 'shared' },
  today: '2026-03-17',
  accepted: { extensions: ['.pdf', '.txt', '.rtf', '.jpg', '.jpeg', '.tif', '.tiff'], mo: 5 },
}

const loginForm = { ...surroundings, csrf: carnet.csrf }
const codeForm = { ...loginForm, sentBy: 'email', sentTo: 'a•••@exemple.fr', validMinutes: 10 } as const

const nothingFound = { found: [], total: 0, page: 1, pages: 1, unreadable: 0, unread: 0 }

const passkeys: readonly PasskeyLine[] = [
  {
    id: 'a',
    name: 'Mon téléphone',
    createdAt: new Date('2026-01-05T18:20:00Z'),
    lastUsedAt: new Date('2026-03-16T07:12:00Z'),
    backedUp: true,
  },
  {
    id: 'b',
    name: 'L’ordinateur du salon',
    createdAt: new Date('2026-03-17T08:40:00Z'),
    lastUsedAt: null,
    backedUp: false,
  },
]

const openSessions = [
  { id: 'a', system: 'iphone', browser: 'safari', present: true, at: '2026-03-17T08:50:00Z' },
  { id: 'b', system: 'windows', browser: 'samsungInternet', present: false, at: '2026-03-17T08:47:00Z' },
  { id: 'c', system: undefined, browser: undefined, present: false, at: '2026-03-16T22:05:00Z' },
].map(({ at, ...session }) => ({
  ...session,
  openedAt: new Date(at),
  lastSeenAt: new Date(at),
})) as DevicesData['sessions']

/** File name → page. */
export const pageStates: Readonly<Record<string, string>> = {
  home: homePage({ ...surroundings, demo: false }),
  'home-demo': homePage({
    ...surroundings,
    people: [
      { name: 'Amina Diallo', login: 'amina', password: 'carnet-amina-1' },
      { name: 'Joseph Martin', login: 'joseph', password: 'carnet-joseph-1' },
    ],
    newcomers: [
      { name: 'Louise Girard', matricule: '2 96 04 99 999 123 00', serial: '802500000299000000009' },
    ],
    doors: [{ words: 'Cabinet de démonstration', href: '/cabinet' }],
  }),
  login: loginPage({ ...loginForm, demo: false, passkeyHost: 'carnet.test' }),
  'login-missing': loginPage({
    ...loginForm,
    problem: { kind: 'missing', identifier: true, password: true },
  }),
  'login-mismatch': loginPage({ ...loginForm, identifier: 'amina', problem: { kind: 'mismatch' } }),
  'login-locked': loginPage({ ...loginForm, problem: { kind: 'locked', minutes: 15 } }),
  'login-expired': loginPage({ ...loginForm, arrival: 'expired' }),
  code: loginCodePage({ ...codeForm, demoHint: { code: '402118' } }),
  'code-wrong': loginCodePage({ ...codeForm, problem: { kind: 'wrong', triesLeft: 3 } }),
  'code-exhausted': loginCodePage({ ...codeForm, problem: { kind: 'exhausted' } }),
  'code-resent': loginCodePage({ ...codeForm, sentBy: 'sms', sentTo: '06 •• •• •• 12', resent: true }),
  'activate-code': activationCodePage({ ...loginForm, typed: 'ABCDE', problem: { kind: 'malformed' } }),
  'activate-card': activationCardPage({
    ...loginForm,
    typed: { matricule: '2 85 06 99 999 101 44', serial: '80250 00002 99000 00000 1' },
    problem: { kind: 'mismatch', triesLeft: 4 },
  }),
  'activate-contact': activationContactPage(loginForm),
  'activate-contact-code': activationContactCodePage({ ...codeForm, demoHint: { code: '402118' } }),
  'activate-account': activationAccountPage({
    ...loginForm,
    typedLogin: 'amina',
    passwordMinLength: 9,
    problems: { login: 'tooShort', password: ['Ajoutez un chiffre.'], again: undefined },
  }),
  'activate-no-code': noActivationCodePage(surroundings),
  'passkey-login': passkeyLogInPage({ ...loginForm, options: {}, refused: true }),
  documents: documentsPage(list),
  'documents-masking': documentsPage({
    ...list,
    mayAdd: true,
    masking: { everything: false, mayChange: true },
  }),
  'documents-masked': documentsPage({ ...list, masking: { everything: true, mayChange: true } }),
  'documents-just-masked': documentsPage({
    ...list,
    masking: { everything: true, mayChange: true },
    done: 'maskEverything',
  }),
  'documents-empty': documentsPage({ ...documentList([], {}), askedToKeep: true, demo: false }),
  'documents-filtered': documentsPage(documentList(documents, { family: 'soins', year: 2025 })),
  'documents-none-match': documentsPage(documentList(documents, { family: 'imagerie', year: 2019 })),
  'documents-by-professional': documentsPage(documentList(documents, { view: 'soignant' })),
  timeline: timelinePage(timelineExample({ year: 2026, month: null })),
  'timeline-life': timelinePage(timelineExample(wholeLife)),
  search: searchPage({
    ...carnet,
    query: 'fer',
    found: [
      {
        document: bloodTest,
        excerpt: {
          pieces: [
            { text: '… Numération normale. ', hit: false },
            { text: 'Ferritine', hit: true },
            { text: ' 9 µg/L, en faveur d’une carence ', hit: false },
            { text: 'martiale', hit: true },
            { text: '. …', hit: false },
          ],
          page: 2,
        },
      },
      { document: consultation },
    ],
    total: 42,
    page: 1,
    pages: 3,
    unreadable: 2,
    unread: 1,
  }),
  'search-nothing': searchPage({ ...carnet, ...nothingFound, query: 'ferritine' }),
  'search-empty': searchPage({ ...carnet, ...nothingFound, query: '' }),
  'documents-many': documentsPage({ ...documentList(manyDocuments, { page: 2 }), someMissing: true }),
  'add-document': addDocumentPage(adding),
  'add-document-refused': addDocumentPage({
    ...adding,
    typed: { title: 'Écho', type: 'DOCPAT04', careOn: '2030-01-01', readers: 'masked' },
    problems: ['dayInFuture', 'tooLarge'],
  }),
  'close-record': closeRecordPage({
    ...carnet,
    archiveYears: 10,
    own: true,
    mayClose: true,
    problems: [{ kind: 'notRead' }, { kind: 'passwordWrong' }],
  }),
  'suspended-record': suspendedRecordPage({
    ...surroundings,
    csrf: carnet.csrf,
    holderName: carnet.holder.name,
    mayChoose: true,
    since: new Date('2026-03-01T09:00:00Z'),
    closesOn: new Date('2026-04-12T09:00:00Z'),
  }),
  'closed-record': closedRecordPage({
    ...surroundings,
    csrf: carnet.csrf,
    holderName: carnet.holder.name,
    mayChoose: true,
    closedOn: new Date('2026-03-01T09:00:00Z'),
    destroyedOn: new Date('2036-03-01T09:00:00Z'),
    deletionRequested: true,
    mayReopen: true,
    problem: 'again',
  }),
  wishes: wishesPage({
    ...carnet,
    directives: [{ ...ownWords, title: 'Directives anticipées', typeCode: 'EXPPAT_3', mine: true }],
    where: 'Chez ma fille',
    accepted: adding.accepted,
    problems: ['confirmReplace', 'tooLarge'],
    organDonation: 'toRead',
  }),
  results: resultsPage({ ...carnet, analyses: [...bloodAnalyses, ...thyroid], withoutNumbers: [bloodTest] }),
  'results-empty': resultsPage({ ...carnet, analyses: [], withoutNumbers: [] }),
  result: resultPage({ ...carnet, analysis: bloodAnalyses[0]!, sameName: [bloodAnalyses[0]!] }),
  'result-same-day': resultPage({ ...carnet, analysis: thyroid[0]!, sameName: thyroid }),
  treatments: treatmentsPage({ ...treated, done: 'stopped', undo: 't4' }),
  'treatments-empty': treatmentsPage({
    ...treated,
    treatments: [],
    unread: [],
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
    everythingMasked: false,
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
    everythingMasked: false,
    mayMask: true,
    undo: [],
  }),
  'treatment-plan': treatmentPlanPage({
    ...carnet,
    treatments: treated.treatments.filter(({ state }) => state === 'current'),
    allergies: ['pénicilline', 'arachide'],
  }),
  vaccinations: vaccinationsPage({ ...carnet, ...vaccinated }),
  'vaccinations-empty': vaccinationsPage({ ...carnet, ...vaccinated, vaccinations: [], states: undefined }),
  'edit-document': editDocumentPage({
    ...carnet,
    id: 'a9',
    typed: { title: '', type: 'DOCPAT03', careOn: 'hier' },
    today: '2026-03-17',
    problems: ['titleMissing', 'dayUnreadable'],
  }),
  'delete-documents': chooseToDeletePage({
    ...carnet,
    documents: [{ ...ownWords, mine: true }, documents[4]!],
    max: 10,
    chosen: [ownWords.id],
    problem: 'tooMany',
  }),
  'delete-confirm': confirmDeletionPage({ ...carnet, documents: [ownWords], max: 10 }),
  document: documentPage({
    ...oneDocument,
    mayFile: true,
    body: { kind: 'readable', hasText: true, attachments: [], aloud: documentAloud(readableExample) },
  }),
  'document-shown': documentPage({ ...oneDocument, masking: { everything: false, mayChange: true } }),
  'document-just-masked': documentPage({
    ...oneDocument,
    masking: { everything: false, mayChange: true },
    done: 'maskDocument',
    undo: 'shown',
  }),
  'document-all-masked': documentPage({ ...oneDocument, masking: { everything: true, mayChange: true } }),
  'document-pdf': documentPage({
    ...oneDocument,
    body: { kind: 'readable', hasText: false, attachments: [{ index: 0, mediaType: 'application/pdf' }] },
    readers: [],
    maySeeAs: true,
  }),
  'document-unreadable': documentPage({ ...oneDocument, body: { kind: 'unreadable' } }),
  'document-unavailable': documentPage({
    ...oneDocument,
    body: { kind: 'unavailable', reference: 'D-503' },
  }),
  content: documentContentPage(readableExample),
  'access-log': accessLogPage(log),
  'access-log-quiet': accessLogPage({
    ...log,
    traces: [exampleTraces.reading],
    emergencies: [],
    lastPage: 1,
    demo: false,
  }),
  'access-log-services': accessLogPage({
    ...log,
    traces: [],
    query: { ...log.query, view: 'services' },
    lastPage: 1,
  }),
  'access-log-fed': accessLogPage({
    ...log,
    traces: [],
    query: { ...log.query, view: 'services' },
    lastPage: 1,
    mayReport: true,
    services: [
      { kind: 'structure', name: 'Centre hospitalier du Port', lastAt: new Date('2026-03-12T08:00:00Z') },
      { kind: 'dossierPharmaceutique', name: null, lastAt: new Date('2026-02-20T16:30:00Z') },
      { kind: 'assuranceMaladie', name: 'CPAM', lastAt: new Date('2026-01-05T02:00:00Z') },
    ],
  }),
  'access-log-empty': accessLogPage({ ...log, traces: [], emergencies: [], lastPage: 1 }),
  'access-log-none-match': accessLogPage({
    ...log,
    traces: [],
    emergencies: [],
    lastPage: 1,
    query: { ...log.query, filter: 'refus' },
  }),
  display: displayPage({
    ...surroundings,
    display: displayOf({
      text: 'largest',
      contrast: 'strong',
      spacing: 'wide',
      motion: 'none',
      reading: 'falc',
    }),
    csrf: carnet.csrf,
    back: '/carnet/documents',
    saved: true,
  }),
  choice: choicePage({
    ...surroundings,
    csrf: carnet.csrf,
    ownName: 'Amina Diallo',
    invitations: 1,
    helped: [
      { mandateId: '1', kind: 'parent', name: 'Léo Diallo', until: new Date('2026-04-02T00:00:00Z') },
      { mandateId: '2', kind: 'carer', name: 'Denise Le Goff' },
    ],
    ofAge: [{ name: 'Inès Diallo', sex: 'F' }],
  }),
  'choice-over': choicePage({
    ...surroundings,
    csrf: carnet.csrf,
    ownName: 'Amina Diallo',
    helped: [],
    over: true,
  }),
  professionals: professionalsPage({ ...people, done: 'blockProfessional' }),
  'professionals-empty': professionalsPage({ ...people, professionals: [], structures: [], demo: false }),
  'professionals-search': professionalsPage({
    ...people,
    search: { name: 'Faure', found: [people.professionals[4]!, { ...people.professionals[1]!, id: '9' }] },
  }),
  'professionals-found-nobody': professionalsPage({ ...people, search: { name: 'Zz', found: [] } }),
  'professionals-refused': professionalsPage({
    ...people,
    refused: 'Le médecin traitant ne peut pas être bloqué.',
  }),
  delegates: delegatesPage({ ...delegates, done: 'invited' }),
  'delegates-empty': delegatesPage({ ...delegates, mandates: [], invitations: [], waitingInvitations: 1 }),
  'invite-carer': invitePage({ ...carnet, who: 'carer', form: emptyInviteForm, problems: [] }),
  'invite-representative': invitePage({
    ...carnet,
    who: 'representative',
    form: { ...emptyInviteForm, prenom: 'Karim', matricule: '1 84' },
    problems: [
      { field: 'nom', words: 'Écrivez son nom de naissance.' },
      {
        field: 'matricule',
        words: 'Ce numéro ne peut pas exister. Vérifiez les 15 chiffres sur la carte Vitale.',
      },
      {
        field: 'attestation-oui',
        words: 'Cochez la case si vous êtes tous les deux représentants légaux de l’enfant.',
      },
    ],
  }),
  invitations: invitationsPage({
    ...carnet,
    received: [
      { ...received, id: 'a', kind: 'parent', help: undefined },
      { ...received, id: 'b', kind: 'carer', help: { months: 3, mayWrite: true, excludedClasses: [] } },
    ],
    problems: [
      {
        field: 'attestation-a',
        words: 'Pour accepter, cochez cette case si vous êtes son représentant légal.',
      },
    ],
  }),
  'invitations-accepted': invitationsPage({
    ...carnet,
    received: [],
    problems: [],
    done: 'acceptInvitation',
  }),
  reports: reportsPage({ ...carnet, reports }),
  'reports-empty': reportsPage({ ...carnet, reports: [] }),
  report: reportFormPage({
    ...carnet,
    target: { kind: 'access', id: '1' },
    subject: reports[0]!.subject,
    problems: [{ field: 'texte', words: 'Écrivez en quelques mots ce qui ne va pas.' }],
  }),
  'take-away-asked': takeAwayPage({
    ...carnet,
    own: true,
    exports: [
      {
        id: '2',
        form: 'xdm',
        askedAt: new Date('2026-03-17T08:00:00Z'),
        state: 'asked',
        done: 120,
        total: 2000,
      },
    ],
  }),
  'take-away': takeAwayPage({
    ...carnet,
    own: true,
    done: 'asked',
    problem: { form: 'xdm', why: { kind: 'passwordWrong' } },
    exports: exportForms.map((form) => ({
      id: form,
      form,
      askedAt: new Date('2026-03-17T08:00:00Z'),
      state: 'ready',
      sizeBytes: 12_400_000,
      keptUntil: new Date('2026-03-18T08:00:00Z'),
    })),
  }),
  'take-away-refused': takeAwayPage({ ...carnet, own: false, exports: undefined }),
  'archive-index': archiveIndexPage({
    holder: 'Amina Benali',
    askedBy: undefined,
    at: carnet.now,
    documents: documents.map((summary) => ({
      summary,
      files: [
        { path: 'documents/0001/lire.html', words: 'Lire' },
        { path: 'documents/0001/original.xml', words: 'Original, tel que déposé' },
      ],
    })),
    others: [{ path: 'donnees/personne.html', words: 'La personne et ses choix' }],
  }),
  'archive-person': archivedPersonPage(takenAway, 'Amina Benali', '../index.html'),
  'archive-document': archivedDocumentPage(readableExample, {
    index: '../../index.html',
    attachments: [
      { path: 'documents/0001/piece-1.pdf', words: archiveWords.attachment(1, 'application/pdf') },
    ],
  }),
  notices: noticesPage(notices),
  profile: profilePage({
    ...carnet,
    entries: [
      'card',
      'contacts',
      'security',
      'devices',
      'notices',
      'delegates',
      'wishes',
      'export',
      'closeRecord',
    ],
  }),
  security: securityPage({
    ...carnet,
    passkeys,
    routes: [{ sentBy: 'email', sentTo: 'a•••@exemple.fr' }],
    done: 'added',
  }),
  'contact-change': contactChangePage({ ...carnet, typed: 'amina', contact: 'malformed' }),
  'contact-code': contactCodePage({ ...carnet, ...codeForm, problem: { kind: 'wrong', triesLeft: 4 } }),
  'passkey-add': addPasskeyPage({ ...carnet, host: 'carnet.test', problem: { kind: 'passwordWrong' } }),
  'passkey-create': createPasskeyPage({ ...carnet, options: {}, name: 'iPhone' }),
  passkey: passkeyPage({ ...carnet, passkey: passkeys[0]!, problem: { kind: 'passwordMissing' } }),
  devices: devicesPage({ ...carnet, sessions: openSessions, copiesElsewhere: 1, done: 'one' }),
  'device-copy': deviceCopyPage({
    ...carnet,
    copies: [
      { ...openSessions[0]!, seenAt: carnet.now, givenAt: carnet.now },
      { ...openSessions[1]!, present: false, seenAt: carnet.now, givenAt: carnet.now },
    ],
    starred: 3,
    done: 'gardee',
  }),
  'without-network': withoutNetworkPage(surroundings),
  'emergency-card': emergencyCardPage({
    ...carnet,
    card: cardExample,
    own: true,
    mayChange: true,
    square: {
      link: {
        address: 'https://carnet.example/urgence/AAAAAAAAAAAAAAAAAAAAAA',
        code: '012345',
        madeAt: new Date('2026-03-10T09:12:00Z'),
      },
      scans: [
        { at: new Date('2026-03-16T09:12:00Z'), what: 'opened' },
        { at: new Date('2026-03-16T09:11:00Z'), what: 'scanned' },
      ],
    },
  }),
  'offline-card': offlineCardPage({
    ...carnet,
    card: { ...cardExample, issuedAt: carnet.now },
    state: { kind: 'off' },
    notTicked: true,
  }),
  'offline-card-on': offlineCardPage({
    ...carnet,
    card: { ...cardExample, issuedAt: carnet.now },
    state: { kind: 'on', text: `CARNET1:${'6BF+70790T9WJWG.FKY*4GO0.O1CV2'.repeat(20)}` },
  }),
  'scanned-card': cardCodePage({ ...surroundings, token: 'A'.repeat(22), problem: 'wrong' }),
  'scanned-card-shown': scannedCardPage({ ...surroundings, card: cardExample, now: carnet.now }),
  'emergency-card-empty': emergencyCardPage({
    ...carnet,
    card: { ...cardExample, ...emptyCard, changedAt: undefined },
    own: true,
    mayChange: true,
  }),
  'edit-card': editCardPage({
    ...carnet,
    offered: cardExample.entries.flatMap(({ source, ...entry }, at) =>
      source === undefined ? [] : [{ ...entry, source, id: `a${at}`, kept: true }],
    ),
    typed: { allergies: 'Iode', treatments: '', implants: '', conditions: '', noKnownAllergy: true },
    problem: 'allergyAndNone',
  }),
  contacts: emergencyContactsPage({
    ...carnet,
    contacts: cardExample.contacts,
    contactsMax: 5,
    problem: { why: 'phoneWrong', at: 1 },
  }),
  'notices-saved': noticesPage({ ...notices, saved: true }),
  'notices-refused': noticesPage({
    ...notices,
    refused: 'Ces messages vous protègent\u00a0: gardez au moins un moyen de les recevoir.',
  }),
  'access-matrix': accessMatrixPage(matrix),
  'access-matrix-unknown': accessMatrixPage({ ...matrix, chosen: undefined, categories: [] }),
  'access-matrix-none': accessMatrixPage({
    ...matrix,
    professions: [],
    chosen: undefined,
    categories: [],
    provisional: false,
  }),
  'see-as': seeAsPage(seeAs),
  'see-as-refused': seeAsPage({
    ...seeAs,
    known: [],
    unknown: true,
    provisional: false,
    sight: {
      who: { profession: '10^1.2.250.1.71.1.2.7', situation: 'unauthorised' },
      refusal: 'Vous ne lui avez pas donné accès à votre carnet.',
      received: [],
      kept: [],
    },
  }),
  'error-not-found': errorPage({ ...surroundings, kind: 'notFound' }),
  'error-forbidden': errorPage({ ...surroundings, kind: 'forbidden' }),
  'error-expired': errorPage({ ...surroundings, kind: 'expired' }),
  'error-failure': errorPage({ ...surroundings, kind: 'failure', reference: 'K7-2P4Q' }),
}

export { list as documentsExample, log as accessLogExample, oneDocument as documentExample }
