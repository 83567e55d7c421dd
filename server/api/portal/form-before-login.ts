/** Forms of who is not logged in: what their pages are given, and what comes back from them. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sameToken } from './cookies.ts'
import { type Portal, surroundingsOf } from './portal.ts'

export type Fields = Readonly<Record<string, string>>

export function formOf(portal: Portal, request: FastifyRequest, reply: FastifyReply) {
  return { ...surroundingsOf(portal, request), csrf: portal.cookies.formToken(request, reply) }
}

/** undefined: it is no form of ours, and is shown again. */
export function fieldsOf({ cookies }: Portal, request: FastifyRequest): Fields | undefined {
  const fields = (request.body ?? {}) as Readonly<Record<string, unknown>>
  if (!sameToken(String(fields.csrf ?? ''), cookies.read(request, 'csrf'))) return undefined
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  )
}

export function wait(reply: FastifyReply, { retryAfterSeconds }: { readonly retryAfterSeconds: number }) {
  reply.code(429).header('retry-after', String(retryAfterSeconds))
  return { kind: 'tooManyTries', minutes: Math.ceil(retryAfterSeconds / 60) } as const
}
