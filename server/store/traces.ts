/** The access history: one row per act, its words sealed. Written by `perform` only. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unseal } from './sealing.ts'
import { uuidV7 } from './uuid-v7.ts'

export type NewTrace = Omit<Trace, 'id'>

type SealedTrace = Omit<Trace, 'id' | 'at' | 'action' | 'outcome' | 'mode' | 'secretSession'>

export async function addTrace(tx: Tx, key: RecordKey, trace: NewTrace): Promise<string> {
  const id = uuidV7(trace.at)
  const { at, action, outcome, mode, secretSession, ...words } = trace
  const sealed: SealedTrace = words
  await tx.run(
    'add-trace',
    `insert into trace (record_id, id, at, action, outcome, actor_kind, actor_id, mode, secret, sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      key.recordId,
      id,
      at,
      action,
      outcome,
      trace.actor.kind,
      trace.actor.id,
      mode,
      secretSession,
      seal(key, `trace ${id}`, JSON.stringify(sealed)),
    ],
  )
  return id
}

/** An act about a person who has no record: no key to seal with, so no word about him, only a pseudonym. */
export async function addTraceWithoutRecord(tx: Tx, patient: PatientId, trace: NewTrace): Promise<void> {
  await tx.run(
    'add-trace-without-record',
    `insert into trace_without_record (id, subject, at, action, refusal, actor_kind, actor_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      uuidV7(trace.at),
      tx.keyring.pseudonym(`${patient.ins}^${patient.oid}`),
      trace.at,
      trace.action,
      trace.refusal ?? null,
      trace.actor.kind,
      trace.actor.id,
    ],
  )
}

/** What narrows the history, on clear columns. Absent: all lines. */
export type TraceCriteria = {
  readonly kind?: 'readings' | 'deposits' | 'refusals' | 'emergencies'
  /** The holder's own lines are left out. */
  readonly withoutHolder?: boolean
}

const criteria = `($2::text is null
    or ($2 = 'readings' and outcome = 'done' and action not in ('submitDocuments', 'authorise', 'removeAuthorisation'))
    or ($2 = 'deposits' and outcome = 'done' and action = 'submitDocuments')
    or ($2 = 'refusals' and outcome = 'refused')
    or ($2 = 'emergencies' and mode <> 'normal'))
  and not ($3 and actor_kind = 'patient')`

/** A page of the history of a record, newest first. */
export async function tracesOf(
  tx: Tx,
  key: RecordKey,
  asked: TraceCriteria & { readonly limit: number; readonly offset?: number },
): Promise<Trace[]> {
  const rows = await tx.run<{
    id: string
    at: Date
    action: Trace['action']
    outcome: Trace['outcome']
    mode: Trace['mode']
    secret: boolean
    sealed: Buffer
  }>(
    'traces-of-record',
    `select id, at, action, outcome, mode, secret, sealed from trace
      where record_id = $1 and ${criteria}
      order by at desc, id desc limit $4 offset $5`,
    [key.recordId, asked.kind ?? null, asked.withoutHolder ?? false, asked.limit, asked.offset ?? 0],
  )
  return rows.map((row) => ({
    ...(JSON.parse(unseal(key, `trace ${row.id}`, row.sealed).toString('utf8')) as SealedTrace),
    id: row.id,
    at: row.at,
    action: row.action,
    outcome: row.outcome,
    mode: row.mode,
    secretSession: row.secret,
  }))
}

export async function countTraces(tx: Tx, recordId: RecordId, asked: TraceCriteria = {}): Promise<number> {
  const [row] = await tx.run<{ count: number }>(
    'count-traces',
    `select count(*) as count from trace where record_id = $1 and ${criteria}`,
    [recordId, asked.kind ?? null, asked.withoutHolder ?? false],
  )
  return row?.count ?? 0
}
