import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emergencyChoicesPage } from '../patient/emergency-choices.ts'
import { emergencyChoices as words } from '../words/emergency-choices.ts'
import { carnet } from './states/surroundings.ts'

test('a regime of two choices asks about two, and still sends the three [EMG-03]', () => {
  const emergency = { etreat: true, btg: true, masked: false }
  const page = (maskedNeverOpens: boolean) =>
    emergencyChoicesPage({ ...carnet, emergency, maskedNeverOpens, mayChange: true })
  assert.ok(page(false).includes(words.switches.masked.title))
  const ofTwo = page(true)
  assert.ok(!ofTwo.includes(words.switches.masked.title))
  assert.ok(ofTwo.includes(words.switches.etreat.title.standard) && ofTwo.includes(words.switches.btg.title))
  assert.match(ofTwo, /name="masques" value="refuse"/)
})
