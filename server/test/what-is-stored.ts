/** What is really on disk and in the database, asked without the server: rows of a table, sealed blobs. */
import { readdir } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { RunningCarnet } from './running-carnet.ts'

export type Stored = { readonly documents: number; readonly submissions: number; readonly blobs: number }

export async function whatIsStored(carnet: RunningCarnet): Promise<Stored> {
  const [row] = await queryRows<{ documents: number; submissions: number }>(
    carnet,
    'select (select count(*)::int from document) as documents, (select count(*)::int from submission) as submissions',
  )
  if (row === undefined) throw new Error('no row was counted')
  return { ...row, blobs: (await blobFiles(carnet)).length }
}

export async function queryRows<T extends pg.QueryResultRow>(
  { config }: RunningCarnet,
  sql: string,
): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: config.databaseUrl })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Resolves once the job has read the text of all that is there. */
export async function everyTextRead(carnet: RunningCarnet): Promise<void> {
  const waiting = () => queryRows(carnet, 'select 1 from unread_document limit 1')
  while ((await waiting()).length > 0) await pause(50)
}

/** Those under way included. */
export async function blobFiles({ blobFolder }: RunningCarnet): Promise<readonly string[]> {
  const entries = await readdir(blobFolder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`)
}
