/** « Quel carnet voulez-vous ouvrir ? »: one's own, or that of a person whom one represents or helps. rules.md LIF-20, CNT-07. */
import type { MandateKind } from '@carnet/core/model/caller.ts'
import { type Html, html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { choice as words } from '../words/fr.ts'

export type ChoiceData = Surroundings & {
  readonly csrf: string
  readonly ownName: string
  readonly helped: readonly {
    readonly mandateId: string
    readonly kind: MandateKind
    readonly name: string
  }[]
  /** A mandate ended: the record that was asked for is not opened any more. */
  readonly over?: boolean
}

/** Each form POSTs `mandat` (empty: one's own record) and `csrf` to `/carnet/choix`. */
export function choicePage(data: ChoiceData): string {
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p class="soft">${words.intro}</p>
</div>
${data.over && notice('attention', words.over, 'status')}
<ul class="people">
  <li>${record(data, '', data.ownName, words.own)}</li>
  ${data.helped.map(({ mandateId, name, kind }) => html`<li>${record(data, mandateId, name, words.kinds[kind])}</li>`)}
</ul>`
  return publicPage(data, { title: words.title, body, width: 'solo' })
}

function record({ csrf }: ChoiceData, mandateId: string, name: string, how: string): Html {
  return html`<article class="person">
<h2>${name}</h2>
<p class="soft">${how}</p>
<form class="actions" method="post" action="${urls.choice}">${csrfField(csrf)}
  ${submitButton(html`${words.open}<span class="off-screen">\u00a0: ${name}</span>`, 'secondary', { name: 'mandat', value: mandateId })}
</form>
</article>`
}
