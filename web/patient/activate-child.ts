/** « J’active le carnet de mon enfant »: a code is asked for, then the code, the numbers, the consent. Spec: rules.md LIF-05; people.md P-01. */
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, textField } from '../ui/field/field.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { stepper } from '../ui/stepper/stepper.ts'
import { urls } from '../urls.ts'
import { activateChild as words } from '../words/activate-child.ts'
import { activation } from '../words/activation.ts'
import { sayIn } from '../words/readings.ts'
import type { ActivationCodeData } from './activation.ts'
import {
  type CardNumbers,
  type CardShape,
  cardFields,
  cardPicture,
  cardShapeProblems,
} from './card-numbers.ts'
import { letterStepPage, letterSteps, stopNotice, waitWords } from './letter-step.ts'

/** As they were typed: his own card, and the child's number. */
export type FamilyNumbers = CardNumbers & { readonly child: string }

/** What is not in the shape of a number. */
export type FamilyShape = CardShape & { readonly child: 'missing' | 'malformed' | undefined }

type Form = Surroundings & { readonly csrf: string }
type Stop = { readonly kind: 'tooManyTries'; readonly minutes: number }
type Misshapen = { readonly kind: 'shape' } & FamilyShape

export type AskChildCodeData = Form & {
  readonly typed?: FamilyNumbers
  readonly problem?: Misshapen | Stop
}

/** POSTs `matricule`, `serie`, `enfant` and `csrf` to `/carnet/activer/enfant`. */
export function askChildCodePage(data: AskChildCodeData): string {
  const { csrf, typed, problem } = data
  const say = sayIn(data.display)
  const found = problem?.kind === 'shape' ? shapeProblems(problem) : []
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.activate}">${activation.title}</a></p>
  <h1>${words.title}</h1>
  <p>${say(words.ask.intro)}</p>
</div>
${errorSummary(words.notAsked, found)}
${stopNotice(words.notAsked, waitWords(problem))}
<div class="actions">${linkButton(words.ask.haveCode, urls.activateChildCode, 'secondary')}</div>
<section class="stack" aria-labelledby="demander">
<h2 id="demander">${words.ask.title}</h2>
<p>${say(words.ask.who)}</p>
${cardPicture(activation.card)}
<form class="form" method="post" action="${urls.activateChild}">
  ${csrfField(csrf)}
  ${numberFields(typed, found)}
  ${submitButton(words.ask.submit, 'main')}
</form>
</section>`
  return publicPage(data, { title: words.title, body, width: 'solo' })
}

/** The same for everybody: whether a code leaves is not told. */
export function childCodeAskedPage(data: Surroundings & { readonly codeLetterDays: number }): string {
  const say = sayIn(data.display)
  const body = html`<div class="sheet-head">
  <h1>${words.asked.title}</h1>
</div>
<p>${say(words.asked.means)}</p>
<p class="soft">${words.asked.once(data.codeLetterDays, data.helpPhone)}</p>
<div class="actions">${linkButton(words.ask.haveCode, urls.activateChildCode, 'main')}</div>`
  return publicPage(data, { title: `${words.asked.title} — ${words.title}`, body, width: 'solo' })
}

/** POSTs `code` and `csrf` to `/carnet/activer/enfant/code`. */
export function childCodePage(data: ActivationCodeData): string {
  const { typed, problem } = data
  const found: readonly FieldProblem[] =
    problem?.kind === 'missing'
      ? [{ field: 'code', words: words.code.missing }]
      : problem?.kind === 'malformed'
        ? [{ field: 'code', words: sayIn(data.display)(activation.code.malformed) }]
        : []
  return letterStepPage(data, words, {
    at: 1,
    title: words.code.title,
    intro: words.code.intro,
    action: urls.activateChildCode,
    found,
    stop: problem?.kind === 'over' ? words.over : waitWords(problem),
    fields: textField({
      name: 'code',
      label: words.code.label,
      type: 'text',
      autocomplete: 'off',
      hint: activation.code.hint,
      value: typed,
      error: problemOf(found, 'code'),
    }),
    after: html`<p><a href="${urls.activateChild}">${words.code.none}</a></p>`,
  })
}

export type ChildNumbersData = Form & {
  readonly typed?: FamilyNumbers
  readonly problem?:
    | Misshapen
    | { readonly kind: 'mismatch'; readonly triesLeft: number }
    | { readonly kind: 'exhausted' }
    | Stop
}

/** POSTs `matricule`, `serie`, `enfant` and `csrf` to `/carnet/activer/enfant/numeros`. */
export function childNumbersPage(data: ChildNumbersData): string {
  const { typed, problem } = data
  const found: readonly FieldProblem[] =
    problem?.kind === 'shape'
      ? shapeProblems(problem)
      : problem?.kind === 'mismatch'
        ? [
            {
              field: 'matricule',
              words: words.numbers.mismatch(problem.triesLeft),
              atField: activation.card.checkAgain,
            },
          ]
        : []
  return letterStepPage(data, words, {
    at: 2,
    title: words.numbers.title,
    intro: words.numbers.intro,
    action: urls.activateChildNumbers,
    found,
    stop:
      problem?.kind === 'exhausted'
        ? sayIn(data.display)(words.numbers.exhausted)(data.helpPhone)
        : waitWords(problem),
    before: cardPicture(activation.card),
    fields: numberFields(typed, found),
    after: html`<p><a href="${urls.activateChildCode}">${words.code.title}</a></p>`,
  })
}

export type ChildChoiceData = Form & {
  readonly name: string
  readonly open: boolean
  /** What was sent was not done: the page had changed. */
  readonly again?: boolean
}

/** POSTs `csrf` to `/carnet/activer/enfant/choix`; once it is open, says so. */
export function childChoicePage(data: ChildChoiceData): string {
  const { csrf, name, open, again = false } = data
  const say = sayIn(data.display)
  const { choice } = words
  const title = open ? words.open.title(name) : choice.title(name)
  const body = html`<div class="sheet-head">
  ${stepper(3, letterSteps)}
  <h1>${title}</h1>
</div>
${again && stopNotice(choice.notDone, choice.again)}
${
  open
    ? html`<p>${say(words.open.means)}</p>
<div class="actions">${linkButton(words.open.enter, urls.login, 'main')}${linkButton(words.open.noAccount, urls.noActivationCode, 'secondary')}</div>`
    : html`<ul>${choice.means.map((each) => html`<li>${each}</li>`)}</ul>
<p>${choice.consent}</p>
<form class="actions" method="post" action="${urls.activateChildChoice}">${csrfField(csrf)}${submitButton(choice.open(name), 'main')}</form>`
}`
  return publicPage(data, { title: `${title} — ${words.title}`, body, width: 'solo' })
}

function numberFields(typed: FamilyNumbers | undefined, found: readonly FieldProblem[]): Html {
  return html`${cardFields(typed, found, activation.card)}
  ${textField({
    name: 'enfant',
    label: words.child,
    type: 'text',
    autocomplete: 'off',
    hint: words.childHint,
    value: typed?.child,
    error: problemOf(found, 'enfant'),
  })}`
}

function shapeProblems({ child, ...card }: FamilyShape): readonly FieldProblem[] {
  return [
    ...cardShapeProblems(card, activation.card),
    ...(child === undefined
      ? []
      : [{ field: 'enfant', words: child === 'missing' ? words.childMissing : words.childMalformed }]),
  ]
}
