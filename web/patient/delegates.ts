/** « Aidants et représentants »: who opens this record beside its holder, and who is asked to. Spec: people.md P-21, P-22; rules.md LIF-20, CNT-07. */
import type { MandateKind } from '@carnet/core/model/caller.ts'
import { civilMonthsAfter } from '@carnet/core/model/civil-day.ts'
import { helpMonths, type InvitationState } from '@carnet/core/model/invitation.ts'
import type { InvitedKind } from '@carnet/core/model/record.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { chipList } from '../ui/chip/chip.ts'
import { confirm } from '../ui/confirm/confirm.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { helpProofUrl, urls } from '../urls.ts'
import { shortDayInWords } from '../words/dates.ts'
import { assistsOnly, delegates as words } from '../words/delegates.ts'
import { keptInWords } from '../words/document-families.ts'
import { invite as inviteWords } from '../words/invitations.ts'
import { tellIn } from '../words/whose.ts'

export type DelegateSummary = {
  readonly id: string
  readonly kind: MandateKind
  readonly name: string
  readonly since: Date
  readonly until: Date | null
  readonly mayWrite?: boolean
  readonly excludedClasses: readonly string[]
}

export type InvitationSummary = {
  readonly id: string
  readonly kind: InvitedKind
  readonly name: string
  readonly state: InvitationState
  readonly invitedAt: Date
  readonly answerBy: Date
}

export type DelegatesGesture = 'withdrawInvitation' | 'endHelp' | 'renewHelp'

export type DelegatesData = Carnet & {
  readonly mandates: readonly DelegateSummary[]
  readonly invitations: readonly InvitationSummary[]
  /** What the reader may do here, by the decision. */
  readonly may: {
    readonly inviteCarer: boolean
    readonly inviteRepresentative: boolean
    readonly end: boolean
  }
  readonly done?: keyof typeof words.done | undefined
  readonly refused?: string | undefined
}

/** Each form POSTs `geste`, `id` and `csrf` to `/carnet/aidants`. */
export function delegatesPage(data: DelegatesData): string {
  const carers = data.mandates.filter(({ kind }) => kind === 'carer')
  const representatives = data.mandates.filter(({ kind }) => kind !== 'carer')
  const invite = [
    data.may.inviteCarer && linkButton(words.inviteCarer, urls.inviteCarer, 'secondary'),
    data.may.inviteRepresentative &&
      linkButton(words.inviteRepresentative, urls.inviteRepresentative, 'secondary'),
  ]
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p class="soft">${words.intro}</p>
  ${!data.may.end && !data.may.inviteCarer && html`<p>${assistsOnly(data.holder.name)}</p>`}
</div>
${data.done && notice('done', words.done[data.done], 'status')}
${data.refused && notice('attention', html`<p>${words.refused} ${data.refused}</p>`, 'alert')}
${
  representatives.length > 0 &&
  list(
    'representants',
    words.representativesTitle,
    undefined,
    representatives.map((each) => delegate(data, each)),
  )
}
${
  carers.length > 0 &&
  list(
    'aidants',
    words.carersTitle,
    tellIn(data)(words.carersIntro),
    carers.map((each) => delegate(data, each)),
  )
}
${carers.length === 0 && emptyState({ title: words.nobodyTitle, text: words.nobody })}
<div class="actions">${invite}${linkButton(words.haveCode, urls.invitations, 'quiet')}</div>
${
  data.invitations.length > 0 &&
  list(
    'invitations',
    words.invitationsTitle,
    undefined,
    data.invitations.map((each) => invitation(data, each)),
  )
}`
  return carnetPage(data, { help: 'aider', title: words.title, tab: 'profile', body })
}

function list(id: string, title: string, intro: string | undefined, people: readonly Html[]): Html {
  return html`<section class="stack" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${intro && html`<p class="soft">${intro}</p>`}
<ul class="people">${people.map((person) => html`<li>${person}</li>`)}</ul>
</section>`
}

function delegate(data: DelegatesData, who: DelegateSummary): Html {
  const carer = who.kind === 'carer'
  const dates = [
    words.since(shortDayInWords(who.since)),
    who.until && words.until(shortDayInWords(who.until)),
  ]
  const kept = keptInWords(who.excludedClasses)
  return html`<article class="person">
<h3>${who.name}</h3>
<p class="soft">${words.kinds[who.kind]}${carer && `, ${who.mayWrite ? words.writes : words.reads}`}</p>
<p>${dates.filter(Boolean).join(', ')}.</p>
${kept !== '' && html`<p>${words.kept(kept)}</p>`}
${
  carer &&
  html`<div class="actions">
  ${linkButton(named(words.proof, who), helpProofUrl(who.id), 'secondary')}
  ${data.may.inviteCarer && renewal(data, who)}
  ${data.may.end && gesture(data, who, 'endHelp', { ask: words.end, means: words.endMeans, now: words.endNow })}
</div>`
}
</article>`
}

/** Of the durations that are offered, those that end later than now. POSTs `geste`, `id`, `duree` and `csrf`. */
function renewal(data: DelegatesData, who: DelegateSummary): Html | false {
  const { now, csrf } = data
  const longer = helpMonths.filter(
    (months) => who.until !== null && civilMonthsAfter(now, months) > who.until,
  )
  if (longer.length === 0) return false
  const field = `duree-${who.id}`
  return confirm({
    ask: named(words.renew, who),
    means: words.renewMeans,
    whose: data,
    form: html`<form class="form" method="post" action="${urls.delegates}">${csrfField(csrf)}
  <input type="hidden" name="id" value="${who.id}">
  <div class="field"><label for="${field}">${inviteWords.months}</label>
  <select id="${field}" name="duree">${longer.map((months) => html`<option value="${months}">${inviteWords.monthsOf(months)}</option>`)}</select></div>
  ${submitButton(named(words.renewNow, who), 'main', { name: 'geste', value: 'renewHelp' })}
</form>`,
  })
}

function invitation(data: DelegatesData, who: InvitationSummary): Html {
  const pending = who.state === 'pending'
  return html`<article class="person">
<h3>${who.name}</h3>
<p class="soft">${words.kinds[who.kind]}. ${words.invitedOn(shortDayInWords(who.invitedAt))}.</p>
${chipList([{ words: words.states[who.state], tone: pending ? 'mine' : 'plain' }])}
${pending && html`<p>${words.answerBy(shortDayInWords(who.answerBy))}</p>`}
${
  pending &&
  data.may.end &&
  html`<div class="actions">${gesture(data, who, 'withdrawInvitation', { ask: words.withdraw, means: words.withdrawMeans, now: words.withdrawNow })}</div>`
}
</article>`
}

function gesture(
  data: DelegatesData,
  who: { readonly id: string; readonly name: string },
  value: DelegatesGesture,
  said: { readonly ask: string; readonly means: string; readonly now: string },
): Html {
  return confirm({
    ask: named(said.ask, who),
    means: said.means,
    whose: data,
    form: html`<form method="post" action="${urls.delegates}">${csrfField(data.csrf)}
  <input type="hidden" name="id" value="${who.id}">
  ${submitButton(named(said.now, who), 'main', { name: 'geste', value })}
</form>`,
  })
}

/** The name stands in each button, for who hears them one after the other. */
function named(verb: string, { name }: { readonly name: string }): Html {
  return html`${verb}<span class="off-screen">\u00a0: ${name}</span>`
}
