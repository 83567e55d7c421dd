/** /healthz, /readyz, /metrics, /version: for machines that watch the server. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'

export type Health = {
  /** The names of what cannot be used now: « base », « documents ». Empty when ready. */
  unusable(): Promise<readonly string[]>
  /** As it is when it is asked: the matrix in force changes with the day. */
  version(): Readonly<Record<string, string | boolean>>
  metrics(): Promise<string>
  /** Whoever presents it reads the metrics from another machine; without one, nobody does. */
  readonly metricsToken: string | undefined
}

export function mountHealth(server: FastifyInstance, health: Health): void {
  server.get('/healthz', (_request, reply) => reply.type('text/plain').send('ok\n'))
  server.get('/readyz', async (_request, reply) => {
    const unusable = await health.unusable()
    return reply
      .code(unusable.length === 0 ? 200 : 503)
      .type('text/plain; charset=utf-8')
      .send(unusable.length === 0 ? 'prêt\n' : `pas prêt : ${unusable.join(', ')}\n`)
  })
  server.get('/version', (_request, reply) => reply.send(health.version()))
  server.get('/metrics', async (request, reply) => {
    if (!isFromThisMachine(request) && !bears(request, health.metricsToken))
      return reply.code(403).type('text/plain').send('loopback or token only\n')
    return reply.type('text/plain; version=0.0.4').send(await health.metrics())
  })
}

/** Compared in a time that tells nothing of it. */
function bears({ headers }: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`))
}

/** Not by `request.ip`: behind a proxy that is what the visitor says of himself. */
function isFromThisMachine({ raw, headers }: FastifyRequest): boolean {
  const ip = raw.socket.remoteAddress ?? ''
  const loopback = ip === '::1' || ip.startsWith('127.') || ip.startsWith('::ffff:127.')
  return loopback && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined
}
