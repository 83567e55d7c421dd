import assert from 'node:assert/strict'
import test from 'node:test'
import type { AccessMode, Caller } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import { columnOf, isForOwnOnly, listsByDateOnly, mayPerform } from './functional-rights.ts'
import * as they from './test/people.ts'
import { record } from './test/people.ts'

/** PDT-INF-526 v1.8 as soap.md §1.5 prints it: normal/régulation/bris de glace, then normal/bris de glace for d. */
const official = `
TD                    | a     | b     | c | d   | e | f
0.2 testExistence     | o/o/o | o/o/o | o | o/o | o | o/o
0.3 authorise         | o/n/n | o/n/n | n | o/n | o | n/n
0.3 removeAuthorisation | o/n/n | o/n/n | n | o/n | n | n/n
0.3 removeMedecinTraitant | n/n/n | n/n/n | n | o/n | n | n/n
2.1 submitDocuments   | o/o/o | o/o/o | o | o/o | n | o/o
2.2 submitDocuments   | n/n/n | n/n/n | n | n/n | o | n/n
2.1b replaceDocument  | 8/8/8 | 8/8/8 | 8 | 8/8 | n | 8/8
2.2b replaceDocument  | n/n/n | n/n/n | n | n/n | 8 | n/n
3.3c deleteDocument   | 8/8/8 | 8/8/8 | 8 | 8/8 | 9 | 9/9
3.3d archiveDocument  | 8/n/n | 8/o/o | 8 | o/o | n | n/n
3.3d unarchiveDocument | 8/n/n | 8/o/o | 8 | o/o | n | n/n
3.3a maskDocument     | o/n/n | o/n/n | o | o/n | n | n/n
3.3a unmaskDocument   | 8/n/n | 8/n/n | 8 | o/n | n | n/n
3.3b showToPatient    | o/n/n | o/n/n | o | o/n | n | n/n
3.3b showToRepresentatives | o/n/n | o/n/n | o | o/n | n | n/n
3.1 findDocuments     | o/o/o | o/o/o | o | o/o | n | n/n
3.1b findReferences   | o/o/o | o/o/o | o | o/o | o | o/o
3.2 readDocument      | o/o/o | o/o/o | n | o/o | n | n/n
1.6 listAuthorisations | o/n/n | o/n/n | o | o/n | n | n/n
0.4 listPatients      | o/o/o | o/o/o | o | o/o | o | o/n
0.5 searchPatients    | n/o/n | n/o/n | n | n/n | n | n/o
1.3a readAdministrativeData | o/o/o | o/o/o | o | o/o | o | o/o
`
const modesOf: Record<string, readonly AccessMode[]> = {
  a: ['normal', 'centre15', 'brisDeGlace'],
  b: ['normal', 'centre15', 'brisDeGlace'],
  c: ['normal'],
  d: ['normal', 'brisDeGlace'],
  e: ['normal'],
  f: ['normal', 'centre15'],
}
/** One caller for each column, in a declared regulation centre so that the table alone answers. */
const callerOf: Record<string, Caller> = {
  a: they.regulationNurse,
  b: they.regulator,
  c: they.occupationalDoctor,
  d: they.doctor,
  e: they.secretary,
  f: { ...they.hospitalServer, structure: they.samu },
}
const ofDoctor = record({ medecinTraitant: they.doctor.id })
/** « never » reproduces the official table exactly (CON-26). */
const settings = { ...they.settings, medecinTravailLecture: 'never' as const }

function ask(caller: Caller, action: Action, mode: AccessMode) {
  const as = caller.kind === 'patient' ? caller : { ...caller, mode }
  return mayPerform(as, ofDoctor, { action, mode }, settings)
}

/** `8` stands for both notes: own documents only. */
function cell(caller: Caller, action: Action, mode: AccessMode) {
  if (ask(caller, action, mode) !== 'granted') return 'n'
  const as = caller.kind === 'patient' ? caller : { ...caller, mode }
  return isForOwnOnly(as, ofDoctor, { action, mode }, settings) ? '8' : 'o'
}

