/**
 * Deposits while the disk fails: each call that a deposit makes, failing in turn, and a disk that is full to the page. A
 * document is confirmed only when it is there; refused, it is refused as a technical error, and sent again it is
 * taken. trust.md T-03; contract.md §9.1.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readlinkSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DmpRefusal } from '@carnet/kit/client/errors.ts'
import { testDatabase } from '../../server/postgres/test-database.ts'
import {
  alteredOf,
  type Deposited,
  deposit,
  type Ledger,
  newDocument,
  openClient,
  patientsOf,
} from '../kill/depositors.ts'
import { blobsOnDisk, inspect } from '../kill/inspection.ts'
import { startPrivateServer } from '../private-server.ts'
import { type Failure, withFailing } from './failing-calls.ts'

export type FaultRow = {
  readonly what: string
  readonly size: Size
  readonly confirmed: boolean
}

export type FaultCampaign = {
  readonly rows: readonly FaultRow[]
  /** In words; none when the promises are kept. */
  readonly faults: readonly string[]
}

type Size = 'small' | 'large'
const texts: Readonly<Record<Size, string>> = {
  // One segment, several pages.
  small: 'Compte rendu de consultation. '.repeat(400),
  large: 'Compte rendu de consultation. '.repeat(12_000),
}

const failures: readonly Pick<Failure, 'call' | 'error'>[] = [
  { call: 'openat', error: 'ENOSPC' },
  { call: 'openat', error: 'EMFILE' },
  { call: 'writev', error: 'EIO' },
  { call: 'writev', error: 'ENOSPC' },
  { call: 'fdatasync', error: 'EIO' },
  { call: 'fdatasync', error: 'ENOSPC' },
  { call: 'fsync', error: 'EIO' },
  { call: 'rename', error: 'EIO' },
  { call: 'rename', error: 'ENOSPC' },
  { call: 'close', error: 'EIO' },
]

/** Each call, from its first to the last that a deposit makes (at most `nthMax`). */
export async function depositWhileCallsFail(options: {
  readonly dataFolder: string
  readonly nthMax: number
  readonly sizes?: readonly Size[]
  readonly onRow?: (row: FaultRow) => void
}): Promise<FaultCampaign> {
  const { dataFolder, nthMax, sizes = ['small', 'large'], onRow = () => {} } = options
  await using bench = await openBench(dataFolder)
  const rows: FaultRow[] = []
  const faults: string[] = []
  for (const size of sizes)
    for (const failure of failures)
      for (let nth = 1; nth <= nthMax; nth++) {
        const what = `${failure.call} ${failure.error} ${nth}`
        const document = await bench.newDocument(size)
        const openBefore = bench.openFiles()
        let confirmed = false
        const failed = await withFailing(bench.pid, { ...failure, nth }, async () => {
          confirmed = (await bench.refusalOf(document)) === undefined
        })
        const leaked = await stayingOpen(() => bench.openFiles() - openBefore)
        const found = await bench.afterwards(document, confirmed)
        // A close that strace prevents closes nothing.
        if (leaked > 0 && failure.call !== 'close') found.push(`${leaked} files left open`)
        if (!failed && !confirmed) found.push('refused though no call failed')
        faults.push(...found.map((fault) => `${what}, ${size}: ${fault}`))
        // It is made fewer times than that.
        if (!failed) break
        const row = { what, size, confirmed }
        rows.push(row)
        onRow(row)
      }
  return { rows, faults }
}

const closedWithinMs = 5000

/** A job of the server may be reading a document just then: what is left open stays open. */
async function stayingOpen(more: () => number): Promise<number> {
  for (const end = Date.now() + closedWithinMs; more() > 0 && Date.now() < end; ) await sleep(50)
  return more()
}

const pageBytes = 4096
const diskBytes = 64 * 1024 * 1024

/** In a sentence, why a disk cannot be filled on this machine; undefined when it can. */
export function whyNoSmallDisk(): string | undefined {
  if (process.platform !== 'linux') return 'mount namespaces are for Linux'
  const { status } = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'])
  return status === 0 ? undefined : 'unshare --mount is not allowed (root needs CAP_SYS_ADMIN)'
}

