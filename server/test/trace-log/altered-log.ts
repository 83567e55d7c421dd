/**
 * A log of real lines in a real database, altered at random as somebody would who has the database and no key: what the
 * verification says is held against what was done. trust.md T-47.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Ins } from '@carnet/core/model/ins.ts'
import { insOids } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import pg from 'pg'
import { testDatabase } from '../../postgres/test-database.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { migrate } from '../../store/migrate.ts'
import { addRecord } from '../../store/records.ts'
import { makeKeyring, type RecordKey } from '../../store/sealing.ts'
import { addTraces, addTraceWithoutRecord, type NewTrace } from '../../store/traces.ts'
import type { Finding } from '../../trace-log/finding.ts'
import { isFull, nextBatch } from '../../trace-log/seal.ts'
import { type Summary, verifyTraces } from '../../trace-log/verify.ts'
import { completeWitness } from '../../trace-log/witness.ts'

export const masterKey = Buffer.alloc(32, 7)

export type Altered = AsyncDisposable & {
  readonly database: Database
  readonly connectionString: string
  readonly witnessFile: string
  /** A statement of somebody who has the database. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
  addLines(count: number): Promise<void>
  /** Until nothing waits; the head is signed whatever the minute. */
  seal(): Promise<void>
  verify(witnessFile?: string): Promise<{ readonly findings: readonly Finding[]; readonly summary: Summary }>
}

const recordsOfLog = 20
const linesAtOnce = 1000
const start = Date.UTC(2026, 0, 5)

