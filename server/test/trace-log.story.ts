/** The operator verifies that nobody touched the histories, a third party verifies it without us. TRA-14, TRA-15, T-47. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { administer, patientOption } from './administer.ts'
import { typeCommand } from './command-line.ts'
import { moveClock, patientNamed } from './demonstration-calls.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { typeWatching } from './type-watching.ts'
import { queryRows } from './what-is-stored.ts'

const consent = { gesture: 'consentCollected' } as const

test('a line has its place within a second or two, and the log says itself intact [TRA-14]', async (t) => {
  const carnet = await fedCarnet(t)
  const startedAt = Date.now()
  await untilSealed(carnet)
  t.diagnostic(`sealed ${Date.now() - startedAt} ms after the act`)
  assert.ok(Date.now() - startedAt < 5000)
  const verified = await typeWatching(carnet, 'traces', 'verify')
  assert.deepEqual([verified.code, verified.stderr], [0, ''])
  assert.match(verified.stdout, /^\d+ lignes scellées, [1-9]\d* têtes signées dans la base, [1-9]\d* dans le/)
  assert.match(verified.stdout, /Journal intact\.\n$/)

  await t.test('a witness that is not there is said, and is no proof', async () => {
    const absent = await typeWatching(carnet, 'traces', 'verify', '--witness', 'absent.log')
    assert.equal(absent.code, 3)
    assert.match(absent.stderr, /absent\.log n’existe pas/)
  })

  await t.test('a copy of the witness, kept elsewhere, serves as well', async () => {
    writeFileSync(path.join(carnet.demoFolder, 'copie.log'), readFileSync(carnet.config.witnessFile))
    assert.equal((await typeWatching(carnet, 'traces', 'verify', '--witness', 'copie.log')).code, 0)
  })

  await t.test(
    'somebody who has the database rewrites a line: it is said which, and the exit code is 6',
    async () => {
      const [line] = await queryRows<{ id: string }>(
        carnet,
        `update trace set actor_id = '899900990039' where id = (select id from trace where action = 'submitDocuments' limit 1) returning id`,
      )
      await queryRows(
        carnet,
        `insert into trace_without_record (id, at, action, actor_kind, actor_id) values (gen_random_uuid(), now(), 'listPatients', 'professional', 'x')`,
      )
      const altered = await typeWatching(carnet, 'traces', 'verify')
      assert.equal(altered.code, 6)
      assert.match(altered.stdout, new RegExp(`Modifiée\\u00a0: ligne \\d+, trace ${line!.id}`))
      assert.match(altered.stdout, /Insérée\u00a0: trace /)
      assert.match(altered.stdout, /Journal ALTÉRÉ\u00a0: \d constat\(s\)/)
    },
  )

  await t.test('a destroyed line makes a finding, one that the law destroyed does not [TRA-15]', async () => {
    await queryRows(carnet, `delete from trace_without_record where actor_id = 'x'`)
    await queryRows(carnet, `delete from trace where action = 'findDocuments'`)
    const altered = await typeWatching(carnet, 'traces', 'verify')
    assert.equal(altered.code, 6)
    assert.match(altered.stdout, /Retirée\u00a0: ligne \d+, trace [\da-f-]{36}/)
  })
})

test('a record deleted on request, then forgotten, leaves a log that verifies [TRA-14, TRA-15]', async (t) => {
  const carnet = await fedCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const verify = async () => {
    await untilSealed(carnet)
    const { code, stdout } = await typeWatching(carnet, 'traces', 'verify')
    assert.equal(code, 0, stdout)
    return Number(/(\d+) lignes détruites/.exec(stdout)?.[1] ?? 0)
  }
  assert.equal(await verify(), 0)

  await administer(carnet, `close ${patientOption(amina)} --motive FERMETURE_DEMANDE_PATIENT`)
  await administer(carnet, `request-deletion ${patientOption(amina)}`)
  await untilSealed(carnet)
  await moveClock(carnet, { advance: 'P31D' })
  const emptied = await verify()
  assert.ok(emptied > 0, 'the words are gone, the lines are there')
  await moveClock(carnet, { advance: 'P10Y' })
  assert.ok((await verify()) >= emptied, 'the lines are gone, their leaves are there')

  await t.test('emptied without the law, the same words are missed', async () => {
    const [line] = await queryRows<{ id: string }>(
      carnet,
      `update trace set sealed = '', documents = '{}'
        where id = (select t.id from trace t where t.sealed <> '' order by t.id limit 1) returning id`,
    )
    const { code, stdout } = await typeWatching(carnet, 'traces', 'verify')
    assert.equal(code, 6)
    assert.match(stdout, new RegExp(`Vidée\\u00a0: ligne \\d+, trace ${line!.id}`))
    await queryRows(carnet, `delete from trace where id = '${line!.id}'`)
    await queryRows(carnet, `update trace_leaf set trace_id = null where trace_id = '${line!.id}'`)
    assert.match((await typeWatching(carnet, 'traces', 'verify')).stdout, /Retirée/)
  })

  await t.test('a certificate that nobody signed justifies nothing', async () => {
    await queryRows(carnet, `update purge_certificate set signature = decode(repeat('00', 64), 'hex')`)
    await queryRows(carnet, 'delete from destruction')
    const { code, stdout } = await typeWatching(carnet, 'traces', 'verify')
    assert.equal(code, 6)
    assert.match(stdout, /Retirée/)
  })
})

test('a third party verifies, with the kit alone, that lines are in the log and that it only grew [TRA-14]', async (t) => {
  const carnet = await fedCarnet(t)
  await untilSealed(carnet)
  const [former] = readFileSync(carnet.config.witnessFile, 'utf8').split('\n')
  const size = (JSON.parse(former!.split('\t')[0]!) as { size: number }).size
  await (await carnet.dmp('cps-kacem')).findRecord(patientNamed(carnet, 'amina-benali').id)
  await queryRows(carnet, 'update trace_log set head_at = null')
  await untilSealed(carnet, size)
  const lines = await queryRows<{ id: string }>(carnet, 'select id from trace order by id limit 3')
  const proved = await typeWatching(
    carnet,
    'traces',
    'prove',
    ...lines.map(({ id }) => id),
    '--since',
    String(size),
    '-o',
    'preuves.json',
  )
  assert.deepEqual([proved.code, proved.stderr], [0, ''])
  const file = path.join(carnet.demoFolder, 'preuves.json')
  const checked = await typeCommand(carnet, `traces verify ${file} --witness ${carnet.config.witnessFile}`)
  assert.deepEqual([checked.code, checked.stderr], [0, ''])
  assert.match(
    checked.stdout,
    new RegExp(`^2 tête\\(s\\) signée\\(s\\), 1 prolongement\\(s\\), ${lines.length} ligne`),
  )

  writeFileSync(file, readFileSync(file, 'utf8').replace('"done"', '"refused"'))
  const forged = await typeCommand(carnet, `traces verify ${file}`)
  assert.equal(forged.code, 4)
  assert.match(forged.stdout, /n’est pas, telle quelle, dans le journal signé/)
  assert.equal((await typeCommand(carnet, 'traces verify absent.json')).code, 4)
  assert.equal((await typeWatching(carnet, 'traces', 'prove', '--since', '999999')).code, 3)

  const head = await typeWatching(carnet, 'traces', 'head')
  assert.match(
    head.stdout,
    /^\{"log":"[\da-f-]{36}","size":\d+,"root":"[\da-f]{64}",.*\n-----BEGIN PUBLIC KEY/,
  )
})

/** A record that was authorised, fed and searched. */
async function fedCarnet(t: TestContext): Promise<RunningCarnet> {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const kacem = await carnet.dmp('cps-kacem')
  await kacem.authorise(amina.id, consent)
  const source = await sampleDocument(carnet, {
    by: 'cps-kacem',
    about: amina,
    title: 'Suivi',
    text: 'Bien.\n',
  })
  await kacem.submitDocuments(amina.id, [{ source, hideFrom: {} }])
  await kacem.findDocuments(amina.id)
  return carnet
}

/**
 * Every line has its place, and the witness, which is written after the base, has the last head. It stands over more
 * than `beyond` lines.
 */
async function untilSealed(carnet: RunningCarnet, beyond = 0): Promise<void> {
  const { witnessFile } = carnet.config
  const isWitnessed = (head: string) =>
    existsSync(witnessFile) && readFileSync(witnessFile, 'utf8').includes(`${head}\t`)
  const sealed = async () => {
    const [log] = await queryRows<{ sealed: boolean; head: string | null }>(
      carnet,
      `select not exists (select from unsealed_trace) and head_size > ${beyond} as sealed,
              (select statement from trace_head order by size desc limit 1) as head from trace_log`,
    )
    return log!.sealed && log!.head !== null && isWitnessed(log!.head)
  }
  for (const end = Date.now() + 10_000; !(await sealed()); await pause(50))
    assert.ok(Date.now() < end, 'the lines wait for their place')
}
