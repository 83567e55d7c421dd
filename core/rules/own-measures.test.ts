import assert from 'node:assert/strict'
import test from 'node:test'
import { measures2025 } from '@carnet/core/codes/health-measures.ts'
import type { Decimal } from '@carnet/core/model/decimal.ts'
import {
  bodyMassIndexes,
  measureKinds,
  measuresOfKind,
  type OwnMeasure,
} from '@carnet/core/model/own-measure.ts'
import { isKeptSecret, measureSaid, measuresAsSeen, targetAsSeen, targetSaid } from './own-measures.ts'

const { definitions: measureDefinitions } = measures2025

const definitionOf = (kind: OwnMeasure['kind']) => measureDefinitions.find((each) => each.kind === kind)!
const when = { today: '2026-03-17', birthDate: '1990-05-01' }
const said = (kind: OwnMeasure['kind'], ...values: readonly string[]) =>
  measureSaid(definitionOf(kind), { values, on: '2026-03-17', time: '' }, when)
const whyNot = (kind: OwnMeasure['kind'], ...values: readonly string[]) => {
  const answer = said(kind, ...values)
  return 'kind' in answer ? 'noted' : answer.map(({ why }) => why).join(' ')
}

test('[CNT-02] [CNT-06] the list has sixteen measures, each with its codes, and one is worked out', () => {
  assert.equal(measureDefinitions.length, 16)
  assert.deepEqual(
    measureDefinitions.map(({ kind }) => kind),
    [...measureKinds],
  )
  for (const { parts } of measureDefinitions)
    for (const { loinc } of parts) assert.match(loinc, /^\d{3,6}-\d$/)
  assert.deepEqual(
    measureDefinitions.filter(({ computed }) => computed).map(({ kind }) => kind),
    ['bodyMassIndex'],
  )
})

test('[CNT-06] a number is typed as French writes it, with a comma and thousands apart', () => {
  const weight = said('weight', ' 72,5 ')
  assert.ok('kind' in weight)
  assert.deepEqual(weight.values, ['72.5'])
  const steps = said('steps', '12 500')
  assert.ok('kind' in steps)
  assert.deepEqual(steps.values, ['12500'])
})

test('[CNT-06] slips of the finger are refused, each with its reason', () => {
  assert.equal(whyNot('weight', ''), 'missing')
  assert.equal(whyNot('weight', 'beaucoup'), 'notANumber')
  assert.equal(whyNot('weight', '725'), 'outOfBounds')
  assert.equal(whyNot('height', '1,72'), 'outOfBounds')
  assert.equal(whyNot('weight', '72,55'), 'tooPrecise')
  assert.equal(whyNot('bloodPressure', '80', '120'), 'reversed')
  assert.equal(whyNot('bloodPressure', '12', '8'), 'outOfBounds outOfBounds')
  assert.equal(whyNot('bloodPressure', '128', '82'), 'noted')
  assert.equal(whyNot('pain', '0'), 'noted')
})

test('[CNT-06] a measure is of a day of her life that has come', () => {
  const on = (day: string, time = '') => {
    const answer = measureSaid(definitionOf('weight'), { values: ['72'], on: day, time }, when)
    return 'kind' in answer ? 'noted' : answer.map(({ why }) => why).join(' ')
  }
  assert.equal(on('2026-03-17', '08:30'), 'noted')
  assert.equal(on('2026-03-18'), 'inTheFuture')
  assert.equal(on('1990-04-30'), 'beforeBirth')
  assert.equal(on('2026-02-30'), 'notADay')
  assert.equal(on(''), 'missing')
  assert.equal(on('2026-03-17', '8h30'), 'notATime')
})

const measure = (id: string, kind: OwnMeasure['kind'], value: string, on: string): OwnMeasure => ({
  id,
  kind,
  values: [value as Decimal],
  on,
})

