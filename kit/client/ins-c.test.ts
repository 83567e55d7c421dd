import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { insCOf } from './ins-c.ts'

const samples = path.join(import.meta.dirname, '../../../shared/corpora/insc/Echantillon_INSC_2000.csv')

test('the INS-C of every published sample is found again', {
  skip: !existsSync(samples) && '../shared/corpora is not there',
}, () => {
  const rows = readFileSync(samples, 'latin1').trim().split(/\r?\n/).slice(2)
  assert.ok(rows.length > 1900)
  for (const row of rows) {
    const [firstName = '', birthDate = '', nir = '', , insC, key] = row.split(';')
    assert.equal(insCOf({ firstName, birthDate, nir }), `${insC}${key}`, row)
  }
})

test('accents, hyphens and case change no INS-C; a provisional NIR has none', () => {
  const traits = { birthDate: '610217', nir: '1610299999001' }
  const insC = insCOf({ ...traits, firstName: 'Jean-François' })
  assert.match(insC ?? '', /^\d{22}$/)
  assert.equal(insCOf({ ...traits, firstName: 'JEANFRANCO' }), insC)
  assert.notEqual(insCOf({ ...traits, firstName: 'Jean' }), insC)
  assert.equal(insCOf({ ...traits, firstName: 'Jean', nir: '7610299999001' }), undefined)
})
