/** The list of the documents, and the words found in it. */

import { arrange, type FiledDocument, latestByAuthor } from '../../patient/arrange-documents.ts'
import { type DocumentsData, documentsPage, specialityOf } from '../../patient/documents.ts'
import { maskingDefaultsPage } from '../../patient/masking-defaults.ts'
import { searchPage } from '../../patient/search.ts'
import type { DocumentSummary } from '../../ui/document-row/document-row.ts'
import { bloodTest, consultation, ownWords } from '../../ui/document-row/examples.ts'
import { type DocumentListQuery, wholeDocumentList } from '../../urls.ts'
import { carnet, own, type PageStates } from './surroundings.ts'

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

export const documents: readonly DocumentSummary[] = [
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

export const documentsExample = documentList(documents, {})

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

const nothingFound = { found: [], total: 0, page: 1, pages: 1, unreadable: 0, unread: 0 }

export const documentsStates: PageStates = {
  documents: documentsPage(documentsExample),
  'documents-masking': documentsPage({
    ...documentsExample,
    mayAdd: true,
    several: { mayMask: true, downloadMax: 50 },
    masking: { everything: false, mayChange: true },
  }),
  'documents-masked': documentsPage({ ...documentsExample, masking: { everything: true, mayChange: true } }),
  'documents-just-masked': documentsPage({
    ...documentsExample,
    masking: { everything: true, mayChange: true },
    done: 'maskEverything',
  }),
  'masking-defaults': maskingDefaultsPage({
    ...carnet,
    everything: false,
    mayChangeEverything: true,
    blocks: {
      history: { masked: false, count: 0, mayChange: true },
      directives: { masked: true, count: 2, mayChange: true },
    },
  }),
  'masking-defaults-done': maskingDefaultsPage({
    ...carnet,
    everything: true,
    mayChangeEverything: true,
    blocks: {
      history: { masked: true, count: 1, mayChange: true },
      directives: { masked: false, count: 1, mayChange: false },
    },
    done: 'maskHistory',
    mayUndo: true,
  }),
  'documents-empty': documentsPage({ ...documentList([], {}), askedToKeep: own, demo: false }),
  'documents-filtered': documentsPage(documentList(documents, { family: 'soins', year: 2025 })),
  'documents-none-match': documentsPage(documentList(documents, { family: 'imagerie', year: 2019 })),
  'documents-choosing': documentsPage({
    ...documentList(documents, { choosing: true, view: 'type' }),
    several: { mayMask: true, downloadMax: 50 },
  }),
  'documents-several-masked': documentsPage({
    ...documentList(documents, { choosing: true }),
    several: {
      mayMask: true,
      downloadMax: 50,
      done: { what: 'maskDocument', count: 200, left: 12, before: ['shown.jwwq'] },
    },
  }),
  'documents-several-none': documentsPage({
    ...documentList(documents, { choosing: true }),
    several: {
      mayMask: false,
      downloadMax: 50,
      done: { what: 'none', count: 0, left: 0, before: [] },
    },
  }),
  'documents-empty-may-add': documentsPage({ ...documentList([], {}), mayAdd: true }),
  'documents-by-professional': documentsPage(documentList(documents, { view: 'soignant' })),
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
      { document: consultation, important: true },
    ],
    total: 42,
    page: 1,
    pages: 3,
    unreadable: 2,
    unread: 1,
  }),
  'search-narrowed': searchPage({
    ...carnet,
    query: 'fer',
    narrowed: { family: 'resultats', author: 1 },
    facets: {
      family: [
        { value: 'resultats', count: 30 },
        { value: 'comptes-rendus', count: 12 },
      ],
      year: [
        { value: '2026', count: 40 },
        { value: '2024', count: 2 },
      ],
      author: ['Laboratoire BioSud', 'Dr Yves Le Goff'].map((name, value) => ({ value, name, count: 21 })),
    },
    found: [{ document: bloodTest }],
    total: 12,
    page: 1,
    pages: 2,
    unreadable: 0,
    unread: 0,
  }),
  'search-nothing-narrowed': searchPage({
    ...carnet,
    ...nothingFound,
    query: 'fer',
    narrowed: { family: 'imagerie' },
    facets: { family: [{ value: 'resultats', count: 2 }], year: [], author: [] },
  }),
  'search-nothing': searchPage({ ...carnet, ...nothingFound, query: 'ferritine', ofBiology: true }),
  'search-empty': searchPage({ ...carnet, ...nothingFound, query: '' }),
  'documents-many': documentsPage({ ...documentList(manyDocuments, { page: 2 }), someMissing: true }),
}
