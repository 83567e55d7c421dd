/** What the figures were measured on, in one line of words; and what a process has used of it. performance.md §5. */
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export type Machine = {
  readonly cpu: string
  readonly cores: number
  readonly memoryGib: number
  readonly kernel: string
  readonly node: string
  readonly postgres: string
  /** Durable writes of 8 kB in one second, one after the other. */
  readonly fsyncPerSecond: number
}

export function describeMachine(folder: string, postgres: string): Machine {
  return {
    cpu: os.cpus()[0]?.model.trim() ?? os.arch(),
    cores: os.cpus().length,
    memoryGib: Math.round(os.totalmem() / 2 ** 30),
    kernel: `${os.type()} ${os.release()}`,
    node: process.version,
    postgres,
    fsyncPerSecond: fsyncRate(folder),
  }
}

export function wordsOf(machine: Machine, loads: readonly number[]): string {
  const { cpu, cores, memoryGib, kernel, node, postgres, fsyncPerSecond } = machine
  const [least, most] = [Math.min(...loads), Math.max(...loads)].map((load) => load.toFixed(1))
  return `${cpu}, ${cores} cœurs, ${memoryGib} Gio ; ${kernel} ; Node ${node} ; PostgreSQL ${postgres} ; charge ${least} à ${most} ; ${fsyncPerSecond} fsync/s`
}

/** The load average of the last minute. */
export function loadNow(): number {
  return os.loadavg()[0] ?? 0
}

/** Of the tree that was measured; with a mark when it differs from its last commit. */
export function commitOf(root: string): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', 'core', 'server', 'kit', 'web')
    return git('rev-parse', '--short', 'HEAD') + (changed === '' ? '' : '+modifications')
  } catch {
    return 'inconnu'
  }
}

function fsyncRate(folder: string): number {
  const file = path.join(folder, 'fsync-probe')
  const page = Buffer.alloc(8192, 1)
  const handle = openSync(file, 'w')
  const startedAt = performance.now()
  let writes = 0
  while (performance.now() - startedAt < 1000) {
    writeSync(handle, page, 0, page.length, 0)
    fdatasyncSync(handle)
    writes++
  }
  closeSync(handle)
  rmSync(file)
  return Math.round((writes * 1000) / (performance.now() - startedAt))
}

/** CPU that a process and its children have used, their threads included; NaN where the system does not tell. */
export function cpuSecondsOf(pid: number): number {
  if (!existsSync(`/proc/${pid}/stat`)) return Number.NaN
  let seconds = 0
  for (const each of readdirSync('/proc').map(Number)) {
    const fields = Number.isNaN(each) ? undefined : statOf(each)
    // After the name in parentheses: the parent is the 2nd; utime and stime the 12th and 13th, in hundredths of a second.
    if (fields !== undefined && (each === pid || Number(fields[1]) === pid))
      seconds += (Number(fields[11]) + Number(fields[12])) / 100
  }
  return seconds
}

/** Undefined when it has ended meanwhile. */
function statOf(pid: number): readonly string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  } catch {
    return undefined
  }
}
