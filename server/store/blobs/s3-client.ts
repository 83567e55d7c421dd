/**
 * The five requests that documents need of an S3 object store: put, get, remove, list, size. Each may be sent twice to the
 * same effect, so each is sent again when the store does not answer or says that it cannot now.
 */
import { createHash } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Credentials, encode, formatQuery, sign } from './signature-v4.ts'

export type Bucket = {
  /** http: or https:, without path. */
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  /** Before every key: empty, or with its final slash. */
  readonly prefix: string
  /** `path`: endpoint/bucket/key; `host`: bucket.endpoint/key. */
  readonly style: 'path' | 'host'
  readonly credentials: Credentials
}

/** Bytes that may be sent more than once. */
export type Body = {
  readonly sizeBytes: number
  /** Hexadecimal. */
  readonly sha256: string
  open(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** Ends the attempts: at this signal, or after so many (4 by default). */
export type Patience = { readonly signal?: AbortSignal; readonly attempts?: number }

export type ObjectFound = {
  readonly sizeBytes: number
  readonly bytes: AsyncIterable<Buffer>
  close(): void
}

export type Listed = { readonly key: string; readonly ageMs: number }

export type S3Client = {
  /** Resolves when the store has the object, and says that it is this one. */
  put(key: string, body: Body, patience?: Patience): Promise<void>
  /** From a byte on; `sizeBytes` is what is left from there. */
  get(key: string, from?: number): Promise<ObjectFound>
  /** One that is not there is removed already. */
  remove(key: string, patience?: Patience): Promise<void>
  /** Those whose key begins so, in order. Their age is by the store's own clock. */
  list(beginning: string, patience?: Patience): AsyncGenerator<Listed>
}

/** What the store answered, or why it did not. Without a key nor a word of its answer: this goes to the log. */
export class ObjectStoreError extends Error {
  override readonly name = 'ObjectStoreError'
  /** None: no answer. */
  readonly status: number | undefined
  /** `NoSuchBucket`, `SlowDown`…; of the network when there is no answer: `ECONNREFUSED`… */
  readonly reason: string

  constructor(method: string, status: number | undefined, reason: string) {
    super(`${method}: ${status ?? 'no answer'} ${reason}`)
    this.status = status
    this.reason = reason
  }
}

type Request = {
  readonly method: 'PUT' | 'GET' | 'HEAD' | 'DELETE'
  /** Without the prefix; none: the bucket itself. */
  readonly key?: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Body
}

const silenceMs = 30_000
const attemptsByDefault = 4
const firstPauseMs = 100
const noBytes = createHash('sha256').digest('hex')

export function openS3(bucket: Bucket): S3Client {
  const endpoint = new URL(bucket.endpoint)
  const { request, Agent } = endpoint.protocol === 'https:' ? https : http
  // Without a limit of its own: those who read slowly must not keep a deposit waiting for a connection.
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 64 })
  const host = bucket.style === 'host' ? `${bucket.bucket}.${endpoint.host}` : endpoint.host
  const hostname = bucket.style === 'host' ? `${bucket.bucket}.${endpoint.hostname}` : endpoint.hostname
  const root = bucket.style === 'host' ? '/' : `/${encode(bucket.bucket)}`

  const pathOf = (key: string | undefined) => {
    if (key === undefined) return root
    const encoded = (bucket.prefix + key).split('/').map(encode).join('/')
    return root === '/' ? `/${encoded}` : `${root}/${encoded}`
  }
  const sendOnce = (
    { method, key, query = {}, headers = {}, body }: Request,
    signal: AbortSignal | undefined,
  ) =>
    new Promise<http.IncomingMessage>((resolve, reject) => {
      const path = pathOf(key)
      const signed = sign(
        {
          method,
          path,
          query,
          headers: { ...headers, host, 'x-amz-content-sha256': body?.sha256 ?? noBytes },
          at: new Date(),
        },
        bucket.region,
        bucket.credentials,
      )
      const asked = formatQuery(query)
      const sent = request(
        {
          agent,
          method,
          // An IPv6 address stands in brackets in a URL, and without in a connection.
          hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
          port: endpoint.port,
          path: asked === '' ? path : `${path}?${asked}`,
          headers: body === undefined ? signed : { ...signed, 'content-length': body.sizeBytes },
          timeout: silenceMs,
          ...(signal !== undefined && { signal }),
        },
        resolve,
      )
      sent.on('timeout', () => sent.destroy(new ObjectStoreError(method, undefined, 'silence')))
      sent.on('error', reject)
      if (body === undefined) sent.end()
      else pipeline(Readable.from(body.open()), sent).catch(reject)
    })

  /** The answer, when it is a success: to read, or to drain. */
  const send = async (asked: Request, { signal, attempts = attemptsByDefault }: Patience = {}) => {
    for (let attempt = 1; ; attempt++) {
      const failure = await sendOnce(asked, signal).then(
        async (answer) => {
          if (answer.statusCode! < 300) return answer
          return new ObjectStoreError(asked.method, answer.statusCode, await reasonOf(answer))
        },
        (error: NodeJS.ErrnoException) =>
          error instanceof ObjectStoreError
            ? error
            : new ObjectStoreError(asked.method, undefined, error.code ?? error.name),
      )
      if (failure instanceof http.IncomingMessage) return failure
      if (attempt === attempts || !mayPass(failure) || signal?.aborted) throw failure
      // Not all at once after an outage: each waits a time of its own.
      await sleep(firstPauseMs * 3 ** (attempt - 1) * (0.5 + Math.random()))
    }
  }

  return {
    async put(key, body, patience) {
      const checksum = Buffer.from(body.sha256, 'hex').toString('base64')
      const headers = {
        'content-type': 'application/octet-stream',
        'x-amz-checksum-sha256': checksum,
      }
      const answer = await send({ method: 'PUT', key, headers, body }, patience)
      answer.resume()
      const told = answer.headers['x-amz-checksum-sha256']
      if (told === checksum) return
      // A store that knows no checksums says at least how long the object is.
      const held = told === undefined ? await send({ method: 'HEAD', key }, patience) : undefined
      held?.resume()
      if (Number(held?.headers['content-length']) !== body.sizeBytes)
        throw new ObjectStoreError('PUT', answer.statusCode, 'not the object that was sent')
    },
    async get(key, from = 0) {
      const headers: Record<string, string> = from === 0 ? {} : { range: `bytes=${from}-` }
      const answer = await send({ method: 'GET', key, headers })
      const sizeBytes = Number(answer.headers['content-length'])
      if (answer.statusCode !== (from === 0 ? 200 : 206) || !Number.isSafeInteger(sizeBytes)) {
        answer.destroy()
        throw new ObjectStoreError('GET', answer.statusCode, 'not the bytes that were asked')
      }
      return { sizeBytes, bytes: answer, close: () => void answer.destroy() }
    },
    async remove(key, patience) {
      try {
        const answer = await send({ method: 'DELETE', key }, patience)
        answer.resume()
      } catch (error) {
        if (!(error instanceof ObjectStoreError && error.reason === 'NoSuchKey')) throw error
      }
    },
    async *list(beginning, patience) {
      const prefix = bucket.prefix + beginning
      for (let after: string | undefined; ; ) {
        const query = { 'list-type': '2', prefix, ...(after !== undefined && { 'start-after': after }) }
        const answer = await send({ method: 'GET', query }, patience)
        const page = await text(answer)
        const now = Date.parse(answer.headers.date ?? '') || Date.now()
        const contents = [...page.matchAll(/<Contents>(.*?)<\/Contents>/gs)]
        for (const [, one] of contents) {
          after = decodeXml(elementOf(one!, 'Key'))
          const modifiedAt = Date.parse(elementOf(one!, 'LastModified'))
          yield { key: after.slice(bucket.prefix.length), ageMs: now - modifiedAt }
        }
        if (contents.length === 0 || elementOf(page, 'IsTruncated') !== 'true') return
      }
    },
  }
}

/** True when the same request may succeed later. */
function mayPass({ status, reason }: ObjectStoreError): boolean {
  if (status === undefined) return !reason.includes('CERT')
  return status >= 500 || status === 429 || reason === 'RequestTimeout'
}

async function reasonOf(answer: http.IncomingMessage): Promise<string> {
  const body = await text(answer).catch(() => '')
  return elementOf(body, 'Code').replace(/[^A-Za-z]/g, '') || 'without a reason'
}

/** The answers of S3 are flat enough not to need a parser: no attribute, no element of the same name inside. */
function elementOf(xml: string, name: string): string {
  return new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1] ?? ''
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function decodeXml(value: string): string {
  return value.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name]!)
}
