import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loinc } from '../model/lab-result.ts'
import { importanceOf, isLeftToTheReport, isOfHiv } from './sensitive-results.ts'
import { holderAsDepositor } from './submission.ts'

test('a viral load of HIV, by its code or by its name, is left to its report; a glycaemia is not', () => {
  const left = (code: string, label: string) => isLeftToTheReport({ code: { code, system: loinc }, label })
  assert.deepEqual(
    [left('20447-9', 'Charge virale'), left('1-1', 'Charge virale VIH 1'), left('2345-7', 'Glycémie')],
    [true, true, false],
  )
})

test('what opens behind a question: by its type, by its title, or by what it says [people.md §2]', () => {
  const of = (typeCode: string, title = 'Compte rendu', depositorId = '899700000001') =>
    importanceOf({ typeCode, title, depositorId, eventCodes: [] })
  assert.deepEqual(
    [of('60568-3'), of('51969-4'), of('11488-4'), of('11502-2'), of('11502-2', 'Sérologie VIH 1 et 2')],
    ['important', 'important', 'ordinary', 'byContent', 'important'],
  )
  assert.equal(of('11488-4', 'Suivi VIH'), 'ordinary', 'a letter is no result')
  assert.equal(of('60568-3', 'Biopsie', holderAsDepositor), 'ordinary', 'the holder brought it')
  const eventCodes = [{ code: '56888-1', system: loinc }]
  assert.equal(
    importanceOf({ typeCode: '11502-2', title: 'Biologie', depositorId: '1', eventCodes }),
    'important',
  )
})

test('HIV is told by a code or by its name, whole', () => {
  const said = (...texts: string[]) => isOfHiv({ codes: [], texts })
  assert.deepEqual(
    [said('Anticorps anti-VIH1/2'), said('HIV Ag/Ab'), said('Sida'), said('Archives'), said('VHB')],
    [true, true, true, false, false],
  )
  assert.equal(isOfHiv({ codes: ['80387-4'], texts: [] }), true)
})
