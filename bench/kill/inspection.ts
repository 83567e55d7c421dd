/** What is in the database and on the disk after a crash, held against what was confirmed. contract.md §9.1. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { type Database, openDatabase } from '../../server/store/database.ts'
import { findRecord } from '../../server/store/records.ts'
import { makeKeyring } from '../../server/store/sealing.ts'
import { tracesOf } from '../../server/store/traces.ts'
import { verifyTraces } from '../../server/trace-log/verify.ts'
import type { Ledger } from './depositors.ts'

/** Faults, each in a few words; none: all is well. */
export type Inspection = {
  /** Confirmed, and not there. */
  readonly lost: readonly string[]
  /** Rows or files that should go together and do not. */
  readonly half: readonly string[]
  /** Documents without exactly one line that says who deposited them. */
  readonly untraced: readonly string[]
}

/** The names of the sealed documents that the store has, and of those that it knows as deposits under way. */
export type HeldBlobs = () => Promise<{
  readonly all: ReadonlySet<string>
  readonly underWay: ReadonlySet<string>
}>

const rowsAlone = [
  [
    'document without submission',
    'document d',
    'submission s on s.record_id = d.record_id and s.entry_uuid = d.submission_uuid',
    'd.unique_id',
    's.entry_uuid',
  ],
  [
    'submission without document',
    'submission s',
    `(select record_id, submission_uuid as uuid from document
      union
      select d.record_id, a.submission_uuid
        from association a join document d on d.record_id = a.record_id and d.entry_uuid = a.target_uuid
     ) told on told.record_id = s.record_id and told.uuid = s.entry_uuid`,
    's.entry_uuid::text',
    'told.uuid',
  ],
  [
    'document without association',
    'document d',
    'association a on a.record_id = d.record_id and a.target_uuid = d.entry_uuid and a.source_uuid = d.submission_uuid',
    'd.unique_id',
    'a.entry_uuid',
  ],
  [
    'association without document',
    'association a',
    // A signature's target is the lot that it signs.
    `(select record_id, entry_uuid from document union select record_id, entry_uuid from submission) target
       on target.record_id = a.record_id and target.entry_uuid = a.target_uuid`,
    'a.entry_uuid::text',
    'target.entry_uuid',
  ],
  [
    'document without claim on its uniqueId',
    'document d',
    'unique_id_owner u on u.unique_id = d.unique_id and u.record_id = d.record_id',
    'd.unique_id',
    'u.unique_id',
  ],
  [
    'claimed uniqueId without document',
    'unique_id_owner u',
    'document d on u.unique_id = d.unique_id and u.record_id = d.record_id',
    'u.unique_id',
    'd.entry_uuid',
  ],
] as const

export async function inspect(
  databaseUrl: string,
  dataFolder: string,
  ledger: Ledger,
  heldBlobs: HeldBlobs = blobsOnDisk(path.join(dataFolder, 'blobs')),
): Promise<Inspection> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const half: string[] = []
    for (const [what, table, join, name, other] of rowsAlone) {
      const { rows } = await client.query<{ name: string }>(
        `select ${name} as name from ${table} left join ${join} where ${other} is null`,
      )
      half.push(...rows.map((row) => `${what}: ${row.name}`))
    }
    const { rows } = await client.query<{ unique_id: string; version: number; blob: string }>(
      `select unique_id, version, blob from document
        union all
       select unique_id, 0, blob from ihe_document`,
    )
    half.push(...blobsAlone(await heldBlobs(), rows))
    half.push(...(await faultsOfTraceLog(databaseUrl, dataFolder)))
    const stored = new Set<string>()
    const firsts = rows.filter(({ version }) => version === 1)
    for (const { unique_id: id } of firsts) {
      if (stored.has(id)) half.push(`document stored twice: ${id}`)
      stored.add(id)
    }
    const lost = [...ledger.acknowledged.keys()].filter((id) => !stored.has(id))
    const lines = await depositLines(databaseUrl, dataFolder, ledger)
    const ours = [...ledger.acknowledged.values(), ...ledger.underWay].filter((one) =>
      stored.has(one.uniqueId),
    )
    const untraced = ours
      .filter(({ uniqueId }) => lines.get(uniqueId) !== 1)
      .map(({ uniqueId }) => `${lines.get(uniqueId) ?? 0} deposit lines: ${uniqueId}`)
    return { lost, half, untraced }
  } finally {
    await client.end()
  }
}

/** What is under way may belong to nobody yet: the housekeeping of the server settles it. */
function blobsAlone(
  { all, underWay }: Awaited<ReturnType<HeldBlobs>>,
  rows: readonly { unique_id: string; blob: string }[],
): string[] {
  const named = new Set(rows.map(({ blob }) => blob))
  return [
    ...rows
      .filter(({ blob }) => !all.has(blob))
      .map(({ unique_id }) => `document without its bytes: ${unique_id}`),
    ...[...all]
      .filter((name) => !named.has(name) && !underWay.has(name))
      .map((name) => `bytes without document: ${name}`),
  ]
}

/** What `admin traces verify` finds. */
async function faultsOfTraceLog(databaseUrl: string, dataFolder: string): Promise<string[]> {
  await using database = databaseWithKeys(databaseUrl, dataFolder)
  const faults: string[] = []
  for await (const step of verifyTraces(database, path.join(dataFolder, 'temoin', 'traces.log')))
    if (step.kind === 'finding') faults.push(`log of the traces: ${JSON.stringify(step.finding)}`)
  return faults
}

function databaseWithKeys(databaseUrl: string, dataFolder: string): Database & AsyncDisposable {
  const keyring = makeKeyring(readFileSync(path.join(dataFolder, 'demo', 'master.key')))
  const database = openDatabase({ connection: { connectionString: databaseUrl }, keyring, connectionsMax: 1 })
  return { ...database, [Symbol.asyncDispose]: () => database.close() }
}

export function blobsOnDisk(folder: string): HeldBlobs {
  return async () => {
    const [all, underWay] = [new Set<string>(), new Set<string>()]
    for (const place of readdirSync(folder))
      for (const name of readdirSync(path.join(folder, place))) {
        all.add(name)
        if (place === 'incoming') underWay.add(name)
      }
    return { all, underWay }
  }
}

export function blobsInBucket(keys: () => Promise<readonly string[]>): HeldBlobs {
  return async () => {
    const [all, underWay] = [new Set<string>(), new Set<string>()]
    for (const key of await keys()) {
      const [place, name] = key.split('/') as [string, string]
      ;(place === 'incoming' ? underWay : all).add(name)
    }
    return { all, underWay }
  }
}

/** How many lines of the histories say that a document was deposited. They are sealed: the server's keys open them. */
async function depositLines(
  databaseUrl: string,
  dataFolder: string,
  { acknowledged, underWay }: Ledger,
): Promise<ReadonlyMap<string, number>> {
  await using database = databaseWithKeys(databaseUrl, dataFolder)
  const lines = new Map<string, number>()
  const all = [...acknowledged.values(), ...underWay]
  const patients = new Map(all.map(({ patient }) => [patient.slug, patient.id]))
  for (const patient of patients.values())
    await database.transaction(async (tx) => {
      const record = await findRecord(tx, patient)
      if (record === undefined) throw new Error('a record is gone')
      for (const { documents } of await tracesOf(tx, record.key, { kind: 'deposits', limit: 1_000_000 }))
        for (const { uniqueId } of documents) lines.set(uniqueId, (lines.get(uniqueId) ?? 0) + 1)
    })
  return lines
}
