/** « Quel carnet voulez-vous ouvrir ? »: one's own, or that of a person whom one represents or helps. rules.md LIF-20, CNT-07. */
import type { MandateKind } from '@carnet/core/model/caller.ts'
import type { Sex } from '@carnet/core/model/identity.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { confirm } from '../ui/confirm/confirm.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { initialOf, placeOf } from '../ui/record-mark/record-mark.ts'
import { helpProofUrl, urls } from '../urls.ts'
import { choice as words } from '../words/choice.ts'
import { shortDayInWords } from '../words/dates.ts'
import { invitations } from '../words/invitations.ts'

export type ChoiceData = Surroundings & {
  readonly csrf: string
  readonly ownName: string
  readonly helped: readonly {
    readonly mandateId: string
    readonly kind: MandateKind
    readonly name: string
    /** Among the carnets of the reader, as on its pages. */
    readonly place?: number
    /** What is left is to open it again. */
    readonly closed?: boolean
    readonly suspended?: boolean
    /** A parent reads it: the coming majority, soon. */
    readonly until?: Date | undefined
  }[]
  /** Whom the reader represented until lately. */
  readonly ofAge?: readonly { readonly name: string; readonly sex: Sex }[]
  readonly ageOfMajority?: number
  /** A mandate ended: the record that was asked for is not opened any more. */
  readonly over?: boolean
  /** The reader just ended his own help. */
  readonly stopped?: boolean
  /** How many ask him to open another one. */
  readonly invitations?: number
}

/** Each form POSTs `mandat` (empty: one's own record) and `csrf` to `/carnet/choix`. */
export function choicePage(data: ChoiceData): string {
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p class="soft">${words.intro}</p>
</div>
${data.over && notice('attention', words.over, 'status')}
${data.stopped && notice('done', words.stopped, 'status')}
${(data.invitations ?? 0) > 0 && notice('plain', html`<p>${invitations.waiting} <a href="${urls.invitations}">${invitations.see}</a></p>`)}
<ul class="people">
  <li>${record(data, { mandateId: '', name: data.ownName, place: 0 }, words.own)}</li>
  ${data.helped.map((each) => html`<li>${helped(data, each)}</li>`)}
  ${data.ofAge?.map((person) => html`<li>${cameOfAge(data, person)}</li>`)}
</ul>`
  return publicPage(data, { title: words.title, body, width: 'solo' })
}

function helped(data: ChoiceData, each: ChoiceData['helped'][number]): Html {
  const { mandateId, name, kind, closed, suspended, until } = each
  const how = suspended ? words.suspended : closed ? words.closed : words.kinds[kind]
  const soon = until === undefined ? '' : ` ${words.until(shortDayInWords(until))}`
  return record(data, each, `${how}${soon}`, kind === 'carer' && help(data, mandateId, name))
}

/** P-21: his record is his own, whatever he makes of it. */
function cameOfAge({ ageOfMajority = 18 }: ChoiceData, { name, sex }: { name: string; sex: Sex }): Html {
  return html`<article class="person">
<h2>${name}</h2>
<p><strong>${words.ofAge(name, ageOfMajority, sex)}</strong></p>
<p class="soft">${words.ofAgeMeans}</p>
</article>`
}

function record(
  { csrf }: ChoiceData,
  { mandateId, name, place }: Pick<ChoiceData['helped'][number], 'mandateId' | 'name' | 'place'>,
  how: string,
  extra?: Html | false,
): Html {
  return html`<article class="person"${placeOf({ ...(place !== undefined && { place }) })}>
<h2>${initialOf({ name })}${name}</h2>
<p class="soft">${how}</p>
<form class="actions" method="post" action="${urls.choice}">${csrfField(csrf)}
  ${submitButton(html`${words.open}<span class="off-screen">\u00a0: ${name}</span>`, 'secondary', { name: 'mandat', value: mandateId })}
</form>
${extra}
</article>`
}

/** A carer has the proof of it, and may stop. */
function help({ csrf }: ChoiceData, mandateId: string, name: string): Html {
  const named = (verb: string) => html`${verb}<span class="off-screen">\u00a0: ${name}</span>`
  return html`<div class="actions">
  ${linkButton(named(words.proof), helpProofUrl(mandateId), 'secondary')}
  ${confirm({
    ask: named(words.stop),
    means: words.stopMeans,
    form: html`<form method="post" action="${urls.choice}">${csrfField(csrf)}
  ${submitButton(named(words.stopNow), 'main', { name: 'arreter', value: mandateId })}
</form>`,
  })}
</div>`
}
