/** A closed record comes to its end: archived, deleted on request, destroyed; a certificate remains. LIF-14 to LIF-16; T-48. */
import assert from 'node:assert/strict'
import { mkdir, readFile, rm, rmdir } from 'node:fs/promises'
import { test } from 'node:test'
import { reportProblem } from '../actions/report-problem.ts'
import { tablesDestroyed } from '../store/destruction.ts'
import { administer, patientOption } from './administer.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn } from './patient-browser.ts'
import { platformOf } from './platform-of.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { typeWatching } from './type-watching.ts'
import { blobFiles, queryRows } from './what-is-stored.ts'

const consent = { gesture: 'consentCollected', identityStatus: 'qualified' } as const
const title = 'Suivi Zygomatix'
const words = 'Canaridrome quotidien, posologie inchangée.\n'
const closing = '--motive FERMETURE_DEMANDE_PATIENT --reason Syncopatre'

test('a record deleted on request: it may be cancelled, then nothing is left but who did what [LIF-15]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const option = patientOption(amina)
  const hospital = await carnet.dmp('cps-kacem')
  const before = await blobFiles(carnet)
  const uniqueId = await lived(carnet)
  const [row] = await queryRows<{ id: string }>(
    carnet,
    `select record_id as id from patient_identifier where ins = '${amina.id.ins}'`,
  )
  const recordId = row!.id
  const subjectsSent = async () => {
    await untilSent(carnet)
    return messages(carnet).map(({ subject }) => subject)
  }

  await t.test('an open record is not deleted; a closed one is, and its holder is told at once', async () => {
    assert.equal((await administer(carnet, `request-deletion ${option}`)).exitCode, 3)
    await administer(carnet, `close ${option} ${closing}`)
    const asked = await administer(carnet, `request-deletion ${option}`)
    assert.deepEqual([asked.exitCode, asked.complained], [0, ''])
    assert.ok((await subjectsSent()).includes('Votre demande de suppression est enregistrée'))
  })

  await t.test('he changes his mind: by saying so, or by opening his record again', async () => {
    assert.equal((await administer(carnet, `cancel-deletion ${option}`)).exitCode, 0)
    assert.equal((await administer(carnet, `cancel-deletion ${option}`)).exitCode, 3)
    await administer(carnet, `request-deletion ${option}`)
    await hospital.reopenRecord(amina.id, consent)
    assert.ok((await subjectsSent()).includes('La suppression de vos données est annulée'))
    await moveClock(carnet, { advance: 'P60D' })
    assert.equal((await hospital.findRecord(amina.id)).state, 'active')
    await hospital.authorise(amina.id, consent)
    assert.deepEqual(
      (await hospital.findDocuments(amina.id)).map((found) => found.uniqueId),
      [uniqueId],
    )
  })

  await t.test('after thirty days, not before who disputes an access is answered [CON-24]', async () => {
    const platform = platformOf(t, carnet)
    const herself = { kind: 'patient', patient: amina.id } as const
    const line = (await tracesOf(carnet, amina)).find(({ actor }) => actor.kind === 'professional')
    const target = { kind: 'access', traceId: line!.id, reason: 'unknownPerson' } as const
    await reportProblem(platform, herself, amina.id, { target, words: '' })
    await administer(carnet, `close ${option} ${closing}`)
    await administer(carnet, `request-deletion ${option}`)
    await moveClock(carnet, { advance: 'P31D' })
    assert.equal((await hospital.findRecord(amina.id)).state, 'closed')
    const answer = '--by Duval --verdict founded --comment Rappelé.'.split(' ')
    const { stdout } = await typeWatching(carnet, 'reports', 'list', '--json')
    const { ticket } = JSON.parse(stdout) as { readonly ticket: string }
    assert.equal((await typeWatching(carnet, 'reports', 'answer', ticket, ...answer)).code, 0)
  })

  await t.test('then it is done, and nothing brings it back', async () => {
    await moveClock(carnet, { advance: 'PT1H' })
    assert.equal((await hospital.findRecord(amina.id)).state, 'none')
    await refusal('DMPPatientNotFound', hospital.reopenRecord(amina.id, consent))
    assert.equal((await administer(carnet, `reopen ${option} --consent`)).exitCode, 3)
  })

  await t.test(
    'of the holder and his documents, no trace in the database nor on disk [T-48, TRA-15]',
    async () => {
      await nothingOf(carnet, amina, [uniqueId])
      assert.deepEqual((await blobFiles(carnet)).toSorted(), before.toSorted())
    },
  )

  await t.test(
    'who did what, and when, stays without a word until ten years after the closing [TRA-12, TRA-15]',
    async () => {
      const kept = () =>
        queryRows<{ action: string; actor_id: string; bytes: number }>(
          carnet,
          `select action, actor_id, length(sealed) as bytes from trace where record_id = '${recordId}'`,
        )
      const lines = await kept()
      assert.ok(
        lines.some(({ action, actor_id }) => action === 'submitDocuments' && actor_id === '899900990039'),
      )
      assert.ok(lines.every(({ bytes }) => bytes === 0))
      await moveClock(carnet, { advance: 'P9Y10M' })
      assert.equal((await kept()).length, lines.length)
      await moveClock(carnet, { advance: 'P2M' })
      assert.deepEqual(await kept(), [])
      assert.deepEqual(
        await queryRows(carnet, `select 1 from destruction where record_id = '${recordId}'`),
        [],
      )
    },
  )

  await t.test('two certificates remain, signed, that name nobody', async () => {
    const listed = await administer(carnet, 'certificates')
    const mine = listed.said.split('\n').filter((line) => line.includes(recordId))
    assert.deepEqual(
      mine.map((line) => line.split('\t')[0]),
      ['valable', 'valable'],
    )
    const [last, first] = mine.map((line) => JSON.parse(line.split('\t')[1]!))
    assert.deepEqual(
      [first.cause, first.covers, first.destroyed.documentVersions],
      ['requested', ['content'], 1],
    )
    assert.deepEqual(last.covers, ['traces'])
    await queryRows(
      carnet,
      `update purge_certificate set statement = replace(statement, 'requested', 'archiveEnded')`,
    )
    assert.match((await administer(carnet, 'certificates')).said, /^ALTÉRÉ\t/m)
  })

  await t.test('the person may have a record again: a new one, empty', async () => {
    await hospital.createRecord(amina.id, { ...consent, identity: amina.identity })
    await hospital.authorise(amina.id, consent)
    assert.deepEqual(await hospital.findDocuments(amina.id), [])
    assert.ok((await tracesOf(carnet, amina)).every(({ action }) => action !== 'submitDocuments'))
  })
})

