/**
 * What the server does by itself: named jobs, each run by one node at a time, under a lease in the database.
 * A node that dies lets its lease run out, and another takes the job over. A job may then run twice for one due date,
 * or stop half-way: each is written so that a second run changes nothing more.
 */
import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { crashPoint } from '../crash-points.ts'
import type { Log } from '../log.ts'
import type { Database } from '../store/database.ts'
import { declareJobs, giveJobBack, renewLease, takeDueJobs } from '../store/jobs.ts'

export type Job = {
  readonly name: string
  /** Which clock says that it is due: delays of the law, or housekeeping of the machine. */
  readonly clock: 'law' | 'real'
  readonly everyMs: number
  /** `now` is that of its clock. Running it again changes nothing more. */
  run(now: Date): Promise<void>
}

export type Scheduler = {
  /** Runs what is due without waiting for the next look; resolves when it has run. */
  wake(): Promise<void>
  /** Takes nothing more, and waits for what runs. */
  stop(): Promise<void>
}

const lookEveryMs = 1000
/**
 * Longer than a hiccup of the machine: a node that lives renews it three times over. Short, because the node that starts
 * again after a crash waits for the lease of the one that it was.
 */
const defaultLeaseMs = 10_000
/** A job that failed is tried again after this, or after its period when that is shorter. */
const retryMs = 60_000

export type SchedulerOptions = {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly jobs: readonly Job[]
  readonly leaseMs?: number
}

export async function startScheduler(options: SchedulerOptions): Promise<Scheduler> {
  const { database, clock, log, jobs, leaseMs = defaultLeaseMs } = options
  const holder = randomUUID()
  /** By name: a job that outlives its lease is not taken again by the node that runs it. */
  const running = new Map<string, Promise<void>>()
  let stopped = false
  let looking: Promise<void> | undefined

  const nowOf = (job: Job) => (job.clock === 'law' ? clock.now() : clock.realNow())
  const later = (now: Date, ms: number) => new Date(now.getTime() + ms)

  async function run(job: Job): Promise<void> {
    const now = nowOf(job)
    const heartbeat = setInterval(() => {
      // A heartbeat that fails is no fault of the job: the lease runs out, at worst another node runs it again.
      database
        .transaction((tx) => renewLease(tx, job.name, holder, leaseMs))
        .catch((error: unknown) => log.fault('lease not renewed', error, { job: job.name }))
    }, leaseMs / 3)
    let dueAt = later(now, job.everyMs)
    try {
      await job.run(now)
      crashPoint('job.run')
    } catch (error) {
      dueAt = later(now, Math.min(job.everyMs, retryMs))
      log.fault('job failed', error, { job: job.name })
    } finally {
      clearInterval(heartbeat)
    }
    await database.transaction((tx) => giveJobBack(tx, job.name, holder, dueAt))
    crashPoint('job.given-back')
  }

  async function look(): Promise<void> {
    const times = jobs
      .filter(({ name }) => !running.has(name))
      .map((job) => ({ name: job.name, everyMs: job.everyMs, now: nowOf(job) }))
    const taken = await database.transaction((tx) => takeDueJobs(tx, times, holder, leaseMs))
    if (taken.length > 0) crashPoint('job.taken')
    for (const job of jobs.filter(({ name }) => taken.includes(name))) {
      const done = run(job)
        .catch((error: unknown) => log.fault('job not given back', error, { job: job.name }))
        .finally(() => running.delete(job.name))
      running.set(job.name, done)
    }
  }

  /** One look at a time: the next begins when the one under way has ended. */
  function lookSoon(): Promise<void> {
    if (stopped) return Promise.resolve()
    looking ??= look()
      .catch((error: unknown) => log.fault('jobs not looked at', error))
      .finally(() => {
        looking = undefined
      })
    return looking
  }

  await database.transaction((tx) =>
    declareJobs(
      tx,
      jobs.map(({ name }) => name),
    ),
  )
  const timer = setInterval(lookSoon, lookEveryMs)
  void lookSoon()

  const untilQuiet = async () => {
    await looking
    await Promise.all(running.values())
  }
  return {
    async wake() {
      // What runs was taken before the clock moved: it is given back first, then judged by the new date.
      await untilQuiet()
      await lookSoon()
      await untilQuiet()
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await untilQuiet()
    },
  }
}
