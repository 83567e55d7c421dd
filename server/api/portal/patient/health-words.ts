/** « Les mots de la santé »: the same for everybody. people.md §10. */
import { healthWordsPage } from '@carnet/web/patient/health-words.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { carnetOf, type Portal, requireSession } from '../portal.ts'

export function mountHealthWords(pages: FastifyInstance, portal: Portal): void {
  pages.get(urls.healthWords, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    return reply.send(healthWordsPage(carnetOf(portal, session)))
  })
}
