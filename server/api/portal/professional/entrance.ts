/** `/pro`: in by a card, then from one of the places where he practises; and out. people.md W-01. */
import { createHash } from 'node:crypto'
import type { Structure } from '@carnet/core/model/caller.ts'
import { directAccessUrl, proUrls } from '@carnet/web/pro/addresses.ts'
import { type EntryState, entryPage, situationPage } from '@carnet/web/pro/entrance.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isObjection } from '../../../identity/card-holder.ts'
import { newToken } from '../../../identity/patient/secret-token.ts'
import type { OpenProfessionalSession } from '../../../identity/professional/sessions.ts'
import { type Portal, surroundingsOf } from '../portal.ts'
import { isFromHisForm, requireCard, sendObjection } from './session.ts'

const states: Readonly<Record<string, EntryState>> = { expiree: 'expired', sortie: 'left', carte: 'again' }

export function mountEntrance(pages: FastifyInstance, portal: Portal): void {
  const { cookies, professionals } = portal

  /** What his software asked for, or his patients. */
  const aimOf = (request: FastifyRequest) => {
    const direct = cookies.read(request, 'direct')
    return direct ? directAccessUrl(direct) : proUrls.patients
  }

  /** Where this browser goes to have a card read. */
  const cardUrl = async (request: FastifyRequest, reply: FastifyReply) => {
    const browser = cookies.read(request, 'card') ?? newToken()
    cookies.write(reply, 'card', browser)
    const url = new URL(proUrls.card, portal.emergencyDoor(request.hostname))
    url.searchParams.set('demande', await professionals.demandOf(browser, request.socket.localPort ?? 0))
    return url.href
  }

  pages.get<{ Querystring: { arrivee?: string } }>(proUrls.home, async (request, reply) => {
    const token = cookies.read(request, 'professional')
    const session = token === undefined ? undefined : await professionals.session(token)
    if (session !== undefined && !isObjection(session)) return reply.redirect(proUrls.patients, 303)
    const state = states[String(request.query.arrivee)]
    const card = await cardUrl(request, reply)
    return reply.send(entryPage({ ...surroundingsOf(portal, request), card, ...(state && { state }) }))
  })

  pages.get<{ Querystring: { code?: string } }>(proUrls.enter, async (request, reply) => {
    const browser = cookies.read(request, 'card') ?? ''
    const former = cookies.read(request, 'professional')
    const entered = await professionals.enter(String(request.query.code ?? ''), browser, former)
    if (entered === undefined) return reply.redirect(`${proUrls.home}?arrivee=carte`, 303)
    if (isObjection(entered)) return sendObjection(portal, request, reply, entered)
    cookies.clear(reply, 'card')
    cookies.write(reply, 'professional', entered.session)
    return reply.redirect(aimOf(request), 303)
  })

  const askSituation = (request: FastifyRequest, session: OpenProfessionalSession, missing: boolean) => {
    const places = session.situations.map(({ structure: { id, name } }) => ({ id, name }))
    const remembered = cookies.read(request, 'place')
    const chosen =
      session.caller?.structure.id ??
      session.situations.find(({ structure }) => nameOfPlace(structure) === remembered)?.structure.id
    return situationPage({ ...surroundingsOf(portal, request), csrf: session.csrf, places, chosen, missing })
  }

  pages.get(proUrls.situation, async (request, reply) => {
    const session = await requireCard(portal, request, reply)
    return session === undefined ? reply : reply.send(askSituation(request, session, false))
  })

  pages.post<{ Body: { structure?: string } | undefined }>(proUrls.situation, async (request, reply) => {
    const session = await requireCard(portal, request, reply)
    if (session === undefined) return reply
    const chosen = session.situations.find(({ structure }) => structure.id === request.body?.structure)
    if (chosen === undefined || !isFromHisForm(session, request))
      return reply.code(422).send(askSituation(request, session, true))
    await professionals.choosePlace(session, chosen.structure.id)
    cookies.write(reply, 'place', nameOfPlace(chosen.structure))
    return reply.redirect(aimOf(request), 303)
  })

  pages.post(proUrls.logout, async (request, reply) => {
    const token = cookies.read(request, 'professional')
    const session = token === undefined ? undefined : await professionals.session(token)
    if (token !== undefined && session !== undefined) {
      // Who makes another leave gains nothing, and loses him what he was reading.
      if (!isObjection(session) && !isFromHisForm(session, request))
        return reply.redirect(proUrls.patients, 303)
      await professionals.leave(token)
    }
    cookies.clear(reply, 'professional')
    return reply.redirect(`${proUrls.home}?arrivee=sortie`, 303)
  })
}

/** What a workstation remembers of it: the number of a practice may be that of a person. */
function nameOfPlace({ id }: Structure): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 16)
}