test('archived ten years, then destroyed with its traces, even when the machine stops half-way [LIF-14]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const hospital = await carnet.dmp('cps-kacem')
  const before = new Set(await blobFiles(carnet))
  const uniqueId = await lived(carnet)
  const [blob] = (await blobFiles(carnet)).filter((file) => !before.has(file))
  await administer(carnet, `close ${patientOption(amina)} ${closing}`)
  await moveClock(carnet, { advance: 'P9Y11M' })
  assert.equal((await hospital.findRecord(amina.id)).state, 'closed')

  await t.test('opened again before the term, its documents are there as they were [LIF-16]', async () => {
    await hospital.reopenRecord(amina.id, consent)
    await hospital.authorise(amina.id, consent)
    const [found] = await hospital.findDocuments(amina.id)
    assert.equal(found?.uniqueId, uniqueId)
    await administer(carnet, `close ${patientOption(amina)} ${closing}`)
  })

  await t.test('a file that cannot be removed stops nothing else, and is tried again', async () => {
    // A folder in its place: what unlink refuses, as a disk that fails would.
    const bytes = await readFile(blob!)
    assert.ok(bytes.length > 0)
    await rm(blob!)
    await mkdir(blob!)
    await moveClock(carnet, { advance: 'P10Y' })
    const [half] = await queryRows<{ state: string; wrapped_key: Buffer | null }>(
      carnet,
      `select state, wrapped_key from record where state = 'destroying'`,
    )
    assert.equal(half?.wrapped_key, null, 'its key went first')
    assert.equal((await hospital.findRecord(amina.id)).state, 'none')
    await rmdir(blob!)
    await moveClock(carnet, { advance: 'PT1H' })
    assert.deepEqual(await queryRows(carnet, `select 1 from record where state = 'destroying'`), [])
  })

  await t.test('nothing of it remains but its certificate [T-48]', async () => {
    await nothingOf(carnet, amina, [uniqueId])
    assert.deepEqual(await queryRows(carnet, 'select 1 from destruction'), [])
    const listed = await administer(carnet, 'certificates')
    assert.match(listed.said, /^valable\t.*"cause":"archiveEnded","covers":\["content","traces"\]/m)
  })
})

