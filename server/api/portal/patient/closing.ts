/**
 * « Fermer mon carnet », what is said after it, and the only page left of a closed record. rules.md LIF-13, LIF-16, LIF-26.
 */
import { destroyedOn, isClosedOnDemand, omissionsOfClosing } from '@carnet/core/rules/closing.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import {
  type ClosedRecordData,
  type ClosingProblem,
  closedRecordPage,
  closeRecordPage,
  farewellPage,
} from '@carnet/web/patient/closing.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { closeOwnRecord } from '../../../actions/close-record.ts'
import { keepRecord } from '../../../actions/keep-record.ts'
import { Refused } from '../../../actions/perform.ts'
import { reopenRecord } from '../../../actions/reopen-record.ts'
import {
  type CarnetSession,
  carnetOf,
  isFromOurForm,
  type Portal,
  requireAnySession,
  requireSession,
  surroundingsOf,
} from '../portal.ts'
import { objectionToProof, typedPassword } from '../prove-again.ts'

type ClosingForm = { compris?: string } | undefined

export function mountClosing(pages: FastifyInstance, portal: Portal): void {
  const { cookies, doorkeeper, platform } = portal

  const page = (
    session: CarnetSession,
    said: { readonly problems?: readonly ClosingProblem[]; readonly read?: boolean } = {},
  ) => {
    const { caller } = session
    return closeRecordPage({
      ...carnetOf(portal, session),
      archiveYears: platform.settings.archiveYears,
      own: caller.delegate === undefined,
      mayClose: spaceOffers(caller, 'closeRecord'),
      ...said,
    })
  }

  pages.get(urls.closeRecord, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    return session === undefined ? reply : reply.send(page(session))
  })

  pages.post<{ Body: ClosingForm }>(urls.closeRecord, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.closeRecord, 303)
    const read = request.body?.compris === 'oui'
    const again = (status: number, problems: readonly ClosingProblem[]) =>
      reply.code(status).send(page(session, { problems, read }))
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
      await closeOwnRecord(platform, session.caller)
    } catch (error) {
      if (!(error instanceof Refused) || error.reason !== 'actionNotAllowedForCaller') throw error
      return again(403, [{ kind: 'notForYou' }])
    }
    // Of the holder, the session ended with his record; a representative is back in his own.
    if (session.caller.delegate === undefined) cookies.clear(reply, 'session')
    else await doorkeeper.open(cookies.read(request, 'session') ?? '', null)
    return reply.redirect(urls.farewell, 303)
  })

  pages.post(urls.keepRecord, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (isFromOurForm(session, request)) await keepRecord(platform, session.caller)
    return reply.redirect(urls.documents, 303)
  })

  pages.get(urls.farewell, (request, reply) =>
    reply.send(
      farewellPage({ ...surroundingsOf(portal, request), archiveYears: platform.settings.archiveYears }),
    ),
  )

  const closedPage = async (
    request: FastifyRequest,
    reply: FastifyReply,
    act?: (session: CarnetSession) => Promise<ClosedRecordData['problem']>,
  ) => {
    const session = await requireAnySession(portal, request, reply)
    if (session === undefined) return reply
    const { closed, csrf, mayChoose, holderName } = session
    if (closed === undefined) return reply.redirect(urls.documents, 303)
    const problem = await act?.(session)
    if (act !== undefined && problem === undefined) return reply.redirect(urls.documents, 303)
    return reply.code(problem === undefined ? 200 : 403).send(
      closedRecordPage({
        ...surroundingsOf(portal, request),
        csrf,
        mayChoose,
        holderName,
        closedOn: closed.since,
        destroyedOn: destroyedOn(closed, platform.settings),
        deletionRequested: closed.deletionRequestedAt !== undefined,
        mayReopen: isClosedOnDemand(closed),
        problem,
      }),
    )
  }

  pages.get(urls.closedRecord, (request, reply) => closedPage(request, reply))

  pages.post(urls.closedRecord, (request, reply) =>
    closedPage(request, reply, async (session) => {
      if (!isFromOurForm(session, request)) return 'again'
      const { caller } = session
      const consent = { given: true, at: platform.clock.now() }
      try {
        await reopenRecord(platform, caller, caller.patient, { consent, emergency: {} })
        return undefined
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        // Opened meanwhile, on another device: his documents are there.
        if (error.reason === 'recordAlreadyOpen') return undefined
        if (error.reason === 'recordClosed' || error.reason === 'actionNotAllowedForCaller')
          return 'notForYou'
        throw error
      }
    }),
  )
}
