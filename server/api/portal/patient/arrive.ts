/** Someone has just come in, by whatever way: her cookies, and the page that waits for her. */
import { urls } from '@carnet/web/urls.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LetIn, Place } from '../../../identity/patient/sessions.ts'
import { aimOf, type Portal } from '../portal.ts'
import { readerOf } from '../typed-forms.ts'

export function placeOf({ cookies }: Portal, request: FastifyRequest): Place {
  return {
    device: cookies.read(request, 'device'),
    userAgent: request.headers['user-agent'],
    session: cookies.read(request, 'session'),
  }
}

export async function arrive(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  entered: LetIn,
): Promise<FastifyReply> {
  const { cookies, doorkeeper, keptForms } = portal
  cookies.write(reply, 'session', entered.session)
  cookies.write(reply, 'device', entered.device)
  const session = await doorkeeper.session(entered.session)
  if (session === undefined || session.mayChoose || session.invitations > 0)
    return reply.redirect(urls.choice, 303)
  // Where her session ended while she wrote, when it did.
  return reply.redirect((await keptForms.offer(readerOf(session))) ?? aimOf(portal, request, reply), 303)
}
