/** The log of the traces, on a real database: each committed line once, whatever the order; every alteration told. TRA-14, T-47. */
import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import { openDatabase } from '../store/database.ts'
import { makeKeyring } from '../store/sealing.ts'
import { lockTraceLog } from '../store/trace-log.ts'
import { addTraceWithoutRecord, type NewTrace } from '../store/traces.ts'
import { type Altered, alterAtRandom, masterKey, openLogToAlter } from '../test/trace-log/altered-log.ts'
import type { Finding } from './finding.ts'
import { parseWitnessLine } from './head.ts'
import { nextBatch } from './seal.ts'
import { verifyTraces } from './verify.ts'
import { completeWitness } from './witness.ts'

const now = new Date('2026-01-05T08:00:00Z')

async function logToAlter(t: TestContext, lines = 0): Promise<Altered> {
  const log = await openLogToAlter()
  t.after(() => log[Symbol.asyncDispose]())
  await log.addLines(lines)
  if (lines > 0) await log.seal()
  return log
}

const line: NewTrace = {
  at: now,
  action: 'listPatients',
  outcome: 'refused',
  actor: { kind: 'professional', id: '899900000001', name: '' },
  mode: 'normal',
  checks: [],
  documents: [],
  filteredCount: 0,
  returnedCount: 0,
  secretSession: false,
}

test('each line that has been edited, removed, moved or inserted is told, and no other [TRA-14, T-47]', async (t) => {
  const log = await logToAlter(t, 3000)
  const intact = await log.verify()
  assert.deepEqual([intact.findings, intact.summary.size, intact.summary.destroyed], [[], 3000, 0])
  assert.ok(intact.summary.heads.database >= 3)
  assert.equal(intact.summary.heads.witness, intact.summary.heads.database)
  const { done, missed, wrong } = await alterAtRandom(log, 300, 1)
  assert.deepEqual({ done, missed, wrong }, { done: 300, missed: [], wrong: [] })
})

test('whoever alters the log itself to hide what he did is told too, and where [TRA-14, T-47]', async (t) => {
  const log = await logToAlter(t, 3000)
  const tables = ['trace', 'trace_leaf', 'trace_subtree', 'trace_head', 'trace_log']
  for (const table of tables) await log.sql(`create table kept_${table} as table ${table}`)
  const restore = async () => {
    for (const table of tables) await log.sql(`truncate ${table}`)
    for (const table of tables) await log.sql(`insert into ${table} table kept_${table}`)
  }
  const kindsAfter = async (...statements: readonly string[]) => {
    for (const statement of statements) await log.sql(statement)
    const { findings } = await log.verify()
    await restore()
    return findings
  }
  const atPosition = (position: number) => `(select trace_id from trace_leaf where position = ${position})`

  assert.deepEqual(
    await kindsAfter(`update trace_leaf set clear_hash = sha256('x') where position = 700`).then((found) =>
      found.map(({ kind }) => kind),
    ),
    ['edited', 'leavesChanged'],
    'the hash beside the line',
  )
  assert.deepEqual(
    (
      await kindsAfter(
        `delete from trace where id = ${atPosition(700)}`,
        'delete from trace_leaf where position = 700',
      )
    ).filter(({ kind }) => kind !== 'inserted'),
    [{ kind: 'leavesGone', first: 700, end: 701 }],
    'a line and its leaf',
  )
  assert.deepEqual(
    await kindsAfter(
      `update trace_leaf set position = -1 where position = 700`,
      `update trace_leaf set position = 700 where position = 710`,
      `update trace_leaf set position = 710 where position = -1`,
    ),
    [{ kind: 'leavesChanged', first: 512, end: 768 }],
    'two leaves exchanged',
  )
  const rewritten = await kindsAfter(
    `update trace_leaf set position = -1 where position = 700`,
    `update trace_leaf set position = 700 where position = 710`,
    `update trace_leaf set position = 710 where position = -1`,
    `delete from trace_subtree where level = 8 and place = 2`,
  )
  assert.ok(
    rewritten.some((found) => found.kind === 'headDiffers' && found.size === 1000 && found.first === 0),
  )
  assert.ok(rewritten.some((found) => found.kind === 'leavesChanged' && found.first === 512))

  const cut = [
    `delete from trace where id in (select trace_id from trace_leaf where position >= 2900)`,
    `delete from trace_without_record where id in (select trace_id from trace_leaf where position >= 2900)`,
    'delete from trace_leaf where position >= 2900',
    'update trace_log set size = 2900',
  ]
  assert.ok(
    (await kindsAfter(...cut)).some(
      (found) => found.kind === 'logCut' && found.by === 'database' && found.known === 2900,
    ),
  )
  const forgotten = await kindsAfter(...cut, 'delete from trace_head where size > 2900')
  assert.ok(
    forgotten.some((found) => found.kind === 'logCut' && found.by === 'witness' && found.size === 3000),
    'the witness remembers what the database has forgotten',
  )
  assert.deepEqual(await kindsAfter('delete from trace_head where size = 2000'), [
    { kind: 'headGone', size: 2000 },
  ])
  assert.deepEqual(await kindsAfter(`update trace_log set frontier[1] = sha256('x')`), [
    { kind: 'frontierDiffers' },
  ])

  const { privateKey } = generateKeyPairSync('ed25519')
  const [head] = await log.sql<{ statement: string }>('select statement from trace_head where size = 1000')
  const signature = sign(null, Buffer.from(head!.statement), privateKey).toString('hex')
  assert.deepEqual(
    await kindsAfter(`update trace_head set signature = '\\x${signature}' where size = 1000`),
    [{ kind: 'headNotSigned', by: 'database', size: 1000 }],
    'signed by another key',
  )
  assert.deepEqual((await log.verify()).findings, [], 'and nothing once all is as it was')
})

