/** A deployment that writes its own regimes: obeyed, followed by the clock, kept, said to the operator. rules.md §2.1. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { moveClock, patientNamed } from './demonstration-calls.ts'
import { runningCarnet } from './running-carnet.ts'
import { typeWatching } from './type-watching.ts'

const today = new Date()
const tomorrow = new Date(today.getTime() + 86_400_000).toISOString().slice(0, 10)
const short = { dureeAutorisationMonths: { ps: 1 } }

test('a region writes its own regime [CON-06]', async (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-regimes-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'regimes.json')
  const region = { name: 'Région', effectiveFrom: tomorrow, settings: { ...short, carersMax: 1 } }
  writeFileSync(
    file,
    JSON.stringify([{ name: '2022', effectiveFrom: '2022-01-01', settings: short }, region]),
  )
  const carnet = await runningCarnet(t, { CARNET_REGIMES: file })
  const amina = patientNamed(carnet, 'amina-benali')
  const kacem = await carnet.dmp('cps-kacem')
  const authorisation = async () => (await kacem.findRecord(amina.id)).authorisation
  const regime = async () =>
    ((await (await fetch(`${carnet.webUrl}/version`)).json()) as { regime: string }).regime

  await t.test('it begins on its day, and the change is kept with what it changes', async () => {
    assert.equal(await regime(), '2022')
    await moveClock(carnet, { advance: 'P1D' })
    assert.equal(await regime(), 'Région')
    const { stdout } = await typeWatching(carnet, 'regimes')
    assert.match(stdout, new RegExp(`^Région, à partir du ${tomorrow}, en vigueur$`, 'm'))
    assert.match(stdout, /^ {2}carersMax\t1 \(par défaut\u00a0: 3\)$/m)
    assert.match(stdout, /^\S+Z\tRégion\t2022\tcarersMax\n\S+Z\t2022$/m)
  })

  await t.test('an authorisation lasts as long as the file says', async () => {
    await kacem.authorise(amina.id, { gesture: 'consentCollected' })
    assert.equal(await authorisation(), 'VALIDE')
    await moveClock(carnet, { advance: 'P1M' })
    assert.equal(await authorisation(), 'EXPIRE')
  })
})
