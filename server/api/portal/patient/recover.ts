/** « Je n’arrive plus à me connecter »: the numbers of the card, then the same words for everybody. people.md P-01; trust.md §2. */
import { letterAskedPage, type RecoverData, recoverPage } from '@carnet/web/patient/recover.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sameToken } from '../cookies.ts'
import { type Portal, surroundingsOf } from '../portal.ts'
import { readCard } from './card-numbers.ts'

type Form = { csrf?: string; matricule?: string; serie?: string } | undefined

export function mountRecover(pages: FastifyInstance, portal: Portal): void {
  const { cookies, platform, recovery } = portal

  const page = (
    request: FastifyRequest,
    reply: FastifyReply,
    said: Pick<RecoverData, 'typed' | 'problem'> = {},
  ) =>
    reply.send(
      recoverPage({ ...surroundingsOf(portal, request), csrf: cookies.formToken(request, reply), ...said }),
    )

  pages.get(urls.recover, (request, reply) => page(request, reply))

  pages.post<{ Body: Form }>(urls.recover, async (request, reply) => {
    const { csrf, matricule = '', serie = '' } = request.body ?? {}
    if (!sameToken(csrf, cookies.read(request, 'csrf'))) return reply.redirect(urls.recover, 303)
    const typed = { matricule, serial: serie }
    const read = readCard(typed)
    if ('shape' in read)
      return page(request, reply.code(422), { typed, problem: { kind: 'shape', ...read.shape } })
    const asked = await recovery.ask(read.card, request.ip)
    if (asked === 'asked') {
      const { codeLetterDays } = platform.settings
      return reply.send(letterAskedPage({ ...surroundingsOf(portal, request), codeLetterDays }))
    }
    const { retryAfterSeconds } = asked
    reply.code(429).header('retry-after', String(retryAfterSeconds))
    const minutes = Math.ceil(retryAfterSeconds / 60)
    return page(request, reply, { typed, problem: { kind: 'tooManyTries', minutes } })
  })
}
