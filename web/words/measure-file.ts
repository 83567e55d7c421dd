/** One result, or one measure, taken away: a table for a spreadsheet, pages for one's doctor. Spec: people.md P-08. */
import { easy } from './readings.ts'

export const measureFile = {
  title: 'Emporter ces mesures',
  intro: easy(
    'Le tableau a les mêmes lignes que cette page. La feuille est faite pour être imprimée, ou donnée à votre médecin.',
    'Le tableau a les mêmes lignes que cette page. La feuille est pour votre médecin.',
  ),
  csv: 'Télécharger le tableau (CSV)',
  pdf: 'Télécharger la feuille pour mon médecin (PDF)',
  secretLeftOut: 'La feuille pour le médecin n’a pas les mesures que vous gardez pour vous.',
  of: (name: string, birthDate: string) => `${name}, date de naissance\u00a0: ${birthDate}.`,
  at: (day: string) => `Feuille faite le ${day} avec les mesures de son carnet.`,
  columns: {
    day: 'Jour',
    value: 'Valeur',
    unit: 'Unité',
    note: 'Remarque',
    interval: 'Intervalle du laboratoire',
    position: 'Place dans l’intervalle',
    laboratory: 'Laboratoire',
    time: 'Heure',
    by: 'Noté par',
  },
  nothing: 'Aucune mesure.',
} as const
