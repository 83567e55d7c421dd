/** Fields of forms: label, hint, error, tied together for those who do not see them (RGAA 11). */
import { type Html, html } from '../../html.ts'

export type TextField = {
  readonly name: string
  /** The name, but where several forms of a page have it. */
  readonly id?: string
  readonly label: string
  readonly type: 'text' | 'password' | 'date' | 'time'
  /** What the browser may fill in (RGAA 11.13, WCAG 3.3.8: a password manager and a paste always work). */
  readonly autocomplete: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'email' | 'off'
  /** A sentence, not an identifier: the browser helps to spell it. */
  readonly prose?: boolean
  readonly hint?: string | undefined
  readonly value?: string | undefined
  readonly error?: string | undefined
  readonly numeric?: boolean
  /** A number that may have a comma. */
  readonly decimal?: boolean
  /** How many characters are asked for, when it is a code. */
  readonly length?: number
  /** The first and the last day that may be chosen, `2026-03-17`. */
  readonly min?: string
  readonly max?: string
  readonly optional?: boolean
}

export function textField(field: TextField): Html {
  const { id = field.name } = field
  return html`<div class="field${field.numeric && ' code'}${field.error && ' wrong'}">
  ${labelOf(field)}
  <input id="${id}" name="${field.name}" type="${field.type}" autocomplete="${field.autocomplete}"${
    field.numeric && html` inputmode="numeric"`
  }${field.decimal && html` inputmode="decimal"`}${field.value && html` value="${field.value}"`}${field.min && html` min="${field.min}"`}${field.max && html` max="${field.max}"`}${ties(field)}${
    !field.prose && html` autocapitalize="none" spellcheck="false"`
  }${!field.optional && html` required`}>
</div>`
}

type Labelled = {
  readonly name: string
  readonly id?: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

function labelOf({ name, id = name, label, hint, error }: Labelled): Html {
  return html`<label for="${id}">${label}</label>
  ${hint && html`<p class="hint" id="${id}-aide">${hint}</p>`}
  ${error && html`<p class="error" id="${id}-erreur">${error}</p>`}`
}

function ties({ name, id = name, hint, error }: Labelled): Html {
  const described = [hint && `${id}-aide`, error && `${id}-erreur`].filter(Boolean)
  return html`${described.length > 0 && html` aria-describedby="${described.join(' ')}"`}${
    error && html` aria-invalid="true"`
  }`
}

export type FileField = Labelled & {
  /** Ends of names, `.pdf`. */
  readonly accept: readonly string[]
  readonly optional?: boolean
  /** A photo of another kind, or larger, may be made a JPEG on the device; `state`: id of where that is told. */
  readonly photo?: { readonly state: string; readonly bytesMax: number }
}

/** A file cannot be given back to the form: after a refusal it is chosen again. */
export function fileField(field: FileField): Html {
  const { name, accept, error, photo, optional } = field
  return html`<div class="field${error && ' wrong'}">
  ${labelOf(field)}
  <input id="${name}" name="${name}" type="file" accept="${accept.join(',')}"${
    photo && html` data-photo="${photo.state}" data-bytes-max="${photo.bytesMax}"`
  }${ties(field)}${!optional && html` required`}>
</div>`
}

export type TextArea = Labelled & {
  readonly value?: string | undefined
  /** Characters. */
  readonly lengthMax?: number
  readonly optional?: boolean
}

/** A few lines. */
export function textArea(field: TextArea): Html {
  const { name, value, error, lengthMax, optional } = field
  return html`<div class="field${error && ' wrong'}">
  ${labelOf(field)}
  <textarea id="${name}" name="${name}" rows="5"${lengthMax !== undefined && html` maxlength="${lengthMax}"`}${ties(field)}${
    !optional && html` required`
  }>${value}</textarea>
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

/** One answer among a few, all of them in sight. */
export function radioGroup(
  name: string,
  legend: string,
  choices: readonly (Omit<Choice, 'words'> & { readonly words: Html | string })[],
  chosen: string,
  more?: { readonly id: string; readonly hint: string },
): Html {
  return html`<fieldset class="boxes"${more && html` id="${more.id}"`}>
  <legend>${legend}</legend>
  ${more && html`<p class="hint">${more.hint}</p>`}
  ${choices.map(({ value, words }) => {
    const id = `${name}-${value}`
    return html`<div class="box"><label for="${id}"><input id="${id}" name="${name}" type="radio" value="${value}"${
      value === chosen && html` checked`
    }><span>${words}</span></label></div>`
  })}
</fieldset>`
}

export type Choice = { readonly value: string; readonly words: string }

export function selectField(
  name: string,
  label: string,
  choices: readonly Choice[],
  chosen: string,
  error?: string,
): Html {
  const field = { name, label, error }
  return html`<div class="field${error && ' wrong'}">
  ${labelOf(field)}
  <select id="${name}" name="${name}"${ties(field)}>${choices.map(
    ({ value, words }) =>
      html`<option value="${value}"${value === chosen && html` selected`}>${words}</option>`,
  )}</select>
</div>`
}

/** The proof that a form came from our own page; every POST form carries one. */
export function csrfField(csrf: string): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}">`
}
