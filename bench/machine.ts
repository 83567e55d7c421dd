/** What the figures were measured on, in one line of words. performance.md §5. */
import { execFileSync } from 'node:child_process'
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
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