test('a witness file that was altered is told from a log that was', async (t) => {
  const log = await logToAlter(t, 2500)
  const whole = readFileSync(log.witnessFile, 'utf8')
  const lines = whole.trimEnd().split('\n')
  const after = async (altered: readonly string[]) => {
    writeFileSync(log.witnessFile, `${altered.join('\n')}\n`)
    return (await log.verify()).findings
  }
  const [first, second, ...others] = lines as [string, string, ...string[]]
  const { root } = parseWitnessLine(first)!.head
  const forged = first.replace(root, root.replace(/./g, 'a'))
  assert.deepEqual(await after([forged, second, ...others]), [
    { kind: 'headNotSigned', by: 'witness', size: 1000 },
  ])
  assert.deepEqual(await after([second, first, ...others]), [{ kind: 'witnessUnreadable', line: 2 }])
  assert.deepEqual(await after(['', ...lines]), [{ kind: 'witnessUnreadable', line: 1 }])
  assert.deepEqual(await after(lines), [])
})

test('a server that goes on writing while it is verified is no fault: no log is cut', async (t) => {
  const log = await logToAlter(t, 2500)
  const findings: Finding[] = []
  let grown = false
  for await (const step of verifyTraces(log.database, log.witnessFile)) {
    if (step.kind === 'finding') findings.push(step.finding)
    if (grown) continue
    grown = true
    await log.addLines(700)
    await log.seal()
    await log.addLines(10)
  }
  assert.deepEqual(findings, [])
  const beingWritten = readFileSync(log.witnessFile, 'utf8').slice(0, 100)
  appendFileSync(log.witnessFile, beingWritten)
  const { findings: later, summary } = await log.verify()
  assert.deepEqual([later, summary.size], [[], 3200])
})

test('a line that commits after those that began later has its place all the same, once [TRA-14]', async (t) => {
  const log = await logToAlter(t, 10)
  let commit = () => {}
  const held = new Promise<void>((resolve) => {
    commit = resolve
  })
  let begun = () => {}
  const written = new Promise<void>((resolve) => {
    begun = resolve
  })
  const late = log.database.transaction(async (tx) => {
    await addTraceWithoutRecord(tx, undefined, line)
    await tx.run('flush', 'select 1')
    begun()
    await held
  })
  await written
  await log.addLines(10)
  await log.seal()
  assert.equal((await log.verify()).summary.size, 20)
  commit()
  await late
  await log.seal()
  const { findings, summary } = await log.verify()
  assert.deepEqual([findings, summary.size], [[], 21])
})

test('several nodes that seal at once place each line once, and no act waits for them [TRA-14]', async (t) => {
  const log = await logToAlter(t)
  await log.addLines(4000)
  const others = Array.from({ length: 3 }, () =>
    openDatabase({
      connection: { connectionString: log.connectionString },
      keyring: makeKeyring(masterKey),
      connectionsMax: 1,
    }),
  )
  t.after(() => Promise.all(others.map((other) => other.close())))
  await Promise.all([...others, ...others, ...others].map((node) => nextBatch(node, now)))
  await log.seal()
  const { findings, summary } = await log.verify()
  assert.deepEqual([findings, summary.size], [[], 4000])

  await log.database.transaction(async (tx) => {
    await lockTraceLog(tx)
    await log.addLines(100)
  })
  await log.seal()
  assert.equal((await log.verify()).summary.size, 4100)
})

test('the witness is completed after a crash in the middle of a line, and made again when it is lost', async (t) => {
  const log = await logToAlter(t, 2500)
  const whole = readFileSync(log.witnessFile, 'utf8')
  truncateSync(log.witnessFile, whole.length - 40)
  await completeWitness(log.database, log.witnessFile)
  assert.equal(readFileSync(log.witnessFile, 'utf8'), whole)
  rmSync(log.witnessFile)
  await completeWitness(log.database, log.witnessFile)
  assert.equal(readFileSync(log.witnessFile, 'utf8'), whole)
  appendFileSync(log.witnessFile, whole.split('\n')[2]!.replace('"size":2500', '"size":9000').concat('\n'))
  assert.deepEqual(await completeWitness(log.database, log.witnessFile), { size: 9000, ahead: true })
})
