import assert from 'node:assert/strict'
import test from 'node:test'
import { professionSystems } from '@carnet/core/model/caller.ts'
import { matrixUnder, openMatrix, readableTypes } from './access-matrix.ts'
import { physiciansMatrix } from './physicians-matrix.ts'
import { integratesSince, type Regime, regimeInForce, regimes } from './regimes.ts'
import { documentTypes, provisional } from './test/people.ts'

const nameOn = (day: string) => regimeInForce(regimes, new Date(`${day}T12:00:00Z`)).name

test('an act is judged by the regime in force on its day', () => {
  assert.equal(nameOn('2011-04-01'), '2011')
  assert.equal(nameOn('2021-12-31'), '2011')
  assert.equal(nameOn('2022-01-01'), '2022')
  assert.equal(nameOn('2026-03-17'), '2022')
})

test('a regime begins at midnight in Paris', () => {
  assert.equal(regimeInForce(regimes, new Date('2021-12-31T22:59:59Z')).name, '2011')
  assert.equal(regimeInForce(regimes, new Date('2021-12-31T23:00:00Z')).name, '2022')
})

test('before the first regime, the first', () => {
  assert.equal(nameOn('2004-08-13'), '2011')
})

test('regimes are listed in the order of their dates', () => {
  const dates = regimes.map(({ effectiveFrom }) => effectiveFrom)
  assert.deepEqual(dates.toSorted(), dates)
})

test('[CON-14] [LIF-25] what the médecin traitant may, and who manages an attached record, change with the regime', () => {
  const on = (day: string) => regimeInForce(regimes, new Date(day)).settings
  assert.equal(on('2015-01-01').medecinTraitantPrivilege, 'legacy2011')
  assert.equal(on('2026-01-01').medecinTraitantPrivilege, 'admin2023')
  assert.ok(on('2015-01-01').attachedRecordsByProfessionals)
  assert.ok(!on('2026-01-01').attachedRecordsByProfessionals)
})

test('[LIF-04] records from before join Mon espace santé once: when a regime that has them do so follows one that did not', () => {
  const [consent, optOut] = regimes as readonly [Regime, Regime]
  const region = { ...optOut, name: 'Région', effectiveFrom: '2027-01-01' }
  assert.equal(integratesSince(regimes, consent), undefined)
  assert.equal(integratesSince(regimes, optOut), '2022-01-01')
  assert.equal(integratesSince([...regimes, region], region), '2022-01-01')
  assert.equal(integratesSince([optOut, region], region), undefined)
})

test('under the regime of 2011 physicians read every type and nobody else any; the matrix decides from 2022', () => {
  const matrices = {
    published: [provisional],
    ofPhysicians: openMatrix(physiciansMatrix(documentTypes)),
  }
  const reads = (day: string, code: string) => {
    const at = new Date(day)
    const { settings } = regimeInForce(regimes, at)
    const profession = { system: professionSystems.g15, code }
    return readableTypes(matrixUnder(settings, matrices, at), profession, documentTypes, settings).filter(
      ({ read }) => read === 'yes',
    ).length
  }
  const [physician, nurse] = ['10', '60'] as const
  assert.equal(reads('2015-01-01', physician), documentTypes.length)
  assert.equal(reads('2015-01-01', nurse), 0)
  assert.ok(reads('2026-01-01', nurse) > 10)
})
