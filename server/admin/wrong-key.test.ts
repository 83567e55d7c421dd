/** A matricule whose key is wrong, typed by the operator or in a file of persons. contract.md §2, CARNET_INS_KEY. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { insOids } from '@carnet/core/model/ins.ts'
import type { Config } from '../config.ts'
import { matriculePolicyOf } from '../identity/matricule-policy.ts'
import { PersonsFileError, readPersons } from './persons.ts'
import { runAdmin } from './run.ts'

const ins = '221042545611404'

function underPolicy(insKey: Config['insKey']) {
  const warned: string[] = []
  const matricules = matriculePolicyOf({ mode: 'demo', insKey })
  return { matricules, warned, warn: (line: string) => void warned.push(line) }
}

function fileOf(t: TestContext, lines: readonly object[]): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-persons-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'persons.jsonl')
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'))
  return file
}

test('a file of persons with a wrong key is refused, taken with a warning, or taken, as CARNET_INS_KEY says', (t) => {
  const person = {
    ins,
    oid: insOids.nirTest,
    birthName: 'DECOURCY',
    birthFirstName: 'RUTH',
    birthDate: '2021-04-23',
    sex: 'F',
    birthPlace: '75056',
  }
  const file = fileOf(t, [person])
  const [refusing, warning, silent] = (['refuse', 'warn', 'off'] as const).map(underPolicy)
  assert.throws(
    () => readPersons(file, refusing!),
    (error) =>
      error instanceof PersonsFileError && /^Ligne 1\s: la clé de « ins » est fausse/.test(error.message),
  )
  for (const policy of [warning!, silent!]) assert.equal(readPersons(file, policy).length, 1)
  assert.equal(warning!.warned.length, 1)
  assert.doesNotMatch(warning!.warned[0]!, /\d{13}/)
  assert.deepEqual([refusing!.warned, silent!.warned], [[], []])
})

test('a command about a matricule whose key is wrong is a wrong usage when CARNET_INS_KEY=refuse', async () => {
  const { matricules } = underPolicy('refuse')
  const complaints: string[] = []
  const exitCode = await runAdmin(
    ['oppose', '--patient', `${ins}@${insOids.nirTest}`, '--agent', 'CPAM-75-0042'],
    { open: async () => ({ platform: {} as never, matricules, [Symbol.asyncDispose]: async () => {} }) },
    { say: () => {}, complain: (line) => void complaints.push(line) },
  )
  assert.equal(exitCode, 2)
  assert.match(complaints.join(), /--patient\s: la clé de ce matricule est fausse/)
})
