/** The form that leaves with what a passkey signed: filled in by the device, where the browser can (web/islands/passkey.js). */
import { type Html, html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { csrfField } from '../ui/field/field.ts'

export type PasskeyForm = {
  readonly ceremony: 'get' | 'create'
  readonly action: string
  /** The field that leaves with what the passkey signed: `reponse`, unless another is said. */
  readonly answer?: string
  readonly csrf: string
  /** What is asked of the device, as the browser reads it. */
  readonly options: object
  readonly submit: string
  /** Told when the device gives nothing; when it already has a passkey of hers. */
  readonly stopped: string
  readonly known?: string
  /** Asked as soon as the page is there. */
  readonly atOnce?: boolean
  readonly fields?: Html
}

/** POSTs `csrf`, the answer of the device and its own fields. */
export function passkeyForm(form: PasskeyForm): Html {
  const { ceremony, action, answer = 'reponse', csrf, options, submit, stopped, known, fields } = form
  const { atOnce = false } = form
  return html`<form class="form" method="post" action="${action}" data-passkey="${ceremony}" data-options="${JSON.stringify(options)}" data-state="cle-etat"${atOnce && html` data-at-once`}>
  ${csrfField(csrf)}
  <input type="hidden" name="${answer}" value="" data-answer>
  ${fields}
  ${submitButton(submit, 'main')}
  <p id="cle-etat" role="status" data-stopped="${stopped}"${known !== undefined && html` data-known="${known}"`}></p>
</form>`
}

/** Hidden until the browser is known to have passkeys that answer at this host; `otherwise`: what stands there else. */
export function wherePasskeys(
  host: string,
  body: Html,
  otherwise?: { readonly id: string; readonly body: Html },
): Html {
  return html`<div class="stack" data-passkey-host="${host}"${otherwise && html` data-passkey-else="${otherwise.id}"`} hidden>
${body}
</div>${otherwise && html`<div id="${otherwise.id}">${otherwise.body}</div>`}`
}
