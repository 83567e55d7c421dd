/** Those who read one record at the same time do not wait for one another: of TRA-14, what needs no Merkle log. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { perform } from '../actions/perform.ts'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { callerNamed, platformOf } from './platform-of.ts'
import { runningCarnet } from './running-carnet.ts'

const others = 15

test('sixteen read one record at once: while one is not done, all others are [TRA-14]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const kacem = await carnet.dmp('cps-kacem')
  const emergency = { mode: 'brisDeGlace', reason: 'Patient inconscient' } as const
  const linesBefore = (await tracesOf(carnet, amina)).length
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let begun = () => {}
  const reading = new Promise<void>((resolve) => {
    begun = resolve
  })
  // The same record, by the way of every door, with its transaction kept open.
  const slow = perform(
    platformOf(t, carnet),
    callerNamed(carnet, 'helene-martin'),
    { patient: amina.id, action: 'findDocuments' },
    async () => {
      begun()
      await held
      return { result: 'read', acts: [{ returnedCount: 0 }] }
    },
  )
  await reading
  try {
    await Promise.all(Array.from({ length: others }, () => kacem.findDocuments(amina.id, {}, emergency)))
    const lines = await tracesOf(carnet, amina)
    assert.equal(lines.length - linesBefore, others, 'each left its line, and the slow one has not yet')
  } finally {
    letGo()
  }
  assert.equal(await slow, 'read')
  assert.equal((await tracesOf(carnet, amina)).length - linesBefore, others + 1)
})
