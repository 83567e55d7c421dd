/** HL7 v2 delimiters inside a component. HL7 v2.5 §2.7; IHE ITI TF-3 §4.2.3.1.7. */

const sequences: Readonly<Record<string, string>> = {
  '|': '\\F\\',
  '^': '\\S\\',
  '&': '\\T\\',
  '~': '\\R\\',
  '\\': '\\E\\',
}
const characters: Readonly<Record<string, string>> = { F: '|', S: '^', T: '&', R: '~', E: '\\' }

export function escapeHl7(text: string): string {
  return text.replace(/[|^&~\\]/g, (character) => sequences[character]!)
}

/** A lone backslash stays as it is: some senders escape nothing. */
export function unescapeHl7(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\([FSTRE])\\/g, (_, letter: string) => characters[letter]!)
    : text
}

/** The components of a field, unescaped and trimmed; a component that is a list of subcomponents stays raw. */
export function componentsOf(field: string): readonly string[] {
  return field.split('^').map((component) => component.trim())
}

/** Joins components, without the empty ones at the end. */
export function joinComponents(components: readonly string[]): string {
  return components.join('^').replace(/\^+$/, '')
}

/** `&oid&ISO` → oid; also `namespace&oid&ISO` and a bare `oid`. */
export function oidOfAuthority(component: string): string {
  const [namespace = '', universalId] = component.split('&')
  return universalId ?? (/^[\d.]+$/.test(namespace) ? namespace : '')
}

export function formatAuthority(oid: string): string {
  return oid === '' ? '' : `&${oid}&ISO`
}
