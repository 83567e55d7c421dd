import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  activationCodeLength,
  activationCodeSigns,
  formatActivationCode,
  isToldWithCode,
  letterFor,
  mayAskForLetter,
  mayBeActivated,
  mayChooseBeforeOpening,
  mayCodeOpenAccount,
  mayCodeServe,
  objectionToLogin,
  readActivationCode,
  readContact,
} from './activation.ts'

test('the code of the letter is read as it is typed, and has no sign that paper shows for another [LIF-05]', () => {
  for (const written of ['ABCDE-FGH23', 'abcde fgh23', ' abcdefgh23 ', 'ABCDE – FGH23'])
    assert.equal(readActivationCode(written), 'ABCDEFGH23')
  for (const wrong of ['', 'ABCDE', 'ABCDEFGH234', 'ABCDEFGH2O', 'ABCDEFGH1I', 'ABCDEFGH2É'])
    assert.equal(readActivationCode(wrong), undefined, wrong)
  assert.doesNotMatch(activationCodeSigns, /[01ILO]/)
  assert.ok(Math.log2(activationCodeSigns.length) * activationCodeLength > 49)
  assert.equal(formatActivationCode('ABCDEFGH23'), 'ABCDE-FGH23')
})

const birthDate = '2011-03-29'
const now = new Date('2026-03-29T00:00:00Z')
const withAge = (ageCompteMineur: number | null) => ({ settings: { ageCompteMineur }, now })
const ofAge = withAge(null)

test('who is of age and has no account yet may open one, of an open record alone [LIF-05]', () => {
  const record = { state: 'active', minor: false, birthDate, internetAccountOpen: false } as const
  assert.ok(mayBeActivated(record, ofAge))
  assert.ok(!mayBeActivated({ ...record, minor: true }, ofAge))
  assert.ok(!mayBeActivated({ ...record, internetAccountOpen: true }, ofAge))
  for (const state of ['informed', 'opposed', 'suspended', 'closed'] as const)
    assert.ok(!mayBeActivated({ ...record, state }, ofAge), state)
})

test('who has an account that she no longer enters gets another letter, which a first code is not [LIF-05]', () => {
  const record = { state: 'active', minor: false, birthDate, internetAccountOpen: true } as const
  const newcomer = { ...record, internetAccountOpen: false }
  assert.deepEqual([letterFor(record, ofAge), letterFor(newcomer, ofAge)], ['recoveryCode', 'activationCode'])
  const served = [record, newcomer].map((one) =>
    [true, false].map((recovers) => mayCodeServe({ recovers }, one, ofAge)),
  )
  assert.deepEqual(served, [
    [true, false],
    [false, true],
  ])
  for (const none of [undefined, { ...record, minor: true }, { ...record, state: 'closed' } as const]) {
    assert.equal(letterFor(none, ofAge), undefined)
    assert.equal(mayCodeServe({ recovers: true }, none, ofAge), false)
  }
})

test('before her record opens, a code leads to the choice, and opens no account [LIF-03] [LIF-05]', () => {
  const record = { state: 'informed', minor: false, birthDate, internetAccountOpen: false } as const
  for (const state of ['informed', 'opposed'] as const) {
    const one = { ...record, state }
    const judged = [mayCodeServe, mayCodeOpenAccount].map((may) => may({ recovers: false }, one, ofAge))
    assert.deepEqual([...judged, mayCodeServe({ recovers: true }, one, ofAge)], [true, false, false], state)
    assert.ok(isToldWithCode(one, ofAge))
    assert.ok(!mayChooseBeforeOpening({ ...one, minor: true }, ofAge), 'who represents a minor chooses')
  }
  for (const state of ['active', 'suspended', 'closed'] as const)
    assert.ok(!mayChooseBeforeOpening({ ...record, state }, ofAge), state)
})

test('the message that a record will join Mon espace santé bears a code for who has no account [LIF-04]', () => {
  const record = { state: 'active', minor: false, birthDate, internetAccountOpen: false } as const
  assert.ok(isToldWithCode({ ...record, integration: 'pending' }, ofAge))
  for (const integration of ['refused', undefined] as const)
    assert.ok(!isToldWithCode({ ...record, integration }, ofAge))
  assert.ok(!isToldWithCode({ ...record, integration: 'pending', internetAccountOpen: true }, ofAge))
})

test('a minor has a login of his own from the age of the regime, on his birthday, and from none by default', () => {
  const minor = { state: 'active', minor: true, birthDate, internetAccountOpen: false } as const
  const may = (age: number | null, at = now) => mayBeActivated(minor, { ...withAge(age), now: at })
  assert.deepEqual([may(null), may(15), may(16)], [false, true, false])
  assert.equal(may(15, new Date('2026-03-28T21:59:59Z')), false)
  assert.equal(letterFor({ ...minor, internetAccountOpen: true }, withAge(15)), 'recoveryCode')
})

test('a letter leaves a week after the one before it', () => {
  const last = new Date('2026-03-10T12:00:00Z')
  const may = (now: string) => mayAskForLetter({ last, now: new Date(now) }, { codeLetterDays: 7 })
  assert.deepEqual([may('2026-03-17T11:59:59Z'), may('2026-03-17T12:00:00Z')], [false, true])
  assert.equal(mayAskForLetter({ last: undefined, now: last }, { codeLetterDays: 7 }), true)
})

test('an identifier is chosen in plain signs, and is no social security number [LIF-05] [LIF-07]', () => {
  for (const login of ['amina.b', 'amina@example.org', 'a-b.c+d', '123456'])
    assert.equal(objectionToLogin(login), undefined, login)
  assert.equal(objectionToLogin('amina'), 'tooShort')
  assert.equal(objectionToLogin('a'.repeat(51)), 'tooLong')
  for (const login of ['Amina.B', 'amina benali', 'aminé.b', 'amina<b>'])
    assert.equal(objectionToLogin(login), 'unreadable')
  for (const login of ['2850699999101', '2850699999101.b', '285-0699-999101'])
    assert.equal(objectionToLogin(login), 'containsNir', login)
})

test('a code goes to an e-mail address or to a French mobile, however it is typed', () => {
  assert.deepEqual(readContact(' amina.b+dmp@exemple.fr '), { sentBy: 'email', to: 'amina.b+dmp@exemple.fr' })
  for (const written of ['06 39 98 01 01', '06.39.98.01.01', '+33 6 39 98 01 01', '0033639980101'])
    assert.deepEqual(readContact(written), { sentBy: 'sms', to: '0639980101' }, written)
  for (const wrong of [
    '',
    'amina',
    'a@b',
    'a@b.c',
    'a b@c.fr',
    '01 39 98 01 01',
    '06 39 98 01',
    '+32 6 39 98 01 01',
  ])
    assert.equal(readContact(wrong), undefined, wrong)
})
