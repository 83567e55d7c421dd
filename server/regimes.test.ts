import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { settingsThatDiffer } from '@carnet/core/rules/regimes.ts'
import { defaultRuleSettings, type RuleSettings } from '@carnet/core/rules/settings.ts'
import { readConfig } from './config.ts'
import { ConfigError } from './config-values.ts'

const day = { effectiveFrom: '2027-01-01' }

function fileOf(t: TestContext, text: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-regimes-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'regimes.json')
  writeFileSync(file, text)
  return file
}

function settingsIn(t: TestContext, settings: Partial<RuleSettings>, environment = {}): RuleSettings {
  const CARNET_REGIMES = fileOf(t, JSON.stringify([{ name: 'Région', ...day, settings }]))
  const [regime, ...others] = readConfig({ CARNET_REGIMES, ...environment }, true).regimes
  assert.deepEqual(others, [])
  return regime.settings
}

test('the file replaces the regimes that ship', (t) => {
  assert.equal(settingsIn(t, { carersMax: 7 }).carersMax, 7)
  assert.deepEqual(
    readConfig({}, true).regimes.map(({ name }) => name),
    ['2011', '2022'],
  )
})

test('what the environment says wins over the file, which wins over the mode', (t) => {
  assert.equal(settingsIn(t, {}).depositairesRemb, 'tous')
  const written = { depositairesRemb: 'assuranceMaladie', dossierPharmaceutique: '3999' } as const
  assert.equal(settingsIn(t, written).depositairesRemb, 'assuranceMaladie')
  const settled = settingsIn(t, written, { CARNET_REMB: 'tous', CARNET_DP: '3111' })
  assert.deepEqual([settled.depositairesRemb, settled.dossierPharmaceutique], ['tous', '3111'])
})

test('a file that is wrong starts nothing, and the sentence names it, the regime and the setting', (t) => {
  const refused = (CARNET_REGIMES: string) => {
    try {
      readConfig({ CARNET_REGIMES }, true)
    } catch (error) {
      assert.ok(error instanceof ConfigError)
      return error.message
    }
    return assert.fail('it was accepted')
  }
  const wrong = fileOf(t, JSON.stringify([{ name: 'Région', ...day, settings: { carersMax: 99 } }]))
  assert.equal(
    refused(wrong),
    `CARNET_REGIMES=${wrong}\u00a0: ce fichier n’est pas accepté.\n  régime «\u00a0Région\u00a0», carersMax\u00a0: attendu un nombre entier, de 0 à 50.`,
  )
  assert.match(refused(fileOf(t, '{}')), /le fichier\u00a0: attendu une liste/)
  assert.match(refused(fileOf(t, '[{"name": ]')), /n’est pas du JSON/)
  assert.match(refused('/nowhere/regimes.json'), /CARNET_REGIMES=\/nowhere.*n’existe pas/)
  assert.match(refused(import.meta.dirname), /CARNET_REGIMES=.*ne se lit pas/)
})

test('settings differ by what they say, whatever the order in which a database gives it back', () => {
  const { ps, organisation } = defaultRuleSettings.dureeAutorisationMonths
  const back = {
    ...defaultRuleSettings,
    dureeAutorisationMonths: { organisation, ps },
    carersMax: 9,
    former: 1,
  }
  assert.deepEqual(settingsThatDiffer(defaultRuleSettings, back), ['carersMax'])
})
