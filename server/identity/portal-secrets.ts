/** The login and first password of an account that a professional opens: read from paper, typed by hand. rules.md LIF-07, CON-22. */
import { randomInt } from 'node:crypto'
import { hashPassword } from './password.ts'

/** Without those that a printed page lets one take for another: I, l, 1, O, 0. */
const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const lower = 'abcdefghijkmnpqrstuvwxyz'
const digits = '23456789'

/** Nothing of the person is in them. Each kind of character that a password needs is in every one. */
export async function makeSecrets(): Promise<{
  readonly login: string
  readonly password: string
  readonly passwordHash: string
}> {
  const password = `${pick(upper, 1)}${pick(lower, 4)}-${pick(digits, 4)}-${pick(lower, 5)}`
  return {
    login: `${pick(upper, 4)}${pick(digits, 6)}`,
    password,
    passwordHash: await hashPassword(password),
  }
}

function pick(alphabet: string, count: number): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('')
}
