/** « QR code lisible sans réseau », and the key that verifies it. people.md P-12. */
import { formatOfflineCard } from '@carnet/core/wire/emergency-card/offline-card.ts'
import { type OfflineCardData, offlineCardPage } from '@carnet/web/patient/offline-card.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import {
  cardPublicKey,
  dropOfflineCard,
  makeOfflineCard,
  type OfflineCode,
  readOfflineCard,
} from '../../../actions/offline-card.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'

type Form = { geste?: string; compris?: string } | undefined

export function mountOfflineCard(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  const page = async (session: CarnetSession, notTicked = false) => {
    const code = await readOfflineCard(platform, session.caller)
    return offlineCardPage({ ...carnetOf(portal, session), card: code.card, state: stateOf(code), notTicked })
  }

  pages.get(urls.offlineCard, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    return reply.send(await page(session))
  })

  pages.post<{ Body: Form }>(urls.offlineCard, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { geste, compris } = request.body ?? {}
    if (!isFromOurForm(session, request)) return reply.redirect(urls.offlineCard, 303)
    if (geste === 'faire' && compris !== 'oui') return reply.code(422).send(await page(session, true))
    if (geste === 'faire') await makeOfflineCard(platform, session.caller)
    if (geste === 'arreter') await dropOfflineCard(platform, session.caller)
    return reply.redirect(urls.offlineCard, 303)
  })

  pages.get(urls.cardKey, async (_request, reply) =>
    reply.type('application/x-pem-file').send(await cardPublicKey(platform)),
  )
}

function stateOf({ card, filled, on, signing }: OfflineCode): OfflineCardData['state'] {
  if (!filled) return { kind: 'empty' }
  const text = formatOfflineCard(card, signing)
  if (text === undefined) return { kind: 'tooLong' }
  return on ? { kind: 'on', text } : { kind: 'off' }
}
