import assert from 'node:assert/strict'
import { test } from 'node:test'
import { objectionsToPassword, type PasswordOwner } from '@carnet/core/rules/portal-password.ts'
import { defaultRuleSettings } from '@carnet/core/rules/settings.ts'
import { makeSecrets } from './portal-secrets.ts'

const owner: PasswordOwner = {
  identity: {
    birthName: 'KEBE',
    birthFirstName: 'ANA',
    firstNames: 'ANA',
    birthDate: '1990-01-01',
    sex: 'F',
    birthPlace: '99999',
  },
  ins: '290019999900140',
}

test('[LIF-07] the password that a professional hands over obeys the rule of passwords, its length too', async () => {
  for (const passwordMinLength of [9, 24]) {
    const settings = { ...defaultRuleSettings, passwordMinLength }
    const { password } = await makeSecrets(owner, settings)
    assert.deepEqual(objectionsToPassword(password, owner, settings), [])
  }
})

test('[LIF-07] a drawn password in which chance spelt a name of the person is drawn again', async () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const names = letters.slice(0, 6).flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)))
  const manyNamed = { ...owner, identity: { ...owner.identity, firstNames: names.join(' ') } }
  // Nine draws in ten spell one of these: five passwords free of them did not come by chance.
  for (let count = 0; count < 5; count++) {
    const { password } = await makeSecrets(manyNamed, defaultRuleSettings)
    assert.deepEqual(objectionsToPassword(password, manyNamed, defaultRuleSettings), [])
  }
})
