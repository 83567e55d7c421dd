import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Drug, keysOfDrug } from './drug.ts'
import { knownTreatments, type TreatmentSource } from './treatment.ts'

const cip = '1.2.250.1.213.2.3.2'
const atc = '2.16.840.1.113883.6.73'
const drug = (name: string, ...codes: readonly (readonly [string, string])[]): Drug => ({
  name,
  codes: codes.map(([code, system]) => ({ code, system })),
})
const mylan = drug('PARACETAMOL MYLAN 500 mg, comprimé', ['N02BE01', atc], ['3400933516390', cip])
const viatris = drug('Paracetamol Viatris 500mg comprimé B/16', ['N02BE01', atc])

const sameDrug = (a: Drug, b: Drug) => keysOfDrug(a).some((key) => keysOfDrug(b).includes(key))

test('a code of one product, one name, or one substance in one strength is one medicine', () => {
  assert.ok(sameDrug(mylan, drug('autre nom', ['3400933516390', cip])))
  assert.ok(sameDrug(mylan, drug('Paracétamol Mylan 500 mg')))
  assert.ok(sameDrug(mylan, viatris))
  assert.ok(sameDrug(drug('Bisoprolol 2,5 mg'), drug('BISOPROLOL 2,5 MG, comprimé pelliculé')))
})

test('two strengths, a class, and no name at all are not one medicine', () => {
  const levothyrox = (strength: string) => drug(`LEVOTHYROX ${strength} microgrammes`, ['H03AA01', atc])
  assert.ok(!sameDrug(levothyrox('75'), levothyrox('25')))
  assert.ok(!sameDrug(drug('Bisoprolol 2,5 mg'), drug('Bisoprolol 2 mg')))
  assert.ok(!sameDrug(drug('A 5 mg', ['C10', atc]), drug('B 5 mg', ['C10', atc])))
  assert.ok(!sameDrug(drug('A', ['N02BE01', atc]), drug('B', ['N02BE01', atc])))
  assert.ok(!sameDrug(drug('…'), drug('?')))
})

const source = (over: Partial<TreatmentSource>): TreatmentSource => ({
  id: 'line',
  documentId: 'prescription',
  said: 'prescribed',
  drug: mylan,
  posology: [],
  on: '2026-06-01',
  ...over,
})
const delivered = source({ documentId: 'delivery', said: 'dispensed', drug: viatris, on: '2026-06-04' })
const declared = { id: 'd', name: 'Paracétamol Viatris 500 mg', on: '2026-06-05' }
const stop = { id: 's', drug: mylan, on: '2026-06-10' }
const known = (told: Partial<Parameters<typeof knownTreatments>[0]>, today = '2026-06-20') =>
  knownTreatments({ sources: [], declared: [], stopped: [], ...told }, today)

test('the same medicine from two sources is one treatment, with both, the latest first', () => {
  const [one, ...others] = known({ sources: [source({}), delivered], declared: [declared] })
  assert.deepEqual(others, [])
  assert.deepEqual(
    [one?.sources.map(({ documentId }) => documentId), one?.declared.length, one?.state],
    [['delivery', 'prescription'], 1, 'current'],
  )
})

test('a source that is the same as two others makes one treatment of the three', () => {
  const byName = source({ documentId: 'a', drug: drug('Tienam 500 mg') })
  const byCode = source({ documentId: 'b', drug: drug('imipénème', ['1', cip]) })
  const both = source({ documentId: 'c', drug: drug('TIENAM 500 MG', ['1', cip]) })
  assert.equal(known({ sources: [byName, byCode] }).length, 2)
  assert.equal(known({ sources: [byName, byCode, both] }).length, 1)
})

test('a treatment is former after its last day; without one, a year after it was told', () => {
  const state = (over: Partial<TreatmentSource>, today: string) =>
    known({ sources: [source(over)] }, today)[0]?.state
  assert.equal(state({ ends: '2026-06-20' }, '2026-06-20'), 'current')
  assert.equal(state({ ends: '2026-06-20' }, '2026-06-21'), 'past')
  assert.equal(state({}, '2027-05-31'), 'current')
  assert.equal(state({}, '2027-06-01'), 'past')
  assert.equal(state({ on: undefined }, '2060-01-01'), 'current')
})

test('what was delivered within a prescription ends with it, and goes on when it was delivered after', () => {
  const prescribed = source({ ends: '2026-06-07' })
  const state = (on: string) => known({ sources: [prescribed, { ...delivered, on }] })[0]?.state
  assert.equal(state('2026-06-04'), 'past')
  assert.equal(state('2026-06-08'), 'current')
  const again = { ...delivered, on: '2026-06-08' }
  assert.equal(known({ sources: [prescribed, again] })[0]?.ends, undefined, 'its last day is not known')
})

test('a medicine without a name that can be compared is told alone, and may be stopped', () => {
  const [one, other] = [source({ drug: drug('…') }), source({ drug: drug('?') })]
  const states = known({ sources: [one, other], stopped: [{ ...stop, drug: drug('?') }] })
  assert.deepEqual(states.map(({ name, state }) => [name, state]).toSorted(), [
    ['?', 'past'],
    ['…', 'current'],
  ])
})

test('« je ne le prends plus » makes it former whatever documents say, until one that comes after', () => {
  const told = { sources: [source({ ends: '2026-12-31' })], stopped: [stop] }
  const [stopped] = known(told)
  assert.deepEqual([stopped?.state, stopped?.stopped], ['past', stop])
  assert.equal(stopped?.ends, '2026-12-31')
  const again = source({ documentId: 'again', on: '2026-06-11' })
  const [taken] = known({ ...told, sources: [...told.sources, again] })
  assert.deepEqual([taken?.state, taken?.stopped], ['current', undefined])
})

test('a statement about a medicine that no document shown tells of says nothing', () => {
  assert.deepEqual(known({ stopped: [stop] }), [])
})
