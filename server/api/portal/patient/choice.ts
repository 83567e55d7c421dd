/** Which record is open: one's own, or that of a person whom one represents or helps. rules.md LIF-20 to LIF-22, CNT-07. */
import { choicePage } from '@carnet/web/patient/choice.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { helpedPersons } from '../../../actions/helped-persons.ts'
import { isFromOurForm, type Portal, requireSession } from '../portal.ts'

export function mountChoice(pages: FastifyInstance, portal: Portal): void {
  const { cookies, doorkeeper, platform, surroundings } = portal

  pages.get<{ Querystring: { fin?: string } }>(urls.choice, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    return reply.send(
      choicePage({
        ...surroundings,
        csrf: session.csrf,
        ownName: session.own.name,
        helped: (await helpedPersons(platform, session.own.recordId)).map(({ id, kind, holderName }) => ({
          mandateId: id,
          kind,
          name: holderName,
        })),
        over: request.query.fin !== undefined,
      }),
    )
  })

  pages.post<{ Body: { mandat?: string } | undefined }>(urls.choice, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.choice, 303)
    const mandate = request.body?.mandat
    const token = cookies.read(request, 'session') ?? ''
    const helped = await helpedPersons(platform, session.own.recordId)
    const chosen = helped.find(({ id }) => id === mandate)
    if (mandate !== '' && chosen === undefined) return reply.redirect(`${urls.choice}?fin=oui`, 303)
    await doorkeeper.open(
      token,
      chosen === undefined ? null : { recordId: chosen.recordId, mandateId: chosen.id },
    )
    return reply.redirect(urls.documents, 303)
  })
}
