/** « Mes choix en cas d’urgence »: three switches, each with what it means. Spec: people.md P-20; rules.md EMG-03. */
import type { EmergencyConsents } from '@carnet/core/model/record.ts'
import { type Html, html } from '../html.ts'
import { speechIn } from '../speech.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { chipList } from '../ui/chip/chip.ts'
import { confirm } from '../ui/confirm/confirm.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { assistsOnly } from '../words/delegates.ts'
import { toldIn } from '../words/whose.ts'

export type EmergencySwitch = keyof EmergencyConsents

/** The field of each in a form, « permis » or « refuse »; with `-avant`, as the page showed it. */
export const consentFields: Readonly<Record<EmergencySwitch, string>> = {
  etreat: 'samu',
  btg: 'bris-de-glace',
  masked: 'masques',
}

export const consentValue = (permits: boolean) => (permits ? 'permis' : 'refuse')

export type EmergencyChoicesData = Carnet & {
  readonly emergency: EmergencyConsents
  /** The regime knows two choices (2011): an emergency opens nothing that is masked. */
  readonly maskedNeverOpens?: boolean
  /** The reader may change them. */
  readonly mayChange: boolean
  /** What the reader just changed. */
  readonly done?: EmergencySwitch | undefined
  /** He just took that back. */
  readonly undone?: boolean
  /** The last access that he refused took the masked documents with it. */
  readonly maskedFollowed?: boolean
  /** Why what was asked was refused. */
  readonly refused?: string | undefined
}

const switches = Object.keys(consentFields) as EmergencySwitch[]

export function emergencyChoicesPage(data: EmergencyChoicesData): string {
  const { maskedNeverOpens = false, done } = data
  const asked = switches.filter((each) => each !== 'masked' || !maskedNeverOpens)
  const speech = speechIn(data.display, data)
  const { say, asWritten } = speech
  const { emergencyChoices: words, emergencyCard, common } = speech.words
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.profile}">${common.profile}</a></p>
  <h1>${toldIn(data)(words.title)}</h1>
  <p class="soft">${toldIn(data)(say(words.intro))}</p>
  ${!data.mayChange && html`<p>${asWritten(assistsOnly(data.holder.name))}</p>`}
</div>
${done && notice('done', doneOf(data, done), 'status')}
${data.refused && notice('attention', html`<p>${words.refused} ${asWritten(data.refused)}</p>`, 'alert')}
<ul class="people">${asked.map((each) => html`<li>${choice(data, each)}</li>`)}</ul>
<p>${say(words.told)}</p>
<div class="actions">${linkButton(emergencyCard.title, urls.card, 'secondary')}</div>`
  return carnetPage(data, { title: words.title, tab: 'profile', body, translated: true })
}

function choice(data: EmergencyChoicesData, which: EmergencySwitch): Html {
  const { emergency, display } = data
  const {
    say,
    words: { emergencyChoices: words },
  } = speechIn(display)
  const present = state(emergency[which])
  const disabled = which === 'masked' && !emergency.etreat && !emergency.btg
  const of = words.switches[which]
  return html`<article class="person">
<h2>${say(of.title)}</h2>
${chipList([{ words: words.states[present], tone: present === 'permit' ? 'new' : 'hidden' }])}
<p>${toldIn(data)(say(disabled ? words.disabled : of[present].now))}</p>
${data.mayChange && !disabled && html`<div class="actions">${change(data, which)}</div>`}
</article>`
}

/** What was just changed comes undone by the same form, the other way round. */
function doneOf(data: EmergencyChoicesData, done: EmergencySwitch): Html {
  const { emergency, mayChange, undone = false, maskedFollowed = false } = data
  const told = toldIn(data)
  const words = speechIn(data.display, data).words.emergencyChoices
  if (undone) return html`<p>${told(words.undone)}</p>`
  const former = { ...emergency, ...(maskedFollowed && { masked: true }), [done]: !emergency[done] }
  return html`<p>${told(words.switches[done][state(emergency[done])].done)}</p>${
    mayChange && changeForm(data, done, former, { label: words.undo, weight: 'secondary', undoes: true })
  }`
}

/** POSTs the three as they will be, the three as they are on this page, and `csrf`. */
function changeForm(
  { emergency, csrf }: EmergencyChoicesData,
  which: EmergencySwitch,
  wanted: EmergencyConsents,
  {
    label,
    weight,
    undoes = false,
  }: { readonly label: string; readonly weight: 'main' | 'secondary'; readonly undoes?: boolean },
): Html {
  const hidden = (name: string, permits: boolean) =>
    html`<input type="hidden" name="${name}" value="${consentValue(permits)}">`
  return html`<form method="post" action="${urls.emergencyChoices}">${csrfField(csrf)}
  <input type="hidden" name="choix" value="${consentFields[which]}">
  ${undoes && html`<input type="hidden" name="annule" value="oui">`}
  ${switches.map((each) => [hidden(consentFields[each], wanted[each]), hidden(`${consentFields[each]}-avant`, emergency[each])])}
  ${submitButton(label, weight)}
</form>`
}

function change(data: EmergencyChoicesData, which: EmergencySwitch): Html {
  const { emergency, display } = data
  const {
    say,
    words: { emergencyChoices: words, common },
  } = speechIn(display)
  const wanted = { ...emergency, [which]: !emergency[which] }
  const gesture = words.switches[which][state(wanted[which])]
  const nothingOpens = emergency.masked && !wanted.etreat && !wanted.btg
  return confirm({
    ask: html`${gesture.ask}<span class="off-screen">${common.colon} ${say(words.switches[which].title)}</span>`,
    means: [say(gesture.means), nothingOpens && say(words.maskedFollow)].filter(Boolean).join(' '),
    form: changeForm(data, which, wanted, { label: gesture.yes, weight: 'main' }),
    whose: data,
    recordOf: common.recordOf,
  })
}

function state(permits: boolean): 'permit' | 'deny' {
  return permits ? 'permit' : 'deny'
}
