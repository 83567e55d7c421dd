/** The only page of a record that the Assurance Maladie suspended: what it means, and what to do. Spec: rules.md LIF-17. */
import { html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { closing } from '../words/closing.ts'
import { dayInWords } from '../words/dates.ts'
import { common } from '../words/page.ts'
import { suspended as words } from '../words/suspended.ts'

export type SuspendedRecordData = Surroundings & {
  readonly csrf: string
  readonly holderName: string
  readonly mayChoose: boolean
  readonly since: Date
  /** Null: the holder opposed that it closes. */
  readonly closesOn: Date | null
  readonly mayOppose: boolean
  /** What was sent came from an older page. */
  readonly again?: boolean
}

/** POSTs `csrf`. */
export function suspendedRecordPage(data: SuspendedRecordData): string {
  const { csrf, holderName, mayChoose, since, closesOn } = data
  const opposing = html`<p>${words.opposeMeans}</p>
<form class="actions" method="post" action="${urls.suspendedRecord}">${csrfField(csrf)}${submitButton(words.oppose, 'main')}</form>`
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p>${closing.whose} <strong>${holderName}</strong>.</p>
</div>
${data.again && notice('urgent', html`<p>${words.notOpposed}</p>`, 'alert')}
<section class="stack" aria-labelledby="sens"><h2 id="sens">${words.meansTitle}</h2>
<p>${words.since} ${dayInWords(since)}. ${words.because}</p>
<p>${words.means}</p>
</section>
<section class="stack" aria-labelledby="faire"><h2 id="faire">${words.doTitle}</h2>
<p>${words.call(data.helpPhone)}</p>
<p>${closesOn === null ? words.opposed : html`${words.closesOn} ${dayInWords(closesOn)}.`}</p>
${closesOn !== null && (data.mayOppose ? opposing : html`<p>${words.callToOppose(data.helpPhone)}</p>`)}
<p>${words.urgent}</p>
</section>
<div class="actions">
  ${mayChoose && linkButton(common.otherRecord, urls.choice, 'secondary')}
  <form method="post" action="${urls.logout}">${csrfField(csrf)}${submitButton(common.logout, 'quiet')}</form>
</div>`
  return publicPage(data, { title: words.title, body, width: 'solo' })
}
