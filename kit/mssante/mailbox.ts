/** Hands messages to the submission server of an operator of MSSanté, under TLS. RFC 6409, 8314. */
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Software } from '../client/assertion.ts'
import type { Situation } from '../client/situation.ts'
import type { MssanteAccount } from './account.ts'
import { composeMessage, type MssanteMessage } from './message.ts'

/** What became of one message. */
export type Delivery = { readonly address: string } & (
  | { readonly state: 'sent' }
  /** Nothing left: it may be sent again. */
  | { readonly state: 'notSent'; readonly french: string; readonly retryable: boolean }
  /** Cut between its last byte and the word that takes charge of it: sent again, it might come twice. */
  | { readonly state: 'doubtful'; readonly french: string }
)

export type Mailbox = {
  readonly from: string
  readonly situation: Situation
  readonly software: Software
  /** Never throws for what a server or a network does. */
  readonly send: (message: MssanteMessage) => Promise<Delivery>
}

export type MailboxOptions = {
  readonly account: MssanteAccount
  readonly situation: Situation
  readonly software: Software
}

/** Nothing is opened before the first message. */
export function openMailbox({ account, situation, software }: MailboxOptions): Mailbox {
  return {
    from: account.from,
    situation,
    software,
    send: (message) => sendTo(account, message),
  }
}

async function sendTo(account: MssanteAccount, message: MssanteMessage): Promise<Delivery> {
  const { address } = message.to
  const written = { whole: false }
  // Read once the server asks for it, and not before: what is cut earlier did not leave.
  const source = async function* () {
    yield* composeMessage(message, account) as AsyncIterable<Uint8Array>
    written.whole = true
  }
  const connection = connectionTo(account)
  try {
    await submit(connection, account, address, Readable.from(source(), { objectMode: false }))
    return { address, state: 'sent' }
  } catch (cause) {
    const { responseCode, code } = cause as { responseCode?: number; code?: string }
    const answered = typeof responseCode === 'number'
    if (!answered && written.whole)
      return {
        address,
        state: 'doubtful',
        french: `Le serveur d’envoi ${account.host} n’a pas dit s’il avait pris le message (${code ?? 'sans réponse'}).`,
      }
    return {
      address,
      state: 'notSent',
      retryable: !answered || responseCode < 500,
      french: answered
        ? `Le serveur d’envoi ${account.host} a refusé le message (${responseCode}).`
        : `Le serveur d’envoi ${account.host} ne répond pas, ou pas comme il faut (${code ?? 'erreur'}).`,
    }
  } finally {
    connection.close()
  }
}

function connectionTo(account: MssanteAccount): SMTPConnection {
  const { host, tls, authority, certificate, key, timeoutMs = 60_000 } = account
  return new SMTPConnection({
    host,
    port: account.port ?? (tls === 'implicit' ? 465 : 587),
    secure: tls === 'implicit',
    requireTLS: true,
    tls: {
      minVersion: 'TLSv1.2',
      ...(authority !== undefined && { ca: authority }),
      ...(certificate !== undefined && { cert: certificate }),
      ...(key !== undefined && { key }),
    },
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  })
}

/** A fault of the connection between two steps is one of the step. */
async function submit(
  connection: SMTPConnection,
  { from, user, password }: MssanteAccount,
  to: string,
  message: Readable,
): Promise<void> {
  const broken = Promise.withResolvers<never>()
  connection.on('error', broken.reject)
  connection.once('end', () => broken.reject(Object.assign(new Error('closed'), { code: 'ECONNECTION' })))
  const step = (start: (done: (error?: Error | null) => void) => void) =>
    Promise.race([
      broken.promise,
      new Promise<void>((resolve, reject) => start((error) => (error ? reject(error) : resolve()))),
    ])
  await step((done) => connection.connect(done))
  if (user !== undefined) await step((done) => connection.login({ user, pass: password ?? '' }, done))
  await step((done) => connection.send({ from, to: [to] }, message, done))
  // It took charge of the message: what becomes of the good-bye changes nothing.
  connection.quit()
}
