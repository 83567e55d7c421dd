/**
 * FranceConnect+: the departure, the return, and the link that its holder makes and withdraws. rules.md CON-23.
 * A form of ours may send nobody elsewhere, nor be redirected there (`form-action`): a page stands between, which leads on
 * by itself.
 */
import {
  type FranceConnectLinkData,
  franceConnectLinkPage,
  type Leaving,
  leavingPage,
  refusedReturnPage,
} from '@carnet/web/patient/france-connect.ts'
import { loginPage } from '@carnet/web/patient/login.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FranceConnect, RefusedReturn } from '../../../identity/patient/france-connect.ts'
import { sameToken } from '../cookies.ts'
import { policyWithScript } from '../page-policy.ts'
import {
  type CarnetSession,
  carnetOf,
  isFromOurForm,
  type Portal,
  requireOwnSession,
  surroundingsOf,
  waysInOf,
} from '../portal.ts'
import { objectionToProof } from '../prove-again.ts'
import { arrive, placeOf } from './arrive.ts'

type Form = { csrf?: string; retirer?: string } | undefined

/** What is declared to FranceConnect, behind the public name of the portal. */
export const franceConnectAddresses = {
  comeBack: urls.franceConnectReturn,
  loggedOut: urls.franceConnectLogOut,
  keys: urls.franceConnectKeys,
} as const

export function mountFranceConnect(
  pages: FastifyInstance,
  portal: Portal,
  franceConnect: FranceConnect,
): void {
  const { cookies } = portal

  const refuse = (request: FastifyRequest, reply: FastifyReply, why: RefusedReturn) =>
    reply.code(statusOf(why)).send(
      refusedReturnPage({
        ...surroundingsOf(portal, request),
        csrf: cookies.formToken(request, reply),
        why,
      }),
    )

  // What a form left behind: its page is asked for again.
  pages.get(urls.franceConnectLogIn, (_request, reply) => reply.redirect(urls.login, 303))

  pages.post<{ Body: Form }>(urls.franceConnectLogIn, async (request, reply) => {
    const browser = cookies.read(request, 'csrf')
    if (browser === undefined || !sameToken(request.body?.csrf, browser))
      return reply.redirect(urls.login, 303)
    const asked = await franceConnect.askToLogIn(browser, request.ip)
    if ('leaveFor' in asked) return leaveFor(portal, request, reply, { to: asked.leaveFor, why: 'logIn' })
    if ('refused' in asked) return refuse(request, reply, asked.refused)
    const { retryAfterSeconds } = asked
    const problem = { kind: 'locked', minutes: Math.ceil(retryAfterSeconds / 60) } as const
    reply.code(429).header('retry-after', String(retryAfterSeconds))
    return reply
      .header('content-security-policy', policyWithScript)
      .send(loginPage({ ...surroundingsOf(portal, request), csrf: browser, ...waysInOf(portal), problem }))
  })

  pages.get(urls.franceConnectReturn, async (request, reply) => {
    const token = cookies.read(request, 'session')
    const session = token === undefined ? undefined : await portal.doorkeeper.session(token)
    const [, query = ''] = request.url.split('?', 2)
    const came = await franceConnect.comeBack(
      query,
      {
        beforeLogIn: cookies.read(request, 'csrf'),
        session: session && { csrf: session.csrf, person: session.own.recordId },
      },
      { ...placeOf(portal, request), address: request.ip },
    )
    if ('entered' in came) return arrive(portal, request, reply, came.entered)
    if ('linked' in came) return reply.redirect(`${urls.security}?fait=franceConnectLinked`, 303)
    if (came.purpose === 'logIn') return refuse(request, reply, came.refused)
    const own = await requireOwnSession(portal, request, reply)
    return own === undefined
      ? reply
      : linkPage(reply.code(statusOf(came.refused)), own, { refused: came.refused })
  })

  pages.get(urls.franceConnectLogOut, (_request, reply) =>
    reply.redirect(`${urls.login}?arrivee=sortie`, 303),
  )

  pages.get(urls.franceConnectKeys, async (_request, reply) =>
    reply.type('application/jwk-set+json').send(JSON.stringify(await franceConnect.publicKeys())),
  )

  const linkPage = async (
    reply: FastifyReply,
    session: CarnetSession,
    said: Pick<FranceConnectLinkData, 'problem' | 'refused'> = {},
  ) => {
    const link = await franceConnect.readLink(session.own.recordId)
    return reply.send(franceConnectLinkPage({ ...carnetOf(portal, session), link, ...said }))
  }

  pages.get(urls.franceConnectLink, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    return session === undefined ? reply : linkPage(reply, session)
  })

  pages.post<{ Body: Form }>(urls.franceConnectLink, async (request, reply) => {
    const session = await requireOwnSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.franceConnectLink, 303)
    const objection = await objectionToProof(portal, session, { request, reply })
    if (objection === 'asked') return reply
    if (objection !== undefined)
      return linkPage(reply.code(objection.status), session, { problem: objection.why })
    const person = session.own.recordId
    if (request.body?.retirer !== undefined) {
      await franceConnect.unlink(person, cookies.read(request, 'session') ?? '')
      return reply.redirect(`${urls.security}?fait=franceConnectUnlinked`, 303)
    }
    const asked = await franceConnect.askToLink(person, session.csrf)
    if ('leaveFor' in asked) return leaveFor(portal, request, reply, { to: asked.leaveFor, why: 'link' })
    return linkPage(reply.code(statusOf(asked.refused)), session, { refused: asked.refused })
  })
}

/** The page between us and FranceConnect. */
export function leaveFor(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  leaving: Leaving,
): FastifyReply {
  return reply
    .header('refresh', `0;url=${leaving.to}`)
    .send(leavingPage({ ...surroundingsOf(portal, request), ...leaving }))
}

function statusOf(why: RefusedReturn): 422 | 503 {
  return why === 'unavailable' ? 503 : 422
}
