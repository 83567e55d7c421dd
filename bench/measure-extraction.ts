/** `traces-extract`: every trace of one professional, by the operator's own command. EX_AIR-120; rules.md TRA-12. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { PsIdNat } from '@carnet/core/model/caller.ts'
import type { UniqueId } from '@carnet/core/model/document.ts'
import { checks } from '@carnet/core/rules/checks.ts'
import { openDatabase } from '../server/store/database.ts'
import { findRecord } from '../server/store/records.ts'
import { makeKeyring } from '../server/store/sealing.ts'
import { addTraces, type NewTrace } from '../server/store/traces.ts'
import { openRecords, residents } from './residents.ts'
import { type Row, rounded } from './results.ts'

/** Patients of nobody else, so that the other rows meet none of these lines. */
const patients = residents(200, 500)
/** Whom no card has. */
const professional = '899900099999' as PsIdNat
const atOnce = 2000
const root = path.resolve(import.meta.dirname, '..')

export async function measureExtraction(setting: {
  readonly dataFolder: string
  readonly databaseUrl: string
  readonly lines: number
}): Promise<Row> {
  const { dataFolder, databaseUrl, lines } = setting
  await leaveTraces(databaseUrl, path.join(dataFolder, 'demo', 'master.key'), lines)
  const output = path.join(dataFolder, 'traces.jsonl')
  const startedAt = performance.now()
  await extract({ dataFolder, databaseUrl, output })
  const milliseconds = performance.now() - startedAt
  const found = await linesOf(output)
  rmSync(output)
  if (found !== lines) throw new Error(`${found} traces were extracted of ${lines}`)
  return {
    name: 'traces-extract',
    clients: 1,
    perSecond: rounded((lines * 1000) / milliseconds),
    p50Ms: rounded(milliseconds),
    p95Ms: rounded(milliseconds),
    p99Ms: rounded(milliseconds),
    ceiling: null,
    ceilingPerSecond: null,
    ratio: null,
    note: `commande « traces extract », de son lancement à sa fin : ${lines} lignes d’un professionnel dans ${patients.length} dossiers, descellées et écrites dans un fichier ; temps : toute la commande`,
  }
}

async function leaveTraces(databaseUrl: string, keyFile: string, lines: number): Promise<void> {
  const keyring = makeKeyring(readFileSync(keyFile))
  const database = openDatabase({ connection: { connectionString: databaseUrl }, keyring })
  try {
    await openRecords(database, patients, professional)
    const keys = await database.read((tx) =>
      Promise.all(patients.map(async ({ patient }) => (await findRecord(tx, patient))!.key)),
    )
    const from = Date.now() - lines * 1000
    for (let left = lines; left > 0; left -= atOnce)
      await database.transaction((tx) =>
        addTraces(
          tx,
          Array.from({ length: Math.min(left, atOnce) }, (_, index) => {
            const rank = left - index
            return { key: keys[rank % keys.length]!, trace: reading(new Date(from + rank * 1000), rank) }
          }),
        ),
      )
  } finally {
    await database.close()
  }
}

function reading(at: Date, rank: number): NewTrace {
  return {
    at,
    action: 'readDocument',
    outcome: 'done',
    actor: {
      kind: 'professional',
      id: professional,
      name: 'Camille BANC',
      profession: '10',
      speciality: 'SM26',
      structureId: '1990007001',
      structureName: 'Cabinet du banc de mesure',
    },
    mode: 'normal',
    checks: [checks.record.active, checks.action.readDocument, checks.authorised.holder],
    documents: [
      {
        uniqueId: `2.25.${1_000_000 + rank}` as UniqueId,
        title: 'Compte rendu de consultation',
        typeCode: '11488-4',
        typeDisplay: 'CR ou fiche de consultation',
      },
    ],
    filteredCount: 0,
    returnedCount: 1,
    secretSession: false,
  }
}

async function extract(order: {
  readonly dataFolder: string
  readonly databaseUrl: string
  readonly output: string
}): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      'server/admin/cli.ts',
      '--demo',
      ...['traces', 'extract', '--professional', professional, '--by', 'banc', '--output', order.output],
    ],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        CARNET_DATA: order.dataFolder,
        DATABASE_URL: order.databaseUrl,
      },
      stdio: ['ignore', 'inherit', 'ignore'],
    },
  )
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the extraction ended with ${code}`)
}

async function linesOf(file: string): Promise<number> {
  let count = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>)
    for (const byte of chunk) if (byte === 0x0a) count++
  return count
}
