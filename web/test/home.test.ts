import assert from 'node:assert/strict'
import test from 'node:test'
import { pageStates } from './states.ts'
import { textOf } from './text.ts'

test('the public page says that the record is personal, free, not mandatory, and changes no reimbursement [LIF-24]', () => {
  const text = textOf(pageStates.home!)
  assert.match(text, /personnel et gratuit\. Rien ne vous y oblige, et vos remboursements n’en dépendent pas/)
})
