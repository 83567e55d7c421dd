/**
 * The raw ceiling: the statements of recorded requests and the bytes of their documents, straight through the driver
 * and the file system, in a process of its own. None of Carnet's code. performance.md §4.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import type { Writable } from 'node:stream'
import pg from 'pg'
import { answerCalls } from './child-calls.ts'
import { replayOf, type Script, type Statement } from './replay.ts'
import { runSlice, type Slice } from './slice.ts'

export type CeilingScript = Script & {
  /** Bytes of the document that the request writes; 0 when it writes none. */
  readonly writtenBytes: number
  /** Path of the file that the request reads. */
  readonly readFile?: string
}

export type CeilingCalls = {
  open(target: { readonly connectionString: string; readonly folder: string }): void
  run(order: {
    readonly scripts: readonly CeilingScript[]
    readonly clients: number
    readonly seconds: number
  }): Promise<Slice>
}

let connectionString = ''
let folder = ''
const clients: pg.Client[] = []
let rank = 0

const calls: CeilingCalls = {
  open(target) {
    ;({ connectionString, folder } = target)
    mkdirSync(path.join(folder, 'incoming'), { recursive: true })
    mkdirSync(path.join(folder, 'placed'), { recursive: true })
  },
  async run(order) {
    while (clients.length < order.clients) {
      const client = new pg.Client({ connectionString, pipeline: true })
      await client.connect()
      clients.push(client)
    }
    const bytes = randomBytes(Math.max(...order.scripts.map(({ writtenBytes }) => writtenBytes)))
    return runSlice(order.clients, order.seconds, (client) => {
      const script = order.scripts[rank++ % order.scripts.length]!
      return replay(clients[client]!, script, bytes.subarray(0, script.writtenBytes))
    })
  },
}

async function replay(client: pg.Client, script: CeilingScript, bytes: Buffer): Promise<void> {
  const name = randomUUID()
  const incoming = path.join(folder, 'incoming', name)
  if (bytes.length > 0) {
    const draft = `${incoming}.draft`
    const handle = await open(draft, 'wx')
    await handle.write(bytes)
    await handle.datasync()
    await handle.close()
    await rename(draft, incoming)
    await syncFolder(path.join(folder, 'incoming'))
  }
  let unanswered: Promise<unknown>[] = []
  for (const statement of replayOf(script, alike)) {
    if (!statement.together) {
      await Promise.all(unanswered)
      unanswered = []
    }
    unanswered.push(send(client, statement))
  }
  await Promise.all(unanswered)
  if (bytes.length > 0) await rename(incoming, path.join(folder, 'placed', name))
  if (script.readFile !== undefined) await readFile(script.readFile)
}

function send(client: pg.Client, { name, text, values }: Statement): Promise<unknown> {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
  return client.query(
    name === undefined ? { text, values: values as unknown[] } : { name, text, values: values as unknown[] },
  )
}

let running: Promise<void> | undefined
let next: Promise<void> | undefined

/** One at a time; those who ask meanwhile share the next one. Apart for each file, the ceiling would be lower. */
function syncFolder(place: string): Promise<void> {
  const sync = async () => {
    const handle = await open(place, 'r')
    await handle.sync()
    await handle.close()
  }
  if (running === undefined) {
    running = sync().finally(() => {
      running = undefined
    })
    return running
  }
  next ??= running.then(() => {
    next = undefined
    return syncFolder(place)
  })
  return next
}

function alike(identifier: string): string {
  if (identifier.startsWith('2.25.')) return `2.25.${BigInt(`0x${randomBytes(16).toString('hex')}`)}`
  return identifier.length === 64 ? randomBytes(32).toString('hex') : randomUUID()
}

answerCalls(calls)
