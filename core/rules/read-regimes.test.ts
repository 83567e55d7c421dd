import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRegimes } from './read-regimes.ts'
import { shippedSettings } from './regimes.ts'
import { consistency, defaultRuleSettings, ruleSettings, type Setting, type SettingName } from './settings.ts'

const starts = shippedSettings
const accepted = (written: unknown) => {
  const read = readRegimes(written, starts)
  assert.ok(read.accepted, JSON.stringify(read))
  return read.regimes
}
const problems = (written: unknown) => {
  const read = readRegimes(written, starts)
  assert.ok(!read.accepted, 'it was accepted')
  return read.problems.map(({ regime, key, expected }) => [regime, key, expected])
}
const one = (settings: unknown, more: object = {}) => [
  { name: 'Région', effectiveFrom: '2027-01-01', settings, ...more },
]
const problemIn = (settings: unknown, more?: object) => {
  const [found, ...others] = problems(one(settings, more))
  assert.deepEqual(others, [])
  return found!.slice(1)
}

test('a deployment writes its own regimes: each starts from one that ships, and changes what it names', () => {
  const [first, second] = accepted([
    { name: '2011', effectiveFrom: '2010-12-16', extends: '2011' },
    {
      name: 'Région',
      effectiveFrom: '2027-01-01',
      settings: { carersMax: 5, dureeAutorisationMonths: { ps: 1 } },
    },
  ])
  assert.deepEqual(first, { name: '2011', effectiveFrom: '2010-12-16', settings: shippedSettings['2011'] })
  assert.deepEqual(second?.settings, {
    ...defaultRuleSettings,
    carersMax: 5,
    dureeAutorisationMonths: { ...defaultRuleSettings.dureeAutorisationMonths, ps: 1 },
  })
})

test('what is wrong is named with its regime and its setting', () => {
  assert.deepEqual(problems(one({ carersMax: 'trois' })), [
    ['Région', 'carersMax', 'un nombre entier, de 0 à 50'],
  ])
  assert.deepEqual(problemIn({ carersMax: 51 }), ['carersMax', 'un nombre entier, de 0 à 50'])
  assert.deepEqual(problemIn({ carersMax: 1.5 }), ['carersMax', 'un nombre entier, de 0 à 50'])
  assert.deepEqual(problemIn({ deletedReadable: 'true' }), ['deletedReadable', 'true ou false'])
  assert.deepEqual(problemIn({ centre15Callers: 'pharmacien' }), [
    'centre15Callers',
    '"tableau" ou "medecin"',
  ])
  assert.equal(problemIn({ dureeAutorisationMonths: { ps: 0 } })[0], 'dureeAutorisationMonths.ps')
  assert.equal(
    problemIn({ dureeAutorisationMonths: { pharmacie: 1 } })[0],
    'dureeAutorisationMonths.pharmacie',
  )
  assert.equal(problemIn({ dureeAutorisationMonths: 12 })[0], 'dureeAutorisationMonths')
  assert.equal(problemIn({ secteursExclus: ['SA23', 'assurance'] })[0], 'secteursExclus')
  assert.equal(problemIn({ secteursExclus: ['SA23', 'SA23'] })[0], 'secteursExclus')
  assert.equal(problemIn({ patientFileTypes: ['.exe'] })[0], 'patientFileTypes')
  assert.equal(problemIn({ closingMotiveCodes: { DECES: 'mort' } })[0], 'closingMotiveCodes')
  assert.equal(problemIn([])[0], 'settings')
  for (const name of ['carersMaximum', 'toString', '__proto__'])
    assert.match(problemIn(JSON.parse(`{"${name}": 1}`))[1]!, /un de ces noms.*carersMax/)
})

test('several faults are told at once', () => {
  const found = problems(one({ carersMax: -1, helpedMax: null }, { extends: '2030', reglages: {} }))
  assert.deepEqual(
    found.map(([, key]) => key),
    ['reglages', 'extends', 'carersMax', 'helpedMax'],
  )
})

test('a regime has a name of its own and a day that exists, after the one written before it', () => {
  for (const name of [undefined, '', '  ', 'Ré\tgion', 'a'.repeat(41), 7])
    assert.deepEqual(problems(one({}, { name })), [
      ['n°\u00a01', 'name', 'un nom de quarante signes au plus'],
    ])
  for (const effectiveFrom of [undefined, '2027-02-30', '2027', '01/01/2027'])
    assert.deepEqual(problemIn({}, { effectiveFrom })[0], 'effectiveFrom')
  const twice = [...one({}), ...one({})]
  assert.deepEqual(
    problems(twice).map(([, key]) => key),
    ['name', 'effectiveFrom'],
  )
  const backwards = [...one({}), { name: 'Avant', effectiveFrom: '2026-12-31' }]
  assert.deepEqual(problems(backwards), [
    ['Avant', 'effectiveFrom', 'un jour après le 2027-01-01, où commence le régime écrit avant lui'],
  ])
})

test('a file that is no list of regimes is none', () => {
  for (const written of [null, {}, [], 'Région']) assert.equal(problems(written)[0]![0], undefined)
  assert.deepEqual(problems([null]), [['n°\u00a01', '', 'un objet, entre accolades']])
})

test('[EMG-03] [LIF-15] settings that contradict each other are refused together', () => {
  assert.equal(
    problemIn({ emergencyDefault: { etreat: false, btg: false, masked: true } })[0],
    'emergencyDefault',
  )
  assert.equal(
    problemIn({ deletionGraceDays: 60, deletionRequestMaxMonths: 1 })[0],
    'deletionGraceDays et deletionRequestMaxMonths',
  )
  assert.equal(
    problemIn({ invisiblePatientWarnDays: 28 })[0],
    'invisiblePatientWarnDays et invisiblePatientMaxMonths',
  )
})

test('[EHDS-06] nobody sets the lines of a closed record to be kept less than three years', () => {
  assert.equal(problemIn({ traceYearsAfterClosing: 2 })[0], 'traceYearsAfterClosing')
  const { traceYearsAfterClosing } = shippedSettings['2022']
  assert.ok(traceYearsAfterClosing >= 3)
})

test('what ships is what its own declaration accepts', () => {
  for (const settings of Object.values(shippedSettings)) {
    for (const [name, { kind }] of Object.entries<Setting<unknown>>(ruleSettings)) {
      const value = settings[name as SettingName]
      assert.deepEqual(kind.read(value, { key: name, replaced: value }), { value, problems: [] }, name)
    }
    for (const { between, holds } of consistency) assert.ok(holds(settings), between.join())
  }
})
