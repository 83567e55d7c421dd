import assert from 'node:assert/strict'
import test from 'node:test'
import { type Profession, professionSystems } from '@carnet/core/model/caller.ts'
import {
  cellFor,
  isInMatrix,
  matrixInForce,
  openMatrix,
  professionsIn,
  readableTypes,
} from './access-matrix.ts'
import { matrixProfessions, provisionalMatrix, verifiedCells } from './provisional-matrix.ts'
import { documentTypes, provisional, settings } from './test/people.ts'

const open = { ...settings, roleProfessions: true }

function reads(row: string, typeCode: string): boolean {
  const { system, code } = matrixProfessions.find((profession) => profession.row === row)!
  const type = documentTypes.find((candidate) => candidate.code === typeCode)
  assert.ok(type, `${typeCode} is a type of the DMP`)
  return cellFor(provisional, { system, code, specialities: [] }, type.system, typeCode, open) === 'read'
}

/** The cells cited in the press and by professional bodies, as they read (rules.md §5.3). */
const cited = `
Médecin                   | no  | ATTEST-RESID
Infirmier                 | no  | 75496-0 68599-0 83901-9 68817-6 89601-9
Infirmier                 | yes | 83981-1 DOCPAT06 DOCPAT05 47420-5 15507-7 56445-0 PROT_ALD
Chirurgien-dentiste       | no  | 80788-3 75496-0 83981-1 83901-9 68599-0 EXPPAT_3
Pédicure-podologue        | no  | 15508-5
Coordonnateur de parcours | no  | 15507-7 BIL_AUTO 34794-8 34112-3 11506-3 89601-9 CERT_DECL
`
for (const line of cited.trim().split('\n')) {
  const [row, answer, codes] = line.split('|').map((cell) => cell.trim()) as [string, string, string]
  for (const code of codes.split(' '))
    test(`[MAT-01] a cited cell holds: ${row} ${answer === 'yes' ? 'reads' : 'does not read'} ${code}`, () => {
      assert.equal(reads(row, code), answer === 'yes')
      assert.ok(verifiedCells[row]![answer as 'yes' | 'no'].includes(code))
    })
}

test('[MAT-01] physicians read everything but the attestation de résidence', () => {
  assert.deepEqual(
    documentTypes.filter(({ code }) => !reads('Médecin', code)).map(({ code }) => code),
    ['ATTEST-RESID'],
  )
})

test('[MAT-01] the coordinator of care reads no prescription', () => {
  for (const { code, classCode } of documentTypes)
    if (classCode === '42') assert.equal(reads('Coordonnateur de parcours', code), false)
})

test('[MAT-01] sensitive types are closed to all but physicians and those named', () => {
  const readers = (code: string) => [
    ...new Set(matrixProfessions.map(({ row }) => row).filter((row) => reads(row, code))),
  ]
  assert.deepEqual(readers('68599-0'), ['Médecin'])
  assert.deepEqual(readers('83901-9'), ['Médecin', 'Psychologue'])
  assert.deepEqual(readers('51969-4'), ['Médecin', 'Sage-femme'])
  assert.deepEqual(readers('EXPPAT_3'), ['Médecin', 'Pharmacien', 'Sage-femme', 'Infirmier'])
})

test('[MAT-01] each group reads its categories by default', () => {
  const sample: Record<string, string> = {
    10: '11488-4', 11: '60591-5', 31: '18748-4', 42: '57833-6', 43: '60593-1', 44: '18776-5', 45: '80565-5', 52: '87273-9', 60: 'REMB', 90: 'EXPPAT_2', 95: '59284-0',
  } // biome-ignore format: one line reads as a table
  const read = (row: string) =>
    Object.keys(sample)
      .filter((category) => reads(row, sample[category]!))
      .join(' ')
  assert.equal(read('Médecin'), '10 11 31 42 43 44 45 52 60 90 95')
  assert.equal(read('Pharmacien'), '10 11 31 42 43 44 45 52 60 90')
  assert.equal(read('Masseur-kinésithérapeute'), '10 11 31 42 44 45 52')
  assert.equal(read('Diététicien'), '10 42 44')
  assert.equal(read('Manipulateur ERM'), '10 31 42 44')
  assert.equal(read('Aide-soignant'), '44 45')
  assert.equal(read('Professionnel social ou médico-social'), '44')
})

test('[MAT-01] the provisional matrix has 19 professions, 107 types, 11 categories', () => {
  const { cells } = provisionalMatrix(documentTypes)
  assert.equal(new Set(matrixProfessions.map(({ row }) => row)).size, 19)
  assert.equal(new Set(cells.map(({ typeCode }) => typeCode)).size, 107)
  assert.equal(new Set(cells.map(({ categoryCode }) => categoryCode)).size, 11)
})

