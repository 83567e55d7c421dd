/** A state in one word or two; the colour only repeats it. */
import { type Html, html } from '../../html.ts'

export type ChipTone = 'plain' | 'new' | 'mine' | 'hidden' | 'urgent' | 'done' | 'attention'

export type Chip = { readonly words: string; readonly tone: ChipTone }

export function chip({ words, tone }: Chip): Html {
  return html`<span class="chip ${tone}">${words}</span>`
}

export function chipList(chips: readonly Chip[]): Html | false {
  return chips.length > 0 && html`<ul class="chips">${chips.map((each) => html`<li>${chip(each)}</li>`)}</ul>`
}
