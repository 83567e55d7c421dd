import assert from 'node:assert/strict'
import test from 'node:test'
import type { Identity } from '@carnet/core/model/identity.ts'
import { matchPercentage, objectionToSearch, traitsToAdd } from './patient-search.ts'
import { defaultRuleSettings } from './settings.ts'

const noemie: Identity = {
  birthName: 'LEFEBVRE',
  usedName: 'DE LA TOUR',
  birthFirstName: 'NOÉMIE',
  firstNames: 'NOÉMIE ANNE-LAURE',
  birthDate: '1985-06-12',
  sex: 'F',
  birthPlace: '99999',
}
const home = [{ lines: ['1 rue du Puits'], postalCode: '72000', city: 'LE MANS' }]

test('[EMG-08] a person told exactly, accents and spaces apart, answers at 100 %', () => {
  const told = {
    givenName: 'Noemie',
    sex: 'F',
    birthDate: '1985-06-12',
    postalCode: '72000',
    city: 'Le Mans',
  }
  for (const name of ['Lefebvre', 'delatour'])
    assert.equal(matchPercentage({ name, ...told } as never, noemie, home), 100)
})

test('[EMG-08] another of her first names, or a birth date known in part, is no difference', () => {
  assert.equal(matchPercentage({ name: 'LEFEBVRE', givenName: 'ANNE-LAURE' }, noemie, []), 100)
  const partial = { ...noemie, birthDate: '1985' }
  assert.equal(matchPercentage({ name: 'LEFEBVRE', birthDate: '1985-06-12' }, partial, []), 100)
})

test('each mistake lowers the percentage, in proportion', () => {
  const percentages = [
    { name: 'LEFEBVRE', birthDate: '1985-06-12' },
    { name: 'LEFEVRE', birthDate: '1985-06-12' },
    { name: 'LEFEVRE', birthDate: '1985-12-06' },
    { name: 'DUPONT', birthDate: '1985-12-06' },
  ].map((asked) => matchPercentage(asked, noemie, home))
  assert.deepEqual(
    percentages,
    percentages.toSorted((a, b) => b - a),
  )
  assert.equal(new Set(percentages).size, percentages.length)
  assert.ok(percentages.at(-1)! < defaultRuleSettings.rechercheParTraits.percentageMin)
})

test('[CON-10] more persons than a list may hold are not told: the caller is asked for more', () => {
  const { personsMax } = defaultRuleSettings.rechercheParTraits
  assert.equal(objectionToSearch(personsMax, defaultRuleSettings), undefined)
  assert.equal(objectionToSearch(personsMax + 1, defaultRuleSettings), 'searchTooWide')
})

test('[CON-10] a question says as many traits of the six as the setting asks: four, unless it is told otherwise', () => {
  const all = {
    name: 'DURAND',
    givenName: 'CAMILLE',
    sex: 'M',
    birthDate: '1980-01-15',
    postalCode: '72000',
    city: 'LE MANS',
  } as const
  const { city: _, ...five } = all
  const { postalCode: __, ...four } = five
  const lacking = (asked: typeof all | typeof five | { readonly name: string }, traitsMin = 5) => {
    const rechercheParTraits = { ...defaultRuleSettings.rechercheParTraits, traitsMin }
    return traitsToAdd(asked, { ...defaultRuleSettings, rechercheParTraits })
  }
  assert.deepEqual(
    [all, five, four, { name: 'DU' }].map((asked) => lacking(asked)),
    [0, 0, 1, 4],
  )
  assert.deepEqual(
    [four, { name: 'DU' }].map((asked) => lacking(asked, 1)),
    [0, 0],
  )
  assert.equal(traitsToAdd({ name: 'DU' }, defaultRuleSettings), 3)
})
