/** A server of the bench's own, as a child process: the real program with its demonstration cards, durable, verified. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')

export type PrivateServer = {
  readonly pid: number
  readonly webUrl: string
  readonly tlsPort: number
  readonly demoFolder: string
  /** Milliseconds from the start of the process to « Carnet est prêt ». */
  readonly readyAfterMs: number
  readonly process: ReturnType<typeof spawn>
  stop(): Promise<void>
}

export type ServerOptions = {
  readonly dataFolder: string
  /** Absent: the server starts its own PostgreSQL. */
  readonly databaseUrl?: string
  readonly environment?: Readonly<Record<string, string>>
  /** For Node, before the program. */
  readonly nodeOptions?: readonly string[]
  /** By the script that `npm start` runs, with its own settings. */
  readonly asNpmStart?: boolean
  /** Another clone than this one. */
  readonly clone?: string
  readonly ipc?: boolean
  /** A shell command, run before the program in a mount namespace that it alone has. */
  readonly mount?: string
}

/** As in production, but for the people and cards of the demonstration. */
const measured = {
  CARNET_LOG: 'error',
  CARNET_XSD: 'off',
  CARNET_VIHF_SIGNATURE: 'required',
  CARNET_SHA1: 'refuse',
  CARNET_INS_KEY: 'refuse',
  // Hundreds of existence tests per second under one card are what it measures.
  CARNET_RATE_EXISTENCE: 'off',
  CARNET_RATE_EXISTENCE_STRUCTURE: 'off',
  UV_THREADPOOL_SIZE: '16',
  CARNET_PROCESSES: String(Math.min(8, os.availableParallelism())),
} as const

export async function startPrivateServer(options: ServerOptions): Promise<PrivateServer> {
  const {
    dataFolder,
    databaseUrl,
    environment = {},
    nodeOptions = [],
    asNpmStart = false,
    clone = root,
    mount,
  } = options
  const demoFolder = path.join(dataFolder, 'demo')
  const startedAt = performance.now()
  const program = asNpmStart
    ? ['tools/run.mjs', 'server/main.ts', '--demo']
    : [...nodeOptions, '--disable-warning=ExperimentalWarning', 'server/main.ts', '--demo']
  const [file, ...rest] =
    mount === undefined
      ? [process.execPath, ...program]
      : ['unshare', '--mount', 'sh', '-c', `${mount} && exec "$@"`, 'sh', process.execPath, ...program]
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env
  const child = spawn(file!, rest, {
    cwd: clone,
    env: {
      // A clone installs itself as its user would: his proxy and his authorities are in his environment.
      ...(clone === root ? {} : process.env),
      PATH,
      HOME,
      NODE_COMPILE_CACHE,
      CARNET_DATA: dataFolder,
      CARNET_PORT: '0',
      CARNET_TLS_PORT: '0',
      ...(asNpmStart ? {} : measured),
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      ...environment,
    },
    stdio: options.ipc === true ? ['ignore', 'pipe', 'inherit', 'ipc'] : ['ignore', 'pipe', 'inherit'],
    serialization: 'advanced',
  })
  const said = await untilReady(child)
  const readyAfterMs = performance.now() - startedAt
  const { web, tls } = JSON.parse(readFileSync(path.join(demoFolder, 'addresses.json'), 'utf8'))
  return {
    pid: child.pid!,
    webUrl: web,
    tlsPort: Number(new URL(tls).port),
    demoFolder,
    readyAfterMs,
    process: child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const [code] = await once(child, 'exit')
      if (code !== 0) throw new Error(`the server ended with ${code}:\n${said()}`)
    },
  }
}

/** Resolves at « Carnet est prêt » with what gives all that was said so far. */
async function untilReady(child: ReturnType<typeof spawn>): Promise<() => string> {
  let text = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
      if (text.includes('Carnet est prêt')) resolve()
    })
    child.on('exit', (code, signal) =>
      reject(new Error(`the server ended (${code ?? signal}) before it was ready:\n${text}`)),
    )
    child.on('error', reject)
  })
  return () => text
}
