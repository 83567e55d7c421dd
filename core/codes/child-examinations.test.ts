import assert from 'node:assert/strict'
import test from 'node:test'
import { examinationStates, examinationsInForce } from '@carnet/core/model/child-examination.ts'
import { examinationCalendars } from './child-examinations.ts'

const calendar = examinationCalendars[1]!
const now = new Date('2026-03-17T09:00:00Z')

test('each edition has twenty examinations, of which three make a certificate, in the order of ages', () => {
  for (const { examinations } of examinationCalendars) {
    assert.equal(examinations.length, 20)
    assert.equal(examinations.filter(({ certificate }) => certificate).length, 3)
    const states = examinationStates({ ...calendar, examinations }, '2020-01-31', [], now)!
    for (const [at, { from, to }] of states.entries()) {
      assert.ok(from < to)
      assert.ok(from >= (states[at - 1]?.from ?? ''))
    }
  }
})

test('the one before the end of the first month is replaced by one in the seventh year from 2025 on', () => {
  assert.equal(examinationsInForce(examinationCalendars, '2024-12-31').edition, '2019')
  const { edition, examinations } = examinationsInForce(examinationCalendars, '2025-01-01')
  assert.equal(edition, '2025')
  const names = examinations.map(({ name }) => name)
  assert.ok(
    names.includes('au cours de la septième année') && !names.includes('avant la fin du premier mois'),
  )
  assert.equal(examinationsInForce(examinationCalendars, '2010-01-01').edition, '2019')
})

test('a document stands for the examination of its age; what no document tells of is not said to be missing', () => {
  const documents = [
    { id: 'birth', on: new Date('2025-06-04T08:00:00Z') },
    { id: 'nine', on: new Date('2026-02-20T08:00:00Z') },
  ]
  const states = examinationStates(calendar, '2025-06-02', documents, now)!
  const of = (name: string) => states.find(({ examination }) => examination.name.includes(name))!
  assert.deepEqual([of('huit jours').state, of('huit jours').documentId], ['known', 'birth'])
  assert.deepEqual([of('neuvième').state, of('neuvième').documentId], ['known', 'nine'])
  assert.equal(of('sixième mois').state, 'past')
  assert.equal(of('douzième').state, 'coming')
  assert.deepEqual([of('douzième').from, of('douzième').to], ['2026-05-02', '2026-06-02'])
  const today = examinationStates(calendar, '2025-06-30', [], now)!
  assert.equal(today.find(({ examination }) => examination.name.includes('neuvième'))?.state, 'due')
})
