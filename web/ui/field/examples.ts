import { html } from '../../html.ts'
import type { Example } from '../example.ts'
import { errorSummary } from './error-summary.ts'
import { boxGroup, checkbox, radioGroup, selectField, textArea, textField } from './field.ts'

const identifier = {
  name: 'identifiant',
  label: 'Identifiant',
  type: 'text',
  autocomplete: 'username',
} as const

export const fieldExamples: readonly Example[] = [
  { name: 'a field with its hint', html: textField({ ...identifier, hint: 'Celui que vous avez choisi.' }) },
  {
    name: 'a refused field, tied to the summary above it',
    html: html`${errorSummary('Votre carnet n’a pas été ouvert', [{ field: 'code', words: 'Le code a 6 chiffres.' }])}${textField(
      {
        name: 'code',
        label: 'Code à 6 chiffres',
        type: 'text',
        autocomplete: 'one-time-code',
        numeric: true,
        value: '12"3',
        error: 'Le code a 6 chiffres.',
      },
    )}`,
  },
  {
    name: 'boxes to tick, and one that was forgotten',
    html: html`${boxGroup('Ce que vous gardez pour vous', 'Rien de coché\u00a0: tout est vu.', [
      { name: 'garder', value: 'imagerie', words: 'Imagerie', checked: true },
      { name: 'garder', value: 'soins', words: 'Soins' },
    ])}${checkbox({ name: 'attestation', value: 'oui', words: 'J’atteste.', error: 'Cochez la case.' })}`,
  },
  {
    name: 'one answer among a few',
    html: radioGroup(
      'taille',
      'Taille du texte',
      [
        { value: 'normal', words: 'Ordinaire' },
        { value: 'large', words: 'Grand' },
      ],
      'large',
    ),
  },
  {
    name: 'a text of several lines',
    html: html`${textArea({ name: 'texte', label: 'Ce qui ne va pas', hint: 'En quelques mots.', value: '<b>', lengthMax: 200 })}`,
  },
  {
    name: 'a choice',
    html: html`${selectField(
      'annee',
      'Année',
      [
        { value: '', words: 'Toutes' },
        { value: '2026', words: '2026' },
      ],
      '2026',
    )}`,
  },
]
