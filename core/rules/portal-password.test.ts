import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Identity } from '@carnet/core/model/identity.ts'
import { objectionsToPassword, type PasswordOwner, passwordSentences } from './portal-password.ts'
import { defaultRuleSettings } from './settings.ts'

const identity: Identity = {
  birthName: 'D’ARTOIS-LÉGER',
  usedName: 'LI',
  birthFirstName: 'ZOÉ',
  firstNames: 'ZOÉ MARIE',
  birthDate: '1987-04-09',
  sex: 'F',
  birthPlace: '99999',
}
const owner: PasswordOwner = {
  identity,
  ins: '287049999900157',
  email: 'z.al@exemple.fr',
  phone: '+33 6 12 34 56 78',
}

const objections = (password: string, settings = defaultRuleSettings) =>
  objectionsToPassword(password, owner, settings)

test('[LIF-07] nine characters, with a lower case, an upper case, a digit and another sign', () => {
  assert.deepEqual(objections('Bateau-7!'), [])
  assert.deepEqual(objections('Bateau-7'), ['tooShort'])
  assert.deepEqual(objections('BATEAU-77'), ['noLowerCase'])
  assert.deepEqual(objections('bateau-77'), ['noUpperCase'])
  assert.deepEqual(objections('Bateau--!'), ['noDigit'])
  assert.deepEqual(objections('Bateau 777'), ['noSpecial'])
  assert.deepEqual(objections(''), ['tooShort', 'noLowerCase', 'noUpperCase', 'noDigit', 'noSpecial'])
  assert.deepEqual(objections('Bateau-7!', { ...defaultRuleSettings, passwordMinLength: 10 }), ['tooShort'])
})

test('[LIF-07] nothing of the person is in it, however it is written, and the reason is named', () => {
  const refused: Readonly<Record<string, string>> = {
    'Dartois-2024!': 'containsName',
    'xX7-artois-xX': 'containsName',
    'Leger#leger9': 'containsName',
    'Z-o-é-2024-Ab!': 'containsName',
    'Soleil-09/04/1987': 'containsBirthDate',
    'Soleil-090487': 'containsBirthDate',
    'Soleil-19870409': 'containsBirthDate',
    'Mer-2 87 04 99 999 001 57': 'containsNir',
    'Mer-187049999900157': 'containsNir',
    'Fr76 3000 6000 0112 3456 7890 189!': 'containsIban',
    'Quelqu1@exemple.org': 'containsEmail',
    'A1-Z.al@Exemple.fr': 'containsEmail',
    'Mer-06 12 34 56 78': 'containsPhone',
  }
  for (const [password, objection] of Object.entries(refused))
    assert.ok(
      objections(password).some((each) => each === objection),
      `${password}: ${objections(password)}`,
    )
})

test('[LIF-07] two letters, two digits and many signs are no bank account unless their check digits say so', () => {
  assert.deepEqual(objections('Fr75 Eau 7890 Sel 21!'), [])
})

test('[LIF-07] a name of two letters is no reason to refuse a password', () => {
  assert.deepEqual(objections('Livre-bleu-7'), [])
})

test('[LIF-07] every reason has its sentence', () => {
  for (const sentence of Object.values(passwordSentences)) assert.match(sentence, /\.$/)
})
