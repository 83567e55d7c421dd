/**
 * Several processes behind the mutual-TLS port: one cannot use more than one core (docs/adr/0015). The first process
 * accepts the connections and hands each to one of them in turn; it keeps the portals and the jobs. One that dies is
 * replaced, and its clients try again, as after any cut.
 */
import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'
import type { Counters } from '../metrics.ts'
import { listening, type MachineCalls, type Question, type Reply, type ServeOrder } from './calls.ts'

export type MachineProcesses = {
  /** The one that they share. */
  readonly port: number
  /** True when each of them serves: for /readyz. */
  usable(): boolean
  counters(): Promise<readonly Counters[]>
  /** Resolves when each of them has the moved clock. */
  moveClock(offsetMs: number): Promise<void>
  close(): Promise<void>
}

/** Between a death and the next start: a process that cannot start must not take all the processor. */
const restartMs = 1000

/** Connections to PostgreSQL, all processes together: its own default limit is 100. */
const connectionsOfAll = 72

export function connectionsOfEach(processes: number): number {
  return Math.max(4, Math.min(24, Math.floor(connectionsOfAll / (processes + 1))))
}

/** Resolves when all serve; rejects, and none is left, when one cannot. `order`: asked again for one that replaces another. */
export async function startMachineProcesses(
  count: number,
  { order, log }: { readonly order: () => ServeOrder; readonly log: Log },
): Promise<MachineProcesses> {
  cluster.setupPrimary({
    exec: path.join(import.meta.dirname, 'process.ts'),
    args: [],
    serialization: 'advanced',
  })
  const serving = new Set<Child>()
  let closing = false

  async function start(): Promise<number> {
    const child = fork()
    void child.ended.then(async (how) => {
      const served = serving.delete(child)
      if (closing || !served) return
      log.fault('a process of the machine port ended', new Error(how))
      await restart()
    })
    try {
      const port = await child.call('serve', order())
      serving.add(child)
      if (closing) await child.close()
      return port
    } catch (error) {
      await child.close()
      throw error
    }
  }
  async function restart(): Promise<void> {
    await sleep(restartMs)
    while (!closing) {
      try {
        await start()
        log.info('a process of the machine port was replaced')
        return
      } catch (error) {
        log.fault('a process of the machine port cannot start', error)
        await sleep(restartMs)
      }
    }
  }
  const all = <Name extends keyof MachineCalls>(name: Name, argument: Parameters<MachineCalls[Name]>[0]) =>
    Promise.all([...serving].map((child) => child.call(name, argument)))
  async function close(): Promise<void> {
    closing = true
    await Promise.all([...serving].map((child) => child.close()))
  }

  const started = await Promise.allSettled(Array.from({ length: count }, start))
  const failed = started.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') {
    await close()
    throw failed.reason
  }
  return {
    port: (started[0] as PromiseFulfilledResult<number>).value,
    usable: () => serving.size === count,
    counters: () => all('counters', undefined),
    async moveClock(offsetMs) {
      await all('moveClock', offsetMs)
    },
    close,
  }
}

type Child = {
  call<Name extends keyof MachineCalls>(
    name: Name,
    argument: Parameters<MachineCalls[Name]>[0],
  ): Promise<Awaited<ReturnType<MachineCalls[Name]>>>
  close(): Promise<void>
  /** How it ended; never rejects. */
  readonly ended: Promise<string>
}

function fork(): Child {
  const worker: Worker = cluster.fork()
  const waiting = new Map<number, { resolve(result: never): void; reject(error: Error): void }>()
  let next = 0
  const heard = new Promise<void>((resolve) => {
    worker.once('message', (word) => {
      if (word === listening) resolve()
    })
  })
  worker.on('message', (reply: Reply | typeof listening) => {
    if (reply === listening) return
    const { id, result, failure } = reply
    const { resolve, reject } = waiting.get(id)!
    waiting.delete(id)
    if (failure === undefined) resolve(result as never)
    else reject(Object.assign(new Error(failure.message), failure))
  })
  const ended = once(worker, 'exit').then(([code, signal]) => {
    const how = `ended by ${signal ?? code}`
    for (const { reject } of waiting.values()) reject(new Error(how))
    waiting.clear()
    return how
  })
  const call: Child['call'] = (name, argument) =>
    new Promise((resolve, reject) => {
      const id = next++
      waiting.set(id, { resolve, reject })
      void heard.then(() => worker.send({ id, name, argument } as Question))
    })
  return {
    call,
    ended,
    async close() {
      // Dead already: nothing is under way in it.
      await call('close', undefined).catch(() => {})
      await ended
    },
  }
}
