import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { readConfig } from './config.ts'
import { ConfigError } from './config-values.ts'

const page = readFileSync(new URL('../docs/exploiter/calendriers.md', import.meta.url), 'utf8')
const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []

function fileOf(t: TestContext, text: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-calendars-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'calendriers.json')
  writeFileSync(file, text)
  return file
}

const editionsOf = (CARNET_VACCINATION_CALENDARS?: string) =>
  readConfig(
    CARNET_VACCINATION_CALENDARS === undefined ? {} : { CARNET_VACCINATION_CALENDARS },
    true,
  ).vaccinationCalendars.map(({ edition }) => edition)

test('the calendars of the operator come beside those that ship, as the documentation writes one', (t) => {
  assert.deepEqual(editionsOf(), ['2025'])
  assert.deepEqual(editionsOf(fileOf(t, example)), ['2025', '2027'])
})

test('a file that is wrong starts nothing, and the sentence says where', (t) => {
  const refused = (file: string) => {
    try {
      editionsOf(file)
    } catch (error) {
      assert.ok(error instanceof ConfigError)
      return error.message
    }
    return assert.fail('it was accepted')
  }
  const wrong = fileOf(t, example.replace('"ageMonths": 540', '"ageMonths": 540.5'))
  const [, told = ''] = /```text\n([\s\S]*?)\n```/.exec(page) ?? []
  assert.equal(refused(wrong).replaceAll('\u00a0', ' '), told.replace('/etc/carnet/calendriers.json', wrong))
  assert.match(refused(fileOf(t, '[{"edition": ]')), /n’est pas du JSON/)
  assert.match(refused('/nowhere/calendriers.json'), /n’existe pas/)
})
