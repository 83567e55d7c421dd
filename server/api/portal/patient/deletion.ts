/** « Supprimer les données de ce carnet », of what is closed, and the request that is cancelled. rules.md LIF-15; people.md P-29. */
import { deletedOn, isClosedOnDemand, omissionsOfClosing } from '@carnet/core/rules/closing.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import type { ClosingProblem } from '@carnet/web/patient/closing.ts'
import { deleteDataPage } from '@carnet/web/patient/delete-data.ts'
import { closedRecordUrl, urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../../../actions/perform.ts'
import { cancelDeletion, requestDeletion } from '../../../actions/request-deletion.ts'
import { isFromOurForm, type Portal, surroundingsOf } from '../portal.ts'
import { objectionToProof, typedPassword } from '../prove-again.ts'
import { type ClosedSession, closedPage, requireClosed } from './closing.ts'

export function mountDeletion(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  const page = (
    request: FastifyRequest,
    { closed, csrf, holderName, own }: ClosedSession,
    said: { readonly problems?: readonly ClosingProblem[]; readonly read?: boolean } = {},
  ) =>
    deleteDataPage({
      ...surroundingsOf(portal, request),
      csrf,
      holderName,
      passkeyAlone: !own.hasPassword,
      closedOn: closed.since,
      deletedOn: deletedOn(platform.clock.now(), platform.settings),
      deletionMonths: platform.settings.deletionRequestMaxMonths,
      traceYears: platform.settings.traceYearsAfterClosing,
      ...said,
    })

  /** To whom it is not offered, the page of the closed record says the rest. */
  const requireOffered = async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await requireClosed(portal, request, reply)
    if (session === undefined) return undefined
    const { closed, caller } = session
    const offered = isClosedOnDemand(closed) && spaceOffers(caller, 'requestDeletion')
    if (offered && closed.deletionRequestedAt === undefined) return session
    reply.redirect(urls.closedRecord, 303)
    return undefined
  }

  pages.get(urls.deleteData, async (request, reply) => {
    const session = await requireOffered(request, reply)
    return session === undefined ? reply : reply.send(page(request, session))
  })

  pages.post<{ Body: { compris?: string } | undefined }>(urls.deleteData, async (request, reply) => {
    const session = await requireOffered(request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.deleteData, 303)
    const read = request.body?.compris === 'oui'
    const again = (status: number, problems: readonly ClosingProblem[]) =>
      reply.code(status).send(page(request, session, { problems, read }))
    const omitted = omissionsOfClosing({ read, password: typedPassword(session, request) })
    if (omitted.length > 0)
      return again(
        422,
        omitted.map((kind) => ({ kind })),
      )
    const objection = await objectionToProof(portal, session, { request, reply })
    if (objection === 'asked') return reply
    if (objection !== undefined) return again(objection.status, [objection.why])
    try {
      await requestDeletion(platform, session.caller, session.caller.patient)
    } catch (error) {
      if (!(error instanceof Refused) || error.reason !== 'actionNotAllowedForCaller') throw error
      return again(403, [{ kind: 'notForYou' }])
    }
    return reply.redirect(urls.closedRecord, 303)
  })

  // Nothing is lost by it: nobody has to prove again who he is.
  pages.post(urls.cancelDeletion, async (request, reply) => {
    const session = await requireClosed(portal, request, reply)
    if (session === undefined) return reply
    const refused = (why: 'again' | 'notForYou') =>
      reply.code(403).send(closedPage(portal, request, session, { problem: { of: 'cancelling', why } }))
    if (!isFromOurForm(session, request)) return refused('again')
    try {
      await cancelDeletion(platform, session.caller, session.caller.patient)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (error.reason === 'actionNotAllowedForCaller') return refused('notForYou')
      // Cancelled on another device, or opened again meanwhile.
      if (error.reason !== 'noDeletionRequested' && error.reason !== 'recordNotClosed') throw error
    }
    return reply.redirect(closedRecordUrl({ cancelled: true }), 303)
  })
}
