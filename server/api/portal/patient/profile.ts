/** « Profil »: where the pages of settings are found. people.md §2. */
import type { Action } from '@carnet/core/model/decision.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { type ProfileEntry, profilePage } from '@carnet/web/patient/profile.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { carnetOf, type Portal, requireSession } from '../portal.ts'

/** What each page asks first: an entry that would be refused is not offered; `decide` judges what is done there. */
const entries: readonly (readonly [ProfileEntry, Action])[] = [
  ['healthProfile', 'readHealthProfile'],
  ['card', 'readEmergencyCard'],
  ['contacts', 'changeEmergencyContacts'],
  ['emergencyChoices', 'readEmergencyChoices'],
  ['notices', 'readNoticeChoices'],
  ['delegates', 'listDelegates'],
  ['wishes', 'fileDirectives'],
  ['export', 'askDownloadPersonalData'],
  ['closeRecord', 'closeRecord'],
]

export function mountProfile(pages: FastifyInstance, portal: Portal): void {
  pages.get(urls.profile, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const offered = entries.filter(([, action]) => spaceOffers(session.caller, action))
    // How and where one comes in is nobody else's business: it asks no decision.
    const own: readonly ProfileEntry[] =
      session.caller.delegate === undefined ? ['security', 'devices', 'deviceCopy'] : []
    return reply.send(
      profilePage({ ...carnetOf(portal, session), entries: [...own, ...offered.map(([entry]) => entry)] }),
    )
  })
}
