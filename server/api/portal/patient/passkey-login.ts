/** Log-in by a passkey: what is asked of the device, then its answer. rules.md CON-23; people.md P-00. */
import { loginPage } from '@carnet/web/patient/login.ts'
import { passkeyLogInPage } from '@carnet/web/patient/passkey-login.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sameToken } from '../cookies.ts'
import { policyWithScript } from '../page-policy.ts'
import { type Portal, surroundingsOf, waysInOf } from '../portal.ts'
import { arrive, placeOf } from './arrive.ts'

type Form = { csrf?: string; reponse?: string } | undefined

export function mountPasskeyLogIn(pages: FastifyInstance, portal: Portal): void {
  const { cookies, passkeys } = portal

  const ask = async (request: FastifyRequest, reply: FastifyReply, browser: string, refused: boolean) => {
    const options = await passkeys.askToLogIn(browser, request.ip)
    reply.header('content-security-policy', policyWithScript)
    if (!('retryAfterSeconds' in options))
      return reply.send(
        passkeyLogInPage({ ...surroundingsOf(portal, request), csrf: browser, options, refused }),
      )
    const { retryAfterSeconds } = options
    const problem = { kind: 'locked', minutes: Math.ceil(retryAfterSeconds / 60) } as const
    reply.code(429).header('retry-after', String(retryAfterSeconds))
    return reply.send(
      loginPage({ ...surroundingsOf(portal, request), csrf: browser, ...waysInOf(portal), problem }),
    )
  }

  // What a form left behind: its page is asked for again.
  pages.get(urls.passkeyLogIn, (_request, reply) => reply.redirect(urls.login, 303))

  pages.post<{ Body: Form }>(urls.passkeyLogIn, async (request, reply) => {
    const browser = cookies.read(request, 'csrf')
    if (browser === undefined || !sameToken(request.body?.csrf, browser) || passkeys.host() === undefined)
      return reply.redirect(urls.login, 303)
    const answer = request.body?.reponse
    if (answer === undefined) return ask(request, reply, browser, false)
    const place = { ...placeOf(portal, request), address: request.ip }
    const entered = await passkeys.logIn(answer, browser, place)
    return entered === undefined
      ? ask(request, reply.code(422), browser, true)
      : arrive(portal, request, reply, entered)
  })
}
