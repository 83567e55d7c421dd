/** Listeners: the machine interfaces in mutual TLS, the portals. The certificate is judged here before any route. */
import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { type Certificate, parseCertificate } from '@carnet/core/wire/x509/certificate.ts'
import { type CertificateVerdict, judgeCertificate } from '@carnet/core/wire/x509/trust.ts'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Config } from './config.ts'
import type { TrustSource } from './identity/trust.ts'

/** What those who show no card that we know may ask for, to be told what to do; for all else they are cut. */
export type StrangersAnswered = (address: string) => boolean

/** Who holds the other end of the TLS connection. The verdict is that of this moment, not of the handshake. */
export type TlsClient = { readonly certificate: Certificate; readonly verdict: CertificateVerdict }

const requestTimeoutMs = 120_000
const headersTimeoutMs = 20_000
/** A browser asks at once; whoever asks nothing is cut. */
const silentStrangerMs = 500
/** A page and its style on a slow line; nobody has longer. */
const answeredStrangerMs = 5_000

/**
 * The mutual-TLS port. TLS asks for a certificate and lets us judge it (contract.md §3): none, or one of an unknown
 * authority → the connection is cut; ours but expired, not yet valid or revoked → the request learns it. Where a person
 * stands with his browser (`answered`), the cut waits for what he asks.
 */
export function openMachineServer(
  config: Config,
  trust: TrustSource,
  answered: StrangersAnswered,
): FastifyInstance {
  const server = Fastify({
    https: {
      cert: readFileSync(config.tls.certFile),
      key: readFileSync(config.tls.keyFile),
      ca: trust.current().authorities.map(({ certificate }) => pemOf(certificate)),
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
      headersTimeout: headersTimeoutMs,
    },
    logger: false,
    routerOptions: { ignoreDuplicateSlashes: true },
    requestTimeout: requestTimeoutMs,
    bodyLimit: config.maxMessageBytes,
  }) as unknown as FastifyInstance
  const certificates = new WeakMap<object, Certificate>()
  const strangers = new WeakMap<object, NodeJS.Timeout>()
  const cutAfter = (socket: Socket, delayMs: number) => {
    clearTimeout(strangers.get(socket))
    const cut = setTimeout(() => socket.destroy(), delayMs)
    strangers.set(socket, cut)
    socket.once('close', () => clearTimeout(cut))
  }
  server.server.on('secureConnection', (socket: TLSSocket) => {
    const certificate = certificateOf(socket)
    if (
      certificate === undefined ||
      judgeCertificate(certificate, trust.current(), new Date()) === 'unknownAuthority'
    )
      cutAfter(socket, silentStrangerMs)
    else certificates.set(socket, certificate)
  })
  server.decorateRequest('tlsClient', null)
  server.addHook('onRequest', async (request, reply) => {
    const certificate = certificates.get(request.raw.socket)
    if (certificate === undefined) {
      if (answered(request.url)) {
        cutAfter(request.raw.socket, answeredStrangerMs)
        reply.header('connection', 'close')
        return
      }
      request.raw.socket.destroy()
      return reply.hijack()
    }
    request.tlsClient = { certificate, verdict: judgeCertificate(certificate, trust.current(), new Date()) }
  })
  return server
}

/** The port of the portals: plain HTTP on the loopback interface, behind a declared proxy, or with its own certificate. */
export function openWebServer(config: Config): FastifyInstance {
  const common = {
    logger: false,
    trustProxy: config.publicUrl !== undefined,
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    requestTimeout: requestTimeoutMs,
    bodyLimit: 1_000_000,
  }
  if (config.web === undefined) return Fastify({ ...common, http: { headersTimeout: headersTimeoutMs } })
  const { certFile, keyFile } = config.web
  const https = { cert: readFileSync(certFile), key: readFileSync(keyFile), minVersion: 'TLSv1.2' as const }
  return Fastify({ ...common, https }) as unknown as FastifyInstance
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on the mutual-TLS port for every request that reaches a route, but where strangers are answered. */
    tlsClient: TlsClient | null
  }
}

export function tlsClientOf(request: FastifyRequest): TlsClient {
  if (request.tlsClient === null) throw new Error('this route is not behind mutual TLS')
  return request.tlsClient
}

function certificateOf(socket: TLSSocket): Certificate | undefined {
  const peer = socket.getPeerX509Certificate()
  if (peer === undefined) return undefined
  try {
    return parseCertificate(peer.raw)
  } catch {
    // A certificate that we cannot read is one of nobody we know.
    return undefined
  }
}

function pemOf(certificate: Certificate): string {
  const base64 = Buffer.from(certificate.der).toString('base64')
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
}
