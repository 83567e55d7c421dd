/** A submission server of an operator of MSSanté, real: SMTP under TLS that knows its customers by their certificate. */
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { StructIdNat } from '@carnet/core/model/caller.ts'
import { createAuthority, pem } from '@carnet/kit/authority/authority.ts'
import { serverOrder, structureOrder } from '@carnet/kit/authority/certificate-order.ts'
import { generateKeyPair, privateKeyPem } from '@carnet/kit/authority/key-pair.ts'
import { SMTPServer } from 'smtp-server'

export type TakenMessage = { readonly to: string; readonly raw: string; readonly user: string }

export type SmtpListener = {
  readonly port: number
  /** PEM. */
  readonly authority: string
  readonly certificate: string
  readonly key: string
  /** What it took charge of. */
  readonly taken: TakenMessage[]
  /** What it does with the next messages to an address: no, or hang up once it has the whole of it. */
  readonly answers: Map<string, 'refuse' | 'hangUp'>
}

const customer = { id: '499900990021001' as StructIdNat, name: 'Cabinet' }
const password = 'mot-de-passe-essai'

/** Closed with the test. `tls`: as an account says it. */
export async function smtpListener(
  t: { after: (close: () => void) => void },
  tls: 'implicit' | 'starttls' = 'implicit',
): Promise<SmtpListener> {
  const now = Date.now()
  const validity = { validFrom: new Date(now - 86_400_000), validTo: new Date(now + 86_400_000) }
  const authority = await createAuthority('AC d’un opérateur', validity.validFrom, validity.validTo)
  const [serverKeys, ourKeys] = [await generateKeyPair(), await generateKeyPair()]
  const listener = {
    port: 0,
    authority: authority.certificatePem,
    certificate: pem(await authority.issue(structureOrder(customer, 'authentication', validity), ourKeys)),
    key: await privateKeyPem(ourKeys.privateKey),
    taken: [] as TakenMessage[],
    answers: new Map<string, 'refuse' | 'hangUp'>(),
  }
  const sockets = new Set<Socket>()
  const server = new SMTPServer({
    secure: tls === 'implicit',
    cert: pem(await authority.issue(serverOrder('localhost', validity), serverKeys)),
    key: await privateKeyPem(serverKeys.privateKey),
    ca: [authority.certificatePem],
    requestCert: true,
    rejectUnauthorized: true,
    authMethods: ['PLAIN', 'LOGIN'],
    onAuth: ({ username, password: given }, _session, done) =>
      given === password ? done(null, { user: username }) : done(new Error('wrong password')),
    onRcptTo: ({ address }, _session, done) =>
      listener.answers.get(address) === 'refuse'
        ? done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
        : done(),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const [to] = session.envelope.rcptTo
        if (listener.answers.get(to!.address) === 'hangUp') {
          for (const socket of sockets) socket.destroy()
          return
        }
        listener.taken.push({
          to: to!.address,
          raw: Buffer.concat(chunks).toString('latin1'),
          user: String(session.user),
        })
        done()
      })
    },
  })
  // A client that hangs up is no news.
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  listener.port = (server.server.address() as AddressInfo).port
  t.after(() => server.close(() => {}))
  return listener
}

/** As `--mssante-account` reads it. */
export function accountOf(listener: SmtpListener) {
  return {
    host: 'localhost',
    port: listener.port,
    from: 'cabinet@essai.mssante.fr',
    user: 'cabinet',
    password,
  }
}

/** A port where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

export type MimePart = { readonly head: string; readonly body: Buffer }

/** The headers of a message, unfolded, and its parts: a reader of our own writer's shapes, other than the library that wrote. */
export function readMime(raw: string): { readonly head: string; readonly parts: readonly MimePart[] } {
  const { head, rest } = split(raw)
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1]
  if (boundary === undefined) throw new Error('this message has no parts')
  const parts = rest
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const { head, rest } = split(part.replace(/^\r\n/, ''))
      const body = /transfer-encoding: base64/i.test(head)
        ? Buffer.from(rest, 'base64')
        : Buffer.from(rest, 'latin1')
      return { head, body }
    })
  return { head, parts }
}

function split(text: string): { readonly head: string; readonly rest: string } {
  const at = text.indexOf('\r\n\r\n')
  return { head: unfold(text.slice(0, at)), rest: text.slice(at + 4) }
}

/** RFC 5322 §2.2.3; encoded words of RFC 2047. */
function unfold(head: string): string {
  return head
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : Buffer.from(
            text
              .replaceAll('_', ' ')
              .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
                String.fromCharCode(Number.parseInt(hex, 16)),
              ),
            'latin1',
          ).toString('utf8'),
    )
}
