import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { makeClock } from '../clock.ts'
import { openLog } from '../log.ts'
import { testDatabase } from '../postgres/test-database.ts'
import { openDatabase } from '../store/database.ts'
import { takeDueJobs } from '../store/jobs.ts'
import { migrate } from '../store/migrate.ts'
import { makeKeyring } from '../store/sealing.ts'
import { type Job, type SchedulerOptions, startScheduler } from './scheduler.ts'

const dayMs = 86_400_000
const log = openLog('silent')

async function migratedDatabase(t: TestContext) {
  const { connectionString, drop } = await testDatabase()
  await migrate({ connectionString })
  const database = openDatabase({ connection: { connectionString }, keyring: makeKeyring(randomBytes(32)) })
  t.after(async () => {
    await database.close()
    await drop()
  })
  return database
}

/** Counts its runs; `work` is what each one does. */
function countedJob(work: () => Promise<void> = async () => {}, of: Partial<Job> = {}) {
  const runs: Date[] = []
  const job: Job = {
    name: 'daily',
    clock: 'law',
    everyMs: dayMs,
    async run(now) {
      runs.push(now)
      await work()
    },
    ...of,
  }
  return { job, runs }
}

async function started(t: TestContext, options: Omit<SchedulerOptions, 'log'>) {
  const scheduler = await startScheduler({ log, ...options })
  t.after(() => scheduler.stop())
  return scheduler
}

async function until(condition: () => boolean, ms = 5000): Promise<void> {
  const end = Date.now() + ms
  while (!condition()) {
    assert.ok(Date.now() < end, 'it did not happen')
    await pause(20)
  }
}

test('two nodes on one database run a job once', async (t) => {
  const database = await migratedDatabase(t)
  const { job, runs } = countedJob(() => pause(50))
  const clock = makeClock()
  const nodes = await Promise.all(
    Array.from({ length: 2 }, () => started(t, { database, clock, jobs: [job] })),
  )
  await Promise.all(nodes.map((node) => node.wake()))
  await Promise.all(nodes.map((node) => node.wake()))
  assert.equal(runs.length, 1)
})

test('a job becomes due when its clock is moved forward, and runs before wake answers', async (t) => {
  const database = await migratedDatabase(t)
  const clock = makeClock()
  const { job, runs } = countedJob()
  const real = countedJob(undefined, { name: 'real', clock: 'real' })
  const node = await started(t, { database, clock, jobs: [job, real.job] })
  await node.wake()
  assert.deepEqual([runs.length, real.runs.length], [1, 1])
  clock.advance(dayMs - 60_000)
  await node.wake()
  assert.equal(runs.length, 1, 'not before its time')
  clock.advance(120_000)
  await node.wake()
  assert.deepEqual([runs.length, real.runs.length], [2, 1], 'real time did not move')
  assert.ok(runs[1]!.getTime() - Date.now() > dayMs)
})

test('a clock moved back does not leave a job waiting for a date that is far away again', async (t) => {
  const database = await migratedDatabase(t)
  const clock = makeClock()
  const { job, runs } = countedJob()
  const node = await started(t, { database, clock, jobs: [job] })
  clock.advance(400 * dayMs)
  await node.wake()
  const before = runs.length
  clock.backToReal()
  await node.wake()
  assert.equal(runs.length, before + 1)
})

test('the lease of a holder that was killed is taken over when it runs out, not before', async (t) => {
  const database = await migratedDatabase(t)
  const clock = makeClock()
  const { job, runs } = countedJob()
  await (await started(t, { database, clock, jobs: [] })).stop()
  const leaseMs = 1500
  const dead = await startScheduler({ database, clock, log, jobs: [job] })
  await dead.wake()
  await dead.stop()
  clock.advance(2 * dayMs)
  // A node that takes the job and never speaks again.
  const taken = await database.transaction((tx) =>
    takeDueJobs(tx, [{ ...job, now: clock.now() }], '00000000-0000-4000-8000-000000000000', leaseMs),
  )
  assert.deepEqual(taken, [job.name])
  const heir = await started(t, { database, clock, jobs: [job] })
  await heir.wake()
  assert.equal(runs.length, 1, 'the lease holds')
  await until(() => runs.length === 2)
})

test('a job that lasts longer than its lease keeps it, and nobody else runs it meanwhile', async (t) => {
  const database = await migratedDatabase(t)
  const clock = makeClock()
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const { job, runs } = countedJob(() => ended)
  const leaseMs = 1500
  const holder = await startScheduler({ database, clock, log, jobs: [job], leaseMs })
  const other = await startScheduler({ database, clock, log, jobs: [job], leaseMs })
  await until(() => runs.length === 1)
  await pause(2 * leaseMs)
  // Both look every second: the other has tried in vain.
  assert.equal(runs.length, 1)
  end()
  await Promise.all([holder.stop(), other.stop()])
})

test('a job that fails is logged, given back, and tried again', async (t) => {
  const database = await migratedDatabase(t)
  const clock = makeClock()
  const faults: string[] = []
  const { job, runs } = countedJob(() => Promise.reject(new Error('disk full')))
  const node = await startScheduler({
    database,
    clock,
    log: { ...log, fault: (event) => void faults.push(event) },
    jobs: [job],
  })
  t.after(() => node.stop())
  await node.wake()
  assert.deepEqual([runs.length, faults], [1, ['job failed']])
  clock.advance(61_000)
  await node.wake()
  assert.equal(runs.length, 2)
})

test('stop waits for the job that runs', async (t) => {
  const database = await migratedDatabase(t)
  let ended = false
  const { job, runs } = countedJob(async () => {
    await pause(200)
    ended = true
  })
  const node = await startScheduler({ database, clock: makeClock(), log, jobs: [job] })
  await until(() => runs.length === 1)
  await node.stop()
  assert.ok(ended)
})
