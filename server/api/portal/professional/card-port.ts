/** On the port where cards are read: the card of who logs in to his portal, which is on the other. people.md W-01. */
import { proUrls } from '@carnet/web/pro/addresses.ts'
import { cardRefusedPage, notAskedPage } from '@carnet/web/pro/entrance.ts'
import type { Surroundings } from '@carnet/web/ui/page/page.ts'
import type { FastifyInstance } from 'fastify'
import { type CardReader, isObjection } from '../../../identity/card-holder.ts'
import type { CardReadings } from '../../../identity/professional/card-readings.ts'

export type CardPortParts = {
  readonly readCard: CardReader
  readonly readings: CardReadings
  readonly surroundings: Surroundings
  /** The portals, to who came here by this name, when they are on this port. */
  readonly webAddress: (hostname: string, port: number) => string
}

export function mountCardPort(pages: FastifyInstance, parts: CardPortParts): void {
  const { readCard, readings, surroundings, webAddress } = parts

  pages.get<{ Querystring: { demande?: string } }>(proUrls.card, async (request, reply) => {
    const demand = String(request.query.demande ?? '')
    const port = await readings.portIn(demand)
    const read = await readCard(request.tlsClient)
    const home =
      port === undefined ? undefined : new URL(proUrls.home, webAddress(request.hostname, port)).href
    if (isObjection(read)) {
      const { why, sentence } = read
      return reply
        .code(403)
        .send(cardRefusedPage({ ...surroundings, why, sentence, again: home ?? proUrls.card }))
    }
    // Not from our portal, or from one that was started again since.
    if (home === undefined || request.tlsClient === null)
      return reply.code(403).send(notAskedPage(surroundings))
    const back = new URL(proUrls.enter, home)
    back.searchParams.set('code', await readings.keep(demand, request.tlsClient.certificate.der))
    return reply.redirect(back.href, 303)
  })
}
