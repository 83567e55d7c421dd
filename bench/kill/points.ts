/**
 * Every named crash point (server/crash-points.ts), armed in turn: the server is brought to it, dies there, starts
 * again, and what it left is held against what it had confirmed. trust.md T-02; contract.md §9, 1 and 6.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type CrashPoint, crashPoints } from '../../server/crash-points.ts'
import { testDatabase } from '../../server/postgres/test-database.ts'
import { type ObjectStore, startObjectStore } from '../../server/test/object-store.ts'
import { type PrivateServer, startPrivateServer } from '../private-server.ts'
import { type ActName, acts, type PreparedAct, type Stage } from './acts.ts'
import { type Client, deposit, isOutage, type Ledger, openClient, patientsOf } from './depositors.ts'
import { blobsInBucket, inspect } from './inspection.ts'

/** `firstStart`: of a server without data. */
type Reach = {
  readonly act: ActName | 'firstStart'
  readonly nth: number
  /** Of a server that keeps its documents in an object store; on disk otherwise. */
  readonly inBucket?: true
}

export type PointRow = {
  readonly point: CrashPoint
  readonly act: Reach['act']
  /** After the restart: what was asked is there, whole. False: nothing of it is. */
  readonly done: boolean
  readonly recoveryMs: number
}

export type PointCampaign = {
  readonly rows: readonly PointRow[]
  /** In words; none when the promises are kept. A point that is never reached is one. */
  readonly faults: readonly string[]
}

const by = (...names: ActName[]): readonly Reach[] =>
  names.map((act) => ({ act, nth: acts[act].requestsBefore + 1 }))
const starting = (nth = 1): readonly Reach[] => [{ act: 'firstStart', nth }]
const at = (act: ActName, nth = 1): readonly Reach[] => [{ act, nth }]
const inBucket = (reaches: readonly Reach[]): readonly Reach[] =>
  reaches.map((reach) => ({ ...reach, inBucket: true }))

const byRequests = by(
  'deposit',
  'replace',
  'hide',
  'archive',
  'delete',
  'authorise',
  'giveUp',
  'create',
  'createAfterAll',
  'close',
  'reopen',
)

