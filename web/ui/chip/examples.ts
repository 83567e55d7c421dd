import { html } from '../../html.ts'
import type { Example } from '../example.ts'
import { type ChipTone, chipList } from './chip.ts'

const tones: readonly ChipTone[] = ['plain', 'new', 'mine', 'hidden', 'urgent', 'done', 'attention']

export const chipExamples: readonly Example[] = [
  {
    name: 'each tone carries its word',
    html: html`${chipList(tones.map((tone) => ({ tone, words: `état ${tone}` })))}`,
  },
]