test('[MAT-05] the provisional matrix says that it is provisional', () => {
  assert.equal(provisional.provisional, true)
})

test('[MAT-03] the version in force at the date decides; one of tomorrow changes nothing today', () => {
  const dated = (version: string, day: string) => ({ version, effectiveFrom: new Date(day) })
  const versions = [dated('b', '2026-03-18'), dated('a', '2026-01-01'), dated('first', '1970-01-01')]
  assert.equal(matrixInForce(versions, new Date('2026-03-17T23:59:59Z'))?.version, 'a')
  assert.equal(matrixInForce(versions, new Date('2026-03-18T00:00:00Z'))?.version, 'b')
  assert.equal(matrixInForce(versions, new Date('2025-12-31'))?.version, 'first')
  assert.equal(matrixInForce(versions.slice(0, 2), new Date('2025-12-31')), undefined)
})

const cell = {
  categoryCode: '10',
  typeSystem: 'loinc',
  typeCode: 'T',
  professionSystem: 's',
  professionCode: 'p',
}
const small = openMatrix({
  version: 'x',
  effectiveFrom: new Date(0),
  source: 'test',
  provisional: false,
  cells: [
    { ...cell, read: true },
    { ...cell, specialityCode: 'closed', read: false },
    { ...cell, specialityCode: 'open', read: true },
    { ...cell, typeCode: 'U', specialityCode: 'open', read: true },
    { ...cell, professionCode: 'other', typeCode: 'V', read: true },
    { ...cell, professionSystem: professionSystems.r85, read: true },
  ],
})
const who = (...specialities: string[]): Profession => ({ system: 's', code: 'p', specialities })

test('[MAT-07] the row of a speciality wins; of two that disagree, the closed one', () => {
  assert.equal(cellFor(small, who(), 'loinc', 'T', settings), 'read')
  assert.equal(cellFor(small, who('unknown'), 'loinc', 'T', settings), 'read')
  assert.equal(cellFor(small, who('closed'), 'loinc', 'T', settings), 'closed')
  assert.equal(cellFor(small, who('open'), 'loinc', 'T', settings), 'readBySpeciality')
  assert.equal(cellFor(small, who('open', 'closed'), 'loinc', 'T', settings), 'closed')
  assert.equal(cellFor(small, who('closed', 'open'), 'loinc', 'T', settings), 'closed')
  assert.equal(cellFor(small, who(), 'loinc', 'U', settings), 'closed')
})

test('[MAT-06] a type named for another profession only is closed; one named for none is unlisted', () => {
  assert.equal(cellFor(small, who(), 'loinc', 'V', settings), 'closed')
  assert.equal(cellFor(small, who(), 'loinc', 'W', settings), 'unlisted')
  assert.equal(cellFor(small, who(), 'another system', 'T', settings), 'unlisted')
})

test('[MAT-10] rows of professions by role have no effect until the setting opens them', () => {
  const role: Profession = { system: professionSystems.r85, code: 'p', specialities: [] }
  assert.equal(isInMatrix(small, role, settings), false)
  assert.notEqual(cellFor(small, role, 'loinc', 'T', settings), 'read')
  assert.equal(isInMatrix(small, role, open), true)
  assert.equal(cellFor(small, role, 'loinc', 'T', open), 'read')
})

test('[MAT-04] a patient is told of each type: accessible, not, or according to the speciality', () => {
  const types = ['T', 'U', 'V', 'W'].map((code) => ({ system: 'loinc', code }))
  const told = (profession: { system: string; code: string }, matrix: typeof small | null = small) =>
    readableTypes(matrix ?? undefined, profession, types, settings).map(({ read }) => read)
  assert.deepEqual(told({ system: 's', code: 'p' }), ['someSpecialities', 'someSpecialities', 'no', 'no'])
  assert.deepEqual(told({ system: 's', code: 'other' }), ['no', 'no', 'yes', 'no'])
  assert.deepEqual(told({ system: 's', code: 'unnamed' }), ['no', 'no', 'no', 'no'])
  assert.deepEqual(told({ system: 's', code: 'p' }, null), ['no', 'no', 'no', 'no'])
})

test('[MAT-04] the professions to choose from are those that the matrix names with effect', () => {
  assert.deepEqual(professionsIn(small, settings), [
    { system: 's', code: 'p' },
    { system: 's', code: 'other' },
  ])
  assert.equal(professionsIn(small, open).length, 3)
})
