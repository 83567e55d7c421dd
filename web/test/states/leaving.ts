/** To take a copy away, to close the record, to come back. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { measures2025 } from '@carnet/core/codes/health-measures.ts'
import type { Decimal } from '@carnet/core/model/decimal.ts'
import type { Ins, PatientId } from '@carnet/core/model/ins.ts'
import { exportForms, type PersonalData } from '@carnet/core/model/personal-export.ts'
import { archivedDocumentPage } from '../../archive/document-page.ts'
import { archiveIndexPage } from '../../archive/index-page.ts'
import { archivedPersonPage } from '../../archive/person-page.ts'
import { closedRecordPage, closeRecordPage, farewellPage } from '../../patient/closing.ts'
import { deleteDataPage } from '../../patient/delete-data.ts'
import { suspendedRecordPage } from '../../patient/suspended.ts'
import { takeAwayPage } from '../../patient/take-away.ts'
import { cardExample } from '../../ui/emergency-card/examples.ts'
import { archive as archiveWords } from '../../words/archive.ts'
import { readableExample } from './document.ts'
import { documents } from './documents.ts'
import { noSection } from './health-profile.ts'
import { carnet, type PageStates, surroundings } from './surroundings.ts'

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
  healthProfile: {
    ...noSection,
    conditions: { lines: [{ words: 'Migraines', on: '2026-03-17' }] },
    family: { lines: [], notConcerned: { on: '2026-03-17', by: 'Inès Diallo' } },
  },
  measures: [{ id: 'm1', kind: 'weight', values: ['72.5' as Decimal], on: '2026-03-17' }],
  reminders: [
    { of: 'Magnésium', hours: ['08:00', '20:30'], from: '2026-03-17', until: undefined },
    { of: 'Zona', from: '2026-05-01', until: '2026-05-01' },
  ],
  events: [{ kind: 'created', at: new Date('2026-01-05T10:00:00Z') }],
}

const source = readFileSync(new URL('../../islands/archive-search.js', import.meta.url), 'utf8')

export const leavingStates: PageStates = {
  'close-record': closeRecordPage({
    ...carnet,
    archiveYears: 10,
    deletionMonths: 3,
    deletedOn: new Date('2026-04-16T09:00:00Z'),
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
    mayOppose: true,
  }),
  'closed-record': closedRecordPage({
    ...surroundings,
    csrf: carnet.csrf,
    holderName: carnet.holder.name,
    mayChoose: true,
    closedOn: new Date('2026-03-01T09:00:00Z'),
    destroyedOn: new Date('2036-03-01T09:00:00Z'),
    deletedOn: undefined,
    mayReopen: true,
    mayDelete: true,
    cancelled: true,
    problem: { of: 'reopening', why: 'again' },
  }),
  'closed-record-to-delete': closedRecordPage({
    ...surroundings,
    csrf: carnet.csrf,
    holderName: carnet.holder.name,
    mayChoose: false,
    closedOn: new Date('2026-03-01T09:00:00Z'),
    destroyedOn: new Date('2036-03-01T09:00:00Z'),
    deletedOn: new Date('2026-03-31T09:00:00Z'),
    mayReopen: false,
    mayDelete: false,
    cancelled: false,
    problem: { of: 'cancelling', why: 'notForYou' },
  }),
  'delete-data': deleteDataPage({
    ...surroundings,
    csrf: carnet.csrf,
    holderName: carnet.holder.name,
    passkeyAlone: false,
    closedOn: new Date('2026-03-01T09:00:00Z'),
    deletedOn: new Date('2026-04-01T09:00:00Z'),
    deletionMonths: 3,
    traceYears: 10,
    problems: [{ kind: 'notRead' }, { kind: 'passwordWrong' }],
  }),
  farewell: farewellPage({ ...surroundings, archiveYears: 10, deletes: false }),
  'farewell-deleting': farewellPage({ ...surroundings, archiveYears: 10, deletes: true }),
  'take-away-asked': takeAwayPage({
    ...carnet,
    own: true,
    exports: [
      {
        id: '2',
        form: 'xdm',
        askedAt: new Date('2026-03-17T08:00:00Z'),
        locked: true,
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
      locked: form === 'readable',
      state: 'ready',
      sizeBytes: 12_400_000,
      keptUntil: new Date('2026-03-18T08:00:00Z'),
    })),
  }),
  'take-away-nothing-yet': takeAwayPage({ ...carnet, own: true, exports: [] }),
  'take-away-not-locked': takeAwayPage({
    ...carnet,
    own: true,
    lock: { form: 'readable', objections: ['tooShort', 'notPlain', 'different'] },
    exports: [
      { id: '2', form: 'xdm', askedAt: new Date('2026-03-17T08:00:00Z'), locked: true, state: 'failed' },
    ],
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
    search: { source, hash: createHash('sha256').update(source).digest('base64') },
  }),
  'archive-person': archivedPersonPage(takenAway, 'Amina Benali', '../index.html', measures2025.definitions),
  'archive-document': archivedDocumentPage(readableExample, {
    index: '../../index.html',
    attachments: [
      { path: 'documents/0001/piece-1.pdf', words: archiveWords.attachment(1, 'application/pdf') },
    ],
  }),
}
