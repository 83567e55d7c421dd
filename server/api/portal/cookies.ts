/** The cookies of the portal. Over TLS their names start with `__Host-`: this host only, this path, never in clear. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * `device`, `copy` and `display` stay for a year: that the holder has logged in here, that he keeps a copy here, and how
 * pages look on this device. So does `place`: where professionals of this workstation practise. The others end with the
 * browser. `aim`, `direct`: the page that was asked for before the log-in, by him or by his software. `card`: names the browser to the port where cards are
 * read. `professional`: the session of who came in by his card.
 */
export type CookieName =
  | 'session'
  | 'attempt'
  | 'activation'
  | 'csrf'
  | 'device'
  | 'copy'
  | 'display'
  | 'aim'
  | 'card'
  | 'professional'
  | 'place'
  | 'direct'

export type Cookies = {
  read(request: FastifyRequest, name: CookieName): string | undefined
  write(reply: FastifyReply, name: CookieName, value: string): void
  clear(reply: FastifyReply, name: CookieName): void
  /** The token that a form shown before log-in carries: made at the first page, compared at the post. */
  formToken(request: FastifyRequest, reply: FastifyReply): string
}

const yearSeconds = 31_536_000
const staying: ReadonlySet<CookieName> = new Set(['device', 'copy', 'display', 'place'])

export function makeCookies(secure: boolean): Cookies {
  const nameOf = (name: CookieName) => (secure ? `__Host-carnet-${name}` : `carnet-${name}`)
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  const cookies: Cookies = {
    read: (request, name) => request.cookies[nameOf(name)],
    write: (reply, name, value) => {
      reply.setCookie(nameOf(name), value, staying.has(name) ? { ...options, maxAge: yearSeconds } : options)
    },
    clear: (reply, name) => {
      reply.clearCookie(nameOf(name), options)
    },
    formToken(request, reply) {
      const present = cookies.read(request, 'csrf')
      if (present !== undefined) return present
      const token = randomBytes(24).toString('base64url')
      cookies.write(reply, 'csrf', token)
      return token
    },
  }
  return cookies
}

export function sameToken(sent: string | undefined, expected: string | undefined): boolean {
  if (sent === undefined || expected === undefined || sent.length !== expected.length) return false
  return timingSafeEqual(Buffer.from(sent), Buffer.from(expected))
}
