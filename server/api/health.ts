/** /healthz, /readyz, /metrics, /version: for machines that watch the server. */
import type { FastifyInstance, FastifyRequest } from 'fastify'

export type Health = {
  /** The names of what cannot be used now: « base », « documents ». Empty when ready. */
  unusable(): Promise<readonly string[]>
  /** At the time of the law: what is in force changes with it. */
  readonly version: () => Readonly<Record<string, string | boolean>>
  readonly metrics: () => Promise<string>
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
    if (!isFromThisMachine(request)) return reply.code(403).type('text/plain').send('loopback only\n')
    return reply.type('text/plain; version=0.0.4').send(await health.metrics())
  })
}

/** Not by `request.ip`: behind a proxy that is what the visitor says of himself. */
function isFromThisMachine({ raw, headers }: FastifyRequest): boolean {
  const ip = raw.socket.remoteAddress ?? ''
  const loopback = ip === '::1' || ip.startsWith('127.') || ip.startsWith('::ffff:127.')
  return loopback && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined
}
