import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Identity } from '@carnet/core/model/identity.ts'
import { isHolder, isLevelEnough, type PivotIdentity } from './france-connect.ts'

const identity: Identity = {
  birthName: 'GRÉGOIRE-DUPONT',
  birthFirstName: 'HÉLÈNE',
  firstNames: 'HÉLÈNE MARIE-ANNE',
  birthDate: '1975-03-01',
  sex: 'F',
  birthPlace: '2B020',
}

const pivot: PivotIdentity = {
  familyName: 'GREGOIRE DUPONT',
  givenNames: 'Hélène Marie Anne',
  gender: 'female',
  birthDate: '1975-03-01',
  birthPlace: '2B020',
  birthCountry: '99100',
}

test('the same person is known whatever her accents and hyphens [CON-23]', () => {
  assert.equal(isHolder(pivot, identity), true)
})

test('each trait that differs is another person’s [CON-23]', () => {
  const others: PivotIdentity = {
    familyName: 'GREGOIRE',
    givenNames: 'Hélène',
    gender: 'male',
    birthDate: '1975-03-02',
    birthPlace: '2A004',
    birthCountry: '99109',
  }
  for (const trait of Object.keys(pivot) as (keyof PivotIdentity)[]) {
    assert.equal(isHolder({ ...pivot, [trait]: others[trait] }, identity), false, trait)
    assert.equal(isHolder({ ...pivot, [trait]: '' }, identity), false, `${trait}: not given`)
  }
  const unknownSex: Identity = { ...identity, sex: 'U' }
  assert.equal(isHolder(pivot, unknownSex), false)
  assert.equal(isHolder({ ...pivot, familyName: '' }, { ...identity, birthName: '' }), false)
})

test('who was born abroad has a country and no commune; a day or a month that nobody knows is 01 [CON-23]', () => {
  const abroad = { ...pivot, birthPlace: '', birthCountry: '99350' }
  assert.equal(isHolder(abroad, { ...identity, birthPlace: '99350' }), true)
  assert.equal(isHolder({ ...abroad, birthCountry: '99351' }, { ...identity, birthPlace: '99350' }), false)
  assert.equal(isHolder({ ...pivot, birthDate: '1975-01-01' }, { ...identity, birthDate: '1975' }), true)
  assert.equal(isHolder({ ...pivot, birthDate: '1975-03-01' }, { ...identity, birthDate: '1975-03' }), true)
  assert.equal(isHolder({ ...pivot, birthDate: '1975-03-02' }, { ...identity, birthDate: '1975-03' }), false)
})

test('a level lower than the one that was asked, or unknown, opens nothing [CON-23]', () => {
  for (const given of [undefined, '', 'eidas', 'eidas1', 'EIDAS2', 'eidas4'])
    assert.equal(isLevelEnough(given, 'eidas2'), false, given)
  assert.equal(isLevelEnough('eidas2', 'eidas2'), true)
  assert.equal(isLevelEnough('eidas3', 'eidas2'), true)
  assert.equal(isLevelEnough('eidas2', 'eidas3'), false)
})
