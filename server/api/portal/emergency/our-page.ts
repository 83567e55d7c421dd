/** Does what was sent come from our own form, made for this card? The browser says from where, the token for whom. */
import type { FastifyRequest } from 'fastify'
import type { CardForms } from '../../../identity/card-forms.ts'

export async function isFromOurPage(
  forms: CardForms,
  { headers, host, body }: Pick<FastifyRequest, 'headers' | 'host' | 'body'>,
  card: string,
  subject: string,
): Promise<boolean> {
  if (headers.origin !== `https://${host}`) return false
  const { csrf } = (body ?? {}) as { readonly csrf?: unknown }
  return forms.isTokenFor(card, subject, csrf)
}
