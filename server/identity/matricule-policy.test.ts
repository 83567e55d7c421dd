import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Ins, insOids, parseIns } from '@carnet/core/model/ins.ts'
import type { Mode } from '../config.ts'
import { matriculePolicyOf } from './matricule-policy.ts'

const marieNessi = parseIns('277076322082910')!
const invented = parseIns('285069999910144')!
const accepted = (mode: Mode, ins: Ins) => {
  const { accepts } = matriculePolicyOf({ mode, insKey: 'warn' })
  return Object.entries(insOids).flatMap(([name, oid]) => (accepts({ ins, oid }) ? [name] : []))
}

test('a demonstration takes test authorities, and that of production for published test identities alone', () => {
  assert.deepEqual(accepted('demo', invented), ['nirTest', 'nirDemonstration'])
  assert.deepEqual(accepted('demo', marieNessi), ['nir', 'nirTest', 'nirDemonstration'])
})

test('a production takes the two real authorities, and no test identity', () => {
  for (const ins of [invented, marieNessi]) assert.deepEqual(accepted('production', ins), ['nir', 'nia'])
})

test('a wrong key is refused, noted or passed over in silence, as the operator says; a right one is accepted', () => {
  const wrong = parseIns('221042545611404')!
  const judged = (['off', 'warn', 'refuse'] as const).map((insKey) => {
    const { judgeKey } = matriculePolicyOf({ mode: 'demo', insKey })
    return [judgeKey(wrong), judgeKey(invented)]
  })
  assert.deepEqual(judged, [
    ['accepted', 'accepted'],
    ['noted', 'accepted'],
    ['refused', 'accepted'],
  ])
})
