/** « Mes invitations »: whoever logged in accepts or refuses to open a record beside its holder. rules.md LIF-20, CNT-07. */
import type { InvitationAnswer, RefusalReason } from '@carnet/core/model/decision.ts'
import { type InvitationsData, invitationsPage } from '@carnet/web/patient/invitations.ts'
import type { FieldProblem } from '@carnet/web/ui/field/error-summary.ts'
import { urls } from '@carnet/web/urls.ts'
import { invitations as words } from '@carnet/web/words/invitations.ts'
import type { FastifyInstance } from 'fastify'
import { answerInvitation, receivedInvitations } from '../../../actions/answer-invitation.ts'
import { Refused } from '../../../actions/perform.ts'
import { traceVisit } from '../../../actions/trace-visit.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'

type Form = { geste?: string; id?: string; attestation?: string } | undefined

export function mountInvitations(pages: FastifyInstance, portal: Portal): void {
  const page = async (session: CarnetSession, said: Pick<InvitationsData, 'done' | 'problems'>) => {
    await traceVisit(portal.platform, session.own.recordId, 'listInvitations')
    const received = await receivedInvitations(portal.platform, session.own.recordId)
    return invitationsPage({
      ...carnetOf(portal, session),
      received: received.map(({ names, ...invitation }) => ({ ...invitation, inviterName: names.inviter })),
      ...said,
    })
  }

  pages.get<{ Querystring: { fait?: string } }>(urls.invitations, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    return reply.send(await page(session, { problems: [], done: answerIn(request.query.fait) }))
  })

  pages.post<{ Body: Form }>(urls.invitations, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { geste, id = '', attestation } = request.body ?? {}
    const action = answerIn(geste)
    if (action === undefined || !isFromOurForm(session, request)) return reply.redirect(urls.invitations, 303)
    try {
      const answer = { action, attested: attestation !== undefined }
      await answerInvitation(portal.platform, session.own, id, answer)
      return reply.redirect(`${urls.invitations}?fait=${action}`, 303)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return reply.code(422).send(await page(session, { problems: [problemOf(error.reason, id)] }))
    }
  })
}

function problemOf(reason: RefusalReason, id: string): FieldProblem {
  if (reason === 'attestationMissing') return { field: `attestation-${id}`, words: words.attestMissing }
  return { field: 'contenu', words: reason === 'helpedFull' ? words.helpedFull : words.over }
}

function answerIn(text: string | undefined): InvitationAnswer | undefined {
  return text === 'acceptInvitation' || text === 'refuseInvitation' ? text : undefined
}
