/** What professionals and structures did in a day, counted from their traces; and what was found unusual. trust.md §2. */
import type { ActivityMeasure } from '@carnet/core/model/activity.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { Trace, TraceActor } from '@carnet/core/model/trace.ts'
import type { Tx } from './database.ts'
import { uuidV7 } from './uuid-v7.ts'

export type ActiveActor = Pick<TraceActor, 'kind' | 'id'>
export type Activity = Readonly<Record<ActivityMeasure, number>>
/** `opening`: the acts by which a record counts as opened. */
export type Period = {
  readonly from: Date
  readonly until: Date
  readonly opening: readonly Trace['action'][]
}

const kinds: readonly TraceActor['kind'][] = ['professional', 'staff', 'structure']

/** The lines of one actor in a period, by the indexes of both histories. */
const linesOf = (actor: string) => `
  (select t.record_id, t.action, t.outcome, t.actor_kind, t.at from trace t
    where t.actor_id = ${actor} and t.at >= $1 and t.at < $2 and t.actor_kind = any($3)
   union all
   select null, w.action, case when w.refusal is null then 'done' else 'refused' end, w.actor_kind, w.at
     from trace_without_record w
    where w.actor_id = ${actor} and w.at >= $1 and w.at < $2 and w.actor_kind = any($3))`

const counts = `
  (count(*) filter (where l.action = 'testExistence'))::int as "existenceTests",
  (count(distinct l.record_id) filter (where l.outcome = 'done' and l.action = any($4)))::int as "recordsOpened"`

/**
 * Of those who acted in the period, who did more than the floor. Each actor is stepped to by the index, and his lines of
 * the period read: nothing of the other days.
 */
export async function busyActors(
  tx: Tx,
  { from, until, opening }: Period,
  floor: number,
): Promise<readonly (ActiveActor & Activity)[]> {
  const steps = (name: string, table: string) => `
    ${name} (id) as (
      (select actor_id from ${table} where actor_id > '' order by actor_id limit 1)
      union all
      select (select t.actor_id from ${table} t where t.actor_id > s.id order by t.actor_id limit 1)
        from ${name} s where s.id is not null)`
  return tx.run<ActiveActor & Activity>(
    'busy-actors',
    `with recursive ${steps('known', 'trace')}, ${steps('without', 'trace_without_record')},
     actor (id) as (select id from known where id is not null union select id from without where id is not null)
     select l.actor_kind as kind, a.id, ${counts}
       from actor a cross join lateral ${linesOf('a.id')} l
      group by l.actor_kind, a.id
     having count(*) filter (where l.action = 'testExistence') > $5
         or count(distinct l.record_id) filter (where l.outcome = 'done' and l.action = any($4)) > $5
      order by a.id, l.actor_kind`,
    [from, until, kinds, opening, floor],
  )
}

/** What one did on each day of a period on which he did anything; days of France. */
export function activityByDay(
  tx: Tx,
  { kind, id }: ActiveActor,
  { from, until, opening }: Period,
): Promise<readonly Activity[]> {
  return tx.run<Activity>(
    'activity-by-day',
    `select ${counts} from ${linesOf('$5')} l group by (l.at at time zone 'Europe/Paris')::date`,
    [from, until, [kind], opening, id],
  )
}

export type NewFinding = {
  readonly actor: ActiveActor
  readonly day: Day
  readonly measure: ActivityMeasure
  readonly count: number
  readonly usual: number
}

/** False when it was found before. */
export async function addFinding(
  tx: Tx,
  { actor, day, measure, count, usual }: NewFinding,
  at: Date,
): Promise<boolean> {
  const added = await tx.run(
    'add-unusual-activity',
    `insert into unusual_activity (id, day, actor_kind, actor_id, measure, count, usual, found_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning 1`,
    [uuidV7(at), day, actor.kind, actor.id, measure, count, usual, at],
  )
  return added.length > 0
}

export type Finding = NewFinding & {
  readonly id: string
  /** From the directory; undefined when it does not know him. */
  readonly name: string | undefined
  readonly review: { readonly at: Date; readonly reviewer: string; readonly comment: string } | undefined
}

type FindingRow = {
  id: string
  day: Day
  actor_kind: TraceActor['kind']
  actor_id: string
  measure: ActivityMeasure
  count: number
  usual: number
  name: string | null
  reviewed_at: Date | null
  reviewer: string | null
  comment: string | null
}

/** Those that wait for somebody to look at them, or all; oldest first. */
export async function findings(tx: Tx, reviewed: 'waiting' | 'any'): Promise<readonly Finding[]> {
  const rows = await tx.run<FindingRow>(
    'unusual-activities',
    `select u.id, u.day::text as day, u.actor_kind, u.actor_id, u.measure, u.count, u.usual, u.reviewed_at, u.reviewer, u.comment,
            coalesce(p.first_name || ' ' || p.last_name, s.name) as name
       from unusual_activity u
       left join professional p on u.actor_kind = 'professional' and p.id = u.actor_id
       left join structure s on u.actor_kind <> 'professional' and s.id = split_part(u.actor_id, '/', 1)
      where $1 or u.reviewed_at is null
      order by u.day, u.id`,
    [reviewed === 'any'],
  )
  return rows.map((row) => ({
    id: row.id,
    actor: { kind: row.actor_kind, id: row.actor_id },
    day: row.day,
    measure: row.measure,
    count: row.count,
    usual: row.usual,
    name: row.name ?? undefined,
    review:
      row.reviewed_at === null
        ? undefined
        : { at: row.reviewed_at, reviewer: row.reviewer!, comment: row.comment! },
  }))
}

/** Once: what was concluded is not rewritten. */
export async function reviewFinding(
  tx: Tx,
  id: string,
  { at, reviewer, comment }: { readonly at: Date; readonly reviewer: string; readonly comment: string },
): Promise<'reviewed' | 'alreadyReviewed' | 'unknown'> {
  const [row] = await tx.run<{ mine: boolean }>(
    'review-unusual-activity',
    `with mine as (
       update unusual_activity set reviewed_at = $2, reviewer = $3, comment = $4
        where id = $1 and reviewed_at is null returning 1)
     select exists (select from mine) as mine from unusual_activity where id = $1`,
    [id, at, reviewer, comment],
  )
  if (row === undefined) return 'unknown'
  return row.mine ? 'reviewed' : 'alreadyReviewed'
}
