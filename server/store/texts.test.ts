import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { RecordId } from '@carnet/core/model/record.ts'
import * as they from '@carnet/core/rules/test/people.ts'
import { testDatabase } from '../postgres/test-database.ts'
import { emptyCarnet } from '../test/empty-carnet.ts'
import { openDatabase, type Tx } from './database.ts'
import { makeKeyring } from './sealing.ts'
import { queueDocuments, takeUnread } from './texts.ts'

test('of the documents that wait to be read, each is taken once, and none is put off in its place', async (t) => {
  const { connectionString, drop } = await testDatabase(await emptyCarnet())
  const database = openDatabase({
    connection: { connectionString },
    keyring: makeKeyring(Buffer.alloc(32, 7)),
    connectionsMax: 1,
  })
  t.after(async () => {
    await database.close()
    await drop()
  })
  const recordId = randomUUID() as string as RecordId
  const logicalIds = Array.from({ length: 6 }, () => randomUUID())
  const queue = (tx: Tx, ids: readonly string[]) =>
    queueDocuments(
      tx,
      ids.map((logicalId) => ({ recordId, logicalId })),
    )
  await database.transaction(async (tx) => {
    await queue(tx, logicalIds.slice(0, 1))
    // In a table known to hold one, PostgreSQL looks for the next one again at each line that it may update.
    await tx.run('know-its-size', 'analyze unread_document', [])
    await queue(tx, logicalIds.slice(1))
  })
  const taken: string[] = []
  for (let after = 0; ; ) {
    const one = await database.transaction((tx) => takeUnread(tx, after, they.now))
    if (one === undefined) break
    assert.equal(one.attempts, 1)
    taken.push(one.logicalId)
    after = one.id
  }
  assert.deepEqual(taken.toSorted(), logicalIds.toSorted())
})
