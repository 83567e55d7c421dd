/**
 * Makes the n-th call of one kind fail, in the thread of a server that does its file work (UV_THREADPOOL_SIZE=1: there is
 * one). strace does it from outside: the server runs as it is.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export type Failure = {
  readonly call: 'openat' | 'writev' | 'fdatasync' | 'fsync' | 'rename' | 'close' | 'unlink'
  readonly error: 'EIO' | 'ENOSPC' | 'EMFILE'
  /** Which call fails, from 1. */
  readonly nth: number
}

/** In a sentence, why calls cannot be made to fail on this machine; undefined when they can. */
export function whyNoFailingCalls(): string | undefined {
  if (process.platform !== 'linux') return 'strace is for Linux'
  const { status } = spawnSync('strace', ['-e', 'inject=fsync:error=EIO', process.execPath, '--version'])
  return status === 0 ? undefined : 'strace is absent or not allowed (Debian: apt-get install strace)'
}

/** Runs `work` with the call failing. Answers false when it was never made that many times. */
export async function withFailing(
  pid: number,
  { call, error, nth }: Failure,
  work: () => Promise<void>,
): Promise<boolean> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-strace-'))
  const log = path.join(folder, 'calls')
  const inject = `inject=${call}:error=${error}:when=${nth}`
  const tracer = spawn('strace', ['-p', fileThreadOf(pid), '-o', log, '-e', `trace=${call}`, '-e', inject], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    const [said] = (await once(tracer.stderr!, 'data')) as [Buffer]
    if (!said.includes('attached')) throw new Error(`strace: ${said}`)
    await work()
  } finally {
    tracer.kill('SIGINT')
    if (tracer.exitCode === null && tracer.signalCode === null) await once(tracer, 'exit')
  }
  const calls = readFileSync(log, 'utf8')
  rmSync(folder, { recursive: true, force: true })
  return calls.includes('(INJECTED)')
}

function fileThreadOf(pid: number): string {
  const threads = readdirSync(`/proc/${pid}/task`).filter(
    (thread) => readFileSync(`/proc/${pid}/task/${thread}/comm`, 'utf8').trim() === 'libuv-worker',
  )
  const [one, ...more] = threads
  if (one === undefined || more.length > 0)
    throw new Error(`${threads.length} threads do the file work, not one`)
  return one
}