test('[CNT-06] the index is worked out from a weight and the last height before it; a child’s height is soon outgrown', () => {
  const measures = [
    measure('a', 'height', '170', '2020-01-01'),
    measure('b', 'weight', '72.5', '2026-01-01'),
    measure('c', 'weight', '70', '2019-01-01'),
  ]
  assert.deepEqual(
    bodyMassIndexes(measures, '1990-05-01').map(({ values, on }) => [values[0], on]),
    [['25.1', '2026-01-01']],
  )
  assert.deepEqual(bodyMassIndexes(measures, '2012-05-01'), [])
  const child = [measure('a', 'height', '120', '2025-12-01'), measures[1]!]
  assert.equal(bodyMassIndexes(child, '2018-05-01').length, 1)
  const kept = bodyMassIndexes([{ ...measures[0]!, secret: true }, measures[1]!], '1990-05-01')
  assert.equal(kept[0]?.secret, true, 'what is made from a secret is one')
})

test('measures are read in the order of time, those of one day by the hour', () => {
  const day = '2026-01-01'
  const found = measuresOfKind(
    [
      { ...measure('c', 'weight', '1', day), time: '20:00' },
      { ...measure('b', 'weight', '2', day), time: '08:00' },
      measure('a', 'weight', '3', day),
      measure('d', 'height', '4', day),
    ],
    'weight',
  )
  assert.deepEqual(
    found.map(({ id }) => id),
    ['b', 'a', 'c'],
  )
})

test('[CNT-06] a measure that its holder keeps for himself is seen by him alone, and nobody else keeps one from him', () => {
  const weight = (id: string, secret?: true): OwnMeasure => ({
    id,
    kind: 'weight',
    values: ['72.5' as Decimal],
    on: '2026-03-17',
    ...(secret && { secret }),
  })
  const measures = [weight('shown'), weight('kept', true)]
  const seen = (isHolder: boolean) => measuresAsSeen(measures, { isHolder }).map(({ id }) => id)
  assert.deepEqual([seen(true), seen(false)], [['shown', 'kept'], ['shown']])
  assert.deepEqual(
    [isKeptSecret(true, { isHolder: true }), isKeptSecret(true, { isHolder: false })],
    [true, false],
  )
})

test('[CNT-06] a target is one number or two, within what a measure may be, and no more is said of it', () => {
  const aims = (
    kind: OwnMeasure['kind'],
    lows: readonly string[],
    highs: readonly string[],
    setWith = 'self',
  ) => targetSaid(definitionOf(kind), { lows, highs, setWith })
  assert.deepEqual(aims('weight', [''], ['65,5']), {
    parts: [{ low: undefined, high: '65.5' }],
    setWith: 'self',
  })
  assert.deepEqual(aims('bloodPressure', ['', '60'], ['135', '85'], 'professional'), {
    parts: [
      { low: undefined, high: '135' },
      { low: '60', high: '85' },
    ],
    setWith: 'professional',
  })
  assert.deepEqual(aims('weight', [''], [' ']), [{ part: 0, end: 'low', why: 'missing' }])
  assert.deepEqual(aims('weight', ['70'], ['65']), [{ part: 0, end: 'high', why: 'reversed' }])
  assert.deepEqual(aims('weight', ['beaucoup'], ['650']), [
    { part: 0, end: 'low', why: 'notANumber' },
    { part: 0, end: 'high', why: 'outOfBounds' },
  ])
})

test('[CNT-06] [VIS-09] a target that the holder keeps for himself is seen by nobody else', () => {
  const target = { on: '2026-03-17', parts: [], setWith: 'self', secret: true } as const
  assert.equal(targetAsSeen(target, { isHolder: true }), target)
  assert.equal(targetAsSeen(target, { isHolder: false }), undefined)
  assert.deepEqual(targetAsSeen({ ...target, secret: false }, { isHolder: false }), {
    ...target,
    secret: false,
  })
})
