/** Fields of forms: label, hint, error, tied together for those who do not see them (RGAA 11). */
import { type Html, html } from '../../html.ts'

export type TextField = {
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'password'
  /** What the browser may fill in (RGAA 11.13, WCAG 3.3.8: a password manager and a paste always work). */
  readonly autocomplete: 'username' | 'current-password' | 'one-time-code' | 'off'
  readonly hint?: string | undefined
  readonly value?: string | undefined
  readonly error?: string | undefined
  readonly numeric?: boolean
  /** How many characters are asked for, when it is a code. */
  readonly length?: number
}

export function textField(field: TextField): Html {
  const described = [field.hint && `${field.name}-aide`, field.error && `${field.name}-erreur`].filter(
    Boolean,
  )
  return html`<div class="field${field.numeric && ' code'}${field.error && ' wrong'}">
  <label for="${field.name}">${field.label}</label>
  ${field.hint && html`<p class="hint" id="${field.name}-aide">${field.hint}</p>`}
  ${field.error && html`<p class="error" id="${field.name}-erreur">${field.error}</p>`}
  <input id="${field.name}" name="${field.name}" type="${field.type}" autocomplete="${field.autocomplete}"${
    field.numeric && html` inputmode="numeric"`
  }${field.value && html` value="${field.value}"`}${
    described.length > 0 && html` aria-describedby="${described.join(' ')}"`
  }${field.error && html` aria-invalid="true"`} autocapitalize="none" spellcheck="false" required>
</div>`
}

export type Choice = { readonly value: string; readonly words: string }

export function selectField(name: string, label: string, choices: readonly Choice[], chosen: string): Html {
  return html`<div class="field">
  <label for="${name}">${label}</label>
  <select id="${name}" name="${name}">${choices.map(
    ({ value, words }) =>
      html`<option value="${value}"${value === chosen && html` selected`}>${words}</option>`,
  )}</select>
</div>`
}

/** The proof that a form came from our own page; every POST form carries one. */
export function csrfField(csrf: string): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}">`
}