/** What brings the server to each point, and at which passage. A point without a way to it does not compile. */
const waysTo: Readonly<Record<CrashPoint, readonly Reach[]>> = {
  'blob.segment-written': at('depositLarge', 2),
  'blob.draft-written': by('deposit', 'depositLarge'),
  'blob.datasynced': by('deposit', 'depositLarge'),
  'blob.renamed': by('deposit', 'depositLarge'),
  'blob.folder-synced': by('deposit', 'depositLarge'),
  'blob.marked': inBucket(by('deposit', 'depositLarge')),
  'blob.put': inBucket(by('deposit', 'depositLarge')),
  'blob.placed': [...by('deposit', 'depositLarge'), ...inBucket(by('deposit', 'depositLarge'))],
  'blob.discarded': [...at('depositAgain'), ...inBucket(at('depositAgain'))],
  'settle.asked': at('settle'),
  'settle.placed': at('settle'),
  'settle.discarded': at('settle'),
  'submission.secured': [...by('deposit', 'replace'), ...inBucket(by('deposit'))],
  'submission.claimed': by('deposit', 'replace', 'depositAgain'),
  'submission.lot-added': by('deposit', 'replace'),
  'submission.document-added': by('deposit', 'replace'),
  'submission.associations-added': by('deposit', 'replace'),
  'submission.replaced': at('replace'),
  'submission.committed': [...by('deposit', 'replace', 'depositAgain'), ...inBucket(by('deposit'))],
  'submission.placed': by('deposit', 'replace'),
  'perform.done': [...byRequests, ...at('merge')],
  'perform.traced': [...byRequests, ...at('merge')],
  'perform.before-commit': [...byRequests, ...at('merge')],
  'perform.committed': [...byRequests, ...at('merge')],
  'soap.before-answer': byRequests,
  'status.lot-added': [...at('archive'), ...at('delete')],
  'status.set': [...at('archive'), ...at('delete')],
  'visibility.lot-added': at('hide'),
  'visibility.deprecated': at('hide'),
  'visibility.version-added': at('hide'),
  'visibility.set': at('hide'),
  'authorisation.saved': at('authorise'),
  'authorisation.removed': at('giveUp'),
  'record.added': at('create'),
  'record.state-changed': by('createAfterAll', 'close', 'reopen'),
  'record.event-added': by('create', 'createAfterAll', 'close', 'reopen'),
  'merge.locked': at('merge'),
  'merge.documents-moved': at('merge'),
  'merge.record-removed': at('merge'),
  'ihe.document-secured': by('iheProvide', 'iheReplace'),
  'ihe.registered': by('iheProvide', 'iheReplace'),
  'ihe.traced': by('iheProvide', 'iheReplace'),
  'ihe.committed': by('iheProvide', 'iheReplace'),
  'ihe.placed': by('iheProvide', 'iheReplace'),
  'job.taken': by('notice', 'open', 'showUnannounced', 'settle'),
  'job.run': by('notice', 'open', 'showUnannounced', 'settle'),
  'job.given-back': by('notice', 'open', 'showUnannounced', 'settle'),
  'outbox.draft-written': at('notice'),
  'notice.written': at('notice'),
  'notice.marked': at('notice'),
  'notice.committed': at('notice'),
  'information.given': at('inform'),
  'opening.opened': at('open'),
  'opening.traced': at('open'),
  'opening.committed': at('open'),
  'destruction.begun': at('destroy'),
  'destruction.rows-deleted': at('destroy'),
  'destruction.bytes-removed': at('destroy'),
  'destruction.certified': at('destroy'),
  'destruction.ended': at('destroy'),
  'sealing.taken': at('seal'),
  'sealing.leaves-added': at('seal'),
  'sealing.headed': at('seal'),
  'sealing.committed': at('seal'),
  'witness.appended': at('seal'),
  'unannounced.shown': at('showUnannounced'),
  'unannounced.traced': at('showUnannounced'),
  'unannounced.committed': at('showUnannounced'),
  'migration.applied': starting(3),
  'migration.recorded': starting(3),
  'migration.committed': starting(3),
  'key.draft-written': starting(),
  'key.placed': starting(),
  'demonstration.written': starting(),
  'seed.directory-saved': starting(),
  'seed.record-saved': starting(4),
  'seed.before-commit': starting(),
  'seed.committed': starting(),
}

const reachedWithinMs = 20_000

export async function killAtPoints(options: {
  readonly dataFolder: string
  readonly times: number
  /** Absent: all. */
  readonly points?: readonly CrashPoint[]
  /** One way to each point, and not all. */
  readonly oneWay?: boolean
  readonly onRow?: (row: PointRow) => void
  readonly onFault?: (fault: string) => void
}): Promise<PointCampaign> {
  const {
    dataFolder,
    times,
    points = crashPoints,
    oneWay = false,
    onRow = () => {},
    onFault = () => {},
  } = options
  const rows: PointRow[] = []
  const faults: string[] = []
  await using opened = new AsyncDisposableStack()
  const onDisk = opened.use(await openTheatre(dataFolder))
  const bucket = lazily(async () => opened.use(await openBucketTheatre(opened, dataFolder)))
  for (const point of points)
    for (const reach of oneWay ? waysTo[point].slice(0, 1) : waysTo[point])
      for (let time = 0; time < times; time++) {
        const theatre = reach.inBucket ? await bucket() : onDisk
        const found: string[] = []
        const row = await (reach.act === 'firstStart'
          ? killFirstStart(theatre, point, reach.nth, found)
          : killDuring(theatre, reach.act, point, reach.nth, found)
        ).catch((error: Error) => void found.push(error.message))
        for (const fault of found.map((words) => `${point}, ${reach.act}: ${words}`)) {
          faults.push(fault)
          onFault(fault)
        }
        if (row === undefined) {
          await theatre.restart()
          continue
        }
        rows.push(row)
        onRow(row)
      }
  return { rows, faults }
}

