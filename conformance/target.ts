/** Which DMP to look at: the one that is named, the demonstration that runs, or one started for the occasion. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { readAddresses } from '@carnet/kit/cli/demonstration.ts'
import { removeEmbeddedPostgres } from '../server/postgres/embedded.ts'

export type Target = {
  readonly url: string
  readonly folder: string
  /** Of a demonstration of ours. */
  readonly web?: string
} & AsyncDisposable

const root = resolve(import.meta.dirname, '..')

export async function findTarget(options: {
  readonly url?: string
  readonly cards?: string
}): Promise<Target> {
  const folder = options.cards ?? resolve(root, process.env.CARNET_DATA ?? '.data', 'demo')
  const keep = { async [Symbol.asyncDispose]() {} }
  if (options.url !== undefined) return { url: options.url, folder, ...keep }
  const { web, tls } = await readAddresses(folder)
  if (existsSync(join(folder, 'addresses.json')) && (await isReady(web)))
    return { url: tls, web, folder, ...keep }
  return startOwn()
}

async function isReady(web: string): Promise<boolean> {
  try {
    return (await fetch(new URL('/readyz', web))).ok
  } catch {
    return false
  }
}

async function startOwn(): Promise<Target> {
  const data = mkdtempSync(join(os.tmpdir(), 'carnet-conformance-'))
  const child = spawn(process.execPath, [join(root, 'server', 'main.ts'), '--demo'], {
    env: { ...process.env, CARNET_DATA: data, CARNET_PORT: '0', CARNET_TLS_PORT: '0', CARNET_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((done) => child.on('exit', () => done()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    // Where PostgreSQL's account cannot reach our folder, its files are elsewhere.
    await removeEmbeddedPostgres(join(data, 'postgres'))
    rmSync(data, { recursive: true, force: true })
  }
  const ready = new Promise<boolean>((done) => {
    createInterface({ input: child.stdout }).on('line', (line) => line === 'Carnet est prêt' && done(true))
    void ended.then(() => done(false))
  })
  if (!(await ready)) {
    await stop()
    throw new Error('the demonstration did not start')
  }
  const folder = join(data, 'demo')
  const { web, tls } = await readAddresses(folder)
  return { url: tls, web, folder, [Symbol.asyncDispose]: stop }
}
