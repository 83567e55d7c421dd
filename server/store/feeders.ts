/** Which services feed a record by themselves, and since when its holder was not told of them. rules.md TRA-10. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

/** The time to the first recap begins with the first feed. */
export function addFeeder(tx: Tx, recordId: RecordId, serviceId: string, at: Date): void {
  tx.send(
    'add-feeder',
    `with feeding as (
       insert into feeder (record_id, service_id) values ($1::uuid, $2) on conflict do nothing)
     insert into feeder_recap (record_id, since) values ($1::uuid, $3) on conflict do nothing`,
    [recordId, serviceId, at],
  )
}

/** As the directory knows it: without name nor sector, when it does not. */
export type Feeder = { readonly id: string; readonly name: string | null; readonly sector: string | null }

export async function recordFeeders(tx: Tx, recordId: RecordId): Promise<readonly Feeder[]> {
  return tx.run<Feeder>(
    'feeders',
    `select f.service_id as id, s.name, s.sector from feeder f left join structure s on s.id = f.service_id
      where f.record_id = $1 order by f.service_id`,
    [recordId],
  )
}

export async function restartRecap(tx: Tx, recordId: RecordId, at: Date): Promise<void> {
  await tx.run('restart-feeder-recap', 'update feeder_recap set since = $2 where record_id = $1', [
    recordId,
    at,
  ])
}

/** Whose time is up, oldest first, of active records, held until the end of the transaction: nobody is told twice. */
export async function recapsDue(tx: Tx, until: Date, limit: number): Promise<readonly RecordId[]> {
  const rows = await tx.run<{ record_id: RecordId }>(
    'feeder-recaps-due',
    `select s.record_id from feeder_recap s join record r on r.id = s.record_id and r.state = 'active'
      where s.since <= $1 order by s.since, s.record_id limit $2 for update of s skip locked`,
    [until, limit],
  )
  return rows.map(({ record_id }) => record_id)
}
