/** All the traces of one professional over a period, for whoever the law lets ask. EX_AIR-120; rules.md TRA-12. */
import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { findUnusualActivity } from '../jobs/find-unusual-activity.ts'
import { openLog } from '../log.ts'
import { makeMetrics } from '../metrics.ts'
import { openDatabase } from '../store/database.ts'
import { findRecord } from '../store/records.ts'
import { makeKeyring } from '../store/sealing.ts'
import { addTraces, type NewTrace } from '../store/traces.ts'
import { patientNamed, professionalIdOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { platformOf } from './platform-of.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { typeWatching } from './type-watching.ts'
import { queryRows } from './what-is-stored.ts'

type Line = {
  readonly id: string
  readonly at: string
  readonly action: string
  readonly outcome?: string
  readonly patient?: { readonly ins: string }
  readonly refusal?: string
  readonly withoutRecord?: boolean
  readonly recordDestroyed?: boolean
  readonly actor?: { readonly id: string; readonly structureName?: string }
}

test('every trace of a professional over a period is extracted, whatever the record, and nobody else’s [TRA-12]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const denise = patientNamed(carnet, 'denise-perrin')
  const unknown = patientNamed(carnet, 'paul-lefevre')
  const martin = await carnet.dmp('cps-martin')
  const kacem = await carnet.dmp('cps-kacem')
  const professional = professionalIdOf(carnet, 'mehdi-kacem')
  const extract = async (...more: readonly string[]): Promise<readonly Line[]> => {
    const { code, stdout, stderr } = await typeWatching(
      carnet,
      ...['traces', 'extract', '--professional', professional, '--by', 'Juge Dupont', ...more],
    )
    assert.equal(code, 0, stderr)
    return linesOf(stdout)
  }

  await t.test('nobody has done anything: nothing is extracted, and that is said', async () => {
    const typed = await typeWatching(
      carnet,
      ...['traces', 'extract', '--professional', '899900000000', '--by', 'Juge Dupont'],
    )
    assert.deepEqual([typed.code, typed.stdout, typed.stderr], [0, '', '0 trace(s).\n'])
  })

  await t.test('what was done, refused, and tried on persons without a record', async () => {
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: denise })
    await kacem.submitDocuments(denise.id, [{ source, hideFrom: {} }])
    await refusal('DMPAccessDeniedByRightsService', kacem.findDocuments(amina.id))
    await kacem.findDocuments(amina.id, {}, { mode: 'brisDeGlace', reason: 'Coma' })
    await kacem.findRecord(unknown.id)
    await martin.findDocuments(amina.id)
    const lines = await extract()
    assert.deepEqual(
      lines.map(({ action, outcome, patient, withoutRecord }) => [
        action,
        outcome,
        patient?.ins,
        withoutRecord,
      ]),
      [
        ['submitDocuments', 'done', denise.id.ins, undefined],
        ['findDocuments', 'refused', amina.id.ins, undefined],
        ['findDocuments', 'done', amina.id.ins, undefined],
        ['testExistence', undefined, undefined, true],
      ],
    )
    for (const { actor } of lines.slice(0, 3)) {
      assert.equal(actor?.id, professional)
      assert.ok(actor.structureName, 'the structure too (EX_AIR-090)')
    }
  })

  await t.test('--from is in the period, --to is not', async () => {
    const all = await extract()
    const [first, second] = all.slice(0, 3).map(({ at }) => at)
    assert.equal((await extract('--from', second!)).length, all.length - 1)
    assert.deepEqual(
      (await extract('--from', first!, '--to', second!)).map(({ at }) => at),
      [first],
    )
    assert.deepEqual(await extract('--to', '2020-01-01'), [])
  })

  await t.test('who asked is traced, and must be said', async () => {
    const rows = await queryRows<{ actor_kind: string; actor_id: string }>(
      carnet,
      `select distinct actor_kind, actor_id from trace_without_record where action = 'extractTraces'`,
    )
    assert.deepEqual(rows, [{ actor_kind: 'operator', actor_id: 'Juge Dupont' }])
    const typed = await typeWatching(carnet, 'traces', 'extract', '--professional', professional)
    assert.deepEqual([typed.code, typed.stdout], [2, ''])
  })

  await t.test(
    'more than a page of them comes whole, in order, each once, and a file is its owner’s alone',
    async () => {
      const before = (await extract()).length
      await addMany(carnet, professional, 12_000)
      const file = 'traces.jsonl'
      await extract('-o', file)
      const lines = linesOf(readFileSync(path.join(carnet.demoFolder, file), 'utf8'))
      assert.equal(lines.length, before + 12_000)
      assert.equal(new Set(lines.map(({ id }) => id)).size, lines.length)
      const times = lines.filter(({ withoutRecord }) => withoutRecord !== true).map(({ at }) => at)
      assert.deepEqual(times, times.toSorted())
      assert.equal(statSync(path.join(carnet.demoFolder, file)).mode & 0o077, 0)
    },
  )

  await t.test(
    'what was done in a record that was destroyed is given too, without a word of it',
    async () => {
      const before = await extract()
      const { ins } = denise.id
      await queryRows(carnet, `update trace set sealed = '' where record_id = ${recordOf(ins)}`)
      await queryRows(carnet, `delete from patient_identifier where ins = '${ins}'`)
      const after = await extract()
      assert.equal(after.length, before.length)
      const destroyed = after.filter(({ recordDestroyed }) => recordDestroyed === true)
      assert.deepEqual(
        destroyed.map(({ action, patient, actor }) => [action, patient, actor]),
        [['submitDocuments', undefined, undefined]],
      )
      assert.deepEqual(
        after.filter((line) => !destroyed.includes(line)),
        before.filter(({ patient }) => patient?.ins !== ins),
      )
    },
  )

  await t.test('it reads the index, and neither the history of others nor that of before', async () => {
    const [plan] = await queryRows<{ 'QUERY PLAN': unknown }>(
      carnet,
      `explain (format json) select id from trace
        where actor_id = '1' and at >= '2026-01-01' and at < '2026-02-01' order by at, id`,
    )
    assert.match(JSON.stringify(plan), /trace_by_actor/)
  })

  await t.test(
    'who did five times his usual in a day is told to the operator, once, without a patient',
    async () => {
      const [busy, steady] = ['899900000901', '899900000902']
      // Noon of yesterday in France, whatever the hour.
      const daysAgo = (days: number) =>
        `((now() at time zone 'Europe/Paris')::date - ${days} + time '12:00') at time zone 'Europe/Paris'`
      const tests = (id: string, count: number, days: number) =>
        queryRows(
          carnet,
          `insert into trace_without_record (id, at, action, actor_kind, actor_id)
         select gen_random_uuid(), ${daysAgo(days)}, 'testExistence', 'professional', '${id}'
           from generate_series(1, ${count})`,
        )
      for (const days of [2, 3, 30]) {
        await tests(busy!, 4, days)
        await tests(steady!, 20, days)
      }
      await tests(busy!, 400, 31)
      await tests(busy!, 60, 1)
      await tests(steady!, 60, 1)
      await queryRows(
        carnet,
        `insert into trace (record_id, id, at, action, outcome, actor_kind, actor_id, mode, secret, sealed, documents)
       select r.id, gen_random_uuid(), ${daysAgo(1)}, 'findDocuments', outcome, 'professional',
              case outcome when 'done' then '${busy}' else '${steady}' end, 'normal', false, '', '{}'
         from (select id from record limit 6) r, unnest(array['done', 'refused']) as outcome`,
      )
      const metrics = makeMetrics()
      const platform = platformOf(t, carnet, { unusualActivityFloor: 5 })
      const job = findUnusualActivity(platform, { metrics, log: openLog('silent') })
      for (const _again of [1, 2]) await job.run(platform.clock.now())
      assert.deepEqual(metrics.counters().unusualActivities, { existenceTests: 1, recordsOpened: 1 })

      const listed = await typeWatching(carnet, 'traces', 'unusual')
      assert.match(
        listed.stdout,
        new RegExp(`${busy}[\\s\\S]*60 test\\(s\\) d’existence\u202f; d’ordinaire 4 par jour`),
      )
      assert.match(listed.stdout, /6 dossier\(s\) ouvert\(s\)\u202f; rien les trente jours d’avant/)
      assert.doesNotMatch(listed.stdout, new RegExp(`${steady}|${amina.id.ins}`))
      const id = /^[0-9a-f-]{36}/m.exec(listed.stdout)![0]
      const review = () =>
        typeWatching(carnet, 'traces', 'review', id, '--by', 'Mme Roux', '--comment', 'Campagne')
      assert.deepEqual([(await review()).code, (await review()).code], [0, 3])
      assert.equal(
        (await typeWatching(carnet, 'traces', 'unusual')).stderr,
        '1 activité(s) inhabituelle(s) à examiner.\n',
      )
      const all = await typeWatching(carnet, 'traces', 'unusual', '--all')
      assert.match(all.stdout, /examiné par Mme Roux\u00a0: Campagne/)
    },
  )
})

function recordOf(ins: string): string {
  return `(select record_id from patient_identifier where ins = '${ins}')`
}

function linesOf(text: string): readonly Line[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/** Several at the same moment: the order of what is alike is still one order. */
async function addMany(carnet: RunningCarnet, id: string, count: number): Promise<void> {
  const { config } = carnet
  const database = openDatabase({
    connection: { connectionString: config.databaseUrl! },
    keyring: makeKeyring(readFileSync(config.masterKeyFile)),
  })
  const line = (at: Date): NewTrace => ({
    at,
    action: 'findDocuments',
    outcome: 'done',
    actor: { kind: 'professional', id, name: 'Mehdi KACEM' },
    mode: 'normal',
    checks: [],
    documents: [],
    filteredCount: 0,
    returnedCount: 1,
    secretSession: false,
  })
  try {
    await database.transaction(async (tx) => {
      const record = await findRecord(tx, patientNamed(carnet, 'amina-benali').id)
      const start = Date.parse('2026-01-05T08:00:00Z')
      await addTraces(
        tx,
        Array.from({ length: count }, (_, n) => ({
          key: record!.key,
          trace: line(new Date(start + Math.floor(n / 7) * 1000)),
        })),
      )
    })
  } finally {
    await database.close()
  }
}
