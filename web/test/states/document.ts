/** One document. */

import type { ReadableDocument } from '@carnet/core/model/readable-document.ts'
import { plainDisplay } from '../../display.ts'
import { type DocumentData, documentPage } from '../../patient/document.ts'
import { documentAloud } from '../../patient/document-aloud.ts'
import { documentContentPage, documentPrintPage } from '../../patient/document-content.ts'
import { documentDataPage } from '../../patient/document-data.ts'
import { type DocumentViewersData, documentViewersPage } from '../../patient/document-viewers.ts'
import { hardWordsIn } from '../../patient/hard-words.ts'
import { healthWordsPage } from '../../patient/health-words.ts'
import { importantResultPage } from '../../patient/important-result.ts'
import { cardiologist, pharmacist } from '../../ui/access-sentence/examples.ts'
import { bloodTest } from '../../ui/document-row/examples.ts'
import { carnet, type PageStates } from './surroundings.ts'

export const documentExample: DocumentData = {
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

const importantExample = {
  ...bloodTest,
  title: 'Compte rendu d’anatomie et de cytologie pathologiques',
  typeCode: '60568-3',
}

const refused = {
  sees: false,
  reasons: [{ passed: false, words: 'Vous ne lui avez pas donné accès à votre carnet.' }],
}

const viewersExample: DocumentViewersData = {
  ...carnet,
  document: { id: bloodTest.id, title: bloodTest.title },
  professionals: [
    {
      who: { name: 'Awa Diop', profession: '21', structureName: 'Pharmacie du Port' },
      isMedecinTraitant: false,
      mayWithdraw: true,
      sees: true,
      reasons: [
        { passed: true, words: 'Vous lui avez donné accès à votre carnet.' },
        { passed: true, words: 'Sa profession a le droit de lire ce type de document.' },
        { passed: true, words: 'Ce document n’est pas masqué.' },
      ],
    },
    {
      who: { name: 'Claire Vidal', profession: '10', structureName: 'Cabinet du Port' },
      isMedecinTraitant: true,
      mayWithdraw: false,
      ...refused,
    },
  ],
  delegates: [
    {
      name: 'Inès Benali',
      kind: 'carer',
      sees: true,
      reasons: [{ passed: true, words: 'C’est votre aidant.' }],
    },
  ],
  anyPhysician: { centre15: refused, brisDeGlace: refused, unauthorised: refused },
  provisional: true,
}

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

export const documentStates: PageStates = {
  document: documentPage({
    ...documentExample,
    mayFile: true,
    body: {
      kind: 'readable',
      hasText: true,
      attachments: [],
      aloud: documentAloud(readableExample),
      hardWords: hardWordsIn(readableExample),
    },
  }),
  'document-shown': documentPage({
    ...documentExample,
    masking: {
      byDefault: undefined,
      mayChange: true,
      onceMasked: {
        readers: ['Dr Claire Vidal, médecin généraliste (votre médecin traitant)'],
        inEmergency: { brisDeGlace: false, centre15: true },
      },
    },
  }),
  'document-viewers': documentViewersPage(viewersExample),
  'document-viewers-nobody': documentViewersPage({
    ...viewersExample,
    professionals: [],
    delegates: [],
    provisional: false,
  }),
  'document-just-masked': documentPage({
    ...documentExample,
    masking: { byDefault: undefined, mayChange: true },
    done: 'maskDocument',
    undo: 'shown',
  }),
  'document-all-masked': documentPage({
    ...documentExample,
    masking: { byDefault: 'everything', mayChange: true },
  }),
  'document-noted': documentPage({
    ...documentExample,
    note: 'À montrer au cardiologue.\nEn mars.',
    done: 'noteTooLong',
  }),
  'document-to-note': documentPage({ ...documentExample, note: '', done: 'addedWithoutProgram' }),
  'document-related': documentPage({
    ...documentExample,
    related: {
      later: [{ ...bloodTest, id: 'l1', title: 'Bilan sanguin corrigé' }],
      former: [{ ...bloodTest, id: 'f1', title: 'Bilan sanguin' }],
      companions: Array.from({ length: 8 }, (_, rank) => ({
        ...bloodTest,
        id: `c${rank}`,
        title: `Examen ${rank + 1}`,
      })),
    },
  }),
  'document-scan': documentPage({
    ...documentExample,
    body: {
      kind: 'readable',
      hasText: false,
      fileText: 'images',
      attachments: [{ index: 0, mediaType: 'application/pdf' }],
    },
  }),
  'document-pdf': documentPage({
    ...documentExample,
    body: {
      kind: 'readable',
      hasText: false,
      fileText: 'words',
      aloud: ['Compte rendu d’analyses.', 'Ferritine effondrée.'],
      attachments: [{ index: 0, mediaType: 'application/pdf' }],
    },
    readers: [],
    maySeeAs: true,
  }),
  'document-unreadable': documentPage({ ...documentExample, body: { kind: 'unreadable' } }),
  'document-unavailable': documentPage({
    ...documentExample,
    body: { kind: 'unavailable', reference: 'D-503' },
  }),
  'document-data': documentDataPage({
    ...carnet,
    document: bloodTest,
    lines: [
      {
        section: 'Hématologie',
        label: 'Hémoglobine',
        code: { code: '718-7', system: '2.16.840.1.113883.6.1' },
        value: { kind: 'number', number: '12.4', unit: 'g/dL' },
        negated: false,
        at: '20260312',
      },
      {
        section: 'Allergies',
        label: 'Pénicilline',
        code: undefined,
        value: undefined,
        negated: true,
        at: undefined,
      },
    ],
    only: 2,
  }),
  'document-data-none': documentDataPage({ ...carnet, document: bloodTest, lines: [] }),
  'document-with-data': documentPage({
    ...documentExample,
    body: { kind: 'readable', hasText: true, hasData: true, attachments: [] },
  }),
  'health-words': healthWordsPage(carnet),
  'important-result': importantResultPage({ ...carnet, document: importantExample, waits: false }),
  'important-result-waits': importantResultPage({ ...carnet, document: importantExample, waits: true }),
  'document-print': documentPrintPage(readableExample, {
    id: bloodTest.id,
    large: false,
    display: plainDisplay,
  }),
  'document-print-large': documentPrintPage(readableExample, {
    id: bloodTest.id,
    large: true,
    display: plainDisplay,
  }),
  content: documentContentPage(readableExample),
}
