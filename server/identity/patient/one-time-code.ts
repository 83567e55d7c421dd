/** The code that proves an address: how long it is, where it goes, how it is compared. rules.md CON-23. */
import { randomInt, timingSafeEqual } from 'node:crypto'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import type { Outbox } from '../../outbox.ts'
import type { Account } from '../../store/accounts.ts'
import { hashOf } from './secret-token.ts'

type Digits = Pick<RuleSettings, 'otpDigits'>
type Tries = Pick<RuleSettings, 'otpTries'>

export type CodeRoute = { readonly sentBy: 'email' | 'sms'; readonly to: string }

/** The usual one first. */
export function routesOf({ email, phone }: Pick<Account, 'email' | 'phone'>): readonly CodeRoute[] {
  return [
    ...(email === null ? [] : [{ sentBy: 'email', to: email } as const]),
    ...(phone === null ? [] : [{ sentBy: 'sms', to: phone } as const]),
  ]
}

export type SentCode = {
  readonly sentBy: CodeRoute['sentBy']
  /** Masked. */
  readonly sentTo: string
}

/** Digits, and what is kept of them: alone they are soon found, so they are hashed with the token of the attempt. */
export function drawCode(
  token: string,
  { otpDigits }: Digits,
): { readonly code: string; readonly codeHash: Buffer } {
  const code = String(randomInt(10 ** otpDigits)).padStart(otpDigits, '0')
  return { code, codeHash: hashOf(`${token}${code}`) }
}

/** What cannot be a code costs no try. */
export function isCodeShaped(written: string, { otpDigits }: Digits): boolean {
  return written.length === otpDigits && /^\d+$/.test(written)
}

function isCode(token: string, written: string, codeHash: Buffer): boolean {
  return timingSafeEqual(hashOf(`${token}${written.replace(/\s/g, '')}`), codeHash)
}

export function sendCode(
  outbox: Outbox,
  { sentBy, to }: CodeRoute,
  {
    code,
    subject,
    minutes,
    at,
  }: { readonly code: string; readonly subject: string; readonly minutes: number; readonly at: Date },
): Promise<void> {
  const text = `Votre code est ${code}. Il est valable ${minutes}\u00a0minute${minutes > 1 ? 's' : ''}. Ne le donnez à personne.`
  return outbox.send({ channel: sentBy, to, subject, text, at })
}

export type JudgedCode =
  | { readonly right: true }
  | { readonly refused: 'wrong'; readonly triesLeft: number }
  | { readonly refused: 'expired' | 'exhausted' }

/** No try of it is left, or no time. `tries`: before this one. */
export function isOver(
  { expiresAt, tries }: { readonly expiresAt: Date; readonly tries: number },
  { now, otpTries }: Tries & { readonly now: Date },
): boolean {
  return expiresAt <= now || tries >= otpTries
}

/**
 * `tries`: before this one.
 * @spec CON-23
 */
export function judgeCode(
  sent: { readonly codeHash: Buffer; readonly expiresAt: Date; readonly tries: number },
  {
    token,
    written,
    now,
    otpTries,
  }: Tries & { readonly token: string; readonly written: string; readonly now: Date },
): JudgedCode {
  if (sent.expiresAt <= now) return { refused: 'expired' }
  if (sent.tries >= otpTries) return { refused: 'exhausted' }
  if (isCode(token, written, sent.codeHash)) return { right: true }
  const triesLeft = otpTries - sent.tries - 1
  return triesLeft > 0 ? { refused: 'wrong', triesLeft } : { refused: 'exhausted' }
}

/** `a•••@exemple.fr`, `06 •• •• •• 12`: enough to know where to look. */
export function masked(to: string): string {
  const [name, domain] = to.split('@')
  if (domain !== undefined) return `${name?.slice(0, 1)}•••@${domain}`
  const digits = to.replace(/\D/g, '')
  return `${digits.slice(0, 2)} •• •• •• ${digits.slice(-2)}`
}
