import assert from 'node:assert/strict'
import test from 'node:test'
import type { EmergencyConsents } from '@carnet/core/model/record.ts'
import { decideEmergencyChange, emergencyAfter } from './emergency-choices.ts'

const both = [true, false]
const all: readonly EmergencyConsents[] = both.flatMap((etreat) =>
  both.flatMap((btg) => both.map((masked) => ({ etreat, btg, masked }))),
)
const isDisabled = ({ etreat, btg, masked }: EmergencyConsents) => masked && !etreat && !btg
const allowed = all.filter((each) => !isDisabled(each))
const everything: EmergencyConsents = { etreat: true, btg: true, masked: true }
const nothing: EmergencyConsents = { etreat: false, btg: false, masked: false }

test('[EMG-03] masked documents are denied in an emergency when both emergencies are', () => {
  assert.deepEqual(emergencyAfter(everything, { btg: false }), { ...everything, btg: false })
  assert.deepEqual(emergencyAfter(everything, { btg: false, etreat: false }), nothing)
  assert.deepEqual(emergencyAfter(nothing, { btg: true }), { ...nothing, btg: true })
})

test('[EMG-03] from each of the seven combinations, each of the seven is reached; the eighth never', () => {
  assert.equal(allowed.length, 7)
  for (const present of allowed)
    for (const wanted of all) {
      const change = decideEmergencyChange(present, { seen: present, wanted })
      const expected = isDisabled(wanted)
        ? present.masked
          ? { outcome: 'saved', emergency: nothing }
          : { outcome: 'refused', reason: 'emergencyChoiceDisabled' }
        : wanted === present
          ? { outcome: 'unchanged' }
          : { outcome: 'saved', emergency: wanted }
      assert.deepEqual(change, expected, JSON.stringify({ present, wanted }))
    }
})

test('[EMG-03] the three are said together: with one missing, nothing is changed', () => {
  for (const missing of ['etreat', 'btg', 'masked'] as const) {
    const { [missing]: _, ...wanted } = everything
    assert.deepEqual(decideEmergencyChange(nothing, { seen: nothing, wanted }), {
      outcome: 'refused',
      reason: 'emergencyChoicesIncomplete',
    })
  }
})

test('[EMG-03] what was refused since the page was read is not given back by it', () => {
  const wanted = { ...everything, btg: false }
  assert.deepEqual(decideEmergencyChange(nothing, { seen: everything, wanted }), {
    outcome: 'refused',
    reason: 'emergencyChoicesOutdated',
  })
  assert.deepEqual(decideEmergencyChange(nothing, { seen: {}, wanted }), {
    outcome: 'refused',
    reason: 'emergencyChoicesOutdated',
  })
})

test('[EMG-03] said twice, a choice is made once', () => {
  const wanted = { ...everything, etreat: false, btg: false }
  assert.deepEqual(decideEmergencyChange(nothing, { seen: { ...wanted, etreat: true }, wanted }), {
    outcome: 'unchanged',
  })
})
