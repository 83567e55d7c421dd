import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import { answeredAsAbsent } from '@carnet/core/rules/trace-readers.ts'
import { refusalAnswers } from './refusal-answers.ts'

test('what is answered as an absent document reads so in the history of whoever asked [TRA-06]', () => {
  const reasons = Object.keys(refusalAnswers) as RefusalReason[]
  const absent = reasons.filter((reason) => refusalAnswers[reason].as === 'documentNotFound')
  assert.deepEqual(absent.toSorted(), [...answeredAsAbsent].toSorted())
})
