/** « Profil »: where the pages of settings are found. people.md §2. */
import { profilePage } from '@carnet/web/patient/profile.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { carnetOf, type Portal, requireSession } from '../portal.ts'

export function mountProfile(pages: FastifyInstance, portal: Portal): void {
  pages.get(urls.profile, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    return reply.send(profilePage(carnetOf(portal, session)))
  })
}
