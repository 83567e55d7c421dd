/** « Rechercher » in the documents of a carnet. Spec: people.md P-03. */
import { counted } from './numbers.ts'

export const search = {
  title: 'Rechercher',
  field: 'Rechercher dans mes documents',
  hint: 'Un mot du document, un soignant, une année. Par exemple\u00a0: prise de sang 2024.',
  submit: 'Rechercher',
  found: (total: number, query: string) => `${counted(total, 'document')} pour «\u00a0${query}\u00a0»`,
  nothingTitle: (query: string) => `Aucun document ne contient «\u00a0${query}\u00a0».`,
  nothing: 'Essayez un mot plus court ou plus courant, le nom d’un soignant ou une année.',
  allDocuments: 'Parcourir tous mes documents',
  bloodResults: 'Parcourir vos résultats d’analyses',
  nothingNarrowed: 'Aucun document trouvé ne correspond à ces choix.',
  widen: 'Retirez un choix pour voir les autres documents trouvés.',
  withoutChoice: 'Voir tous les documents trouvés',
  narrow: 'Préciser la recherche',
  by: { family: 'Par sorte', year: 'Par année', author: 'Par soignant' },
  chosen: 'choisi, retirer ce choix',
  emptyTitle: 'Que cherchez-vous\u202f?',
  empty: 'Écrivez comme vous parlez. Les accents et les petites fautes de frappe ne comptent pas.',
  suggestions: 'Quelques recherches courantes',
  suggested: ['prise de sang', 'radio', 'ordonnance', 'vaccin', 'hôpital', 'certificat'],
  ownNote: 'Ma note\u00a0:',
  onPage: (page: number) => `Page\u00a0${page}\u00a0: `,
  important:
    'Ce document contient ces mots. C’est un résultat important\u00a0: ouvrez-le pour choisir quand le lire.',
  unreadable: (count: number) =>
    count === 1
      ? 'Le texte d’un document n’a pas pu être lu, souvent parce que c’est une image. Il est trouvé par son titre et son auteur.'
      : `Le texte de ${counted(count, 'document')} n’a pas pu être lu, souvent parce que ce sont des images. Ils sont trouvés par leur titre et leur auteur.`,
  unread: 'Un document ajouté il y a moins d’une minute peut manquer\u202f; réessayez dans un moment.',
} as const
