/** A client that sends anything: no kit, no politeness. Each request has its own connection. */
import { request } from 'node:https'
import { Readable } from 'node:stream'
import { connect } from 'node:tls'
import type { VirtualCard } from '@carnet/kit/cards/virtual-card.ts'

export type TlsIdentity = Partial<Pick<VirtualCard['authentication'], 'certificate' | 'key'>>

/** `cut`: the connection ended without an answer. */
export type RawAnswer =
  | { readonly status: number; readonly contentType: string; readonly body: Buffer }
  | 'cut'

export type Target = { readonly url: string; readonly authority: string }

export type Delivery = {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly identity: TlsIdentity
  /** A buffer goes with its length; pieces go chunked. */
  readonly body: Uint8Array | Iterable<Uint8Array>
}

const silenceMs = 20_000

export function post(target: Target, delivery: Delivery): Promise<RawAnswer> {
  const { method = 'POST', path, headers = {}, identity, body } = delivery
  const whole = body instanceof Uint8Array
  return new Promise((resolve) => {
    const outgoing = request(target.url, {
      method,
      path,
      agent: false,
      ca: target.authority,
      ...tlsOf(identity),
      headers: { ...(whole && { 'content-length': String(body.length) }), ...headers },
      timeout: silenceMs,
    })
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = []
      const done = () => {
        resolve({
          status: incoming.statusCode ?? 0,
          contentType: incoming.headers['content-type'] ?? '',
          body: Buffer.concat(chunks),
        })
        outgoing.destroy()
      }
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', done)
      incoming.on('error', () => resolve('cut'))
    })
    outgoing.on('timeout', () => outgoing.destroy())
    // After an early answer, what we still write meets a closed door: the answer was kept above.
    outgoing.on('error', () => setTimeout(() => resolve('cut'), 50))
    outgoing.on('close', () => setTimeout(() => resolve('cut'), 50))
    if (whole) outgoing.end(body)
    else Readable.from(body, { objectMode: false }).pipe(outgoing)
  })
}

/** Bytes of our own on a TLS connection, with pauses between them; then silence, or the end of the connection. */
export function postBytes(
  target: Target,
  identity: TlsIdentity,
  pieces: readonly (string | Uint8Array)[],
  options: { readonly pauseMs?: number; readonly hangUp?: boolean } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(target.url)
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), ca: target.authority, ...tlsOf(identity) })
    const chunks: Buffer[] = []
    const done = () => {
      clearTimeout(patience)
      socket.destroy()
      resolve(parsed(Buffer.concat(chunks)))
    }
    const patience = setTimeout(done, silenceMs)
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      if (isWhole(Buffer.concat(chunks))) done()
    })
    socket.on('error', done)
    socket.on('close', done)
    socket.on('secureConnect', async () => {
      for (const piece of pieces) {
        if (socket.destroyed) return
        socket.write(piece)
        await new Promise((resume) => setTimeout(resume, options.pauseMs ?? 0))
      }
      if (options.hangUp === true) done()
    })
  })
}

function tlsOf({ certificate, key }: TlsIdentity) {
  return {
    minVersion: 'TLSv1.2' as const,
    ...(certificate !== undefined && { cert: certificate }),
    ...(key !== undefined && { key }),
  }
}

function headOf(bytes: Buffer): { head: string; end: number } | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  return end === -1 ? undefined : { head: bytes.toString('latin1', 0, end), end: end + 4 }
}

function isWhole(bytes: Buffer): boolean {
  const found = headOf(bytes)
  if (found === undefined) return false
  const length = /^content-length: *(\d+)/im.exec(found.head)?.[1]
  if (length === undefined) return bytes.includes('\r\n0\r\n\r\n', found.end)
  return bytes.length >= found.end + Number(length)
}

function parsed(bytes: Buffer): RawAnswer {
  const found = headOf(bytes)
  if (found === undefined) return 'cut'
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(found.head)?.[1] ?? 0),
    contentType: /^content-type: *(.*?)\r?$/im.exec(found.head)?.[1] ?? '',
    body: /^transfer-encoding: *chunked/im.test(found.head)
      ? Buffer.concat([...chunksOf(bytes.subarray(found.end))])
      : bytes.subarray(found.end),
  }
}

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at)
    const size = lineEnd === -1 ? 0 : Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    if (!(size > 0)) return
    yield bytes.subarray(lineEnd + 2, lineEnd + 2 + size)
    at = lineEnd + 2 + size + 2
  }
}
