/** How often an emergency card was scanned again since a scan that the history tells of. people.md P-12. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

export type ScansAgain = { readonly at: Date; readonly count: number; readonly lastAt: Date }

/** A scan that leaves a line: those to come are counted with it. */
export async function addCardScan(tx: Tx, recordId: RecordId, at: Date): Promise<void> {
  await tx.run(
    'add-card-scan',
    'insert into card_scan (record_id, at) values ($1, $2) on conflict do nothing',
    [recordId, at],
  )
}

export async function countScanAgain(tx: Tx, { ins, oid }: PatientId, at: Date): Promise<void> {
  await tx.run(
    'count-scan-again',
    `update card_scan s set again = again + 1, last_at = $3
       from (select c.record_id, max(c.at) as at from card_scan c
               join patient_identifier p on p.record_id = c.record_id
              where p.ins = $1 and p.ins_oid = $2 group by c.record_id) last
      where s.record_id = last.record_id and s.at = last.at`,
    [ins, oid, at],
  )
}

/** The last ones, newest first. */
export async function scansAgain(tx: Tx, recordId: RecordId, limit: number): Promise<readonly ScansAgain[]> {
  return tx.run<ScansAgain>(
    'scans-again',
    `select at, again as count, last_at as "lastAt" from card_scan
      where record_id = $1 and again > 0 order by at desc limit $2`,
    [recordId, limit],
  )
}
