import assert from 'node:assert/strict'
import test from 'node:test'
import { urls } from '../urls.ts'
import { pageStates } from './states.ts'
import { textOf } from './text.ts'

test('the public page says that the record is personal, free, not mandatory, and changes no reimbursement [LIF-24]', () => {
  const text = textOf(pageStates.home!)
  assert.match(text, /personnel et gratuit\. Rien ne vous y oblige, et vos remboursements n’en dépendent pas/)
})

test('who goes by the keyboard is at the doors in six steps [P-00]', () => {
  // What is inside a fold is passed over.
  const shown = pageStates.home!.replace(
    /<details[^>]*>(\s*<summary>.*?<\/summary>)[\s\S]*?<\/details>/g,
    '$1',
  )
  const steps = [...shown.matchAll(/<(?:a |summary|button|select|input(?! type="hidden"))[^>]*>/g)].map(
    ([tag]) => tag,
  )
  const door = steps.findIndex((tag) => tag.includes(urls.login))
  assert.ok(door >= 0 && door < 6, steps.slice(0, 8).join(' '))
})
