import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import os from 'node:os'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { testDatabase, testTemplate } from './test-database.ts'

async function query(connectionString: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('each test has a database of its own, which drop removes even while it is used', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()])
  await query(one.connectionString, 'create table only_here ()')
  await assert.rejects(query(two.connectionString, 'select from only_here'), /does not exist/)
  const used = new pg.Client({ connectionString: one.connectionString })
  used.on('error', () => {})
  await used.connect()
  await one.drop()
  await two.drop()
  await assert.rejects(query(one.connectionString, 'select 1'), /does not exist/)
})

test('a template is built once and copied with its content', async () => {
  const name = `template_${process.pid}`
  let built = 0
  const build = async (connectionString: string) => {
    built += 1
    await query(connectionString, 'create table note as select 3 as answer')
  }
  await Promise.all([testTemplate(name, build), testTemplate(name, build)])
  assert.equal(built, 1)
  const database = await testDatabase(name)
  assert.deepEqual(await query(database.connectionString, 'select answer from note'), [{ answer: 3 }])
  await database.drop()
})

test('a template whose making fails is made again', async () => {
  const name = `template_twice_${process.pid}`
  const fails = async () => {
    throw new Error('migration 7 fails')
  }
  await assert.rejects(testTemplate(name, fails), /migration 7 fails/)
  await testTemplate(name, async (connectionString) => {
    await query(connectionString, 'create table note ()')
  })
})

test('a process that started its own server leaves neither server nor folder', () => {
  const file = fileURLToPath(new URL('./test-database.ts', import.meta.url))
  const source = `
    const { testDatabase } = await import(${JSON.stringify(file)})
    await testDatabase()
    console.log(process.pid)`
  const { CARNET_TEST_PG: _, ...env } = process.env
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    encoding: 'utf8',
    env,
    timeout: 30_000,
  })
  assert.equal(status, 0)
  const left = readdirSync(os.tmpdir()).filter((name) => name.startsWith(`carnet-test-pg-${stdout.trim()}-`))
  assert.deepEqual(left, [])
})