const rows = official
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([title = '', ...cells]) => ({ title, action: title.split(' ')[1] as Action, cells }))

/** TD2.2 is the message of TD2.1, sent by a CPE: one action, of which a cell says oui when one of the two rows does. */
function cellsOf(action: Action): readonly string[] {
  const both = rows.filter((row) => row.action === action).map(({ cells }) => cells)
  const [first = []] = both
  return first.map((cell, nth) => both.map((cells) => cells[nth]!).find((one) => /[^n/]/.test(one)) ?? cell)
}

for (const { title, action } of rows) {
  const cells = cellsOf(action)
  test(`[CON-27] [EMG-11] [MAT-09] TD${title}: each cell of the official table`, () => {
    for (const [nth, column] of Object.keys(modesOf).entries()) {
      assert.equal(columnOf(callerOf[column]!, ofDoctor, settings), column)
      const answers = modesOf[column]!.map((mode) => cell(callerOf[column]!, action, mode))
      assert.equal(answers.join('/'), cells[nth]!.replaceAll('9', '8'), `column ${column}`)
    }
  })
}

test('[CON-21] a column has no other mode than those of the table', () => {
  for (const action of ['testExistence', 'submitDocuments', 'findReferences'] as const) {
    assert.equal(ask(they.occupationalDoctor, action, 'brisDeGlace'), 'actionNotAllowedForCaller')
    assert.equal(ask(they.secretary, action, 'brisDeGlace'), 'actionNotAllowedForCaller')
    assert.equal(
      ask({ ...they.secretary, structure: they.samu }, action, 'centre15'),
      'actionNotAllowedForCaller',
    )
    assert.equal(ask(they.hospitalServer, action, 'brisDeGlace'), 'actionNotAllowedForCaller')
  }
})

test('[CON-21] the mode asked for is the one that the assertion carries, or nothing is done', () => {
  const breaking = { action: 'readDocument', mode: 'brisDeGlace' } as const
  assert.equal(mayPerform(they.doctor, ofDoctor, breaking, settings), 'actionNotAllowedForCaller')
})

test('[CON-26] a nurse with the code of occupational medicine is not an occupational physician', () => {
  const profession = { ...they.nurse.profession, specialities: ['SM25'] }
  assert.equal(columnOf({ ...they.nurse, profession }, ofDoctor, settings), 'a')
})

test('[CON-10] a certificate, and the staff that AIR names, list new authorisations by date only', () => {
  const air = { authentication: 'INDIRECTE_RENFORCEE' } as const
  for (const caller of [they.hospitalServer, { ...they.secretary, ...air }])
    assert.equal(listsByDateOnly(caller), true)
  for (const caller of [they.secretary, they.doctor, { ...they.doctor, ...air }])
    assert.equal(listsByDateOnly(caller), false)
})

test('[CON-26] the physician of a fire service has the cells of the occupational one, and those of an emergency', () => {
  const everyday = { ...they.settings, medecinTravailLecture: 'never' as const }
  const actions = [...new Set(rows.map(({ action }) => action))]
  for (const action of actions) {
    assert.equal(
      cell(they.fireDoctor, action, 'normal'),
      cell(they.occupationalDoctor, action, 'normal'),
      action,
    )
    assert.equal(
      cell(they.fireDoctor, action, 'brisDeGlace'),
      cell(they.otherDoctor, action, 'brisDeGlace'),
      action,
    )
    assert.equal(cell(they.fireDoctor, action, 'centre15'), 'n', action)
  }
  assert.equal(columnOf({ ...they.nurse, structure: they.fireService }, ofDoctor, everyday), 'a')
  const before = { ...everyday, secteursSapeursPompiers: [] }
  assert.equal(columnOf(they.fireDoctor, ofDoctor, before), 'b')
})
