/**
 * The window of sending that a practice software shows once a document is saved: title, who may consult, send, confirmation.
 * Served to this machine alone, by an address that opens once; what it sends goes through the client it is given.
 * Spec: rules.md FEED-07; people.md F5 (EX_GEN-1060).
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { finished } from 'node:stream/promises'
import { DmpRefusal, DmpUnreachable, UnusableInput } from '../client/errors.ts'
import { answerIn, choiceOf, firstAnswer, type SendingChoice, type WindowQuestion } from './sending-form.ts'
import {
  type AskedWindow,
  forbiddenPage,
  heldPage,
  sentPage,
  windowPage,
  windowPolicy,
} from './window-page.ts'

/** What was sent. */
export type SentFromWindow = {
  readonly uniqueId: string
  /** False: a part of it is left, which the software finishes; the lines say which. */
  readonly complete: boolean
  /** Said beside the confirmation. */
  readonly lines: readonly string[]
}

export type WindowOutcome =
  | { readonly state: 'sent'; readonly choice: SendingChoice; readonly sent: SentFromWindow }
  /** By a gesture, or nobody answered in time. */
  | { readonly state: 'held' }

export type SendingWindow = {
  /** To be opened in a browser of this machine, once. */
  readonly address: string
  /** Once it is closed. */
  readonly outcome: Promise<WindowOutcome>
  /** Nothing more is sent from it. */
  readonly close: () => void
}

export type WindowOptions = {
  readonly question: WindowQuestion
  /** Once at most succeeds. @throws UnusableInput, DmpRefusal, DmpUnreachable: it is said, and may be tried again. */
  readonly send: (choice: SendingChoice) => Promise<SentFromWindow>
  /** It closes by itself; half an hour. */
  readonly openMs?: number
}

type Attempt = {
  readonly page: string
  readonly status: number
  readonly over?: WindowOutcome
  /** Neither the DMP nor the document: the software's own. */
  readonly fault?: unknown
}

const bodyBytesMax = 16_384

export async function openSendingWindow(options: WindowOptions): Promise<SendingWindow> {
  const { question, send, openMs = 1_800_000 } = options
  const [token, session, csrf] = [secret(), secret(), secret()]
  let opened = false
  let sending: Promise<Attempt> | undefined
  const outcome = Promise.withResolvers<WindowOutcome>()
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  const { port, close } = await listen(server)
  const origin = `http://127.0.0.1:${port}`
  const cookie = `carnet-envoi-${port}`
  const over = (result: WindowOutcome) => {
    clearTimeout(timer)
    outcome.resolve(result)
    close()
  }
  const timer = setTimeout(() => over({ state: 'held' }), openMs)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin)
    const reply = async (status: number, page: string, headers: Readonly<Record<string, string>> = {}) => {
      response.writeHead(status, { ...always, ...headers }).end(page)
      // Whoever hung up meanwhile reads no answer: what was done is done all the same.
      await finished(response).catch(() => {})
    }
    // Under any other name it is a page of elsewhere that calls.
    if (request.headers.host !== `127.0.0.1:${port}`) return reply(403, forbiddenPage())
    if (url.pathname !== '/') return reply(404, forbiddenPage())
    const given = url.searchParams.get('jeton')
    if (request.method === 'GET' && given !== null) {
      if (opened || !same(given, token)) return reply(403, forbiddenPage())
      opened = true
      return reply(303, '', {
        location: '/',
        'set-cookie': `${cookie}=${session}; HttpOnly; SameSite=Lax; Path=/`,
      })
    }
    if (!same(cookieOf(request, cookie), session)) return reply(403, forbiddenPage())
    if (request.method === 'GET') return reply(200, asked({ answer: firstAnswer(question) }))
    if (request.method !== 'POST') return reply(405, forbiddenPage(), { allow: 'GET, POST' })
    if (request.headers.origin !== origin) return reply(403, forbiddenPage())
    const fields = await fieldsOf(request)
    if (fields === undefined) return reply(413, forbiddenPage())
    if (!same(fields.get('csrf') ?? '', csrf)) return reply(403, forbiddenPage())
    if (fields.get('geste') === 'retenir' && sending === undefined) {
      await reply(200, heldPage())
      return over({ state: 'held' })
    }
    // Pressed twice, it is sent once, and both presses read the same answer.
    sending ??= attempt(fields)
    const result = await sending
    if (result.over === undefined) sending = undefined
    await reply(result.status, result.page)
    if (result.over !== undefined) over(result.over)
    if (result.fault !== undefined) {
      outcome.reject(result.fault)
      over({ state: 'held' })
    }
  }

  function asked(shown: Omit<AskedWindow, 'question' | 'csrf'>): string {
    return windowPage({ question, csrf, ...shown })
  }

  async function attempt(fields: URLSearchParams): Promise<Attempt> {
    const answer = answerIn(fields, question)
    const read = choiceOf(answer, question)
    if ('errors' in read) return { status: 422, page: asked({ answer, errors: read.errors }) }
    try {
      const sent = await send(read.choice)
      const { title } = read.choice
      const page = sentPage({ at: new Date(), person: question.person, title, ...sent })
      return { status: 200, page, over: { state: 'sent', choice: read.choice, sent } }
    } catch (error) {
      const french = frenchOf(error)
      const failure = french ?? 'Votre logiciel a eu une panne.'
      return {
        status: 502,
        page: asked({ answer, failure }),
        ...(french === undefined && { fault: error }),
      }
    }
  }

  return {
    address: `${origin}/?jeton=${token}`,
    outcome: outcome.promise,
    close: () => over({ state: 'held' }),
  }
}

const always = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': windowPolicy,
  'cache-control': 'no-store',
  connection: 'close',
  'x-content-type-options': 'nosniff',
  // The address holds the token.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

function frenchOf(error: unknown): string | undefined {
  if (error instanceof DmpRefusal) return `${error.code}\u00a0: ${error.french}`
  if (error instanceof DmpUnreachable || error instanceof UnusableInput) return error.french
  return undefined
}

async function listen(server: Server): Promise<{ readonly port: number; readonly close: () => void }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { port: (server.address() as AddressInfo).port, close }
}

/** Undefined when it is longer than our form. */
async function fieldsOf(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length
    if (bytes > bodyBytesMax) return undefined
    chunks.push(chunk as Buffer)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}

function cookieOf({ headers }: IncomingMessage, name: string): string {
  const pair = headers.cookie?.split(/;\s*/).find((each) => each.startsWith(`${name}=`))
  return pair?.slice(name.length + 1) ?? ''
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

/** In the same time whatever is given. */
function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
