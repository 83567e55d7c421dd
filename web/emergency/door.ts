/** What all pages of the emergency door share: who is there, what is told of it, what to do when it does not open. */
import { type Html, html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { cardTrouble } from '../ui/card-trouble/card-trouble.ts'
import { notice } from '../ui/notice/notice.ts'
import { professionalPage, type Surroundings } from '../ui/page/page.ts'
import { type CardObjectionKind, cardReading } from '../words/card-reading.ts'
import { emergencyDoor as words } from '../words/emergency-door.ts'
import { doorUrls } from './addresses.ts'

/** What every page is given: `reader` is absent where nobody is known. */
export type Door = Surroundings & {
  readonly reader?: { readonly name: string; readonly structure: string } | undefined
}

/** `alarm`: told as long as the access lasts (EMG-05). */
export function doorPage(
  door: Door,
  page: {
    readonly title: string
    readonly body: Html
    readonly width?: 'solo' | 'notebook'
    readonly alarm?: Html
  },
): string {
  const { reader } = door
  return professionalPage(door, {
    ...page,
    width: page.width ?? 'solo',
    brand: words.brand,
    reader: reader && words.you(reader.name, reader.structure),
    help: [words.call, words.traced, words.leaving],
  })
}

/** What happened, and what to do. */
function saidPage(
  door: Door,
  { title, lines, more }: { readonly title: string; readonly lines: readonly string[]; readonly more?: Html },
): string {
  const body = html`<div class="sheet-head">
  <h1>${title}</h1>
  ${lines.map((line) => html`<p>${line}</p>`)}
</div>
${more}`
  return doorPage(door, { title, body })
}

const toDoor = html`<div class="actions">${linkButton(words.ended.open, doorUrls.door, 'main')}</div>`

/** `sentence`: what is wrong with this very certificate. */
export function objectionPage(door: Door, why: CardObjectionKind, sentence?: string): string {
  const { title, text } = cardReading.objections[why]
  const lines = [...(sentence === undefined ? [] : [sentence]), text]
  return saidPage(door, { title, lines, more: cardTrouble() })
}

export type DoorRefusal = {
  /** What the law, or the person, says. */
  readonly sentence: string
  readonly waitMinutes?: number
  /** What is left to do. */
  readonly way?: 'byRegulation' | 'sixDigits'
}

export function refusedPage(door: Door, { sentence, waitMinutes, way }: DoorRefusal): string {
  const { refused } = words
  const lines = [
    ...(waitMinutes === undefined ? [] : [refused.wait(waitMinutes)]),
    ...(way === undefined ? [] : [refused[way]]),
    refused.written,
  ]
  return saidPage(door, {
    title: refused.title,
    lines: [],
    more: html`${notice('urgent', sentence, 'alert')}${lines.map((line) => html`<p>${line}</p>`)}`,
  })
}

/** The same for a record unknown, refused, closed or suspended, and for a code that is no card's. */
export function noRecordPage(door: Door): string {
  const { title, text } = words.noRecord
  return saidPage(door, { title, lines: [text, words.refused.written], more: toDoor })
}

/** `over`: his time has passed. `stale`: what he sent is of another page. `ended`: he closed it himself. */
export function outsidePage(door: Door, why: 'over' | 'stale' | 'ended'): string {
  const { title, text } = words[why]
  const lines = why === 'ended' ? [text, words.ended.again, words.leaving] : [text]
  return saidPage(door, { title, lines, more: toDoor })
}

export function failurePage(door: Door, reference: string): string {
  const { title, text, reference: referenceWords } = words.failure
  return saidPage(door, { title, lines: [text, `${referenceWords} ${reference}`] })
}
