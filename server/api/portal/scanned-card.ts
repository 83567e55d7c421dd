/** `/urgence/…`, where the QR code of an emergency card leads: outside of any session. people.md P-12. */
import { doorUrls, professionalCardUrl } from '@carnet/web/emergency/addresses.ts'
import { leadPage } from '@carnet/web/emergency/entrance.ts'
import { cardCodePage, scannedCardPage } from '@carnet/web/public/scanned-card.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { openCardByLink, scanCardLink } from '../../actions/card-link.ts'
import { networkOf } from '../../identity/patient/tries.ts'
import { type Portal, surroundingsOf } from './portal.ts'

type Scan = { Params: { token: string }; Body: { code?: string } | undefined }

/** Tokens that we make; any other is looked up as one of nobody’s. */
const shape = /^[\w-]{22}$/

export function mountScannedCard(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal
  const address = `${urls.scannedCard}/:token`

  const dataOf = (request: FastifyRequest, token: string) => ({
    ...surroundingsOf(portal, request),
    token,
    professionalUrl: new URL(professionalCardUrl(token), portal.emergencyDoor(request.hostname)).href,
  })

  pages.get(urls.scannedCard, (request, reply) =>
    reply.send(
      leadPage(
        surroundingsOf(portal, request),
        new URL(doorUrls.door, portal.emergencyDoor(request.hostname)).href,
      ),
    ),
  )

  pages.get<Scan>(address, async (request, reply) => {
    const token = tokenIn(request.params)
    await scanCardLink(platform, token, networkOf(request.ip))
    return reply.send(cardCodePage(dataOf(request, token)))
  })

  pages.post<Scan>(address, async (request, reply) => {
    const token = tokenIn(request.params)
    const code = String(request.body?.code ?? '').replace(/\s/g, '')
    const opening = await openCardByLink(platform, token, code, networkOf(request.ip))
    switch (opening.kind) {
      case 'shown':
        return reply.send(
          scannedCardPage({
            ...surroundingsOf(portal, request),
            card: opening.card,
            now: platform.clock.now(),
          }),
        )
      case 'wrong':
        return reply.code(422).send(cardCodePage({ ...dataOf(request, token), problem: 'wrong' }))
      case 'wait': {
        const waitMinutes = Math.ceil(opening.seconds / 60)
        return reply
          .code(429)
          .header('retry-after', String(opening.seconds))
          .send(cardCodePage({ ...dataOf(request, token), problem: { waitMinutes } }))
      }
    }
  })
}

function tokenIn({ token }: { readonly token: string }): string {
  return shape.test(token) ? token : 'x'.repeat(22)
}
