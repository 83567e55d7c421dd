/** « Voir le détail »: what each profession may read. Spec: rules.md MAT-04, MAT-05. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const accessMatrix = {
  title: 'Qui peut lire quoi',
  intro: easy(
    'La loi dit, pour chaque profession, quels documents elle peut lire, une fois que vous avez donné votre accord. Ces règles ne limitent pas ce que vous lisez, vous.',
    'La loi dit ce que chaque métier peut lire. Il faut d’abord votre accord. Ces règles ne sont pas pour vous.',
  ),
  exceptions:
    'Qui a écrit un document le lit toujours. Un document que vous masquez n’est plus lu que par son auteur et par qui gère votre carnet avec vous.',
  provisional: 'Règles provisoires, en attente du tableau officiel des droits de lecture par profession.',
  profession: 'Profession',
  show: 'Voir le détail',
  nobody: 'Aucune règle n’est en vigueur\u00a0: aucun soignant ne peut lire de document, sauf son auteur.',
  unknown: 'Cette profession n’est pas dans le tableau\u00a0: elle ne lit aucun document.',
  columns: { type: 'Type de document', read: 'Lecture' },
  answers: { yes: 'accessible', no: 'non accessible', someSpecialities: 'selon la spécialité' },
  readCount: (read: number, all: number) => `${counted(read, 'accessible')} sur ${all}`,
  link: 'Qui peut lire quoi, selon la profession',
} as const