export async function openLogToAlter(): Promise<Altered> {
  const { connectionString, drop } = await testDatabase()
  await migrate({ connectionString })
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-trace-log-'))
  const database = openDatabase({ connection: { connectionString }, keyring: makeKeyring(masterKey) })
  const intruder = new pg.Client({ connectionString })
  await intruder.connect()
  const keys: RecordKey[] = []
  for (let rank = 0; rank < recordsOfLog; rank++)
    keys.push(await database.transaction((tx) => aRecord(tx, rank)))
  const witnessFile = path.join(folder, 'temoin', 'traces.log')
  let added = 0
  return {
    database,
    connectionString,
    witnessFile,
    sql: async (text, values = []) => (await intruder.query(text, [...values])).rows,
    async addLines(count) {
      for (const end = added + count; added < end; ) {
        const ranks = Array.from({ length: Math.min(linesAtOnce, end - added) }, () => added++)
        await database.transaction(async (tx) => {
          for (const rank of ranks.filter((one) => one % 50 === 0))
            await addTraceWithoutRecord(tx, undefined, aLine(rank))
          const inRecords = ranks.filter((one) => one % 50 !== 0)
          await addTraces(
            tx,
            inRecords.map((rank) => ({ key: keys[rank % recordsOfLog]!, trace: aLine(rank) })),
          )
        })
      }
    },
    async seal() {
      for (let now = start, full = true; full; now += 60_000)
        full = isFull(await nextBatch(database, new Date(now)))
      await intruder.query('update trace_log set head_at = null')
      await nextBatch(database, new Date(start))
      await completeWitness(database, witnessFile)
    },
    async verify(file = witnessFile) {
      const findings: Finding[] = []
      for await (const step of verifyTraces(database, file))
        if (step.kind === 'finding') findings.push(step.finding)
        else if (step.kind === 'end') return { findings, summary: step.summary }
      throw new Error('the verification did not end')
    },
    async [Symbol.asyncDispose]() {
      await intruder.end()
      await database.close()
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function aRecord(tx: Parameters<typeof addRecord>[0], rank: number): Promise<RecordKey> {
  const birthFirstName = 'PAUL'
  return addRecord(
    tx,
    {
      id: randomUUID() as RecordId,
      patient: { ins: `1900199999${String(rank).padStart(3, '0')}00` as Ins, oid: insOids.nirTest },
      identity: {
        birthName: 'ESSAI',
        birthFirstName,
        firstNames: birthFirstName,
        birthDate: '1990-01-02',
        sex: 'M',
        birthPlace: '99999',
      },
      state: 'active',
      stateSince: new Date(start),
      emergency: { etreat: true, btg: true, masked: false },
      medecinTraitant: null,
      internetAccountOpen: false,
      attachedToMes: true,
    } as Parameters<typeof addRecord>[1],
    { minor: false },
  )
}

function aLine(rank: number): NewTrace {
  return {
    at: new Date(start + rank * 1000),
    action: 'readDocument',
    outcome: 'done',
    actor: { kind: 'professional', id: `8999000${rank % 7}`, name: 'Hélène Martin' },
    mode: 'normal',
    checks: [],
    documents: [
      { uniqueId: `2.25.${rank}` as never, title: 'Compte rendu', typeCode: '34112-3', typeDisplay: '' },
    ],
    filteredCount: 0,
    returnedCount: 1,
    secretSession: false,
  }
}

/** One alteration of one line, by its number among those of the table; `$1` its id, `$2` its record. */
const alterations = {
  'another action': `update trace set action = 'findDocuments' where id = $1 and record_id = $2`,
  'a refusal made a success': `update trace set outcome = 'refused' where id = $1 and record_id = $2`,
  'a microsecond later': `update trace set at = at + interval '1 microsecond' where id = $1 and record_id = $2`,
  'somebody else': `update trace set actor_id = actor_id || '0' where id = $1 and record_id = $2`,
  'another kind of actor': `update trace set actor_kind = 'patient' where id = $1 and record_id = $2`,
  'an emergency': `update trace set mode = 'brisDeGlace' where id = $1 and record_id = $2`,
  'made secret': `update trace set secret = true where id = $1 and record_id = $2`,
  'about another document': `update trace set documents = '{2.25.999}' where id = $1 and record_id = $2`,
  'other words': `update trace set sealed = set_byte(sealed, 20, (get_byte(sealed, 20) + 1) % 256) where id = $1 and record_id = $2`,
  'no words': `update trace set sealed = '', documents = '{}' where id = $1 and record_id = $2`,
  removed: 'delete from trace where id = $1 and record_id = $2',
  'another number': `update trace set id = gen_random_uuid() where id = $1 and record_id = $2`,
  'in another record': `update trace set record_id = (select id from record where id <> $2 order by id limit 1) where id = $1 and record_id = $2`,
  inserted: `insert into trace (record_id, id, at, action, outcome, actor_kind, actor_id, mode, secret, documents, sealed)
             select record_id, gen_random_uuid(), at, action, outcome, actor_kind, actor_id, mode, secret, documents, sealed
               from trace where id = $1 and record_id = $2`,
  // One that took its moment already would give it back: nothing would be altered.
  exchanged: `with other as (select o.at from trace o join trace own on own.record_id = $2 and own.id = $1
                              where o.record_id = $2 and o.at <> own.at limit 1)
              update trace t set at = o.at from other o where t.id = $1 and t.record_id = $2`,
} as const

export type AlteredOutcome = {
  readonly done: number
  /** Alterations that no finding tells of. */
  readonly missed: readonly string[]
  /** Findings about lines that nobody touched. */
  readonly wrong: readonly Finding[]
}

/** Alters `count` lines, each otherwise, and says what the verification made of it. The same seed alters the same lines. */
export async function alterAtRandom(log: Altered, count: number, seed: number): Promise<AlteredOutcome> {
  const rows = await log.sql<{ id: string; record_id: string }>('select id, record_id from trace')
  const chosen = rows
    .map((row, rank) => ({ ...row, order: createHash('sha256').update(`${seed} ${rank}`).digest('hex') }))
    .toSorted((a, b) => a.order.localeCompare(b.order))
    .slice(0, count)
  const kinds = Object.entries(alterations)
  const before = new Set(rows.map(({ id }) => id))
  const done = chosen.map(({ id, record_id }, rank) => ({ id, record_id, kind: kinds[rank % kinds.length]! }))
  for (const { id, record_id, kind } of done) await log.sql(kind[1], [id, record_id])

  const { findings } = await log.verify()
  const inserted = findings.filter(({ kind }) => kind === 'inserted')
  const told = new Set(findings.flatMap((finding) => ('traceId' in finding ? (finding.traceId ?? []) : [])))
  const expectedInsertions = done.filter(
    ({ kind: [name] }) => name === 'inserted' || name === 'another number',
  )
  const missed = done
    .filter(({ id, kind: [name] }) => name !== 'inserted' && !told.has(id))
    .map(({ id, kind: [name] }) => `${name}: ${id}`)
  const touched = new Set(done.map(({ id }) => id))
  return {
    done: done.length,
    missed: [
      ...missed,
      ...(inserted.length === expectedInsertions.length
        ? []
        : [`${expectedInsertions.length} inserted, ${inserted.length} told`]),
    ],
    wrong: findings.filter(
      (finding) =>
        !('traceId' in finding) ||
        (finding.kind === 'inserted' ? before.has(finding.traceId) : !touched.has(finding.traceId ?? '')),
    ),
  }
}
