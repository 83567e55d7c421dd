import { html } from '../../html.ts'
import { documentFamilies, familyNames } from '../../words/document-families.ts'
import type { Example } from '../example.ts'
import { icon } from './icon.ts'

export const iconExamples: readonly Example[] = [
  {
    name: 'every family of documents has its drawing beside its word',
    html: html`<ul>${documentFamilies.map((family) => html`<li>${icon(family)} ${familyNames[family]}</li>`)}</ul>`,
  },
]
