/** The traces of one actor over a period, across all records: by the index `trace_by_actor`. EX_AIR-120, TRA-12. */
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import type { Tx } from './database.ts'
import { unsealerOf } from './sealing.ts'
import { type TraceRow, tracePlace } from './traces.ts'

export type ActorPeriod = { readonly actorId: string; readonly from: Date; readonly to: Date }

/** Where the last page ended. */
export type Place = { readonly at: Date; readonly id: string }

/** What opens the traces of a record, and whose it is: unwrapped once, a professional comes back to the same patients. */
type OpenRecord = { readonly patient: string; readonly unseal: ReturnType<typeof unsealerOf> }

/** undefined: the record was destroyed, and its key with it. */
export type KnownRecords = Map<RecordId, OpenRecord | undefined>

export type Page<Line> = { readonly lines: readonly Line[]; readonly last: Place | undefined }

/**
 * The next page of those in a record, oldest first, each as the JSON of a {@link Trace} with its patient. The words leave
 * as they were sealed, never parsed to be written again: of a million lines, that would be half the time. Of a destroyed
 * record, what is left: who did what, and when.
 */
export async function actorTraces(
  tx: Tx,
  { actorId, from, to }: ActorPeriod,
  after: Place | undefined,
  limit: number,
  known: KnownRecords,
): Promise<Page<string>> {
  const rows = await tx.run<TraceRow & { readonly record_id: RecordId }>(
    'actor-traces',
    `select record_id, id, at, action, outcome, mode, secret, sealed from trace
      where actor_id = $1 and at >= $2 and at < $3 and (at, id) > ($4, $5)
      order by at, id limit $6`,
    [actorId, from, to, after?.at ?? from, after?.id ?? firstId, limit],
  )
  await openRecords(tx, known, new Set(rows.map(({ record_id }) => record_id)))
  return { lines: rows.map((row) => lineOf(row, known.get(row.record_id))), last: rows.at(-1) }
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

/** The next page of those about persons who have no record, or about nobody: no name was kept. */
export async function actorTracesWithoutRecord(
  tx: Tx,
  { actorId, from, to }: ActorPeriod,
  after: Place | undefined,
  limit: number,
): Promise<Page<string>> {
  const rows = await tx.run<UnnamedTrace>(
    'actor-traces-without-record',
    `select id, at, action, refusal from trace_without_record
      where actor_id = $1 and at >= $2 and at < $3 and (at, id) > ($4, $5)
      order by at, id limit $6`,
    [actorId, from, to, after?.at ?? from, after?.id ?? firstId, limit],
  )
  return { lines: rows.map((row) => JSON.stringify({ ...row, withoutRecord: true })), last: rows.at(-1) }
}

const firstId = '00000000-0000-0000-0000-000000000000'
