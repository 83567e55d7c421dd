/** « Qui a regardé mon carnet », taken away: a table for a spreadsheet, or pages to print; and the proof that nothing was changed. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const accessLogFile = {
  title: 'Emporter cette liste',
  intro: easy(
    'Le fichier a les lignes que vous avez choisi de voir. Il parle de votre santé\u00a0: gardez-le en lieu sûr.',
    'Le fichier a les mêmes lignes que la page. Gardez ce fichier pour vous.',
  ),
  csv: 'Télécharger le tableau (CSV)',
  pdf: 'Télécharger la liste (PDF)',
  columns: [
    'Jour',
    'Heure',
    'Qui',
    'Ce qui s’est passé',
    'Réponse',
    'Pourquoi',
    'Urgence',
    'Documents',
    'Documents dans la liste',
    'Documents non montrés',
    'Numéro de la ligne',
  ],
  done: 'Fait',
  refused: 'Refusé',
  about: (name: string) => `Carnet de ${name}.`,
  at: (moment: string) => `Liste faite le ${moment}, dans l’ordre du plus récent au plus ancien.`,
  onlyLast: (count: number) =>
    `Les ${counted(count, 'ligne')} les plus récentes seulement\u00a0: le tableau (CSV) les a toutes.`,
  none: 'Aucune ligne ne correspond.',
  /** `number`: how many lines the whole log held when it was last sealed. */
  proof: (number: string, moment: string) =>
    `Ce journal n’a pas été modifié\u00a0: preuve n°\u00a0${number}, du ${moment}.`,
  proofMeans: easy(
    'Chaque ligne est scellée, avec toutes celles d’avant, quelques secondes après l’accès. Quelqu’un d’autre que nous peut le vérifier\u00a0: donnez-lui le fichier de la preuve.',
    'Chaque ligne est scellée. Personne ne peut la changer. Une autre personne peut le vérifier avec ce fichier.',
  ),
  proofFile: 'Télécharger la preuve de ces lignes',
} as const
