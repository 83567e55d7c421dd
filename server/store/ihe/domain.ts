/** The affinity domain itself: its key, its patients, its line of trace. */
import { randomUUID } from 'node:crypto'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Database, Tx } from '../database.ts'
import { type RecordKey, seal } from '../sealing.ts'
import { uuidV7 } from '../uuid-v7.ts'

/** One key for the domain, as a record has its own. Made at the first start. */
export function openDomainKey(database: Database): Promise<RecordKey> {
  return database.transaction(async (tx) => {
    const id = randomUUID() as string as RecordId
    await tx.run(
      'ihe-make-domain',
      'insert into ihe_domain (id, wrapped_key) values ($1, $2) on conflict do nothing',
      [id, tx.keyring.newRecordKey(id).wrapped],
    )
    const [domain] = await tx.run<{ id: RecordId; wrapped_key: Buffer }>(
      'ihe-domain',
      'select id, wrapped_key from ihe_domain',
    )
    return tx.keyring.unwrapRecordKey(domain!.id, domain!.wrapped_key)
  })
}

/** False when the patient was known already. */
export async function addPatient(tx: Tx, identifier: string, now: Date): Promise<boolean> {
  const added = await tx.run(
    'ihe-add-patient',
    `insert into ihe_patient (id, identifier, known_at) values ($1, $2, $3)
     on conflict (identifier) do nothing returning 1`,
    [randomUUID(), identifier, now],
  )
  return added.length > 0
}

/** Those of them that are known; locked until the end of the transaction, always in the same order. */
export async function lockPatients(
  tx: Tx,
  identifiers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.run<{ id: string; identifier: string }>(
    'ihe-lock-patients',
    'select id, identifier from ihe_patient where identifier = any($1) order by id for update',
    [identifiers],
  )
  return new Map(rows.map(({ id, identifier }) => [identifier, id]))
}

export type IheTrace = {
  readonly at: Date
  readonly transaction: string
  readonly outcome: 'done' | 'refused'
  readonly codes: readonly string[]
  readonly client: string | null
  readonly patients: readonly string[]
  readonly uniqueIds: readonly string[]
}

export async function addIheTrace(tx: Tx, key: RecordKey, trace: IheTrace): Promise<void> {
  const id = uuidV7(trace.at)
  const { patients, uniqueIds } = trace
  await tx.run(
    'ihe-add-trace',
    `insert into ihe_trace (id, at, transaction, outcome, codes, client, sealed) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      trace.at,
      trace.transaction,
      trace.outcome,
      trace.codes,
      trace.client,
      seal(key, `ihe trace ${id}`, JSON.stringify({ patients, uniqueIds })),
    ],
  )
}
