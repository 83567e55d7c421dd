/** The code of six digits that proves an address: where it goes, how it is compared. rules.md CON-23. */
import { randomInt, timingSafeEqual } from 'node:crypto'
import type { Outbox } from '../../outbox.ts'
import type { Account } from '../../store/accounts.ts'
import { hashOf } from './secret-token.ts'

export const codeMinutes = 10
export const codeTriesMax = 5

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

/** Six digits, and what is kept of them: alone they are soon found, so they are hashed with the token of the attempt. */
export function drawCode(token: string): { readonly code: string; readonly codeHash: Buffer } {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  return { code, codeHash: hashOf(`${token}${code}`) }
}

function isCode(token: string, written: string, codeHash: Buffer): boolean {
  return timingSafeEqual(hashOf(`${token}${written.replace(/\s/g, '')}`), codeHash)
}

export function sendCode(
  outbox: Outbox,
  { sentBy, to }: CodeRoute,
  { code, subject, at }: { readonly code: string; readonly subject: string; readonly at: Date },
): Promise<void> {
  const text = `Votre code est ${code}. Il est valable ${codeMinutes} minutes. Ne le donnez à personne.`
  return outbox.send({ channel: sentBy, to, subject, text, at })
}

export type JudgedCode =
  | { readonly right: true }
  | { readonly refused: 'wrong'; readonly triesLeft: number }
  | { readonly refused: 'expired' | 'exhausted' }

/** `tries`: before this one. */
export function judgeCode(
  sent: { readonly codeHash: Buffer; readonly expiresAt: Date; readonly tries: number },
  { token, written, now }: { readonly token: string; readonly written: string; readonly now: Date },
): JudgedCode {
  if (sent.expiresAt <= now) return { refused: 'expired' }
  if (sent.tries >= codeTriesMax) return { refused: 'exhausted' }
  if (isCode(token, written, sent.codeHash)) return { right: true }
  const triesLeft = codeTriesMax - sent.tries - 1
  return triesLeft > 0 ? { refused: 'wrong', triesLeft } : { refused: 'exhausted' }
}

/** `a•••@exemple.fr`, `06 •• •• •• 12`: enough to know where to look. */
export function masked(to: string): string {
  const [name, domain] = to.split('@')
  if (domain !== undefined) return `${name?.slice(0, 1)}•••@${domain}`
  const digits = to.replace(/\D/g, '')
  return `${digits.slice(0, 2)} •• •• •• ${digits.slice(-2)}`
}
