/** Which record is open: one's own, or that of a person whom one represents or helps. rules.md LIF-20 to LIF-22, CNT-07. */
import { majorityToCome } from '@carnet/core/rules/majority.ts'
import { choicePage } from '@carnet/web/patient/choice.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { endHelp } from '../../../actions/delegates.ts'
import { helpedPersons } from '../../../actions/helped-persons.ts'
import { traceVisit } from '../../../actions/trace-visit.ts'
import { aimOf, isFromOurForm, type Portal, requireAnySession, surroundingsOf } from '../portal.ts'

export function mountChoice(pages: FastifyInstance, portal: Portal): void {
  const { cookies, doorkeeper, platform } = portal

  pages.get<{ Querystring: { fin?: string; fait?: string } }>(urls.choice, async (request, reply) => {
    const session = await requireAnySession(portal, request, reply)
    if (session === undefined) return reply
    await traceVisit(platform, session.own.recordId, 'listHelped')
    const { helped, ofAge } = await helpedPersons(platform, session.own.recordId)
    const { settings } = platform
    const now = platform.clock.now()
    return reply.send(
      choicePage({
        ...surroundingsOf(portal, request),
        csrf: session.csrf,
        ownName: session.own.name,
        helped: helped.map(({ id, kind, holderName, place, birthDate, closed, suspended }) => ({
          mandateId: id,
          kind,
          name: holderName,
          place,
          closed: closed !== undefined,
          suspended: suspended !== undefined,
          until: kind === 'parent' ? majorityToCome(birthDate, settings, now) : undefined,
        })),
        ofAge: ofAge.map(({ holderName, sex }) => ({ name: holderName, sex })),
        ageOfMajority: settings.ageMajorite,
        over: request.query.fin !== undefined,
        stopped: request.query.fait !== undefined,
        invitations: session.invitations,
      }),
    )
  })

  pages.post<{ Body: { mandat?: string; arreter?: string } | undefined }>(
    urls.choice,
    async (request, reply) => {
      const session = await requireAnySession(portal, request, reply)
      if (session === undefined) return reply
      if (!isFromOurForm(session, request)) return reply.redirect(urls.choice, 303)
      const { mandat: mandate, arreter } = request.body ?? {}
      const token = cookies.read(request, 'session') ?? ''
      const { helped } = await helpedPersons(platform, session.own.recordId)
      const ended = helped.find(({ id, kind }) => id === arreter && kind === 'carer')
      if (ended !== undefined) {
        const { id: mandateId, kind, patient } = ended
        const caller = {
          kind: 'patient',
          patient,
          delegate: { mandateId, kind, name: session.own.name },
        } as const
        await endHelp(platform, caller, patient, mandateId)
        return reply.redirect(`${urls.choice}?fait=oui`, 303)
      }
      const chosen = helped.find(({ id }) => id === mandate)
      if (mandate !== '' && chosen === undefined) return reply.redirect(`${urls.choice}?fin=oui`, 303)
      await doorkeeper.open(
        token,
        chosen === undefined ? null : { recordId: chosen.recordId, mandateId: chosen.id },
      )
      const reader = { recordId: session.own.recordId, mandateId: chosen?.id ?? null }
      return reply.redirect((await portal.keptForms.offer(reader)) ?? aimOf(portal, request, reply), 303)
    },
  )
}
