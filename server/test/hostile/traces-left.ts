/** What is on the disk and in the database: the same before and after, when nothing was stored. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { RunningCarnet } from '../running-carnet.ts'

export type Stored = Readonly<Record<string, number>>

export type StoredWatch = {
  /** Rows, and files under way; waits a moment for these to go, which a cut connection leaves for later. */
  count(): Promise<Stored>
  /** Documents on the disk. */
  blobs(): number
  close(): Promise<void>
}

const tables = ['document', 'submission', 'association', 'unique_id_owner', 'authorisation', 'record']

export async function watchStored({ config, blobFolder }: RunningCarnet): Promise<StoredWatch> {
  const client = new pg.Client({ connectionString: config.databaseUrl })
  // The database goes with the server, at the end.
  client.on('error', () => {})
  await client.connect()
  const incoming = join(blobFolder, 'incoming')
  return {
    async count() {
      for (let waited = 0; readdirSync(incoming).length > 0 && waited < 2000; waited += 20) await sleep(20)
      const { rows } = await client.query(
        `select ${tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ')}`,
      )
      return { ...rows[0], incoming: readdirSync(incoming).length }
    },
    blobs: () =>
      readdirSync(blobFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
        .length,
    close: () => client.end(),
  }
}
