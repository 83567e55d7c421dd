/** The traces of one actor over a period, across all records: by the index `trace_by_actor`. EX_AIR-120, TRA-12. */
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import type { Tx } from './database.ts'
import type { RecordKey } from './sealing.ts'
import { openTrace, type TraceRow } from './traces.ts'

export type ActorPeriod = { readonly actorId: string; readonly from: Date; readonly to: Date }

/** Where the last page ended. */
export type Place = { readonly at: Date; readonly id: string }

/** Keys already unwrapped: a professional comes back to the same patients. */
export type KnownKeys = Map<RecordId, RecordKey>

export type PatientTrace = Trace & { readonly patient: PatientId }

/** The next page of those in a record, oldest first. */
export async function actorTraces(
  tx: Tx,
  { actorId, from, to }: ActorPeriod,
  after: Place | undefined,
  limit: number,
  keys: KnownKeys,
): Promise<readonly PatientTrace[]> {
  const rows = await tx.run<
    TraceRow & { record_id: RecordId; wrapped_key: Buffer; ins: PatientId['ins']; ins_oid: PatientId['oid'] }
  >(
    'actor-traces',
    // The page first: no plan may join the whole history to give a part of it.
    `select t.*, r.wrapped_key, p.ins, p.ins_oid
       from (select record_id, id, at, action, outcome, mode, secret, sealed from trace
              where actor_id = $1 and at >= $2 and at < $3 and (at, id) > ($4, $5)
              order by at, id limit $6) t
       join record r on r.id = t.record_id
       join patient_identifier p on p.record_id = t.record_id and p.current
      order by t.at, t.id`,
    [actorId, from, to, after?.at ?? from, after?.id ?? firstId, limit],
  )
  return rows.map((row) => {
    let key = keys.get(row.record_id)
    if (key === undefined) {
      key = tx.keyring.unwrapRecordKey(row.record_id, row.wrapped_key)
      keys.set(row.record_id, key)
    }
    return { patient: { ins: row.ins, oid: row.ins_oid }, ...openTrace(key, row) }
  })
}

export type UnnamedTrace = {
  readonly id: string
  readonly at: Date
  readonly action: Trace['action']
  readonly refusal: RefusalReason | null
}

/** The next page of those about persons who have no record, or about nobody: no name was kept. */
export function actorTracesWithoutRecord(
  tx: Tx,
  { actorId, from, to }: ActorPeriod,
  after: Place | undefined,
  limit: number,
): Promise<readonly UnnamedTrace[]> {
  return tx.run(
    'actor-traces-without-record',
    `select id, at, action, refusal from trace_without_record
      where actor_id = $1 and at >= $2 and at < $3 and (at, id) > ($4, $5)
      order by at, id limit $6`,
    [actorId, from, to, after?.at ?? from, after?.id ?? firstId, limit],
  )
}

const firstId = '00000000-0000-0000-0000-000000000000'
