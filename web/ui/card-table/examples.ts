import type { Example } from '../example.ts'
import { cardTable } from './card-table.ts'

export const cardTableExamples: readonly Example[] = [
  {
    name: 'people to log in as',
    html: cardTable({
      caption: 'Essayer',
      columns: ['Personne', 'Identifiant', 'Mot de passe'],
      lines: [
        ['Amina Diallo', 'amina', 'carnet'],
        ['Karim Benali', 'karim', 'carnet'],
      ],
    }),
  },
]
