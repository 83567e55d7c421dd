import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import type { RecordId } from '@carnet/core/model/record.ts'
import * as they from '@carnet/core/rules/test/people.ts'
import { testDatabase } from '../postgres/test-database.ts'
import { emptyCarnet } from '../test/empty-carnet.ts'
import { openDatabase } from './database.ts'
import { addRecord } from './records.ts'
import { isSealedUnderOurKey } from './sealed-under.ts'
import { makeKeyring } from './sealing.ts'

async function openedUnder(t: TestContext) {
  const { connectionString, drop } = await testDatabase(await emptyCarnet())
  t.after(drop)
  return (fill: number) => {
    const keyring = makeKeyring(Buffer.alloc(32, fill))
    const database = openDatabase({ connection: { connectionString }, keyring, connectionsMax: 1 })
    t.after(() => database.close())
    return database
  }
}

test('a database knows the key of its first start, and no other', async (t) => {
  const under = await openedUnder(t)
  const [ours, another] = [under(1), under(2)]
  assert.equal(await isSealedUnderOurKey(ours), true)
  assert.equal(await isSealedUnderOurKey(another), false)
  assert.equal(await isSealedUnderOurKey(ours), true)
})

test('one that was filled before it was asked is known by what it holds', async (t) => {
  const under = await openedUnder(t)
  const [ours, another] = [under(1), under(2)]
  const identity = {
    birthName: 'PAQUET',
    birthFirstName: 'AUSORT',
    firstNames: 'AUSORT',
    birthDate: '1980-01-15',
    sex: 'F',
    birthPlace: '99999',
  } as const
  const id = randomUUID() as string as RecordId
  const record = { ...they.record(), id, identity, stateSince: they.now, internetAccountOpen: false }
  await ours.transaction((tx) => addRecord(tx, { ...record, patient: they.camille }, { minor: false }))
  assert.equal(await isSealedUnderOurKey(another), false)
  assert.equal(await isSealedUnderOurKey(ours), true)
})
