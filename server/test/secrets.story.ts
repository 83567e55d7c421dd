/** No key, no health data: neither in the database, nor on disk, nor in what the machine says of itself. contract.md §9.5; T-49. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { startCarnet } from '../start.ts'
import { patientNamed } from './demonstration-calls.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { canaries } from './talkative-day.ts'
import { everyTextRead, queryRows } from './what-is-stored.ts'

test('what a document says is nowhere in clear', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const source = await sampleDocument(carnet, {
    by: 'cps-kacem',
    about: amina,
    title: `Suivi ${canaries.title}`,
    text: canaries.text,
  })
  const uniqueId = uniqueIdOf(source)
  const hospital = await carnet.dmp('cps-kacem')
  await hospital.submitDocuments(amina.id, [{ source, hideFrom: {} }])
  const emergency = { mode: 'brisDeGlace', reason: canaries.reason } as const
  await hospital.findDocuments(amina.id, {}, emergency)
  await hospital.readDocument(amina.id, uniqueId, () => {}, emergency)
  await everyTextRead(carnet)
  // A text of level 1 travels as base64: that counts as clear.
  const inBase64 = Buffer.from(canaries.text).toString('base64').slice(0, 24)
  const secrets = [canaries.title, canaries.text.trim(), canaries.reason, inBase64]

  await t.test('in no column of any table', async () => {
    const values = await everyValue()
    assert.ok(
      values.some((value) => value.includes(uniqueId)),
      'the search itself sees what is in clear',
    )
    for (const secret of secrets)
      assert.deepEqual(
        values.filter((value) => value.includes(secret)),
        [],
      )
  })

  await t.test('in no file of the data folder, the sealed documents included', async () => {
    const entries = await readdir(carnet.config.dataFolder, { recursive: true, withFileTypes: true })
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
    assert.ok(files.some((file) => file.startsWith(carnet.blobFolder)))
    for (const file of files) {
      const bytes = await readFile(file)
      for (const secret of secrets)
        assert.ok(!bytes.includes(secret), path.relative(carnet.config.dataFolder, file))
    }
  })

  await t.test('under another master key no server starts on this database', async () => {
    const another = path.join(carnet.config.dataFolder, 'another.key')
    await writeFile(another, Buffer.alloc(32, 'other'))
    const config = { ...carnet.config, masterKeyFile: another, port: 0, tlsPort: 0 }
    await assert.rejects(startCarnet(config), /n’est pas celle sous laquelle la base est scellée/)
  })

  /** Every value of every row, binary ones as the bytes they are. */
  async function everyValue(): Promise<readonly string[]> {
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
})

test('the technical log and the metrics name nobody, even when everything goes wrong [T-49, TRA-13]', async () => {
  const day = spawn(process.execPath, [path.join(import.meta.dirname, 'talkative-day.ts')], {
    env: { ...process.env, CARNET_LOG: 'debug', NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [said, complained, exitCode] = await Promise.all([
    text(day.stdout),
    text(day.stderr),
    new Promise<number | null>((resolve) => day.on('close', resolve)),
  ])
  assert.equal(exitCode, 0, complained)
  const output = said + complained
  assert.match(output, /soap request failed/)
  assert.match(output, /carnet_/, 'the metrics were read')
  for (const [what, canary] of Object.entries(canaries))
    assert.ok(!new RegExp(canary.trim(), 'i').test(output), `${what} is in the log`)
})
