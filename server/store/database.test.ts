import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { testDatabase } from '../postgres/test-database.ts'
import { type Database, openDatabase, type Tx } from './database.ts'
import { makeKeyring } from './sealing.ts'

async function openTable(t: TestContext): Promise<Database> {
  const { connectionString, drop } = await testDatabase()
  const database = openDatabase({
    connection: { connectionString },
    keyring: makeKeyring(randomBytes(32)),
    connectionsMax: 1,
  })
  t.after(async () => {
    await database.close()
    await drop()
  })
  await database.transaction((tx) => tx.run('make', 'create table line (n integer primary key)'))
  return database
}

const add = (tx: Tx, n: number) => tx.send('add', 'insert into line values ($1)', [n])

function lines(database: Database): Promise<readonly number[]> {
  return database.read(async (tx) =>
    (await tx.run<{ n: number }>('lines', 'select n from line order by n')).map(({ n }) => n),
  )
}

test('a statement that is not waited for is committed with its transaction', async (t) => {
  const database = await openTable(t)
  await database.transaction(async (tx) => {
    add(tx, 1)
    add(tx, 2)
  })
  assert.deepEqual(await lines(database), [1, 2])
})

test('a transaction in which a statement failed is never acknowledged, and leaves nothing', async (t) => {
  const database = await openTable(t)
  const unwaited = database.transaction(async (tx) => {
    add(tx, 1)
    add(tx, 1)
  })
  await assert.rejects(unwaited, { code: '23505' })
  const followed = database.transaction(async (tx) => {
    add(tx, 1)
    add(tx, 1)
    await tx.run('lines', 'select n from line order by n')
  })
  await assert.rejects(followed, { code: '23505' }, 'the first failure is told, not its consequence')
  const hidden = database.transaction(async (tx) => {
    add(tx, 1)
    await tx.run('add', 'insert into line values ($1)', [1]).catch(() => {})
  })
  await assert.rejects(hidden, /rolled back/)
  assert.deepEqual(await lines(database), [])
})

test('an attempt that throws undoes its own writes only, waited for or not', async (t) => {
  const database = await openTable(t)
  await database.transaction(async (tx) => {
    add(tx, 1)
    const attempt = tx.attempt(async () => {
      await tx.run('lines', 'select n from line order by n')
      add(tx, 2)
      await tx.run('add', 'insert into line values ($1)', [3])
      add(tx, 1)
      throw new RangeError('no')
    })
    await assert.rejects(attempt, RangeError)
    await tx.attempt(async () => add(tx, 4))
    add(tx, 5)
  })
  assert.deepEqual(await lines(database), [1, 4, 5])
})

test('an attempt that only read throws without harm', async (t) => {
  const database = await openTable(t)
  await database.transaction(async (tx) => {
    const attempt = tx.attempt(async () => {
      await tx.run('lines', 'select n from line order by n')
      throw new RangeError('no')
    })
    await assert.rejects(attempt, RangeError)
    add(tx, 1)
  })
  assert.deepEqual(await lines(database), [1])
})

test('a connection serves again after a transaction that failed', async (t) => {
  const database = await openTable(t)
  for (let n = 0; n < 3; n++)
    await assert.rejects(
      database.transaction(async (tx) => {
        add(tx, 1)
        throw new RangeError('no')
      }),
      RangeError,
    )
  assert.deepEqual(await lines(database), [])
})

test('a connection that PostgreSQL cuts in a transaction fails it, and nothing else', async (t) => {
  const database = await openTable(t)
  const cut = (tx: Tx) => tx.run('cut', 'select pg_terminate_backend(pg_backend_pid())')
  const writing = database.transaction(async (tx) => {
    add(tx, 1)
    await cut(tx)
  })
  await assert.rejects(writing)
  await assert.rejects(database.read(cut))
  await database.transaction(async (tx) => add(tx, 2))
  assert.deepEqual(await lines(database), [2])
})
