/** The traces of one actor over a period, across all records: by the index `trace_by_actor`. EX_AIR-120, TRA-12. */
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import type { Tx } from './database.ts'
import { pagesOf } from './pages.ts'
import { unsealerOf } from './sealing.ts'
import { type TraceRow, tracePlace } from './traces.ts'

export type ActorPeriod = { readonly actorId: string; readonly from: Date; readonly to: Date }

/** What opens the traces of a record, and whose it is: unwrapped once, a professional comes back to the same patients. */
type OpenRecord = { readonly patient: string; readonly unseal: ReturnType<typeof unsealerOf> }

/** undefined: the record was destroyed, and its key with it. */
export type KnownRecords = Map<RecordId, OpenRecord | undefined>

/**
 * Those in a record, oldest first, each as the JSON of a {@link Trace} with its patient. The words leave as they were
 * sealed, never parsed to be written again: of a million lines, that would be half the time. Of a destroyed record, what
 * is left: who did what, and when.
 */
export async function* actorTraces(
  tx: Tx,
  { actorId, from, to }: ActorPeriod,
  known: KnownRecords,
): AsyncGenerator<readonly string[]> {
  const pages = pagesOf<TraceRow & { readonly record_id: RecordId }>(
    tx,
    'actor_traces',
    `select record_id, id, at, action, outcome, mode, secret, sealed from trace
      where actor_id = $1 and at >= $2 and at < $3
      order by at, id`,
    [actorId, from, to],
  )
  for await (const rows of pages) {
    await openRecords(tx, known, new Set(rows.map(({ record_id }) => record_id)))
    yield rows.map((row) => lineOf(row, known.get(row.record_id)))
  }
}

async function openRecords(tx: Tx, known: KnownRecords, asked: ReadonlySet<RecordId>): Promise<void> {
  const unknown = [...asked].filter((id) => !known.has(id))
  if (unknown.length === 0) return
  const rows = await tx.run<{ id: RecordId; wrapped_key: Buffer } & PatientId>(
    'records-of-traces',
    `select r.id, r.wrapped_key, p.ins, p.ins_oid as oid
       from record r join patient_identifier p on p.record_id = r.id and p.current
      where r.id = any($1) and r.wrapped_key is not null`,
    [unknown],
  )
  for (const id of unknown) known.set(id, undefined)
  for (const { id, wrapped_key, ins, oid } of rows)
    known.set(id, {
      patient: JSON.stringify({ ins, oid }),
      unseal: unsealerOf(tx.keyring.unwrapRecordKey(id, wrapped_key)),
    })
}

function lineOf(row: TraceRow, record: OpenRecord | undefined): string {
  const { id, at, action, outcome, mode, secret: secretSession } = row
  const clear = JSON.stringify({ id, at, action, outcome, mode, secretSession }).slice(1)
  if (record === undefined || row.sealed.length === 0) return `{"recordDestroyed":true,${clear}`
  const words = record.unseal(tracePlace(id), row.sealed).toString('utf8')
  return `{"patient":${record.patient},${words.slice(1, -1)},${clear}`
}

type UnnamedTrace = {
  readonly id: string
  readonly at: Date
  readonly action: Trace['action']
  readonly refusal: RefusalReason | null
}

/** Those about persons who have no record, or about nobody, oldest first: no name was kept. */
export async function* actorTracesWithoutRecord(
  tx: Tx,
  { actorId, from, to }: ActorPeriod,
): AsyncGenerator<readonly string[]> {
  const pages = pagesOf<UnnamedTrace>(
    tx,
    'actor_traces_without_record',
    `select id, at, action, refusal from trace_without_record
      where actor_id = $1 and at >= $2 and at < $3
      order by at, id`,
    [actorId, from, to],
  )
  for await (const rows of pages) yield rows.map((row) => JSON.stringify({ ...row, withoutRecord: true }))
}
