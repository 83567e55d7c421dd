/** Several documents of the list at once. Spec: people.md P-04, P-17. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

const documents = (count: number) => counted(count, 'document')

export const severalDocuments = {
  link: 'Choisir plusieurs documents',
  title: 'Choisir plusieurs documents',
  intro: easy(
    'Cochez des documents, puis choisissez ce que vous voulez en faire. Le bouton est sous la liste.',
    'Cochez des documents. Puis allez sous la liste.',
  ),
  bySort: 'Choisir toute une sorte',
  pick: 'Choisir',
  pickSort: (count: number) => `Choisir toute cette sorte\u00a0: ${documents(count)}`,
  whatTo: 'Avec les documents cochés',
  maskMeans: easy(
    'Masqués, vos autres soignants ne les verront plus. Il pourrait leur manquer une information utile. Qui les a écrits les voit encore.',
    'Vos autres soignants ne les verront plus. Il peut leur manquer une information utile. Qui les a écrits les voit encore.',
  ),
  gestures: {
    maskDocument: 'Masquer ces documents',
    unmaskDocument: 'Ne plus masquer ces documents',
    download: 'Télécharger ces documents (ZIP)',
  },
  downloadMeans: (max: number) =>
    `Une archive, de ${max}\u00a0documents cochés un par un au plus. Pour tout prendre\u00a0: Emporter mon carnet.`,
  finish: 'Ne plus choisir',
  undo: 'Annuler',
  done: {
    maskDocument: (count: number) =>
      `C’est fait\u00a0: ${documents(count)} ${count < 2 ? 'est masqué' : 'sont masqués'} aux professionnels de santé.`,
    unmaskDocument: (count: number) =>
      `C’est fait\u00a0: ${documents(count)} ${count < 2 ? 'n’est plus masqué' : 'ne sont plus masqués'}.`,
    undone: 'C’est annulé\u00a0: ces documents sont comme avant.',
    notUndone:
      'Certains documents ont changé depuis\u00a0: ils restent comme ils sont. Les autres sont comme avant.',
    nothing: 'Rien n’a changé\u00a0: ces documents étaient déjà ainsi.',
    none: 'Cochez au moins un document, puis recommencez.',
    tooMany: (max: number) => `Cochez ${max}\u00a0documents au plus pour une archive.`,
  },
  left: (count: number) =>
    `Il en reste ${counted(count, 'à changer', 'à changer')}\u00a0: cochez la sorte et recommencez.`,
} as const