type Theatre = Stage & {
  readonly databaseUrl: string
  readonly objectStore: ObjectStore | undefined
  /** Ends the server that runs, and starts one with this point armed. */
  arm(setting: string): Promise<void>
  /** Resolves when the armed server has killed itself; throws when it has not. */
  died(): Promise<void>
  /** Starts it again, nothing armed. Answers the milliseconds until « Carnet est prêt ». */
  restart(): Promise<number>
} & AsyncDisposable

async function openTheatre(dataFolder: string, objectStore?: ObjectStore): Promise<Theatre> {
  const { connectionString: databaseUrl, drop } = await testDatabase()
  const database = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  const ledger: Ledger = { acknowledged: new Map(), underWay: [] }
  let server: PrivateServer
  let client: Client | undefined
  const sql = async (text: string, values: readonly unknown[] = []) =>
    (await database.query(text, [...values])).rows
  const start = async (armed: Readonly<Record<string, string>> = {}) => {
    // Passages are counted by process.
    const environment = { CARNET_PROCESSES: '1', ...objectStore?.environment, ...armed }
    server = await startPrivateServer({ dataFolder, databaseUrl, environment })
    client = await openClient(server)
    return server.readyAfterMs
  }
  const end = async () => {
    client?.dmp[Symbol.dispose]()
    client = undefined
    await server.stop()
  }
  await start()
  for (const { id } of patientsOf()) await client!.dmp.authorise(id, { gesture: 'consentCollected' })
  return {
    dataFolder,
    databaseUrl,
    objectStore,
    ledger,
    server: () => server,
    client: () => client!,
    sql: sql as Stage['sql'],
    async arm(setting) {
      await end()
      // Held by a node that will not come back: what the armed server does by itself, the act frees.
      await sql(
        `update job set holder = '00000000-0000-4000-8000-000000000000',
                        lease_until = clock_timestamp() + interval '1 hour'`,
      )
      await start({ CARNET_CRASH_POINT: setting })
    },
    async died() {
      const { process: child } = server
      if (child.exitCode === null && child.signalCode === null)
        await Promise.race([once(child, 'exit'), sleep(reachedWithinMs)])
      if (child.signalCode !== 'SIGKILL') throw new Error('the point was never reached')
    },
    async restart() {
      await end()
      // The leases of the dead have run out: that they do is server/jobs/scheduler.test.ts's.
      await sql('update job set holder = null, lease_until = null')
      return start()
    },
    async [Symbol.asyncDispose]() {
      await end()
      await database.end()
      await drop()
    },
  }
}

