/** What the holder writes, changes and deletes; her wishes. */

import { type AddDocumentData, addDocumentPage } from '../../patient/add-document.ts'
import { chooseToDeletePage, confirmDeletionPage } from '../../patient/delete-documents.ts'
import { directivesFormPage } from '../../patient/directives-form.ts'
import { editDocumentPage } from '../../patient/edit-document.ts'
import { wishesPage } from '../../patient/wishes.ts'
import { ownWords } from '../../ui/document-row/examples.ts'
import { documents } from './documents.ts'
import { carnet, type PageStates } from './surroundings.ts'

const adding: AddDocumentData = {
  ...carnet,
  typed: { title: '', type: 'EXPPAT_2', careOn: '2026-03-17', readers: 'shared' },
  today: '2026-03-17',
  accepted: { extensions: ['.pdf', '.txt', '.rtf', '.jpg', '.jpeg', '.tif', '.tiff'], mo: 5 },
  kindWords: [['DOCPAT02', ['ordonnance']]],
}

export const ownDocumentsStates: PageStates = {
  'add-document': addDocumentPage(adding),
  'add-document-refused': addDocumentPage({
    ...adding,
    typed: { title: 'Écho', type: 'DOCPAT04', careOn: '2030-01-01', readers: 'masked' },
    problems: ['dayInFuture', 'tooLarge'],
  }),
  'directives-form': directivesFormPage({
    ...carnet,
    written: { model: 'well', situations: '', acts: {}, others: '', original: '' },
    replaces: 'none',
  }),
  'directives-form-wrong': directivesFormPage({
    ...carnet,
    written: {
      model: 'ill',
      situations: '',
      acts: {},
      others: '',
      original: 'Chez ma fille Anne, dans le tiroir du bureau.',
    },
    replaces: 'own',
    problems: ['nothing', 'confirmReplace'],
  }),
  'directives-form-minor': directivesFormPage({
    ...carnet,
    written: { model: 'well', situations: '', acts: {}, others: '', original: '' },
    replaces: 'none',
    closed: 'minor',
  }),
  wishes: wishesPage({
    ...carnet,
    directives: [{ ...ownWords, title: 'Directives anticipées', typeCode: 'EXPPAT_3', mine: true }],
    where: 'Chez ma fille',
    accepted: adding.accepted,
    problems: ['confirmReplace', 'tooLarge'],
    organDonation: 'toRead',
    heirsOpposed: false,
  }),
  'wishes-heirs-opposed': wishesPage({
    ...carnet,
    directives: [],
    where: '',
    accepted: adding.accepted,
    organDonation: 'read',
    heirsOpposed: true,
  }),
  'wishes-cleaned': wishesPage({
    ...carnet,
    directives: [{ ...ownWords, title: 'Directives anticipées', typeCode: 'EXPPAT_3', mine: true }],
    where: '',
    accepted: adding.accepted,
    done: 'program',
    organDonation: 'read',
  }),
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
}
