/**
 * A certificate leaves with every request, whoever made the browser send it. So what a form changes is only done when the
 * form carries the token that this card gets for what it is about. No cookie is involved: nothing to steal or to plant.
 */
import { timingSafeEqual } from 'node:crypto'
import type { Database } from '../store/database.ts'

export type CardForms = {
  /** `subject`: what the form is about, the same when it is sent. */
  tokenFor(card: string, subject: string): Promise<string>
  isTokenFor(card: string, subject: string, sent: unknown): Promise<boolean>
}

export function makeCardForms(database: Database): CardForms {
  const tokenFor = (card: string, subject: string) =>
    database.read(async ({ keyring }) =>
      keyring.pseudonym(`emergency form ${card} ${subject}`).toString('base64url'),
    )
  return {
    tokenFor,
    async isTokenFor(card, subject, sent) {
      if (typeof sent !== 'string') return false
      const [expected, given] = [Buffer.from(await tokenFor(card, subject)), Buffer.from(sent)]
      return expected.length === given.length && timingSafeEqual(expected, given)
    },
  }
}
