/** What happened, what was kept, what to do. Spec: people.md §2 « Error state ». */
import { html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { errors } from '../words/page.ts'

/** `notFound` also answers for what the reader may not see: both read the same. */
export type ErrorKind = 'notFound' | 'forbidden' | 'expired' | 'failure' | 'unavailable'

export type ErrorData = Surroundings & {
  readonly kind: ErrorKind
  /** Id of the request, to be told to the help line. */
  readonly reference?: string
}

const wayOut: Readonly<Record<ErrorKind, string>> = {
  notFound: urls.documents,
  forbidden: urls.documents,
  expired: urls.login,
  failure: urls.carnet,
  unavailable: urls.documents,
}

export function errorPage(data: ErrorData): string {
  const { title, text, action } = errors[data.kind]
  const body = html`<div class="sheet-head">
  <h1>${title}</h1>
  <p>${text}</p>
</div>
<div class="actions">${linkButton(action, wayOut[data.kind], 'main')}</div>
${data.reference !== undefined && html`<p class="soft">${errors.reference} <strong>${data.reference}</strong></p>`}`
  return publicPage(data, { title, body, width: 'solo' })
}