/** A disk of a few megabytes, on which so many pages are free: from none to more than a deposit takes. */
export async function depositOnFullDisk(options: {
  readonly dataFolder: string
  readonly sizes?: readonly Size[]
  readonly onRow?: (row: FaultRow) => void
}): Promise<FaultCampaign> {
  const { dataFolder, sizes = ['small', 'large'], onRow = () => {} } = options
  const blobs = path.join(dataFolder, 'blobs')
  mkdirSync(blobs)
  await using bench = await openBench(dataFolder, `mount -t tmpfs -o size=${diskBytes} none "${blobs}"`)
  // The disk is in the mount namespace of the server: it is reached through its process.
  const disk = `/proc/${bench.pid}/root${blobs}`
  const ballast = path.join(disk, 'ballast')
  const rows: FaultRow[] = []
  const faults: string[] = []
  for (const size of sizes)
    for (let freePages = 0, fits = false; !fits; freePages += size === 'small' ? 1 : 7) {
      const document = await bench.newDocument(size)
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(ballast, Buffer.alloc(bavail * bsize - freePages * pageBytes))
      const refusal = await bench.refusalOf(document)
      const confirmed = refusal === undefined
      rmSync(ballast)
      if (!confirmed && refusal !== 'XDSRepositoryOutOfResources')
        faults.push(`${freePages} pages free, ${size}: refused as ${refusal}`)
      const row = { what: `${freePages} pages free`, size, confirmed }
      faults.push(
        ...(await bench.afterwards(document, confirmed)).map((fault) => `${row.what}, ${size}: ${fault}`),
      )
      rows.push(row)
      onRow(row)
      fits = confirmed
    }
  return { rows, faults }
}

type Bench = {
  readonly pid: number
  newDocument(size: Size): Promise<Deposited>
  /** The code of the refusal, as it must be when the document cannot be kept; undefined: confirmed. Throws on any other answer. */
  refusalOf(document: Deposited): Promise<string | undefined>
  /** What is wrong once the disk is well again; the document is then sent again, and must be there. */
  afterwards(document: Deposited, confirmed: boolean): Promise<string[]>
  /** Files of the store that the server has open: none when no deposit is under way. */
  openFiles(): number
} & AsyncDisposable

/** `mount`: a command for the server's own mount namespace, before it starts. */
async function openBench(dataFolder: string, mount?: string): Promise<Bench> {
  const { connectionString: databaseUrl, drop } = await testDatabase()
  const server = await startPrivateServer({
    dataFolder,
    databaseUrl,
    environment: { UV_THREADPOOL_SIZE: '1', CARNET_PROCESSES: '1', CARNET_LOG: 'silent' },
    ...(mount !== undefined && { mount }),
  })
  const [patient] = patientsOf()
  const client = await openClient(server)
  await client.dmp.authorise(patient!.id, { gesture: 'consentCollected' })
  const ledger: Ledger = { acknowledged: new Map(), underWay: [] }
  return {
    pid: server.pid,
    openFiles: () => filesOpenIn(server.pid, path.join(dataFolder, 'blobs')).length,
    newDocument: (size) => newDocument(patient!, client.situation, texts[size]),
    async refusalOf(document) {
      try {
        await deposit(client.dmp, document)
        return undefined
      } catch (error) {
        if (error instanceof DmpRefusal && error.retryable) return error.code
        throw error
      }
    },
    async afterwards(document, confirmed) {
      const blobFolder = path.join(`/proc/${server.pid}/root`, dataFolder, 'blobs')
      const left = readdirSync(path.join(blobFolder, 'incoming')).filter((name) => name.startsWith('draft-'))
      const faults = left.map((name) => `left in incoming: ${name}`)
      if (confirmed) {
        ledger.acknowledged.set(document.uniqueId, document)
        faults.push(...(await alteredOf(client, [document])))
      }
      await deposit(client.dmp, document)
      ledger.acknowledged.set(document.uniqueId, document)
      faults.push(...(await alteredOf(client, [document])))
      const { lost, half, untraced } = await inspect(databaseUrl, dataFolder, ledger, blobsOnDisk(blobFolder))
      return [...faults, ...lost.map((id) => `lost: ${id}`), ...half, ...untraced]
    },
    async [Symbol.asyncDispose]() {
      client.dmp[Symbol.dispose]()
      await server.stop()
      await drop()
    },
  }
}

function filesOpenIn(pid: number, folder: string): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      const file = readlinkSync(`/proc/${pid}/fd/${fd}`)
      return file.startsWith(folder) ? [file] : []
    } catch {
      // Closed between two looks.
      return []
    }
  })
}
