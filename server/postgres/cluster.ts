/** Makes a cluster and starts its postmaster, in a process group of its own: Ctrl-C reaches us first. */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BinFolder } from './binaries.ts'
import { makeOwnFolder, type Place, writeOwnFile } from './place.ts'
import { forgetCrashed, type Postmaster, postmasterOf } from './postmaster.ts'

const logBytesMax = 10_000_000
const startSeconds = 300
const lingeringSeconds = 10
/**
 * After kill -9 of the postmaster, its children take a moment to notice and leave the shared memory; and of two starts
 * at the same moment, the later meets the lock of the other, which is empty for an instant.
 */
const passingFaults = /pre-existing shared memory block|lock file "[^"]*" (already exists|is empty)/

/** What the embedded PostgreSQL calls its only role. */
export const role = 'carnet'

export function isMade(cluster: string): boolean {
  return existsSync(path.join(cluster, 'PG_VERSION'))
}

/** `password` undefined: whoever can enter the socket's folder is trusted. */
export async function makeCluster(
  bin: BinFolder,
  place: Place,
  options: { readonly durable: boolean; readonly password: string | undefined },
): Promise<void> {
  // Renamed once whole: an interrupted initdb is never taken for a cluster.
  const draft = `${place.cluster}.draft`
  const passwordFile = path.join(place.home, 'password')
  await rm(draft, { recursive: true, force: true })
  await makeOwnFolder(draft, place.account)
  const args = ['-D', draft, '-U', role, '-E', 'UTF8', '--locale=C', '--data-checksums', '--no-instructions']
  if (options.password === undefined) args.push('--auth-local=trust', '--auth-host=reject')
  else args.push('--auth=scram-sha-256', '--pwfile', passwordFile)
  if (!options.durable) args.push('--no-sync')
  try {
    if (options.password !== undefined) await writeOwnFile(passwordFile, options.password, place.account)
    const child = launch(path.join(bin, 'initdb'), args, place)
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('exit', resolve)
      child.on('error', reject)
    })
    if (code !== 0) throw new Error(`PostgreSQL n’a pas pu être préparé :\n${endOfLog(place.logFile)}`)
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(draft, place.cluster)
}

/** Resolves when PostgreSQL accepts connections, after it has replayed its log if it must. */
export async function startPostmaster(
  bin: BinFolder,
  place: Place,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster> {
  const args = ['-D', place.cluster]
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`)
  const giveUp = performance.now() + lingeringSeconds * 1000
  for (;;) {
    // Another start, at the same moment, was quicker: its lock will tell which of the two keeps the server.
    const other = await ready(place.cluster)
    if (other !== undefined) return other
    forgetCrashed(place)
    const logStart = sizeOf(place.logFile)
    const child = launch(path.join(bin, 'postgres'), args, place)
    // A running database keeps no process of ours alive.
    child.unref()
    const started = await ready(place.cluster, child)
    if (started !== undefined) return started
    const said = endOfLog(place.logFile, logStart)
    if (!passingFaults.test(said) || performance.now() > giveUp)
      throw new Error(`PostgreSQL n’a pas démarré :\n${said}`)
    await sleep(50)
  }
}

/** The postmaster once ready; undefined when it has gone, or `child` before it. */
export async function ready(cluster: string, child?: ChildProcess): Promise<Postmaster | undefined> {
  let failure: Error | undefined
  child?.on('error', (error) => {
    failure = error
  })
  const giveUp = performance.now() + startSeconds * 1000
  while (performance.now() < giveUp) {
    if (failure !== undefined) throw failure
    const found = postmasterOf(cluster)
    if (found?.ready && (child === undefined || found.pid === child.pid)) return found
    if (child === undefined ? found === undefined : hasExited(child)) return undefined
    await sleep(5)
  }
  throw new Error(`PostgreSQL n’a pas fini de démarrer en ${startSeconds} s.`)
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function launch(program: string, args: readonly string[], place: Place): ChildProcess {
  if (sizeOf(place.logFile) > logBytesMax) renameSync(place.logFile, `${place.logFile}.old`)
  const log = openSync(place.logFile, 'a', 0o600)
  try {
    const child = spawn(program, args, {
      cwd: place.home,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
      // None of our settings or secrets in another program's environment.
      env: process.platform === 'win32' ? process.env : { PATH: process.env.PATH, LC_ALL: 'C' },
      ...place.account,
    })
    return child
  } finally {
    closeSync(log)
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function endOfLog(file: string, from = 0): string {
  return readFileSync(file).subarray(from).toString('utf8').trim().split('\n').slice(-8).join('\n')
}
