/** Plain numbered SQL files, applied once each, in order, under an advisory lock. Never edited after a release. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { crashPoint } from '../crash-points.ts'

const folder = join(import.meta.dirname, 'migrations')
const advisoryLock = 7_203_417_001

/** Brings the database to the latest migration. Returns the names of those applied. */
export async function migrate(connection: pg.ClientConfig): Promise<readonly string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    await client.query(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    )
    const done = new Set((await client.query('select name from migration')).rows.map((row) => row.name))
    const pending = readdirSync(folder)
      .filter((name) => name.endsWith('.sql') && !done.has(name))
      .sort()
    for (const name of pending) {
      await client.query('begin')
      await client.query(readFileSync(join(folder, name), 'utf8'))
      crashPoint('migration.applied')
      await client.query('insert into migration (name) values ($1)', [name])
      crashPoint('migration.recorded')
      await client.query('commit')
      crashPoint('migration.committed')
    }
    return pending
  } finally {
    await client.end()
  }
}
