/** The journal of emergency accesses: written with the act, read by those who review it and by the holder. EMG-07, EMG-12. */
import type { EmergencyMode, EmergencyVerdict } from '@carnet/core/model/emergency.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unseal } from './sealing.ts'
import { openTrace, type TraceRow } from './traces.ts'
import { uuidV7 } from './uuid-v7.ts'

/** The acts of one professional on one record within the hour are one access, even when they are simultaneous. */
export function journalEmergency(
  tx: Tx,
  recordIds: readonly RecordId[],
  act: {
    readonly at: Date
    readonly mode: EmergencyMode
    readonly actorId: string
    readonly secret: boolean
  },
): void {
  tx.send(
    'journal-emergency',
    `insert into emergency_access (record_id, id, at, hour, mode, actor_id, secret)
     select e.record_id, e.id, $3, date_trunc('hour', $3::timestamptz), $4, $5, $6
       from unnest($1::uuid[], $2::uuid[]) as e (record_id, id)
      where not exists (
        select from emergency_access b
         where b.record_id = e.record_id and b.actor_id = $5 and b.mode = $4
           and b.at > $3::timestamptz - interval '1 hour' and b.at <= $3)
     on conflict do nothing`,
    [recordIds, recordIds.map(() => uuidV7(act.at)), act.at, act.mode, act.actorId, act.secret],
  )
}

export type JournaledEmergency = {
  readonly id: string
  readonly at: Date
  readonly mode: EmergencyMode
  readonly actorId: string
  readonly secret: boolean
  readonly key: RecordKey
  /** How many the same professional made in the same month, on all records, this one included. */
  readonly usesInMonth: number
  readonly review:
    | {
        readonly at: Date
        readonly reviewer: string
        readonly verdict: EmergencyVerdict
        readonly comment: string
      }
    | undefined
}

export type EmergencyCriteria = {
  /** Those that wait for a review, or all. */
  readonly reviewed: 'waiting' | 'any'
  readonly from?: Date | undefined
  readonly to?: Date | undefined
}

type EmergencyRow = {
  record_id: RecordId
  id: string
  at: Date
  mode: EmergencyMode
  actor_id: string
  secret: boolean
  reviewed_at: Date | null
  reviewer: string | null
  verdict: EmergencyVerdict | null
  comment: Buffer | null
  uses: number
  wrapped_key: Buffer
}

const columns = `e.record_id, e.id, e.at, e.mode, e.actor_id, e.secret, e.reviewed_at, e.reviewer, e.verdict, e.comment, r.wrapped_key,
  (select count(*) from emergency_access u
    where u.actor_id = e.actor_id and u.at >= month.first at time zone 'Europe/Paris'
      and u.at < (month.first + interval '1 month') at time zone 'Europe/Paris') as uses`

const monthOfIt = `cross join lateral (select date_trunc('month', e.at at time zone 'Europe/Paris') as first) month`

/** The next of them after `after`, oldest first. */
export async function emergencies(
  tx: Tx,
  { reviewed, from, to }: EmergencyCriteria,
  { after, limit }: { readonly after: JournaledEmergency | undefined; readonly limit: number },
): Promise<readonly JournaledEmergency[]> {
  const rows = await tx.run<EmergencyRow>(
    `emergencies-${reviewed}`,
    `select ${columns}
       from emergency_access e join record r on r.id = e.record_id ${monthOfIt}
      where ${reviewed === 'waiting' ? 'e.reviewed_at is null' : 'true'}
        and e.at >= $1 and e.at < $2 and (e.at, e.id) > ($3, $4)
      order by e.at, e.id limit $5`,
    [
      from ?? new Date(0),
      to ?? new Date('9999-01-01'),
      after?.at ?? new Date(0),
      after?.id ?? '00000000-0000-0000-0000-000000000000',
      limit,
    ],
  )
  return rows.map((row) => journaled(tx, row))
}

/** One of them, held until the end of the transaction: two reviewers do not sign the same. */
export async function emergencyToReview(tx: Tx, id: string): Promise<JournaledEmergency | undefined> {
  const [row] = await tx.run<EmergencyRow>(
    'emergency-to-review',
    `select ${columns} from emergency_access e join record r on r.id = e.record_id ${monthOfIt}
      where e.id = $1 for update of e`,
    [id],
  )
  return row && journaled(tx, row)
}

