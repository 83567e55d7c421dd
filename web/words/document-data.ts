/** « Données », of a structured document. Spec: people.md P-05. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const documentData = {
  views: 'Deux façons de voir ce document',
  readable: 'Lisible',
  data: 'Données',
  intro: easy(
    'Ce que les logiciels lisent dans ce document, ligne par ligne, sans rien y ajouter. Pour le lire vous-même, choisissez Lisible.',
    'Voici ce que lisent les ordinateurs. Pour lire vous-même, choisissez Lisible.',
  ),
  noneTitle: 'Aucune donnée dans ce document',
  none: 'Son texte se lit. Il ne contient pas de données pour les logiciels.',
  withoutSection: 'Sans titre',
  columns: { label: 'Nom', value: 'Valeur', unit: 'Unité', when: 'Date', code: 'Code' },
  negated: 'non',
  only: (count: number) =>
    `Seules les ${counted(count, 'première ligne', 'premières lignes')} sont montrées.`,
} as const
