import assert from 'node:assert/strict'
import { test } from 'node:test'
import { regimeInForce, regimes } from '@carnet/core/rules/regimes.ts'
import { defaultRuleSettings } from '@carnet/core/rules/settings.ts'
import { drawCode, isCodeShaped, isOver, judgeCode, masked } from './one-time-code.ts'

const { otpMinutes, otpTries } = defaultRuleSettings
const sentAt = new Date('2026-03-17T08:00:00Z')
const expiresAt = new Date(sentAt.getTime() + otpMinutes * 60_000)
const { code, codeHash } = drawCode('a token', defaultRuleSettings)
const wrong = code === '000000' ? '000001' : '000000'
const judged = (written: string, { tries = 0, token = 'a token', now = sentAt } = {}) =>
  judgeCode({ codeHash, expiresAt, tries }, { token, written, now, otpTries })

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
  assert.deepEqual(judged(code, { tries: otpTries }), { refused: 'exhausted' })
  assert.deepEqual(
    [4, 5].map((tries) => isOver({ expiresAt, tries }, { now: sentAt, otpTries })),
    [false, true],
  )
})

test('how long it is and how long it lasts follow the regime: three minutes in 2011 [CON-23]', () => {
  assert.equal(regimeInForce(regimes, new Date('2011-04-01')).settings.otpMinutes, 3)
  const { code: long } = drawCode('a token', { otpDigits: 8 })
  assert.match(long, /^\d{8}$/)
  assert.deepEqual(
    [6, 8].map((otpDigits) => isCodeShaped(long, { otpDigits })),
    [false, true],
  )
  assert.ok(!isCodeShaped('1234567é', { otpDigits: 8 }))
})

test('where it went is told without telling it', () => {
  assert.equal(masked('amina.benali@exemple.fr'), 'a•••@exemple.fr')
  assert.equal(masked('06 39 98 01 01'), '06 •• •• •• 01')
})
