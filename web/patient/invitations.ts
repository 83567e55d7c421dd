/** « Mes invitations »: who asks the reader to open a record beside its holder; he accepts or refuses. Spec: rules.md LIF-20, CNT-07. */

import type { InvitedHelp } from '@carnet/core/model/invitation.ts'
import type { InvitedKind } from '@carnet/core/model/record.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { confirm } from '../ui/confirm/confirm.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { checkbox, csrfField, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { shortDayInWords } from '../words/dates.ts'
import { invite as inviteWords, invitations as words } from '../words/invitations.ts'
import { sayIn } from '../words/readings.ts'

export type ReceivedSummary = {
  readonly id: string
  readonly kind: InvitedKind
  readonly inviterName: string
  readonly holderName: string
  readonly answerBy: Date
  readonly help: InvitedHelp | undefined
}

export type InvitationsData = Carnet & {
  readonly received: readonly ReceivedSummary[]
  /** A field is the id of its invitation. */
  readonly problems: readonly FieldProblem[]
  readonly done?: keyof typeof words.done | undefined
  /** What was typed to use a code. */
  readonly typed?: { readonly code: string; readonly nom: string } | undefined
}

/** Each form POSTs `geste`, `id`, `attestation` and `csrf` to `/carnet/invitations`; that of a code, `code` and `nom`. */
export function invitationsPage(data: InvitationsData): string {
  const { received, problems, done } = data
  const back = linkButton(words.home, urls.documents, 'secondary')
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  ${received.length > 0 && html`<p class="soft">${words.intro}</p>`}
</div>
${done && notice('done', words.done[done], 'status')}
${errorSummary(words.summary, problems)}
${received.length > 0 && html`<ul class="people">${received.map((each) => html`<li>${invitation(data, each)}</li>`)}</ul>`}
${received.length === 0 && (done ? html`<div class="actions">${back}</div>` : emptyState({ title: words.none, text: words.noneHint, action: back }))}
${codeForm(data)}`
  return carnetPage(data, { title: words.title, tab: 'profile', body, answersInvitations: true })
}

function codeForm({ csrf, problems, typed, display }: InvitationsData): Html {
  const { code: said } = words
  return html`<section class="stack" aria-labelledby="code-recu"><h2 id="code-recu">${said.title}</h2>
<p class="soft">${sayIn(display)(said.intro)}</p>
<form class="form" method="post" action="${urls.invitations}" novalidate>${csrfField(csrf)}
  ${textField({ name: 'code', label: said.code, hint: said.codeHint, type: 'text', autocomplete: 'off', value: typed?.code, error: problemOf(problems, 'code') })}
  ${textField({ name: 'nom', label: said.name, hint: said.nameHint, type: 'text', autocomplete: 'off', value: typed?.nom, error: problemOf(problems, 'nom') })}
  ${submitButton(said.submit, 'secondary', { name: 'geste', value: 'useInvitationCode' })}
</form>
</section>`
}

function invitation({ csrf, problems }: InvitationsData, asked: ReceivedSummary): Html {
  const { id, kind, inviterName, holderName, help } = asked
  const named = (verb: string) => html`${verb}<span class="off-screen">\u00a0: ${holderName}</span>`
  const fields = html`${csrfField(csrf)}<input type="hidden" name="id" value="${id}">`
  return html`<article class="person stack">
<h2>${words.asks[kind](inviterName, holderName)}</h2>
<p>${help === undefined ? words.canAll : help.mayWrite ? words.canWrite : words.canRead} ${help === undefined ? words.untilMajority : words.lasts(inviteWords.monthsOf(help.months))}</p>
<p class="soft">${words.answerBy(shortDayInWords(asked.answerBy))}</p>
<form class="form" method="post" action="${urls.invitations}">${fields}
  ${
    help === undefined &&
    checkbox({
      name: 'attestation',
      value: id,
      words: words.attest(holderName),
      error: problemOf(problems, `attestation-${id}`),
    })
  }
  ${submitButton(named(words.accept), 'main', { name: 'geste', value: 'acceptInvitation' })}
</form>
${confirm({
  ask: named(words.refuse),
  means: words.refuseMeans,
  form: html`<form method="post" action="${urls.invitations}">${fields}
  ${submitButton(named(words.refuseNow), 'secondary', { name: 'geste', value: 'refuseInvitation' })}
</form>`,
})}
</article>`
}
