/** What every page of the portal is given, and the session that most of them need. */
import type { AssetUrls } from '@carnet/web/assets.ts'
import type { PasswordProblem } from '@carnet/web/patient/password-again.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Platform } from '../../actions/platform.ts'
import type { Antivirus } from '../../antivirus.ts'
import type { Doorkeeper, OpenSession } from '../../identity/patient.ts'
import type { Log } from '../../log.ts'
import { type Cookies, sameToken } from './cookies.ts'

export type PortalParts = {
  readonly platform: Platform
  readonly doorkeeper: Doorkeeper
  readonly demonstration: boolean
  /** Invented patients to log in as, on the home page of the demonstration. */
  readonly people: readonly { readonly name: string; readonly login: string; readonly password: string }[]
  /** The portal is reached over TLS. */
  readonly secure: boolean
  readonly log: Log
  readonly antivirus: Antivirus
}

/** What every page of the portal is given. */
export type Portal = PortalParts & {
  readonly cookies: Cookies
  readonly surroundings: {
    readonly assets: AssetUrls
    readonly demo: boolean
  }
}

/** The holder's session, or a redirection to the log-in, or to the page of a closed record, already sent. */
export async function requireSession(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenSession | undefined> {
  const session = await requireAnySession(portal, request, reply)
  if (session?.closed === undefined) return session
  reply.redirect(urls.closedRecord, 303)
  return undefined
}

/** Same, for what is left to who closed his record: open it again, leave, or go to another. */
export async function requireAnySession(
  { doorkeeper, cookies }: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenSession | undefined> {
  const token = cookies.read(request, 'session')
  const session = token === undefined ? undefined : await doorkeeper.session(token)
  if (session !== undefined) return session
  if (token !== undefined) cookies.clear(reply, 'session')
  reply.redirect(token === undefined ? '/carnet/connexion' : '/carnet/connexion?arrivee=expiree', 303)
  return undefined
}

/** Posts of a logged-in holder carry the token of his session. */
export function isFromOurForm(session: OpenSession, request: FastifyRequest): boolean {
  return sameToken((request.body as { csrf?: string } | undefined)?.csrf, session.csrf)
}

/** What every page of someone's carnet is given. */
export function carnetOf(portal: Portal, session: OpenSession) {
  return {
    ...portal.surroundings,
    holder: { name: session.holderName },
    csrf: session.csrf,
    unreadEmergencies: session.emergencies,
    mayChoose: session.mayChoose,
    waitingInvitations: session.invitations,
    now: portal.platform.clock.now(),
  }
}

export type PasswordObjection = { readonly status: 422 | 429; readonly why: PasswordProblem }

/** What stands in the way of who writes his password again; undefined: it is right. Says when to come back. */
export async function objectionToPassword(
  { doorkeeper, cookies }: Portal,
  {
    session,
    password,
    request,
    reply,
  }: {
    readonly session: OpenSession
    readonly password: string
    readonly request: FastifyRequest
    readonly reply: FastifyReply
  },
): Promise<PasswordObjection | undefined> {
  const asked = await doorkeeper.confirmPassword(session.own.recordId, password, {
    address: request.ip,
    device: cookies.read(request, 'device'),
  })
  if (asked === 'right') return undefined
  if (asked === 'wrong') return { status: 422, why: { kind: 'passwordWrong' } }
  const { retryAfterSeconds } = asked
  reply.header('retry-after', String(retryAfterSeconds))
  return { status: 429, why: { kind: 'tooManyTries', minutes: Math.ceil(retryAfterSeconds / 60) } }
}
