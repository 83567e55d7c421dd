import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClinicalDocument } from '@carnet/core/wire/cda/clinical-document.ts'
import { subjectOf } from './subject.ts'

const document = (more: object = {}, patient: object = {}) =>
  ({
    code: { code: '11488-4', system: '2.16.840.1.113883.6.1' },
    patient: {
      ids: [],
      birthName: 'Lécœur-Ménard',
      birthFirstName: 'Zoé',
      birthTime: '19850612',
      ...patient,
    },
    ...more,
  }) as unknown as ClinicalDocument

test('the subject says what and of whom: the name at birth in capitals without accents, the day of birth', () => {
  const subject = subjectOf([document()], { replaces: false })
  assert.match(subject, /^XDM\/1\.0\/DDM\+\S.* LECOEUR-MENARD Zoé 12\/06\/1985$/)
})

test('a new version is said to cancel the former; several documents are counted', () => {
  assert.ok(subjectOf([document()], { replaces: true }).startsWith('[Annule et remplace] XDM/1.0/DDM+'))
  assert.ok(subjectOf([document(), document()], { replaces: false }).startsWith('XDM/1.0/DDM+2 documents '))
})

test('a label is cut at forty characters, and no name makes another line or header', () => {
  const long = document({ code: { code: 'x', system: 'y', display: 'é'.repeat(60) } })
  assert.ok(subjectOf([long], { replaces: false }).includes(`+${'é'.repeat(40)} LECOEUR`))
  const hostile = document({}, { birthFirstName: 'Zoé\r\nBcc: tous@example.org' })
  assert.ok(!/[\r\n]/.test(subjectOf([hostile], { replaces: false })))
})
