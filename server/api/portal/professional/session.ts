/** Who is in front of a page of the portal of professionals, or why nobody is; and how a page says no. people.md W-01. */
import { randomUUID } from 'node:crypto'
import type { Professional } from '@carnet/core/model/caller.ts'
import { refusalSentences } from '@carnet/core/rules/refusals.ts'
import { doorUrls } from '@carnet/web/emergency/addresses.ts'
import { html } from '@carnet/web/html.ts'
import { proUrls } from '@carnet/web/pro/addresses.ts'
import { cardRefusedPage } from '@carnet/web/pro/entrance.ts'
import { type Pro, saidPage } from '@carnet/web/pro/shell.ts'
import { linkButton } from '@carnet/web/ui/button/button.ts'
import { pro as words } from '@carnet/web/words/pro.ts'
import { nameWithTitle } from '@carnet/web/words/professions.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isStoreFailure } from '../../../actions/open-document.ts'
import { Refused } from '../../../actions/perform.ts'
import { type CardObjection, isObjection } from '../../../identity/card-holder.ts'
import type { OpenProfessionalSession } from '../../../identity/professional/sessions.ts'
import { refusalAnswers } from '../../refusal-answers.ts'
import { sameToken } from '../cookies.ts'
import { type Portal, surroundingsOf } from '../portal.ts'

export type ProSession = OpenProfessionalSession & { readonly caller: Professional }

/** The session of a professional who has said where he is; else he was sent to say it, or told why he does not come in. */
export async function requireProfessional(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<ProSession | undefined> {
  const session = await requireCard(portal, request, reply)
  if (session === undefined) return undefined
  const { caller } = session
  if (caller !== undefined) return { ...session, caller }
  reply.redirect(proUrls.situation, 303)
  return undefined
}

/** Same, wherever he is. */
export async function requireCard(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenProfessionalSession | undefined> {
  const { cookies, professionals } = portal
  const token = cookies.read(request, 'professional')
  if (!token) {
    reply.redirect(proUrls.home, 303)
    return undefined
  }
  const session = await professionals.session(token)
  if (session !== undefined && !isObjection(session)) return session
  cookies.clear(reply, 'professional')
  if (session === undefined) reply.redirect(`${proUrls.home}?arrivee=expiree`, 303)
  else sendObjection(portal, request, reply, session)
  return undefined
}

export function sendObjection(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  { why, sentence }: CardObjection,
): FastifyReply {
  const page = { ...surroundingsOf(portal, request), why, sentence, again: proUrls.home }
  return reply.code(403).send(cardRefusedPage(page))
}

/** Posts carry the token of the session. */
export function isFromHisForm(session: OpenProfessionalSession, request: FastifyRequest): boolean {
  return sameToken((request.body as { csrf?: string } | undefined)?.csrf, session.csrf)
}

/** What every page of his session is given. */
export function proOf(
  portal: Portal,
  request: FastifyRequest,
  { caller, csrf, situations }: ProSession,
): Pro {
  const { firstName, lastName, profession, structure } = caller
  return {
    ...surroundingsOf(portal, request),
    reader: {
      name: nameWithTitle(`${firstName} ${lastName}`, profession.code),
      place: structure.name,
      hasOtherPlaces: situations.length > 1,
    },
    csrf,
    now: portal.platform.clock.now(),
    emergencyDoor: new URL(doorUrls.door, portal.emergencyDoor(request.hostname)).href,
  }
}

/** What he sent is not of a page of this session. */
export function sendStale(reply: FastifyReply, pro: Pro): FastifyReply {
  const { title, text } = words.stale
  return reply.code(403).send(saidPage(pro, { title, lines: [text], more: toPatients }))
}

export function sendNoPatient(reply: FastifyReply, pro: Pro): FastifyReply {
  const { title, text } = words.noPatient
  return reply.code(404).send(saidPage(pro, { title, lines: [text], more: toPatients }))
}

/** The same for a record unknown, refused, closed, suspended, or not open yet. contract.md §3.1. */
export function sendNoRecord(reply: FastifyReply, pro: Pro): FastifyReply {
  const { title, text, again } = words.noRecord
  const more = html`<div class="actions">${linkButton(again, proUrls.open, 'main')}</div>`
  return reply.code(404).send(saidPage(pro, { title, lines: [text, words.refused.written], more }))
}

const toPatients = html`<div class="actions">${linkButton(words.patients, proUrls.patients, 'main')}</div>`

/** What the wire does not tell apart, no page does. */
export function sendRefusal(reply: FastifyReply, pro: Pro, refused: Refused): FastifyReply {
  const { reason, retryAfterSeconds } = refused
  const { as } = refusalAnswers[reason]
  if (as === 'recordNotFound') return sendNoRecord(reply, pro)
  if (as === 'documentNotFound') {
    const { title, text } = words.noDocument
    return reply.code(404).send(saidPage(pro, { title, lines: [text], more: toPatients }))
  }
  const { title, written, wait } = words.refused
  const lines = [refusalSentences[reason], written]
  if (retryAfterSeconds === undefined)
    return reply.code(403).send(saidPage(pro, { title, lines, more: toPatients }))
  const page = saidPage(pro, {
    title,
    lines: [...lines, wait(Math.ceil(retryAfterSeconds / 60))],
    more: toPatients,
  })
  return reply.code(429).header('retry-after', String(retryAfterSeconds)).send(page)
}

/** A page that fails says so in the words of this portal, with nothing of whom it was about. */
export async function answerFailure(
  portal: Portal,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // Fastify forgets the type of a page that failed: without it, browsers show its markup.
  reply.type('text/html; charset=utf-8')
  if (error instanceof Refused) {
    const session = await requireProfessional(portal, request, reply)
    return session === undefined ? reply : sendRefusal(reply, proOf(portal, request, session), error)
  }
  const reference = randomUUID().slice(0, 8)
  portal.log.fault('page of the portal of professionals failed', error, { reference })
  const { title, text, reference: referenceWords } = words.failure
  const page = saidPage(surroundingsOf(portal, request), {
    title,
    lines: [text, `${referenceWords} ${reference}`],
  })
  return reply.code(isStoreFailure(error) ? 503 : 500).send(page)
}
