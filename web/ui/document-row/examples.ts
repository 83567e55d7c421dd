import { html } from '../../html.ts'
import type { Example } from '../example.ts'
import { type DocumentSummary, documentRow } from './document-row.ts'

const now = new Date('2026-03-17T09:00:00Z')
const seen = { maskedToProfessionals: false, invisibleToPatient: false, invisibleToRepresentatives: false }

export const bloodTest: DocumentSummary = {
  id: '8f0c2a',
  title: 'Bilan sanguin : numération, ferritine, glycémie',
  typeCode: '11502-2',
  typeDisplay: "CR d'examens biologiques",
  classCode: '10',
  authors: [{ name: 'Hélène Morvan', specialityCode: 'G15_21/G', organisation: 'Laboratoire BioSud' }],
  careAt: new Date('2026-03-12T07:30:00Z'),
  submittedAt: new Date('2026-03-12T16:02:00Z'),
  isNew: true,
  status: 'approved',
  visibility: seen,
}

export const consultation: DocumentSummary = {
  ...bloodTest,
  id: '51d7be',
  title: 'Consultation de cardiologie',
  typeCode: '11488-4',
  typeDisplay: 'CR ou fiche de consultation ou de visite',
  authors: [
    { name: 'Karim Benali', specialityCode: 'G15_10/SM04', organisation: 'Centre hospitalier du Port' },
  ],
  careAt: new Date('2026-02-01T13:10:00Z'),
  isNew: false,
  visibility: { ...seen, maskedToProfessionals: true },
}

export const ownWords: DocumentSummary = {
  ...bloodTest,
  id: 'c3a911',
  title: 'Mes allergies, écrites par moi',
  typeCode: 'EXPPAT_2',
  typeDisplay: 'Autre document du patient',
  classCode: '90',
  authors: [],
  careAt: null,
  isNew: false,
  status: 'deprecated',
}

export const documentRowExamples: readonly Example[] = [bloodTest, consultation, ownWords].map(
  (document) => ({
    name: document.title,
    html: html`<h2>Documents</h2>${documentRow(document, now)}`,
  }),
)
