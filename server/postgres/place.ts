/** Where the files of one embedded PostgreSQL are. `place.json` in its data folder remembers what cannot be guessed. */
import { existsSync, realpathSync } from 'node:fs'
import { chmod, chown, lstat, mkdir, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Account } from './account.ts'
import { accountFor, canEnterOrRun } from './account.ts'

export type Place = {
  /** Holds all the rest: the data folder itself, or a folder that PostgreSQL's account can reach. */
  readonly home: string
  /** What PostgreSQL calls its data directory. */
  readonly cluster: string
  readonly socketFolder: string
  readonly logFile: string
  readonly account: Account | undefined
}

export type KnownPlace = Pick<Place, 'home' | 'cluster' | 'socketFolder'>

type Record = { readonly home: string; readonly socketFolder: string }

/** A socket's path has at most 107 bytes; PostgreSQL adds `/.s.PGSQL.5432` to the folder's. */
const socketFolderBytesMax = 107 - '/.s.PGSQL.5432'.length

/** Finds or makes the place that belongs to `dataFolder`. */
export async function placeFor(dataFolder: string): Promise<Place> {
  await makeFolder(dataFolder)
  const folder = realpathSync(dataFolder)
  const recorded = await readRecord(folder)
  const home = recorded === undefined ? await chooseHome(folder) : path.resolve(folder, recorded.home)
  if (!existsSync(home))
    throw new Error(
      `Les données de PostgreSQL devaient être dans ${home}, qui n’existe plus (${folder}/place.json).`,
    )
  const cluster = path.join(home, 'cluster')
  const account = accountFor(cluster)
  const socketFolder = await chooseSocketFolder(home, recorded?.socketFolder, account)
  const record: Record = { home: path.relative(folder, home) || '.', socketFolder }
  if (recorded?.home !== record.home || recorded.socketFolder !== socketFolder)
    await writeRecord(folder, record)
  return { home, cluster, socketFolder, logFile: path.join(folder, 'postgres.log'), account }
}

/** The place of a data folder that already has one. Changes nothing. */
export async function knownPlace(dataFolder: string): Promise<KnownPlace | undefined> {
  const recorded = await readRecord(dataFolder)
  if (recorded === undefined) return undefined
  const home = homeIn(realpathSync(dataFolder), recorded)
  return { home, cluster: path.join(home, 'cluster'), socketFolder: recorded.socketFolder }
}

/** A folder that PostgreSQL's account owns and nobody else enters. */
export async function makeOwnFolder(folder: string, account: Account | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (account !== undefined) await chown(folder, account.uid, account.gid)
}

/** A file that PostgreSQL's account alone reads. */
export async function writeOwnFile(file: string, text: string, account: Account | undefined): Promise<void> {
  await writeFile(file, text, { mode: 0o600 })
  if (account !== undefined) await chown(file, account.uid, account.gid)
}

/** As root, PostgreSQL's account may pass through to what is its own below, but list nothing. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  if (process.getuid?.() === 0) await chmod(folder, 0o711)
}

function homeIn(folder: string, recorded: Record): string {
  const home = path.resolve(folder, recorded.home)
  if (!existsSync(home))
    throw new Error(
      `Les données de PostgreSQL étaient dans ${home}, qui n’existe plus (voir ${folder}/place.json).`,
    )
  return realpathSync(home)
}

async function chooseHome(folder: string): Promise<string> {
  const account = accountFor(folder)
  if (account === undefined || canEnterOrRun(account, folder)) return folder
  const elsewhere = await reachableFolder(path.basename(path.dirname(folder)))
  await chmod(elsewhere, 0o711)
  return realpathSync(elsewhere)
}

/** Named by chance, not by the data folder: a second clone at the same path must never meet the first one's data. */
async function reachableFolder(name: string): Promise<string> {
  try {
    await mkdir('/var/lib/carnet', { recursive: true, mode: 0o711 })
    return await mkdtemp(`/var/lib/carnet/${name}-`)
  } catch {
    // A machine whose system folders are read-only still has a temporary one.
    return mkdtemp(path.join(os.tmpdir(), 'carnet-'))
  }
}

async function chooseSocketFolder(
  home: string,
  recorded: string | undefined,
  account: Account | undefined,
): Promise<string> {
  const near = path.join(home, 'socket')
  if (Buffer.byteLength(near) <= socketFolderBytesMax) {
    await makeOwnFolder(near, account)
    return near
  }
  if (recorded !== undefined && (await isOwnFolder(recorded, account))) return recorded
  const temporary = Buffer.byteLength(os.tmpdir()) <= socketFolderBytesMax - 20 ? os.tmpdir() : '/tmp'
  const far = await mkdtemp(path.join(temporary, 'carnet-'))
  await makeOwnFolder(far, account)
  return far
}

/** In a folder that everyone writes to, only trust what is still exactly ours. */
async function isOwnFolder(folder: string, account: Account | undefined): Promise<boolean> {
  try {
    const found = await lstat(folder)
    const owner = account?.uid ?? process.getuid?.()
    return found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0
  } catch {
    return false
  }
}

async function readRecord(folder: string): Promise<Record | undefined> {
  const file = path.join(folder, 'place.json')
  if (!existsSync(file)) return undefined
  return JSON.parse(await readFile(file, 'utf8')) as Record
}

async function writeRecord(folder: string, record: Record): Promise<void> {
  const file = path.join(folder, 'place.json')
  await writeFile(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`)
  await rename(`${file}.new`, file)
}
