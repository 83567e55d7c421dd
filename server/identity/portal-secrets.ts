/** The login and first password of an account that a professional opens: read from paper, typed by hand. rules.md LIF-07, CON-22. */
import { randomInt } from 'node:crypto'
import { objectionsToPassword, type PasswordOwner } from '@carnet/core/rules/portal-password.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { hashPassword } from './password.ts'

/** Without those that a printed page lets one take for another: I, l, 1, O, 0. */
const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const lower = 'abcdefghijkmnpqrstuvwxyz'
const digits = '23456789'

/** Drawn again until the rule of passwords has nothing to say: chance alone spells a short first name now and then. */
export async function makeSecrets(
  owner: PasswordOwner,
  settings: RuleSettings,
): Promise<{
  readonly login: string
  readonly password: string
  readonly passwordHash: string
}> {
  let password = drawPassword(settings)
  while (objectionsToPassword(password, owner, settings).length > 0) password = drawPassword(settings)
  return {
    login: `${pick(upper, 4)}${pick(digits, 6)}`,
    password,
    passwordHash: await hashPassword(password),
  }
}

/** Sixteen characters, or as many as the setting asks for. */
function drawPassword({ passwordMinLength }: RuleSettings): string {
  const drawn = `${pick(upper, 1)}${pick(lower, 4)}-${pick(digits, 4)}-`
  return drawn + pick(lower, Math.max(5, passwordMinLength - drawn.length))
}

function pick(alphabet: string, count: number): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('')
}
