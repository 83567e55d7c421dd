/** Writing XML: a tagged template that escapes every value, so that no caller builds markup by hand. */

/** Markup that is already well formed. Only {@link xml} and {@link rawXml} make it. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

export type XmlValue = string | number | Markup | readonly XmlValue[] | undefined | null | false

/** `` xml`<id root="${oid}"/>` ``: strings are escaped, Markup is inserted, arrays are joined, absent values are empty. */
export function xml(strings: TemplateStringsArray, ...values: XmlValue[]): Markup {
  let text = strings[0]!
  for (let i = 0; i < values.length; i++) text += format(values[i]) + strings[i + 1]!
  return new Markup(text)
}

/** Markup taken from where it was already written: a stored fragment, a canonical form. Never from a sender. */
export function rawXml(text: string): Markup {
  return new Markup(text)
}

/** ` name="value"` when there is a value, nothing otherwise. */
export function optionalAttribute(name: string, value: string | number | undefined | null): Markup {
  return value === undefined || value === null
    ? new Markup('')
    : new Markup(` ${name}="${escapeText(String(value))}"`)
}

function format(value: XmlValue): string {
  if (value === undefined || value === null || value === false) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  return value.map(format).join('')
}

const special = /[&<>"'\t\n\r]|[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

function escapeText(text: string): string {
  // Characters that XML 1.0 cannot carry at all become U+FFFD: the message stays readable, the loss visible.
  return text.replace(special, (character) => escapes[character] ?? '\uFFFD')
}
