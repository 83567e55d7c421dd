/**
 * The page on which whoever asks something of a suspended record lands: `decide` has said no. Its holder, or who represents
 * him, opposes there that it closes. rules.md LIF-17.
 */
import { suspensionClosesOn } from '@carnet/core/rules/closing.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { suspendedRecordPage } from '@carnet/web/patient/suspended.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../../../actions/perform.ts'
import { recordOpposition } from '../../../actions/record-opposition.ts'
import {
  type CarnetSession,
  isFromOurForm,
  type Portal,
  requireAnySession,
  surroundingsOf,
} from '../portal.ts'

export function mountSuspended(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  /** In a suspended record; else the reply leads to what is open. */
  const requireSuspended = async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await requireAnySession(portal, request, reply)
    if (session === undefined) return undefined
    const { suspended } = session
    if (suspended !== undefined) return { ...session, suspended }
    reply.redirect(urls.documents, 303)
    return undefined
  }

  const page = (
    request: FastifyRequest,
    session: CarnetSession & { readonly suspended: NonNullable<CarnetSession['suspended']> },
    again = false,
  ) => {
    const { suspended, csrf, mayChoose, holderName, caller } = session
    return suspendedRecordPage({
      ...surroundingsOf(portal, request),
      csrf,
      mayChoose,
      holderName,
      since: suspended.since,
      closesOn: suspensionClosesOn(suspended, platform.settings),
      mayOppose: spaceOffers(caller, 'recordOpposition'),
      again,
    })
  }

  pages.get(urls.suspendedRecord, async (request, reply) => {
    const session = await requireSuspended(request, reply)
    return session === undefined ? reply : reply.send(page(request, session))
  })

  pages.post(urls.suspendedRecord, async (request, reply) => {
    const session = await requireSuspended(request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.code(403).send(page(request, session, true))
    const { caller } = session
    try {
      await recordOpposition(platform, caller, caller.patient)
    } catch (error) {
      // Restored meanwhile: its documents are there.
      if (!(error instanceof Refused) || error.reason !== 'recordAlreadyOpen') throw error
    }
    return reply.redirect(urls.suspendedRecord, 303)
  })
}
