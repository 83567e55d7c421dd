import assert from 'node:assert/strict'
import test from 'node:test'
import {
  type AccountChange,
  mayHandOver,
  objectionToAccountChange,
  type SecretRoute,
} from './patient-account.ts'

const routes: readonly SecretRoute[] = ['paper', 'email', 'sms']

test('[CON-22] login and password never take the same electronic way', () => {
  const refused = routes.flatMap((login) =>
    routes.filter((password) => !mayHandOver({ login, password })).map((password) => `${login} ${password}`),
  )
  assert.deepEqual(refused, ['email email', 'sms sms'])
})

test('[CON-22] an account is opened once, and only one that is open is changed', () => {
  const both = { email: true, sms: true }
  const mail = { email: true, sms: false }
  const changes: readonly [AccountChange, ...unknown[]][] = [
    [{ change: 'open' }, undefined, 'accountAlreadyOpen', 'accountAlreadyOpen'],
    [{ change: 'renew' }, 'accountMissing', undefined, undefined],
    [{ change: 'addChannel', channel: 'sms' }, 'accountMissing', undefined, 'channelAlreadyGiven'],
    [
      { change: 'addChannel', channel: 'email' },
      'accountMissing',
      'channelAlreadyGiven',
      'channelAlreadyGiven',
    ],
    [{ change: 'replaceChannel', channel: 'sms' }, 'accountMissing', 'channelMissing', undefined],
    [{ change: 'replaceChannel', channel: 'email' }, 'accountMissing', undefined, undefined],
    [{ change: 'removeChannel', channel: 'sms' }, 'accountMissing', 'channelMissing', undefined],
    [{ change: 'removeChannel', channel: 'email' }, 'accountMissing', 'lastChannel', undefined],
  ]
  for (const [change, ...expected] of changes)
    assert.deepEqual(
      [undefined, mail, both].map((account) => objectionToAccountChange(account, change)),
      expected,
      JSON.stringify(change),
    )
})
