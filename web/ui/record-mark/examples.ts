import { html } from '../../html.ts'
import type { Example } from '../example.ts'
import { initialOf, placeOf } from './record-mark.ts'

const people = ['Amina Diallo', 'Léo Diallo', 'Inès Diallo', 'Denise Le Goff', 'Robert Vidal', 'Zoé Diallo']

export const recordMarkExamples: readonly Example[] = [
  {
    name: 'one colour for each record, and its initial',
    html: html`${people.map((name, place) => html`<p class="whose"${placeOf({ place })}>${initialOf({ name })}${name}</p>`)}`,
  },
]
