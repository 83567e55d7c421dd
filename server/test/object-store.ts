/**
 * A real object store for a test, with what may happen between it and us. By default s3rver, in a process of its own;
 * another with CARNET_TEST_S3=s3://bucket?endpoint=http://… and its credentials: everything is done under a prefix that is
 * emptied at the end.
 */
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { type BlobsConfig, readConfig } from '../config.ts'
import { openS3, type S3Client } from '../store/blobs/s3-client.ts'

export type ObjectStore = {
  /** For a server that keeps its documents there. */
  readonly environment: Readonly<Record<string, string>>
  /** The same, with nothing between. */
  readonly directEnvironment: Readonly<Record<string, string>>
  readonly place: Extract<BlobsConfig, { readonly kind: 'bucket' }>
  /** Of the same bucket, by a way that nothing disturbs. */
  readonly client: S3Client
  /** Those of the bucket, by their keys. */
  keys(): Promise<readonly string[]>
  readonly between: Between
}

/** What is between the server and its store, that a test breaks. */
export type Between = {
  /** Every connection is cut, until it is set back. */
  down: boolean
  /** So many requests are answered « slow down » first. */
  slowDowns: number
  /** The next answers longer than this are cut there, so many times. */
  cuts: { readonly afterBytes: number; times: number }
  /** The requests that went through, « METHOD /path ». */
  readonly requests: string[]
}

/** A test, or whoever ends what was started for him. */
export type Ending = { after(end: () => void | Promise<void>): void }

const bucket = 'carnet'

export async function startObjectStore(t: Ending): Promise<ObjectStore> {
  const given = process.env.CARNET_TEST_S3
  const { AWS_ACCESS_KEY_ID = 'S3RVER', AWS_SECRET_ACCESS_KEY = 'S3RVER' } = process.env
  const url = URL.parse(given ?? `s3://${bucket}?endpoint=${await startS3rver(t)}`)!
  const between: Between = { down: false, slowDowns: 0, cuts: { afterBytes: 0, times: 0 }, requests: [] }
  url.pathname = `/test-${randomBytes(6).toString('hex')}`
  const environmentOf = (endpoint: string) => {
    url.searchParams.set('endpoint', endpoint)
    return { CARNET_BLOBS: url.href, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY }
  }
  const draftFolder = mkdtempSync(path.join(os.tmpdir(), 'carnet-drafts-'))
  const placeOf = (environment: Readonly<Record<string, string>>) => {
    const { blobs } = readConfig({ ...environment, CARNET_DATA: draftFolder }, true)
    if (blobs.kind !== 'bucket') throw new TypeError('an object store is expected')
    return blobs
  }
  const endpoint = url.searchParams.get('endpoint')!
  const directEnvironment = environmentOf(endpoint)
  const client = openS3(placeOf(directEnvironment))
  const environment = environmentOf(await startBetween(t, endpoint, between))
  const keys = async () => (await Array.fromAsync(client.list(''))).map(({ key }) => key)
  t.after(async () => {
    if (given !== undefined) for (const key of await keys()) await client.remove(key)
    rmSync(draftFolder, { recursive: true, force: true })
  })
  return { environment, directEnvironment, place: placeOf(environment), client, keys, between }
}

async function startS3rver(t: Ending): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-s3-'))
  const program = path.join(import.meta.dirname, 'object-store-process.ts')
  const child = fork(program, [folder, bucket], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // A list of more than a thousand has a mark that it makes with DES.
    execArgv: ['--openssl-legacy-provider', '--disable-warning=ExperimentalWarning'],
  })
  t.after(async () => {
    const ended = once(child, 'exit')
    child.kill()
    await ended
    rmSync(folder, { recursive: true, force: true })
  })
  const [port] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('s3rver ended before it listened'))),
  ])
  return `http://127.0.0.1:${port}`
}

/** Passes on what it is given, the host that was signed included. */
async function startBetween(t: Ending, endpoint: string, between: Between): Promise<string> {
  const { hostname, port } = new URL(endpoint)
  const server = http.createServer((asked, answer) => {
    if (between.down) {
      asked.socket.destroy()
      return
    }
    if (between.slowDowns > 0) {
      between.slowDowns--
      asked.resume()
      answer.writeHead(503, { 'content-type': 'application/xml' })
      answer.end('<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>')
      return
    }
    const { method, url, headers } = asked
    between.requests.push(`${method} ${url}`)
    const passedOn = http.request({ hostname, port, method, path: url, headers }, (answered) => {
      answer.writeHead(answered.statusCode!, answered.headers)
      let bytes = 0
      answered.on('data', (chunk: Buffer) => {
        if (between.down) answer.destroy()
        if (answer.destroyed) return
        bytes += chunk.length
        if (between.cuts.times > 0 && bytes > between.cuts.afterBytes) {
          between.cuts.times--
          answer.write(chunk)
          answer.destroy()
        } else if (!answer.write(chunk)) {
          answered.pause()
          answer.once('drain', () => answered.resume())
        }
      })
      answered.on('end', () => answer.end())
      answered.on('error', () => answer.destroy())
    })
    passedOn.on('error', () => answer.destroy())
    answer.on('close', () => passedOn.destroy())
    asked.on('data', () => {
      if (between.down) asked.socket.destroy()
    })
    asked.pipe(passedOn)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