/** What was done in this access: the lines of the history, oldest first. */
export async function actsOf(tx: Tx, { key, at, mode, actorId }: JournaledEmergency): Promise<Trace[]> {
  const rows = await tx.run<TraceRow>(
    'acts-of-emergency',
    `select id, at, action, outcome, mode, secret, sealed from trace
      where record_id = $1 and actor_id = $2 and mode = $3 and at >= $4 and at < $4::timestamptz + interval '1 hour'
        and action <> 'testExistence'
      order by at, id`,
    [key.recordId, actorId, mode, at],
  )
  return rows.map((row) => openTrace(key, row))
}

export async function saveReview(
  tx: Tx,
  { key, id }: JournaledEmergency,
  review: {
    readonly at: Date
    readonly reviewer: string
    readonly verdict: EmergencyVerdict
    readonly comment: string
  },
): Promise<void> {
  await tx.run(
    'save-review',
    `update emergency_access set reviewed_at = $3, reviewer = $4, verdict = $5, comment = $6
      where record_id = $1 and id = $2`,
    [
      key.recordId,
      id,
      review.at,
      review.reviewer,
      review.verdict,
      seal(key, commentPlace(id), review.comment),
    ],
  )
}

export type EmergencyMonth = {
  readonly month: string
  readonly mode: EmergencyMode
  readonly accesses: number
  readonly professionals: number
  readonly waiting: number
  readonly unjustified: number
  /** Hours from the access to its review, the median of those reviewed. */
  readonly medianHours: number | null
}

export function emergencyMonths(tx: Tx, from: Date, to: Date): Promise<readonly EmergencyMonth[]> {
  return tx.run<EmergencyMonth>(
    'emergency-months',
    `select to_char(at at time zone 'Europe/Paris', 'YYYY-MM') as month, mode, count(*) as accesses,
            count(distinct actor_id) as professionals,
            count(*) filter (where reviewed_at is null) as waiting,
            count(*) filter (where verdict = 'unjustified') as unjustified,
            percentile_cont(0.5) within group (order by extract(epoch from reviewed_at - at) / 3600)::float8 as "medianHours"
       from emergency_access where at >= $1 and at < $2
      group by 1, 2 order by 1, 2`,
    [from, to],
  )
}

/** Who used it at least so many times in one month: most first. */
export function repeatedUses(
  tx: Tx,
  from: Date,
  to: Date,
  usesMin: number,
): Promise<readonly { readonly month: string; readonly actorId: string; readonly uses: number }[]> {
  return tx.run(
    'repeated-emergency-uses',
    `select to_char(at at time zone 'Europe/Paris', 'YYYY-MM') as month, actor_id as "actorId", count(*) as uses
       from emergency_access where at >= $1 and at < $2
      group by 1, 2 having count(*) >= $3 order by 1, 3 desc, 2`,
    [from, to, usesMin],
  )
}

/** The holder has been shown them. */
export async function markEmergenciesSeen(tx: Tx, recordId: RecordId, at: Date): Promise<void> {
  await tx.run(
    'mark-emergencies-seen',
    'update emergency_access set seen_at = $2 where record_id = $1 and seen_at is null and not secret',
    [recordId, at],
  )
}

function journaled(tx: Tx, row: EmergencyRow): JournaledEmergency {
  const key = tx.keyring.unwrapRecordKey(row.record_id, row.wrapped_key)
  const { reviewed_at, reviewer, verdict, comment } = row
  return {
    id: row.id,
    at: row.at,
    mode: row.mode,
    actorId: row.actor_id,
    secret: row.secret,
    key,
    usesInMonth: row.uses,
    review:
      reviewed_at === null || verdict === null
        ? undefined
        : {
            at: reviewed_at,
            reviewer: reviewer ?? '',
            verdict,
            comment: comment === null ? '' : unseal(key, commentPlace(row.id), comment).toString('utf8'),
          },
  }
}

export function commentPlace(id: string): string {
  return `emergency-comment ${id}`
}
