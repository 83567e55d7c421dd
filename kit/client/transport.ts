/** HTTPS with the client certificate of a card, on connections kept alive. soap.md §2.1. */
import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DmpUnreachable } from './errors.ts'

export type Transport = {
  /** The answer, its body not yet read. @throws DmpUnreachable */
  readonly post: (
    path: string,
    headers: Readonly<Record<string, string>>,
    body: Body,
  ) => Promise<IncomingMessage>
  /** @throws DmpUnreachable */
  readonly get: (path: string) => Promise<IncomingMessage>
  readonly close: () => void
}

/** Made again for each attempt: a kept connection may turn out to be dead once the body has begun to leave. */
export type Body = () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>

export type TransportOptions = {
  /** `https://localhost:8443` */
  readonly url: string
  /** PEM of the authority that the server's certificate comes from. */
  readonly authority: string
  readonly certificate: string
  readonly key: string
  /** Longest silence of the DMP. */
  readonly timeoutMs?: number
}

export function openTransport(options: TransportOptions): Transport {
  const { url, authority, certificate, key, timeoutMs = 60_000 } = options
  const agent = new Agent({ keepAlive: true, ca: authority, cert: certificate, key, minVersion: 'TLSv1.2' })
  const attempt = (
    method: 'GET' | 'POST',
    path: string,
    headers: Readonly<Record<string, string>>,
    body: Body,
    first: boolean,
  ) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = request(new URL(path, url), { method, agent, headers, timeout: timeoutMs })
      let answered = false
      let broken: unknown
      const source = async function* () {
        try {
          yield* body()
        } catch (error) {
          broken = error
          throw error
        }
      }
      outgoing.on('response', (answer) => {
        answered = true
        resolve(answer)
      })
      outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')))
      outgoing.on('error', (cause: NodeJS.ErrnoException) => {
        if (broken !== undefined) reject(broken)
        // The server closed an idle connection as we wrote on it: nothing was received, send it again.
        else if (first && outgoing.reusedSocket && cause.code === 'ECONNRESET')
          attempt(method, path, headers, body, false).then(resolve, reject)
        else reject(unreachable(url, cause))
      })
      // A DMP that refuses before the end of the body answers and hangs up: its answer matters, not our pipe.
      pipeline(Readable.from(source(), { objectMode: false }), outgoing).catch((cause: Error) => {
        if (!answered) outgoing.destroy(cause)
      })
    })
  return {
    post: (path, headers, body) => attempt('POST', path, headers, body, true),
    get: (path) => attempt('GET', path, {}, () => [], true),
    close: () => agent.destroy(),
  }
}

function unreachable(url: string, cause: NodeJS.ErrnoException): DmpUnreachable {
  const { host } = new URL(url)
  const certificate = /^(CERT_|ERR_TLS|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)/.test(cause.code ?? '')
  return new DmpUnreachable(
    certificate
      ? `Le certificat présenté par ${host} n’est pas celui d’un DMP de confiance (${cause.code}).`
      : `Le DMP ne répond pas à l’adresse ${host} (${cause.code ?? cause.message}).`,
    { cause },
  )
}
