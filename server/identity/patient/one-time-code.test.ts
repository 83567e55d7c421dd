import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeMinutes, codeTriesMax, drawCode, judgeCode, masked } from './one-time-code.ts'

const sentAt = new Date('2026-03-17T08:00:00Z')
const expiresAt = new Date(sentAt.getTime() + codeMinutes * 60_000)
const { code, codeHash } = drawCode('a token')
const wrong = code === '000000' ? '000001' : '000000'
const judged = (written: string, { tries = 0, token = 'a token', now = sentAt } = {}) =>
  judgeCode({ codeHash, expiresAt, tries }, { token, written, now })

test('a code is six digits, good for ten minutes, in the browser that it was drawn for [CON-23]', () => {
  assert.match(code, /^\d{6}$/)
  assert.deepEqual(judged(code), { right: true })
  assert.deepEqual(judged(` ${code.slice(0, 3)} ${code.slice(3)}`), { right: true })
  assert.deepEqual(judged(code, { now: new Date(expiresAt.getTime() - 1) }), { right: true })
  assert.deepEqual(judged(code, { now: expiresAt }), { refused: 'expired' })
  assert.deepEqual(judged(code, { token: 'another' }), { refused: 'wrong', triesLeft: 4 })
})

test('five tries, and the right code is worth nothing after them [CON-23]', () => {
  const left = [0, 1, 2, 3].map((tries) => judged(wrong, { tries }))
  assert.deepEqual(
    left,
    [4, 3, 2, 1].map((triesLeft) => ({ refused: 'wrong', triesLeft })),
  )
  assert.deepEqual(judged(wrong, { tries: 4 }), { refused: 'exhausted' })
  assert.deepEqual(judged(code, { tries: 4 }), { right: true })
  assert.deepEqual(judged(code, { tries: codeTriesMax }), { refused: 'exhausted' })
})

test('where it went is told without telling it', () => {
  assert.equal(masked('amina.benali@exemple.fr'), 'a•••@exemple.fr')
  assert.equal(masked('06 39 98 01 01'), '06 •• •• •• 01')
})
