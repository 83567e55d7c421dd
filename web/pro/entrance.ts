/** How a professional comes in: by his card, then where he practises. Spec: people.md W-01. */
import { html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { cardTrouble } from '../ui/card-trouble/card-trouble.ts'
import { errorSummary } from '../ui/field/error-summary.ts'
import { csrfField, radioGroup } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import type { Surroundings } from '../ui/page/page.ts'
import { type CardObjectionKind, cardReading } from '../words/card-reading.ts'
import { pro as words } from '../words/pro.ts'
import { proUrls } from './addresses.ts'
import { outsidePage, saidPage } from './shell.ts'

/** Why he is here again. */
export type EntryState = 'expired' | 'left' | 'again'

/** `card`: where his card is read. */
export function entryPage(
  data: Surroundings & { readonly card: string; readonly state?: EntryState },
): string {
  const { entry } = words
  const body = html`${data.state && notice(data.state === 'left' ? 'done' : 'attention', entry[data.state], 'status')}
<div class="sheet-head">
  <h1>${entry.title}</h1>
  <p>${entry.intro}</p>
</div>
<div class="actions">${linkButton(entry.card, data.card, 'main')}</div>
${cardTrouble()}`
  return outsidePage(data, { title: entry.title, body })
}

/** `sentence`: what is wrong with this very certificate. `again`: where another card is read. */
export function cardRefusedPage(
  data: Surroundings & {
    readonly why: CardObjectionKind
    readonly sentence: string | undefined
    readonly again: string
  },
): string {
  const { title, text } = cardReading.objections[data.why]
  return saidPage(
    { assets: data.assets, display: data.display, demo: data.demo, helpPhone: data.helpPhone },
    {
      title,
      lines: [...(data.sentence === undefined ? [] : [data.sentence]), text],
      more: html`<div class="actions">${linkButton(words.entry.card, data.again, 'main')}</div>
${cardTrouble()}`,
    },
  )
}

/** Where cards are read, to who was not sent there by the portal. */
export function notAskedPage(surroundings: Surroundings): string {
  return saidPage(surroundings, { title: words.entry.title, lines: [words.entry.notAsked] })
}

export type SituationData = Surroundings & {
  readonly csrf: string
  readonly places: readonly { readonly id: string; readonly name: string }[]
  /** The one of this workstation, or of this session. */
  readonly chosen: string | undefined
  readonly missing?: boolean
}

/** POSTs `structure` and `csrf`. */
export function situationPage(data: SituationData): string {
  const { situation } = words
  const { csrf, places, chosen = '', missing } = data
  const problems = missing ? [{ field: `structure-${places[0]?.id}`, words: situation.missing }] : []
  const body = html`${errorSummary(situation.notChosen, problems)}
<div class="sheet-head">
  <h1>${situation.title}</h1>
  <p>${situation.intro}</p>
</div>
<form class="form" method="post" action="${proUrls.situation}">${csrfField(csrf)}
  ${radioGroup(
    'structure',
    situation.legend,
    places.map(({ id, name }) => ({ value: id, words: name })),
    chosen,
  )}
  ${submitButton(situation.choose, 'main')}
</form>`
  return outsidePage(data, { title: situation.title, body })
}
