import assert from 'node:assert/strict'
import test from 'node:test'
import {
  displayAttributes,
  displayChoices,
  displayOf,
  formatDisplay,
  parseDisplay,
  plainDisplay,
} from './display.ts'

test('what is chosen on a device is read back as it was, and nothing else is understood', () => {
  for (const [choice, values] of Object.entries(displayChoices))
    for (const value of values) {
      const chosen = { ...plainDisplay, [choice]: value }
      assert.deepEqual(parseDisplay(formatDisplay(chosen)), chosen)
    }
  assert.equal(formatDisplay(plainDisplay), '')
  for (const hostile of [
    undefined,
    '',
    'text=<b>',
    'text=large;',
    '__proto__=1',
    'motion=none&motion=normal"',
  ])
    assert.ok(Object.values(parseDisplay(hostile)).every((value) => /^[a-z]+$/.test(value)))
  assert.deepEqual(parseDisplay('text=large&contrast=x&other=1'), { ...plainDisplay, text: 'large' })
})

test('the root of a page carries what was chosen, and nothing when nothing was', () => {
  assert.equal(displayAttributes(plainDisplay).markup, '')
  const chosen = displayOf({ text: 'largest', reading: 'falc' })
  assert.equal(displayAttributes(chosen).markup, ' data-text="largest" data-reading="falc"')
})
