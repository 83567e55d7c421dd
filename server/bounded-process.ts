/**
 * A process apart for files that may be hostile: what such a file can take is that process, for a few seconds. It is
 * given the bytes and nothing else, and is ended when it takes too long or too much memory.
 */
import { type ChildProcess, fork, type Serializable } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

export type ProcessLimits = {
  readonly timeMsMax: number
  /** Of the whole process. Watched where /proc is; elsewhere time alone ends it. */
  readonly memoryBytesMax: number
}

export type BoundedProcess<Order, Answer> = {
  /** One at a time; undefined when the process died of it, or was ended. */
  ask(order: Order): Promise<Answer | undefined>
  close(): Promise<void>
}

const root = path.resolve(import.meta.dirname, '..')
const watchEveryMs = 50
const pageOfMemoryBytes = 4096
/** A process that does nothing for that long is ended: it holds a hundred megabytes. */
const idleMs = 20_000
/** Then another is started: what a library forgets to free does not add up. */
const ordersMax = 500

/** `folder`: that of its code, in `server`, which holds its `process.ts`; it reads nothing else but packages. */
export function openBoundedProcess<Order extends Serializable, Answer>(
  folder: string,
  limits: ProcessLimits,
): BoundedProcess<Order, Answer> {
  let child: ChildProcess | undefined
  let orders = 0
  let idle: NodeJS.Timeout | undefined

  function end(): void {
    clearTimeout(idle)
    child?.removeAllListeners()
    // What ends in the meantime is of no interest; an error without a listener would end the server.
    child?.on('error', () => {})
    child?.kill('SIGKILL')
    child = undefined
    orders = 0
  }

  function askChild(order: Order): Promise<Answer | undefined> {
    // It may have died since its last answer: nobody listens to it in between.
    const asked = child?.connected === true ? child : start(folder)
    child = asked
    return new Promise((resolve) => {
      let settled = false
      const settle = (answer?: Answer) => {
        // Its memory may still be looked at, or its order told to be lost, when it has answered and reads another.
        if (settled) return
        settled = true
        clearTimeout(late)
        clearInterval(watch)
        asked.removeAllListeners()
        asked.on('error', () => {})
        if (answer === undefined) end()
        resolve(answer)
      }
      const late = setTimeout(settle, limits.timeMsMax)
      const watch = setInterval(async () => {
        if ((await memoryOf(asked)) > limits.memoryBytesMax) settle()
      }, watchEveryMs)
      asked.on('message', (answer: Answer) => settle(answer))
      asked.on('error', () => settle())
      asked.on('exit', () => settle())
      asked.send(order, (error) => error !== null && settle())
    })
  }

  return {
    async ask(order) {
      clearTimeout(idle)
      const answer = await askChild(order)
      if (++orders >= ordersMax) end()
      idle = setTimeout(end, idleMs).unref()
      return answer
    },
    async close() {
      end()
    },
  }
}

function start(folder: string): ChildProcess {
  /** Its own code, and no key nor document. */
  const readable = ['node_modules', `server/${folder}`, 'server/package.json', 'package.json']
  const child = fork(path.join(import.meta.dirname, folder, 'process.ts'), [], {
    serialization: 'advanced',
    env: {},
    execArgv: [
      '--permission',
      ...readable.map((place) => `--allow-fs-read=${path.join(root, place)}`),
      '--max-old-space-size=384',
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=SecurityWarning',
    ],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.unref()
  child.channel?.unref()
  return child
}

async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return Number(statm.split(' ')[1] ?? 0) * pageOfMemoryBytes
}
