/** « Mes appareils »: where the person who logged in is logged in, and what closes it. people.md P-28. */
import { devicesPage } from '@carnet/web/patient/devices.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { carnetOf, isFromOurForm, type Portal, requireOwnSession } from '../portal.ts'
import { tokensOf } from './device-copy.ts'

type Form = { fermer?: string } | undefined

export function mountDevices(pages: FastifyInstance, portal: Portal): void {
  const { cookies, doorkeeper } = portal

  const tokenOf = (request: FastifyRequest) => cookies.read(request, 'session') ?? ''

  pages.get<{ Querystring: { fait?: string } }>(urls.devices, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    if (session === undefined) return reply
    const { fait } = request.query
    return reply.send(
      devicesPage({
        ...carnetOf(portal, session),
        sessions: await doorkeeper.openSessions(tokenOf(request)),
        copiesElsewhere: await portal.deviceCopies.elsewhere(session.own.recordId, tokensOf(portal, request)),
        done: fait === 'one' || fait === 'all' ? fait : undefined,
      }),
    )
  })

  pages.post<{ Body: Form }>(urls.devices, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    if (session === undefined) return reply
    const which = request.body?.fermer
    if (!isFromOurForm(session, request) || typeof which !== 'string')
      return reply.redirect(urls.devices, 303)
    await doorkeeper.closeOthers(tokenOf(request), which === 'tout' ? 'all' : which)
    return reply.redirect(`${urls.devices}?fait=${which === 'tout' ? 'all' : 'one'}`, 303)
  })
}
