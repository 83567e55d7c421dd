/**
 * The text of PDFs, read in a process apart: what a hostile PDF can take is that process, for a few seconds. It is given
 * the bytes and nothing else, and is ended when it takes too long or too much memory.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PdfAnswer, PdfOrder } from './calls.ts'

export type PdfReader = {
  /** The text of each page; undefined when none can be made of it. One at a time. */
  read(bytes: Uint8Array): Promise<readonly string[] | undefined>
  close(): Promise<void>
}

export type PdfLimits = {
  readonly sizeBytesMax: number
  readonly pagesMax: number
  readonly charactersMax: number
  readonly timeMsMax: number
  /** Of the whole process. Watched where /proc is; elsewhere time alone ends it. */
  readonly memoryBytesMax: number
}

export const defaultPdfLimits: PdfLimits = {
  sizeBytesMax: 32_000_000,
  pagesMax: 100,
  charactersMax: 400_000,
  timeMsMax: 15_000,
  memoryBytesMax: 768 * 1024 * 1024,
}

const root = path.resolve(import.meta.dirname, '../..')
/** Its own code, and no key nor document. */
const readable = ['node_modules', 'server/pdf-text', 'server/package.json', 'package.json']
const watchEveryMs = 50
const pageOfMemoryBytes = 4096
/** A process that reads nothing for that long is ended: it holds a hundred megabytes. */
const idleMs = 20_000
/** Then another is started: what a library forgets to free does not add up. */
const readingsMax = 500

export function openPdfReader(limits: PdfLimits = defaultPdfLimits): PdfReader {
  let child: ChildProcess | undefined
  let readings = 0
  let idle: NodeJS.Timeout | undefined

  function end(): void {
    clearTimeout(idle)
    child?.removeAllListeners()
    // What ends in the meantime is of no interest; an error without a listener would end the server.
    child?.on('error', () => {})
    child?.kill('SIGKILL')
    child = undefined
    readings = 0
  }

  function ask(order: PdfOrder): Promise<PdfAnswer | undefined> {
    // It may have died since its last answer: nobody listens to it in between.
    const asked = child?.connected === true ? child : start()
    child = asked
    return new Promise((resolve) => {
      let settled = false
      const settle = (answer?: PdfAnswer) => {
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
      asked.on('message', (answer: PdfAnswer) => settle(answer))
      asked.on('error', () => settle())
      asked.on('exit', () => settle())
      asked.send(order, (error) => error !== null && settle())
    })
  }

  return {
    async read(bytes) {
      if (bytes.length > limits.sizeBytesMax) return undefined
      clearTimeout(idle)
      const { pagesMax, charactersMax } = limits
      const answer = await ask({ bytes, pagesMax, charactersMax })
      if (++readings >= readingsMax) end()
      idle = setTimeout(end, idleMs).unref()
      return answer !== undefined && 'pages' in answer ? answer.pages : undefined
    },
    async close() {
      end()
    },
  }
}

function start(): ChildProcess {
  const child = fork(path.join(import.meta.dirname, 'process.ts'), [], {
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
