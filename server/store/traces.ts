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

/** A page of the history of a record, newest first. */
export async function tracesOf(
  tx: Tx,
  key: RecordKey,
  page: { readonly before?: Date; readonly limit: number },
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
      where record_id = $1 and ($2::timestamptz is null or at < $2)
      order by at desc, id desc limit $3`,
    [key.recordId, page.before ?? null, page.limit],
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

export async function countTraces(tx: Tx, recordId: RecordId): Promise<number> {
  const [row] = await tx.run<{ count: number }>(
    'count-traces',
    'select count(*) as count from trace where record_id = $1',
    [recordId],
  )
  return row?.count ?? 0
}
