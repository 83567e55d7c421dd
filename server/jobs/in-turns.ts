/** Something that falls due for one record after the other: told, and begun again, a hundred in a transaction. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Database, Tx } from '../store/database.ts'
import type { Job } from './scheduler.ts'

const atOnce = 100

/** `due`: whose turn it is, held until the end of the transaction. `act` must take the record out of those that are due. */
export function inTurns(
  database: Database,
  {
    name,
    due,
    act,
  }: {
    readonly name: string
    readonly due: (tx: Tx, now: Date, limit: number) => Promise<readonly RecordId[]>
    readonly act: (tx: Tx, recordId: RecordId, now: Date) => Promise<void>
  },
): Job {
  const some = (now: Date) =>
    database.transaction(async (tx) => {
      const recordIds = await due(tx, now, atOnce)
      for (const recordId of recordIds) await act(tx, recordId, now)
      return recordIds.length
    })
  return {
    name,
    clock: 'law',
    everyMs: 3_600_000,
    async run(now) {
      while ((await some(now)) === atOnce);
    },
  }
}
