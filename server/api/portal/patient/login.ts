/** Log-in in two steps, and log-out. rules.md CON-23; people.md P-00. */
import { type LoginData, type LoginProblem, loginPage } from '@carnet/web/patient/login.ts'
import { type CodeProblem, loginCodePage } from '@carnet/web/patient/login-code.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isCodeShaped } from '../../../identity/patient/one-time-code.ts'
import { sameToken } from '../cookies.ts'
import { policyWithScript } from '../page-policy.ts'
import { isFromOurForm, type Portal, requireAnySession, surroundingsOf, waysInOf } from '../portal.ts'
import { arrive, placeOf } from './arrive.ts'
import { endCopyHere } from './device-copy.ts'
import { leaveFor } from './france-connect.ts'

type LoginForm = { identifiant?: string; motDePasse?: string; csrf?: string } | undefined
type CodeForm = { code?: string; csrf?: string; renvoyer?: string } | undefined

export function mountLogin(pages: FastifyInstance, portal: Portal): void {
  const { cookies, doorkeeper } = portal
  // In demonstration the page shows the code that also stands in the outbox.
  const shownCodes = new Map<string, string>()

  const page = (
    request: FastifyRequest,
    reply: FastifyReply,
    said: Pick<LoginData, 'arrival' | 'identifier' | 'problem'>,
  ) =>
    reply.header('content-security-policy', policyWithScript).send(
      loginPage({
        ...surroundingsOf(portal, request),
        csrf: cookies.formToken(request, reply),
        ...waysInOf(portal),
        ...said,
      }),
    )

  pages.get<{ Querystring: { arrivee?: string } }>(urls.login, (request, reply) => {
    const arrival = {
      expiree: 'expired',
      texte: 'textKept',
      sortie: 'loggedOut',
      nouveauCode: 'newCode',
    } as const
    const why = arrival[request.query.arrivee as keyof typeof arrival]
    return page(request, reply, why === undefined ? {} : { arrival: why })
  })

  pages.post<{ Body: LoginForm }>(urls.login, async (request, reply) => {
    const identifier = request.body?.identifiant?.trim() ?? ''
    const password = request.body?.motDePasse ?? ''
    const again = (problem: LoginProblem, status: number) =>
      page(request, reply.code(status), { identifier, problem })
    if (!hasFormToken(request)) return reply.redirect(urls.login, 303)
    if (identifier === '' || password === '')
      return again({ kind: 'missing', identifier: identifier === '', password: password === '' }, 422)
    const entered = await doorkeeper.enterPassword(identifier, password, {
      address: request.ip,
      device: cookies.read(request, 'device'),
    })
    if ('refused' in entered) {
      if (entered.refused === 'mismatch') return again({ kind: 'mismatch' }, 422)
      reply.header('retry-after', String(entered.retryAfterSeconds))
      return again({ kind: 'locked', minutes: Math.ceil(entered.retryAfterSeconds / 60) }, 429)
    }
    if (portal.demonstration) shownCodes.set(entered.attempt, entered.code)
    cookies.write(reply, 'attempt', entered.attempt)
    return reply.redirect(urls.loginCode, 303)
  })

  const codePage = async (request: FastifyRequest, reply: FastifyReply, problem?: CodeProblem) => {
    const attempt = cookies.read(request, 'attempt')
    const sent = attempt === undefined ? undefined : await doorkeeper.attempt(attempt)
    const code = attempt === undefined ? undefined : shownCodes.get(attempt)
    if (sent === undefined && problem === undefined) return reply.redirect(urls.login, 303)
    return reply.send(
      loginCodePage({
        ...surroundingsOf(portal, request),
        csrf: cookies.formToken(request, reply),
        ...(sent ?? { sentBy: 'email', sentTo: '' }),
        digits: portal.platform.settings.otpDigits,
        validMinutes: portal.platform.settings.otpMinutes,
        ...(problem !== undefined && { problem }),
        ...(code !== undefined && sent !== undefined && { demoHint: { code } }),
      }),
    )
  }

  pages.get(urls.loginCode, (request, reply) => codePage(request, reply))

  pages.post<{ Body: CodeForm }>(urls.loginCode, async (request, reply) => {
    const attempt = cookies.read(request, 'attempt')
    // A new code needs the password again: the first page asks for it.
    if (!hasFormToken(request) || attempt === undefined) return reply.redirect(urls.login, 303)
    if (request.body?.renvoyer !== undefined) return reply.redirect(`${urls.login}?arrivee=nouveauCode`, 303)
    const code = request.body?.code?.replace(/\s/g, '') ?? ''
    if (code === '') return codePage(request, reply.code(422), { kind: 'missing' })
    if (!isCodeShaped(code, portal.platform.settings))
      return codePage(request, reply.code(422), { kind: 'malformed' })
    const answer = await doorkeeper.enterCode(attempt, code, placeOf(portal, request))
    if ('session' in answer) {
      shownCodes.delete(attempt)
      cookies.clear(reply, 'attempt')
      return arrive(portal, request, reply, answer)
    }
    reply.code(422)
    return codePage(
      request,
      reply,
      answer.refused === 'wrong' ? { kind: 'wrong', triesLeft: answer.triesLeft } : { kind: answer.refused },
    )
  })

  pages.post(urls.logout, async (request, reply) => {
    // Whatever became of the session meanwhile: the device has wiped its copy already.
    await endCopyHere(portal, request, reply)
    const session = await requireAnySession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.documents, 303)
    const token = cookies.read(request, 'session') ?? ''
    const farewell = await portal.franceConnect?.farewell(token)
    await doorkeeper.leave(token)
    cookies.clear(reply, 'session')
    if (farewell !== undefined) return leaveFor(portal, request, reply, { to: farewell, why: 'logOut' })
    return reply.redirect(`${urls.login}?arrivee=sortie`, 303)
  })

  // A script of ours asks it, of a page that stays open.
  pages.post(urls.stay, async (request, reply) => {
    const session = await requireAnySession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.documents, 303)
    return reply.type('application/json').send({ seconds: session.secondsLeft })
  })

  function hasFormToken(request: FastifyRequest): boolean {
    return sameToken((request.body as LoginForm)?.csrf, cookies.read(request, 'csrf'))
  }
}
