/** « Mes appareils »: where the person who logged in is logged in, and what closes it. people.md P-28. */
import { devicesPage } from '@carnet/web/patient/devices.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'

type Form = { fermer?: string } | undefined

export function mountDevices(pages: FastifyInstance, portal: Portal): void {
  const { cookies, doorkeeper } = portal

  /** In his own space alone: that of another has its own holder. */
  const requireOwn = async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await requireSession(portal, request, reply)
    if (session?.caller.delegate === undefined) return session
    reply.redirect(urls.choice, 303)
    return undefined
  }
  const tokenOf = (request: FastifyRequest) => cookies.read(request, 'session') ?? ''

  pages.get<{ Querystring: { fait?: string } }>(urls.devices, async (request, reply) => {
    const session = await requireOwn(request, reply)
    if (session === undefined) return reply
    const { fait } = request.query
    return reply.send(
      devicesPage({
        ...carnetOf(portal, session),
        sessions: await doorkeeper.openSessions(tokenOf(request)),
        done: fait === 'one' || fait === 'all' ? fait : undefined,
      }),
    )
  })

  pages.post<{ Body: Form }>(urls.devices, async (request, reply) => {
    const session = await requireOwn(request, reply)
    if (session === undefined) return reply
    const which = request.body?.fermer
    if (!isFromOurForm(session, request) || typeof which !== 'string')
      return reply.redirect(urls.devices, 303)
    await doorkeeper.closeOthers(tokenOf(request), which === 'tout' ? 'all' : which)
    return reply.redirect(`${urls.devices}?fait=${which === 'tout' ? 'all' : 'one'}`, 303)
  })
}
