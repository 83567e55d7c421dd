/** « Je ne veux pas de carnet », one step a page: the code, the card, the choice. Spec: rules.md LIF-03 to LIF-05. */
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, textField } from '../ui/field/field.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { stepper } from '../ui/stepper/stepper.ts'
import { urls } from '../urls.ts'
import { activation } from '../words/activation.ts'
import { dayInWords } from '../words/dates.ts'
import { opposition as words } from '../words/opposition.ts'
import { sayIn } from '../words/readings.ts'
import type { ActivationCardData, ActivationCodeData } from './activation.ts'
import { cardFields, cardPicture, cardShapeProblems } from './card-numbers.ts'
import { letterStepPage, letterSteps, stopNotice, waitWords } from './letter-step.ts'

/** POSTs `code` and `csrf` to `/carnet/opposition`. */
export function opposeCodePage(data: ActivationCodeData): string {
  const { typed, problem, helpPhone } = data
  const say = sayIn(data.display)
  const found: readonly FieldProblem[] =
    problem?.kind === 'missing'
      ? [{ field: 'code', words: words.code.missing }]
      : problem?.kind === 'malformed'
        ? [{ field: 'code', words: say(activation.code.malformed) }]
        : []
  return letterStepPage(data, words, {
    at: 1,
    title: words.code.title,
    intro: say(words.code.intro),
    action: urls.oppose,
    found,
    stop: problem?.kind === 'over' ? words.over : waitWords(problem),
    fields: textField({
      name: 'code',
      label: words.code.title,
      type: 'text',
      autocomplete: 'off',
      hint: activation.code.hint,
      value: typed,
      error: problemOf(found, 'code'),
    }),
    after: html`<p>${words.code.none(helpPhone)}</p>`,
  })
}

/** POSTs `matricule`, `serie` and `csrf` to `/carnet/opposition/carte`. */
export function opposeCardPage(data: ActivationCardData): string {
  const { typed, problem } = data
  const { card } = activation
  const found: readonly FieldProblem[] =
    problem?.kind === 'shape'
      ? cardShapeProblems(problem, activation.card)
      : problem?.kind === 'mismatch'
        ? [{ field: 'matricule', words: card.mismatch(problem.triesLeft), atField: card.checkAgain }]
        : []
  return letterStepPage(data, words, {
    at: 2,
    title: card.title,
    intro: card.intro,
    action: urls.opposeCard,
    found,
    stop:
      problem?.kind === 'exhausted'
        ? sayIn(data.display)(card.exhausted)(data.helpPhone)
        : waitWords(problem),
    before: cardPicture(activation.card),
    fields: cardFields(typed, found, activation.card),
    after: html`<p><a href="${urls.oppose}">${words.code.title}</a></p>`,
  })
}

export type OpposeChoiceData = Surroundings & {
  readonly csrf: string
  /** What waits, and when it happens without an answer. */
  readonly waits: { readonly for: 'opening' | 'integration'; readonly on: Date | undefined } | undefined
  readonly opposed: { readonly to: 'opening' | 'integration'; readonly at: Date } | undefined
  /** What was sent was not done: the page had changed. */
  readonly again?: boolean
}

/** POSTs `geste` (opposer, ouvrir) and `csrf`. */
export function opposeChoicePage(data: OpposeChoiceData): string {
  const { csrf, waits, opposed, again = false } = data
  const { choice } = words
  const say = sayIn(data.display)
  const gesture = (geste: string, said: string, weight: 'main' | 'secondary') =>
    html`<form class="actions" method="post" action="${urls.opposeChoice}">${csrfField(csrf)}${submitButton(said, weight, { name: 'geste', value: geste })}</form>`
  const section = (id: string, title: string, body: Html) =>
    html`<section class="stack" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`
  const title =
    opposed !== undefined
      ? say(choice.opposedTitle)
      : waits === undefined
        ? choice.alreadyTitle
        : choice.title
  const body = html`<div class="sheet-head">
  ${stepper(3, letterSteps)}
  <h1>${title}</h1>
  ${opposed && html`<p>${choice.opposedOn(dayInWords(opposed.at))}</p>`}
  ${
    waits?.on &&
    html`<p>${(waits.for === 'opening' ? choice.waitsOpening : choice.waitsIntegration)(dayInWords(waits.on))}</p>`
  }
</div>
${again && stopNotice(choice.notDone, choice.again)}
${opposed && html`<p>${say(choice.sent)}</p><div class="actions">${linkButton(choice.proof, urls.oppositionProof, 'main')}</div>`}
${
  waits &&
  section(
    'non',
    choice.saysNoTitle,
    html`<ul>${choice.saysNo[waits.for].map((each) => html`<li>${each}</li>`)}</ul>${gesture('opposer', choice.oppose, 'main')}`,
  )
}
${
  waits?.for === 'opening' &&
  section(
    'oui',
    choice.saysYesTitle,
    html`<p>${choice.saysYes}</p>${gesture('ouvrir', choice.open, 'secondary')}`,
  )
}
${
  opposed?.to === 'opening' &&
  section('avis', choice.mindTitle, html`<p>${choice.mind}</p>${gesture('ouvrir', choice.open, 'secondary')}`)
}
${
  waits === undefined &&
  opposed === undefined &&
  html`<p>${say(choice.already)}</p><div class="actions">${linkButton(choice.enter, urls.activateContact, 'main')}</div>`
}`
  return publicPage(data, { title: `${title} — ${words.title}`, body, width: 'solo' })
}
