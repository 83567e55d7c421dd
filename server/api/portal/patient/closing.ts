/**
 * « Fermer mon carnet », what is said after it, and the only page left of a closed record. rules.md LIF-13, LIF-16, LIF-26.
 */
import { deletedOn, destroyedOn, isClosedOnDemand, omissionsOfClosing } from '@carnet/core/rules/closing.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import {
  type ClosedRecordData,
  type CloseRecordData,
  type ClosingProblem,
  closedRecordPage,
  closeRecordPage,
  farewellPage,
} from '@carnet/web/patient/closing.ts'
import { farewellUrl, urls } from '@carnet/web/urls.ts'
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

type ClosingForm = { compris?: string; supprimer?: string } | undefined

export function mountClosing(pages: FastifyInstance, portal: Portal): void {
  const { cookies, doorkeeper, platform } = portal

  const page = (
    session: CarnetSession,
    said: Pick<CloseRecordData, 'problems' | 'read' | 'deletes'> = {},
  ) => {
    const { caller } = session
    return closeRecordPage({
      ...carnetOf(portal, session),
      archiveYears: platform.settings.archiveYears,
      deletionMonths: platform.settings.deletionRequestMaxMonths,
      deletedOn: deletedOn(platform.clock.now(), platform.settings),
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
    const deletes = request.body?.supprimer === 'oui'
    const again = (status: number, problems: readonly ClosingProblem[]) =>
      reply.code(status).send(page(session, { problems, read, deletes }))
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
      await closeOwnRecord(platform, session.caller, { deletes })
    } catch (error) {
      if (!(error instanceof Refused) || error.reason !== 'actionNotAllowedForCaller') throw error
      return again(403, [{ kind: 'notForYou' }])
    }
    // Of the holder, the session ended with his record; a representative is back in his own.
    if (session.caller.delegate === undefined) cookies.clear(reply, 'session')
    else await doorkeeper.open(cookies.read(request, 'session') ?? '', null)
    return reply.redirect(farewellUrl({ deletes }), 303)
  })

  pages.post(urls.keepRecord, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (isFromOurForm(session, request)) await keepRecord(platform, session.caller)
    return reply.redirect(urls.documents, 303)
  })

  pages.get<{ Querystring: { suppression?: string } }>(urls.farewell, (request, reply) =>
    reply.send(
      farewellPage({
        ...surroundingsOf(portal, request),
        archiveYears: platform.settings.archiveYears,
        deletes: request.query.suppression === 'oui',
      }),
    ),
  )

  pages.get<{ Querystring: { fait?: string } }>(urls.closedRecord, async (request, reply) => {
    const session = await requireClosed(portal, request, reply)
    if (session === undefined) return reply
    const cancelled = request.query.fait === 'annulee'
    return reply.send(closedPage(portal, request, session, { cancelled }))
  })

  pages.post(urls.closedRecord, async (request, reply) => {
    const session = await requireClosed(portal, request, reply)
    if (session === undefined) return reply
    const why = await reopen(session, request)
    if (why === undefined) return reply.redirect(urls.documents, 303)
    return reply.code(403).send(closedPage(portal, request, session, { problem: { of: 'reopening', why } }))
  })

  const reopen = async (
    session: CarnetSession,
    request: FastifyRequest,
  ): Promise<NonNullable<ClosedRecordData['problem']>['why'] | undefined> => {
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
      if (error.reason === 'recordClosed' || error.reason === 'actionNotAllowedForCaller') return 'notForYou'
      throw error
    }
  }
}

export type ClosedSession = CarnetSession & { readonly closed: NonNullable<CarnetSession['closed']> }

/** In a record that is closed; else the reply leads to what is open. */
export async function requireClosed(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<ClosedSession | undefined> {
  const session = await requireAnySession(portal, request, reply)
  if (session === undefined) return undefined
  const { closed } = session
  if (closed !== undefined) return { ...session, closed }
  reply.redirect(urls.documents, 303)
  return undefined
}

/** The only page left. */
export function closedPage(
  portal: Portal,
  request: FastifyRequest,
  { closed, csrf, mayChoose, holderName, caller }: ClosedSession,
  { problem, cancelled = false }: Partial<Pick<ClosedRecordData, 'problem' | 'cancelled'>> = {},
): string {
  const { settings } = portal.platform
  const { deletionRequestedAt: requestedAt } = closed
  return closedRecordPage({
    ...surroundingsOf(portal, request),
    csrf,
    mayChoose,
    holderName,
    closedOn: closed.since,
    destroyedOn: destroyedOn(closed, settings),
    deletedOn: requestedAt && deletedOn(requestedAt, settings),
    mayReopen: isClosedOnDemand(closed),
    mayDelete: isClosedOnDemand(closed) && spaceOffers(caller, 'requestDeletion'),
    cancelled: cancelled && requestedAt === undefined,
    problem,
  })
}