test('every table that holds something of a record is emptied at its destruction', async (t) => {
  const carnet = await runningCarnet(t)
  const tables = await queryRows<{ table_name: string }>(
    carnet,
    `select table_name from information_schema.columns where column_name = 'record_id' and table_schema = 'public'`,
  )
  // What orders the destruction, what proves it, and what is emptied uniqueId by uniqueId.
  const others = ['destruction', 'purge_certificate', 'trace_leaf', 'unique_id_owner']
  assert.deepEqual(
    tables.map(({ table_name }) => table_name).toSorted(),
    [...tablesDestroyed, ...others].toSorted(),
  )
})

/** A record that was used: read by its holder, fed, opened in an emergency. The uniqueId of its document. */
async function lived(carnet: RunningCarnet): Promise<string> {
  const amina = patientNamed(carnet, 'amina-benali')
  const hospital = await carnet.dmp('cps-kacem')
  const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina, title, text: words })
  await hospital.submitDocuments(amina.id, [{ source, hideFrom: {} }])
  const emergency = { mode: 'brisDeGlace', reason: 'Syncopatre au marché' } as const
  await hospital.readDocument(amina.id, uniqueIdOf(source), () => {}, emergency)
  await logIn(carnet, amina)
  await untilSent(carnet)
  return uniqueIdOf(source)
}

/** Searches every value of every row, and every sealed file; and first that the search finds what is there. */
async function nothingOf(
  carnet: RunningCarnet,
  { id, identity, email, phone, login }: ReturnType<typeof patientNamed>,
  uniqueIds: readonly string[],
): Promise<void> {
  const values = await everyValue(carnet)
  const other = patientNamed(carnet, 'karim-haddad')
  for (const clear of [other.id.ins, other.identity.birthName])
    assert.ok(
      values.some((value) => value.includes(clear)),
      'the search sees what is in clear',
    )
  const secrets = [
    id.ins,
    identity.birthName,
    email,
    phone,
    login,
    title,
    words.trim(),
    'Syncopatre',
    ...uniqueIds,
  ]
  for (const secret of secrets.filter((one) => one !== undefined))
    assert.deepEqual(
      values.filter((value) => value.includes(secret)),
      [],
      secret,
    )
  for (const file of await blobFiles(carnet)) {
    const bytes = await readFile(file)
    for (const secret of secrets.filter((one) => one !== undefined)) assert.ok(!bytes.includes(secret), file)
  }
}

async function everyValue(carnet: RunningCarnet): Promise<readonly string[]> {
  const tables = await queryRows<{ name: string }>(
    carnet,
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const values: string[] = []
  for (const { name } of tables)
    for (const row of await queryRows(carnet, `select * from ${name}`))
      for (const value of Object.values(row))
        values.push(Buffer.isBuffer(value) ? value.toString('latin1') : (JSON.stringify(value) ?? ''))
  return values
}
