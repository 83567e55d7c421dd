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

export type Box = {
  readonly name: string
  readonly value: string
  readonly words: string
  readonly checked?: boolean
  readonly error?: string | undefined
}

/** A box to tick: the whole line is its target. */
export function checkbox({ name, value, words, checked, error }: Box): Html {
  const id = `${name}-${value}`
  return html`<div class="box${error && ' wrong'}">
  ${error && html`<p class="error" id="${id}-erreur">${error}</p>`}
  <label for="${id}"><input id="${id}" name="${name}" type="checkbox" value="${value}"${checked && html` checked`}${
    error && html` aria-invalid="true" aria-describedby="${id}-erreur"`
  }><span>${words}</span></label>
</div>`
}

/** Boxes that answer one question together. */
export function boxGroup(legend: string, hint: string | undefined, boxes: readonly Box[]): Html {
  return html`<fieldset class="boxes">
  <legend>${legend}</legend>
  ${hint && html`<p class="hint">${hint}</p>`}
  ${boxes.map(checkbox)}
</fieldset>`
}

export type TextArea = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value?: string | undefined
  readonly error?: string | undefined
  readonly lengthMax: number
}

export function textArea({ name, label, hint, value, error, lengthMax }: TextArea): Html {
  const described = [hint && `${name}-aide`, error && `${name}-erreur`].filter(Boolean)
  return html`<div class="field${error && ' wrong'}">
  <label for="${name}">${label}</label>
  ${hint && html`<p class="hint" id="${name}-aide">${hint}</p>`}
  ${error && html`<p class="error" id="${name}-erreur">${error}</p>`}
  <textarea id="${name}" name="${name}" rows="5" maxlength="${lengthMax}"${
    described.length > 0 && html` aria-describedby="${described.join(' ')}"`
  }${error && html` aria-invalid="true"`} required>${value}</textarea>
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
