/** PostgreSQL's parent process, known by the `postmaster.pid` that it keeps in its cluster. */
import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, rmSync, type Stats, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Postmaster = {
  readonly pid: number
  readonly port: number
  /** A socket folder, or an address when PostgreSQL listens on one. */
  readonly host: string
  readonly ready: boolean
}

const stopSeconds = 60
/** PostgreSQL makes its lock files first and writes them next: an empty one is whoever starts at this moment. */
const writingSeconds = 2

/** The postmaster that serves this cluster now; none when it is stopped or crashed. `cluster` has no symbolic link. */
export function postmasterOf(cluster: string): Postmaster | undefined {
  const named = readPidFile(cluster)
  return named !== undefined && isPostmasterOf(named.pid, cluster) ? named : undefined
}

/**
 * Removes what a crash left: files that name a process which is not ours any more, or which nobody has buried yet,
 * and whose number PostgreSQL would respect. A file that was not there, or that is still empty, is left to whoever
 * writes it at this moment.
 */
export function forgetCrashed({ cluster, socketFolder }: { cluster: string; socketFolder: string }): void {
  for (const file of [path.join(cluster, 'postmaster.pid'), path.join(socketFolder, socketLock)]) {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found === undefined || isBeingWritten(found)) continue
    if (postmasterOf(cluster) === undefined) rmSync(file, { force: true })
  }
}

function isBeingWritten({ size, mtimeMs }: Stats): boolean {
  return size === 0 && Date.now() - mtimeMs < writingSeconds * 1000
}

const socketLock = '.s.PGSQL.5432.lock'

/** Fast shutdown: clients are cut, committed work is on disk. Resolves once the process has gone. */
export async function stopPostmaster(pid: number, cluster: string, pgCtl: string): Promise<void> {
  if (process.platform === 'win32') {
    // Windows has no signals: pg_ctl speaks to the postmaster its own way.
    spawnSync(pgCtl, ['stop', '-D', cluster, '-m', 'fast'])
    return
  }
  signal(pid, 'SIGINT')
  if (await gone(pid, cluster, stopSeconds)) return
  // Immediate shutdown: as after a crash, the next start replays the log.
  signal(pid, 'SIGQUIT')
  if (await gone(pid, cluster, 10)) return
  throw new Error(`PostgreSQL (processus ${pid}) ne s’arrête pas.`)
}

/** The content of `postmaster.pid`: pid, cluster, start, port, socket folder, address, shared memory, status. */
export function parsePidFile(text: string): Postmaster | undefined {
  const [pid, , , port, socketFolder, address, , status] = text.split('\n')
  if (!/^\d+$/.test(pid ?? '') || !/^\d+$/.test(port ?? '')) return undefined
  return {
    pid: Number(pid),
    port: Number(port),
    host: socketFolder || address || '',
    ready: status?.trim() === 'ready',
  }
}

function readPidFile(cluster: string): Postmaster | undefined {
  try {
    return parsePidFile(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** The number of a crashed process may since have gone to another program, even to another PostgreSQL. */
function isPostmasterOf(pid: number, cluster: string): boolean {
  if (process.platform === 'linux') return workingFolder(pid) === cluster
  if (process.platform === 'win32') return isAlive(pid)
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  return stdout.includes(cluster)
}

/** A postmaster works in its cluster. Undefined for a process that has ended, even when nobody has reaped it yet. */
function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function gone(pid: number, cluster: string, seconds: number): Promise<boolean> {
  const end = performance.now() + seconds * 1000
  while (performance.now() < end) {
    if (!isPostmasterOf(pid, cluster)) return true
    await sleep(10)
  }
  return false
}
