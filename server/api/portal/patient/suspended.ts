/** The page on which whoever asks something of a suspended record lands: `decide` has said no. rules.md LIF-17. */
import { suspensionClosesOn } from '@carnet/core/rules/closing.ts'
import { suspendedRecordPage } from '@carnet/web/patient/suspended.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { type Portal, requireAnySession, surroundingsOf } from '../portal.ts'

export function mountSuspended(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  pages.get(urls.suspendedRecord, async (request, reply) => {
    const session = await requireAnySession(portal, request, reply)
    if (session === undefined) return reply
    const { suspended, csrf, mayChoose, holderName } = session
    if (suspended === undefined) return reply.redirect(urls.documents, 303)
    return reply.send(
      suspendedRecordPage({
        ...surroundingsOf(portal, request),
        csrf,
        mayChoose,
        holderName,
        since: suspended.since,
        closesOn: suspensionClosesOn(suspended, platform.settings),
      }),
    )
  })
}
