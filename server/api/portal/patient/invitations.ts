/** « Mes invitations »: whoever logged in accepts or refuses to open a record beside its holder. rules.md LIF-20, CNT-07. */
import type { InvitationAnswer, RefusalReason } from '@carnet/core/model/decision.ts'
import { readInvitationCode } from '@carnet/core/rules/invitations.ts'
import { type InvitationsData, invitationsPage } from '@carnet/web/patient/invitations.ts'
import type { FieldProblem } from '@carnet/web/ui/field/error-summary.ts'
import { urls } from '@carnet/web/urls.ts'
import { invitations as words } from '@carnet/web/words/invitations.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { answerInvitation, receivedInvitations } from '../../../actions/answer-invitation.ts'
import { useInvitationCode } from '../../../actions/invitation-code.ts'
import { Refused } from '../../../actions/perform.ts'
import { traceVisit } from '../../../actions/trace-visit.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'

type Form = { geste?: string; id?: string; attestation?: string; code?: string; nom?: string } | undefined

export function mountInvitations(pages: FastifyInstance, portal: Portal): void {
  const page = async (session: CarnetSession, said: Pick<InvitationsData, 'done' | 'problems' | 'typed'>) => {
    await traceVisit(portal.platform, session.own.recordId, 'listInvitations')
    const received = await receivedInvitations(portal.platform, session.own.recordId)
    return invitationsPage({
      ...carnetOf(portal, session),
      received: received.map(({ names, ...invitation }) => ({ ...invitation, inviterName: names.inviter })),
      ...said,
    })
  }

  /** The name with it: a code alone, guessed, would be someone's. */
  const answerCode = async (session: CarnetSession, body: Form, reply: FastifyReply) => {
    const typed = { code: (body?.code ?? '').trim().slice(0, 40), nom: (body?.nom ?? '').trim().slice(0, 80) }
    const again = async (status: number, problems: readonly FieldProblem[]) =>
      reply.code(status).send(await page(session, { problems, typed }))
    const code = readInvitationCode(typed.code)
    const wrong: readonly (FieldProblem | false)[] = [
      code === undefined && { field: 'code', words: words.code.wrongShape },
      typed.nom === '' && { field: 'nom', words: words.code.nameMissing },
    ]
    const problems = wrong.filter((each) => each !== false)
    if (code === undefined || problems.length > 0) return again(422, problems)
    try {
      await useInvitationCode(portal.platform, session.own, { code, holderName: typed.nom })
      return reply.redirect(`${urls.invitations}?fait=useInvitationCode`, 303)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const { reason, retryAfterSeconds = 60 } = error
      if (reason !== 'tooManyRequests') return again(422, [{ field: 'code', words: words.code.wrong }])
      reply.header('retry-after', String(retryAfterSeconds))
      return again(429, [{ field: 'code', words: words.code.tooMany(Math.ceil(retryAfterSeconds / 60)) }])
    }
  }

  pages.get<{ Querystring: { fait?: string } }>(urls.invitations, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    return reply.send(await page(session, { problems: [], done: doneIn(request.query.fait) }))
  })

  pages.post<{ Body: Form }>(urls.invitations, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { geste, id = '', attestation } = request.body ?? {}
    if (geste === 'useInvitationCode' && isFromOurForm(session, request))
      return answerCode(session, request.body, reply)
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

function doneIn(text: string | undefined): InvitationsData['done'] {
  return text === 'useInvitationCode' ? text : answerIn(text)
}

function answerIn(text: string | undefined): InvitationAnswer | undefined {
  return text === 'acceptInvitation' || text === 'refuseInvitation' ? text : undefined
}
