/** Is a file that a person adds infected? Asked while it streams, of whom the operator names; the test file always is. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { AntivirusConfig } from './config.ts'

export type Antivirus = { scan(): FileScan }

export type FileScan = {
  write(chunk: Uint8Array): Promise<void>
  /** The whole file was written. Throws AntivirusUnavailable: nothing is known of the file. */
  isClean(): Promise<boolean>
  /** The file is not wanted any more. */
  abort(): void
}

export class AntivirusUnavailable extends Error {
  override readonly name = 'AntivirusUnavailable'
}

const answerTimeoutMs = 60_000

export function openAntivirus(config: AntivirusConfig | undefined): Antivirus {
  return {
    scan() {
      const scans = [eicarScan(), ...(config === undefined ? [] : [scanOf(config)])]
      return {
        async write(chunk) {
          for (const scan of scans) await scan.write(chunk)
        },
        async isClean() {
          for (const scan of scans) if (!(await scan.isClean())) return false
          return true
        },
        abort() {
          for (const scan of scans) scan.abort()
        },
      }
    },
  }
}

function scanOf(config: AntivirusConfig): FileScan {
  return config.kind === 'command' ? commandScan(config) : clamdScan(config)
}

/** EICAR, « anti-malware testfile »: harmless, and infected by convention. In two pieces, or this file would be. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

function eicarScan(): FileScan {
  let seen = ''
  let found = false
  return {
    async write(chunk) {
      const text = seen + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1')
      found ||= text.includes(eicar)
      seen = text.slice(1 - eicar.length)
    },
    isClean: async () => !found,
    abort() {},
  }
}

function commandScan({ command, arguments: given }: Extract<AntivirusConfig, { kind: 'command' }>): FileScan {
  const child = spawn(command, given, { stdio: ['pipe', 'ignore', 'ignore'] })
  const { stdin } = child
  // It may end before it has read all: its exit code is the answer.
  stdin.on('error', () => {})
  const ended = exitOf(child)
  return {
    async write(chunk) {
      if (stdin.destroyed || stdin.write(Buffer.from(chunk))) return
      await Promise.race([once(stdin, 'drain').catch(() => {}), ended.catch(() => {})])
    },
    async isClean() {
      stdin.end()
      const code = await within(ended, () => child.kill('SIGKILL'))
      if (code === 0 || code === 1) return code === 0
      throw new AntivirusUnavailable(`the antivirus ended with ${code}`)
    },
    abort: () => void child.kill('SIGKILL'),
  }
}

function exitOf(child: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause) =>
      reject(new AntivirusUnavailable('the antivirus does not start', { cause })),
    )
    child.once('close', resolve)
  })
  // Told to who asks: before that, nobody listens.
  ended.catch(() => {})
  return ended
}

/** clamd(8), INSTREAM: each chunk behind its length, a length of zero, then one line of answer. */
function clamdScan(where: Extract<AntivirusConfig, { kind: 'clamd' }>): FileScan {
  const socket = 'path' in where ? connect(where.path) : connect(where.port, where.host)
  const answer = answerOf(socket)
  socket.write('zINSTREAM\0')
  const send = async (chunk: Uint8Array) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    if (socket.destroyed || socket.write(Buffer.concat([length, chunk]))) return
    await Promise.race([once(socket, 'drain').catch(() => {}), answer.catch(() => {})])
  }
  return {
    write: async (chunk) => {
      if (chunk.length > 0) await send(chunk)
    },
    async isClean() {
      await send(new Uint8Array(0))
      const said = await within(answer, () => socket.destroy())
      if (/ FOUND\0?\s*$/.test(said)) return false
      if (/: OK\0?\s*$/.test(said)) return true
      throw new AntivirusUnavailable('clamd answers neither OK nor FOUND')
    },
    abort: () => void socket.destroy(),
  }
}

function answerOf(socket: Socket): Promise<string> {
  const answer = new Promise<string>((resolve, reject) => {
    let said = ''
    socket.setEncoding('utf8')
    socket.on('data', (text) => {
      said += text
    })
    socket.once('close', () => resolve(said))
    socket.once('error', (cause) => reject(new AntivirusUnavailable('clamd does not answer', { cause })))
  })
  answer.catch(() => {})
  return answer
}

async function within<T>(answer: Promise<T>, giveUp: () => void): Promise<T> {
  const timer = setTimeout(giveUp, answerTimeoutMs)
  try {
    return await answer
  } finally {
    clearTimeout(timer)
  }
}
