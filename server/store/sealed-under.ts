/** Is the key that we hold the one under which this database is sealed? Under another nothing opens, and all would mix. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Database, Tx } from './database.ts'

/** The first who asks of a database gives it his key, unless a record there says that it is not. */
export function isSealedUnderOurKey(database: Database): Promise<boolean> {
  return database.transaction(async (tx) => {
    const ours = tx.keyring.pseudonym('sealed under')
    const mark = (await markOf(tx)) ?? ((await opensARecord(tx)) ? await leaveMark(tx, ours) : undefined)
    return mark?.equals(ours) === true
  })
}

async function markOf(tx: Tx): Promise<Buffer | undefined> {
  const [row] = await tx.run<{ mark: Buffer }>('sealed-under', 'select mark from sealed_under', [])
  return row?.mark
}

/** True when there is none yet. */
async function opensARecord(tx: Tx): Promise<boolean> {
  const [record] = await tx.run<{ id: RecordId; wrapped_key: Buffer }>(
    'any-record-key',
    'select id, wrapped_key from record where wrapped_key is not null limit 1',
    [],
  )
  if (record === undefined) return true
  try {
    tx.keyring.unwrapRecordKey(record.id, record.wrapped_key)
    return true
  } catch {
    return false
  }
}

/** Of two first starts, one leaves his: what stands there is given. */
async function leaveMark(tx: Tx, ours: Buffer): Promise<Buffer | undefined> {
  await tx.run('seal-under', 'insert into sealed_under (mark) values ($1) on conflict do nothing', [ours])
  return markOf(tx)
}
