/** « Changer d’adresse ou de numéro », in her own space alone. people.md P-28. */
import { readContact } from '@carnet/core/rules/activation.ts'
import {
  type ContactChangeData,
  contactChangePage,
  contactCodePage,
} from '@carnet/web/patient/contact-change.ts'
import type { CodeProblem } from '@carnet/web/patient/login-code.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isCodeShaped } from '../../../identity/patient/one-time-code.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireOwnSession } from '../portal.ts'
import { objectionToProof, typedPassword } from '../prove-again.ts'

type Form = { joindre?: string; code?: string } | undefined

export function mountContactChange(pages: FastifyInstance, portal: Portal): void {
  const { contactChanges, cookies } = portal
  // In demonstration the page shows the code that also stands in the outbox.
  const shownCodes = new Map<string, string>()
  const tokenOf = (request: FastifyRequest) => cookies.read(request, 'session') ?? ''

  const page = (
    reply: FastifyReply,
    session: CarnetSession,
    said: Pick<ContactChangeData, 'typed' | 'contact' | 'password'> = {},
  ) => reply.send(contactChangePage({ ...carnetOf(portal, session), ...said }))

  pages.get(urls.changeContact, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    return session === undefined ? reply : page(reply, session)
  })

  pages.post<{ Body: Form }>(urls.changeContact, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.changeContact, 303)
    const { joindre: typed = '' } = request.body ?? {}
    const route = readContact(typed)
    const unsigned = typedPassword(session, request) === ''
    if (route === undefined || unsigned)
      return page(reply.code(422), session, {
        typed,
        ...(route === undefined && { contact: typed.trim() === '' ? 'missing' : 'malformed' }),
        ...(unsigned && { password: { kind: 'passwordMissing' } }),
      })
    const objection = await objectionToProof(portal, session, { request, reply })
    if (objection === 'asked') return reply
    if (objection !== undefined)
      return page(reply.code(objection.status), session, { typed, password: objection.why })
    const asked = await contactChanges.ask(session.own.recordId, tokenOf(request), route)
    if ('retryAfterSeconds' in asked) {
      const { retryAfterSeconds } = asked
      reply.code(429).header('retry-after', String(retryAfterSeconds))
      const minutes = Math.ceil(retryAfterSeconds / 60)
      return page(reply, session, { typed, password: { kind: 'tooManyTries', minutes } })
    }
    if (portal.demonstration) shownCodes.set(session.csrf, asked.code)
    return reply.redirect(urls.contactCode, 303)
  })

  const codePage = async (reply: FastifyReply, session: CarnetSession, problem?: CodeProblem) => {
    const sent = await contactChanges.underWay(session.own.recordId)
    if (sent === undefined) return reply.redirect(urls.changeContact, 303)
    const code = shownCodes.get(session.csrf)
    return reply.code(problem === undefined ? 200 : 422).send(
      contactCodePage({
        ...carnetOf(portal, session),
        ...sent,
        digits: portal.platform.settings.otpDigits,
        validMinutes: portal.platform.settings.otpMinutes,
        ...(problem !== undefined && { problem }),
        ...(code !== undefined && { demoHint: { code } }),
      }),
    )
  }

  pages.get(urls.contactCode, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    return session === undefined ? reply : codePage(reply, session)
  })

  pages.post<{ Body: Form }>(urls.contactCode, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.contactCode, 303)
    const code = (request.body?.code ?? '').replace(/\s/g, '')
    if (!isCodeShaped(code, portal.platform.settings))
      return codePage(reply, session, { kind: code === '' ? 'missing' : 'malformed' })
    const answer = await contactChanges.confirm(session.own.recordId, tokenOf(request), code)
    if ('right' in answer) {
      shownCodes.delete(session.csrf)
      return reply.redirect(`${urls.security}?fait=contactChanged`, 303)
    }
    return codePage(
      reply,
      session,
      answer.refused === 'wrong' ? { kind: 'wrong', triesLeft: answer.triesLeft } : { kind: answer.refused },
    )
  })
}
