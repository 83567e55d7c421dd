/** Leases of jobs: who runs what, so that several nodes run it once and a dead one does not hold it. */
import type { Tx } from './database.ts'

/** A job as a node knows it: its period, and what its clock says. */
export type JobTime = { readonly name: string; readonly everyMs: number; readonly now: Date }

/** Makes the jobs known; a new one is due at once. */
export async function declareJobs(tx: Tx, names: readonly string[]): Promise<void> {
  await tx.run(
    'declare-jobs',
    `insert into job (name, due_at) select name, to_timestamp(0) from unnest($1::text[]) as name
     on conflict do nothing`,
    [names.toSorted()],
  )
}

/**
 * Takes those that are due and that nobody holds. Due further than one period ahead: its clock was moved back, and it
 * is due now.
 */
export async function takeDueJobs(
  tx: Tx,
  jobs: readonly JobTime[],
  holder: string,
  leaseMs: number,
): Promise<readonly string[]> {
  const rows = await tx.run<{ name: string }>(
    'take-due-jobs',
    `update job set holder = $4, lease_until = clock_timestamp() + $5 * interval '1 millisecond'
      where name in (
        select j.name
          from job j
          join unnest($1::text[], $2::float8[], $3::timestamptz[]) as t (name, every_ms, now) on t.name = j.name
         where (j.due_at <= t.now or j.due_at > t.now + t.every_ms * interval '1 millisecond')
           and (j.holder is null or j.lease_until < clock_timestamp())
         order by j.name for update of j skip locked)
      returning name`,
    [
      jobs.map(({ name }) => name),
      jobs.map(({ everyMs }) => everyMs),
      jobs.map(({ now }) => now),
      holder,
      leaseMs,
    ],
  )
  return rows.map(({ name }) => name)
}

/** False when another node has taken the job over: this one was too slow to say that it lives. */
export async function renewLease(tx: Tx, name: string, holder: string, leaseMs: number): Promise<boolean> {
  const renewed = await tx.run(
    'renew-lease',
    `update job set lease_until = clock_timestamp() + $3 * interval '1 millisecond'
      where name = $1 and holder = $2 returning 1`,
    [name, holder, leaseMs],
  )
  return renewed.length > 0
}

/** Gives the job back, due again at `dueAt`; changes nothing when another node holds it. */
export async function giveJobBack(tx: Tx, name: string, holder: string, dueAt: Date): Promise<void> {
  await tx.run(
    'give-job-back',
    'update job set holder = null, lease_until = null, due_at = $3 where name = $1 and holder = $2',
    [name, holder, dueAt],
  )
}
