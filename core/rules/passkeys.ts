/** What a person may call her passkeys, and how many she has. Spec: people.md P-28. */

/** More than the devices of anybody. */
export const passkeysMax = 20

export const passkeyNameMax = 60

/**
 * Who has no password comes in by her passkeys alone: one is left to her.
 * @spec CON-23 people.md P-28
 */
export function mayRemovePasskey({
  hasPassword,
  passkeys,
}: {
  readonly hasPassword: boolean
  /** How many she has, this one included. */
  readonly passkeys: number
}): boolean {
  return hasPassword || passkeys > 1
}

export type PasskeyNameObjection = 'nameMissing' | 'nameTooLong'

/** To tell one device from another, in a line: without what would break the line, or turn it round. */
export function readPasskeyName(
  written: string,
): { readonly name: string } | { readonly objection: PasskeyNameObjection } {
  const name = written.replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ' ').trim()
  if (name === '') return { objection: 'nameMissing' }
  return [...name].length > passkeyNameMax ? { objection: 'nameTooLong' } : { name }
}