/** The same cards and keys, another base, and a store of its own. */
async function openBucketTheatre(opened: AsyncDisposableStack, dataFolder: string): Promise<Theatre> {
  const objectStore = await startObjectStore({ after: (end) => opened.defer(end) })
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-kill-'))
  opened.defer(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(path.join(dataFolder, 'demo'), path.join(folder, 'demo'), { recursive: true })
  return openTheatre(folder, objectStore)
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

async function killDuring(
  theatre: Theatre,
  name: ActName,
  point: CrashPoint,
  nth: number,
  faults: string[],
): Promise<PointRow> {
  const prepared: PreparedAct = await acts[name].prepare(theatre)
  const { before, after, ask, look, told, dueAgain } = prepared
  assert.deepEqual(await look(), before, 'the act is prepared')
  const toldBefore = await told()
  const { acknowledged, recoveryMs } = await killed(theatre, prepared, `${point}:${nth}`)
  await dueAgain?.()

  const found = await look()
  const done = isSame(found, after)
  if (!done && !isSame(found, before)) faults.push(`half done: ${JSON.stringify(found)}`)
  if (!done && (acknowledged || dueAgain !== undefined)) faults.push('confirmed or due, and not done')
  const lines = (await told()) - toldBefore
  if (name !== 'depositAgain' && lines !== (done ? 1 : 0))
    faults.push(`${done ? 'done' : 'not done'}, and told ${lines} times`)
  await inspectAll(theatre, faults)
  if (!done) {
    await ask()
    if (!isSame(await look(), after)) faults.push('asked again, and not done')
    if ((await told()) - toldBefore !== 1) faults.push('asked again, and not told once')
  }
  await sendAgain(theatre)
  await inspectAll(theatre, faults)
  return { point, act: name, done, recoveryMs }
}

/** Who does the act dies there: the server, which is started again; or a command of the operator, and the server goes on. */
async function killed(
  theatre: Theatre,
  { ask, askArmed }: PreparedAct,
  setting: string,
): Promise<{ readonly acknowledged: boolean; readonly recoveryMs: number }> {
  if (askArmed !== undefined) {
    if ((await askArmed(setting)) !== 'SIGKILL') throw new Error('the point was never reached')
    return { acknowledged: false, recoveryMs: 0 }
  }
  await theatre.arm(setting)
  const acknowledged = await ask().then(
    () => true,
    (error: unknown) => {
      if (isOutage(error) || isCut(error)) return false
      throw error
    },
  )
  await theatre.died()
  return { acknowledged, recoveryMs: await theatre.restart() }
}

/** What was sent and not confirmed is confirmed this time, stored once. */
async function sendAgain({ ledger, client }: Stage): Promise<void> {
  for (const document of ledger.underWay.splice(0)) {
    await deposit(client().dmp, document)
    ledger.acknowledged.set(document.uniqueId, document)
  }
}

async function inspectAll(
  { databaseUrl, dataFolder, ledger, objectStore }: Theatre,
  faults: string[],
): Promise<void> {
  const held = objectStore && blobsInBucket(objectStore.keys)
  const { lost, half, untraced } = await inspect(databaseUrl, dataFolder, ledger, held)
  faults.push(...lost.map((id) => `lost: ${id}`), ...half, ...untraced)
}

/** A server without data dies while it makes them; the next start completes them, as if nothing had happened. */
async function killFirstStart(
  theatre: Theatre,
  point: CrashPoint,
  nth: number,
  faults: string[],
): Promise<PointRow> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'carnet-first-start-'))
  const { connectionString: databaseUrl, drop } = await testDatabase()
  const demo = path.join(dataFolder, 'demo')
  for (const made of ['pki', 'cards', 'vitale'])
    cpSync(path.join(theatre.dataFolder, 'demo', made), path.join(demo, made), { recursive: true })
  try {
    const environment = { CARNET_PROCESSES: '1', CARNET_CRASH_POINT: `${point}:${nth}` }
    const survived = await startPrivateServer({ dataFolder, databaseUrl, environment }).catch(
      (error: Error) => {
        if (!error.message.includes('(SIGKILL)')) throw error
      },
    )
    if (survived !== undefined) {
      await survived.stop()
      throw new Error('the point was never reached')
    }
    const server = await startPrivateServer({ dataFolder, databaseUrl })
    const key = readFileSync(path.join(demo, 'master.key'))
    if (key.length !== 32) faults.push('the master key is not whole')
    const seeded = await seedsOf(databaseUrl)
    if (!isSame(seeded, await seedsOf(theatre.databaseUrl)))
      faults.push(`another base than that of an undisturbed start: ${JSON.stringify(seeded)}`)
    const { dmp } = await openClient(server)
    using client = dmp
    await client.findDocuments(patientsOf()[0]!.id)
    await server.stop()
    const drafts = readdirSync(path.join(dataFolder, 'blobs', 'incoming'))
    if (drafts.length > 0) faults.push(`left in incoming: ${drafts.length}`)
    return { point, act: 'firstStart', done: true, recoveryMs: server.readyAfterMs }
  } finally {
    await drop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** What every start leaves, and no act of the campaign adds to: who is made or destroyed there has no other name. */
async function seedsOf(databaseUrl: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select (select count(*) from migration)::int as migrations,
              (select count(*) from professional)::int as professionals,
              (select count(*) from structure)::int as structures,
              (select count(*) from account)::int as accounts,
              (select count(*) from record where birth_name not in ('ESSAI', ''))::int as records`,
    )
    return rows[0]
  } finally {
    await client.end()
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** What `fetch` and a statement say of a server that is gone. */
function isCut(error: unknown): boolean {
  return error instanceof Error && /fetch failed|terminated|ECONN/.test(error.message)
}
