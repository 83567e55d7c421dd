/** « Ce que je masque d’office »: each block apart, with what it costs before it is masked. Spec: people.md P-17; rules.md VIS-04, CNT-05. */
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { documents as documentsWords } from '../words/documents.ts'
import { maskingDefaults as words } from '../words/masking-defaults.ts'
import { doneIn, inTheRecord, tellIn, toldIn } from '../words/whose.ts'

type Block = keyof typeof words.blocks
export type BlockGesture = keyof typeof words.gestures

export type MaskingDefaultsData = Carnet & {
  readonly everything: boolean
  readonly mayChangeEverything: boolean
  readonly blocks: Readonly<
    Record<Block, { readonly masked: boolean; readonly count: number; readonly mayChange: boolean }>
  >
  readonly done?: BlockGesture | undefined
  /** It changed something: it can be taken back. */
  readonly mayUndo?: boolean
}

const gestures: Readonly<Record<Block, { readonly on: BlockGesture; readonly off: BlockGesture }>> = {
  history: { on: 'maskHistory', off: 'unmaskHistory' },
  directives: { on: 'maskDirectives', off: 'unmaskDirectives' },
}

const backOf: Readonly<Record<BlockGesture, BlockGesture>> = {
  maskHistory: 'unmaskHistory',
  unmaskHistory: 'maskHistory',
  maskDirectives: 'unmaskDirectives',
  unmaskDirectives: 'maskDirectives',
}

/** POSTs `geste` and `csrf` to `/carnet/documents-masques`. */
export function maskingDefaultsPage(data: MaskingDefaultsData): string {
  const say = tellIn(data)
  const told = toldIn(data)
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.documents}">${told(documentsWords.title)}</a></p>
  <h1>${told(words.title)}</h1>
  <p class="soft">${told(say(words.intro))}</p>
</div>
${data.done && notice('done', doneOf(data, data.done), 'status')}
<section class="stack" aria-labelledby="tous"><h2 id="tous">${told(words.everything.title)}</h2>
<p>${told(data.everything ? words.everything.on : words.everything.off)}</p>
${data.mayChangeEverything && html`<div class="actions">${linkButton(words.everything.change, `${urls.documents}#tout-masquer`, 'secondary')}</div>`}
</section>
${blockSection(data, 'history')}
${blockSection(data, 'directives')}
<p>${told(say(words.whoStillReads))}</p>`
  return carnetPage(data, { title: words.title, tab: 'documents', body })
}

function blockSection(data: MaskingDefaultsData, block: Block): Html {
  const told = toldIn(data)
  const { masked, count, mayChange } = data.blocks[block]
  const { title, means, risk, on, off } = words.blocks[block]
  const gesture = gestures[block][masked ? 'off' : 'on']
  return html`<section class="stack" aria-labelledby="${block}"><h2 id="${block}">${told(title)}</h2>
<p class="soft">${told(tellIn(data)(means))} ${words.concerned(count)}</p>
<p>${told(masked ? on : off)}</p>
${data.everything && html`<p>${told(words.everythingOn)}</p>`}
${
  mayChange &&
  html`${!masked && html`<p>${told(risk)}</p>`}
<form class="actions" method="post" action="${urls.maskEverything}">${csrfField(data.csrf)}${submitButton(inTheRecord(data, words.gestures[gesture]), 'secondary', { name: 'geste', value: gesture })}</form>`
}
</section>`
}

function doneOf(data: MaskingDefaultsData, done: BlockGesture): Html {
  const { csrf, mayUndo = false } = data
  return html`<p>${doneIn(data, words.done[done])}</p>${
    mayUndo &&
    html`<form class="actions" method="post" action="${urls.maskEverything}">${csrfField(csrf)}
  ${submitButton(words.undo, 'secondary', { name: 'geste', value: backOf[done] })}
</form>`
  }`
}
