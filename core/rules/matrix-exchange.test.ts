import assert from 'node:assert/strict'
import test from 'node:test'
import { professionSystems } from '@carnet/core/model/caller.ts'
import type { MatrixVersion } from './access-matrix.ts'
import {
  diffMatrices,
  formatMatrixCsv,
  formatMatrixJson,
  importMatrix,
  type MatrixImport,
  readMatrixCsv,
} from './matrix-exchange.ts'
import { type PagesContext, readMatrixJson } from './matrix-pages.ts'
import { matrixProfessions, provisionalMatrix } from './provisional-matrix.ts'
import { documentTypes, loinc } from './test/people.ts'

const g15 = professionSystems.g15
const context = {
  source: 'fichier d’essai',
  classOfType: new Map(documentTypes.map(({ code, classCode }) => [code, classCode])),
  professions: matrixProfessions,
}
const pages: PagesContext = {
  version: '2026',
  effectiveFrom: '2026-04-01',
  professions: matrixProfessions.filter(({ row, label }) => row === label),
  professionOfNumber: new Map(),
  systemOfType: new Map(documentTypes.map(({ code, system }) => [code, system])),
}
const labels = {
  profession: (_: string, code: string) => `profession; "${code}"`,
  type: (_: string, code: string) => code,
}

const header =
  'version;effectiveFrom;professionSystem;professionCode;professionLabel;categoryCode;typeSystem;typeCode;typeLabel;read'
const nurseReads = `2026;2026-04-01;${g15};60;Infirmier;10;${loinc};11488-4;CR;1`

function accepted(result: MatrixImport) {
  assert.ok(result.accepted, JSON.stringify(result))
  return result
}

function problemsOf(csv: string) {
  const result = importMatrix(readMatrixCsv(csv), context)
  assert.equal(result.accepted, false)
  return result.accepted ? [] : result.problems.map(({ at, field }) => `${at} ${field}`)
}

const shipped: MatrixVersion = {
  ...provisionalMatrix(documentTypes),
  source: context.source,
  provisional: false,
}

test('[MAT-03] what is exported is imported again unchanged, as CSV and as JSON', () => {
  assert.deepEqual(
    accepted(importMatrix(readMatrixCsv(formatMatrixCsv(shipped, labels)), context)).version,
    shipped,
  )
  const json = readMatrixJson(formatMatrixJson(shipped, labels), pages)
  assert.deepEqual(accepted(importMatrix(json, context)).version, shipped)
})

test('[MAT-07] a speciality takes a last column, both ways', () => {
  const refined = { ...shipped, cells: [{ ...shipped.cells[0]!, specialityCode: 'SM54' }, shipped.cells[1]!] }
  const csv = formatMatrixCsv(refined, labels)
  assert.match(csv, /;read;specialityCode\n/)
  assert.deepEqual(accepted(importMatrix(readMatrixCsv(csv), context)).version.cells, refined.cells)
  const json = readMatrixJson(formatMatrixJson(refined, labels), pages)
  assert.deepEqual(accepted(importMatrix(json, context)).version.cells, refined.cells)
})

test('[MAT-03] one wrong row and nothing is imported; each problem says its line and its column', () => {
  const wrong = [
    header,
    nurseReads,
    nurseReads.replace(';60;', ';;'),
    nurseReads.replace(/;1$/, ';oui').replace(';60;', ';69;'),
    nurseReads.replace('2026-04-01', '2026-02-30').replace(';60;', ';70;'),
    nurseReads.replace(g15, 'G15'),
    nurseReads.replace('2026;', '2027;').replace(';60;', ';80;'),
    'trop;court',
  ].join('\r\n')
  assert.deepEqual(problemsOf(wrong), [
    '8 file',
    '3 professionCode',
    '4 read',
    '5 effectiveFrom',
    '5 effectiveFrom',
    '6 professionSystem',
    '7 version',
  ])
})

test('[MAT-03] the header is fixed, a box is written once, and an empty file is not a matrix', () => {
  assert.deepEqual(problemsOf(`version;read\n2026;1\n`), ['1 file', '0 file'])
  assert.deepEqual(problemsOf(`${header}\n${nurseReads}\n${nurseReads.replace(/1$/, '0')}\n`), ['3 file'])
  assert.deepEqual(problemsOf(`${header}\n`), ['0 file'])
})

test('[MAT-02] a row whose category contradicts the national table is refused', () => {
  assert.deepEqual(problemsOf(`${header}\n${nurseReads.replace(';10;', ';11;')}\n`), ['2 categoryCode'])
})

test('[MAT-01] an official table of 1,653 cells passes without warning; another count is told, with its list', () => {
  const official = shipped.cells.filter(
    ({ professionCode, professionSystem, typeCode }) =>
      documentTypes.findIndex(({ code }) => code === typeCode) < 87 &&
      matrixProfessions.findIndex(
        ({ system, code }) => system === professionSystem && code === professionCode,
      ) < 19,
  )
  const warnings = (cells: typeof official) =>
    accepted(importMatrix(readMatrixCsv(formatMatrixCsv({ ...shipped, cells }, labels)), context)).warnings
  assert.equal(official.length, 1653)
  assert.deepEqual(warnings(official), [])
  assert.match(warnings(official.slice(1)).join(), /1653 cases.*en compte 1652.*11488-4/)
})

test('[MAT-03] the preview shows boxes that open, boxes that close, and codes that are not known', () => {
  const csv = [header, nurseReads, nurseReads.replace('11488-4', 'NOUVEAU').replace(';60;', ';36;')].join(
    '\n',
  )
  const preview = accepted(importMatrix(readMatrixCsv(csv), context))
  assert.deepEqual(preview.unknownTypes, ['NOUVEAU'])
  assert.deepEqual(preview.unknownProfessions, [`${g15} 36`])
  const { opened, closed } = diffMatrices(shipped, preview.version)
  assert.deepEqual(
    opened.map(({ typeCode }) => typeCode),
    ['NOUVEAU'],
  )
  assert.equal(closed.length, shipped.cells.filter(({ read }) => read).length - 1)
  assert.deepEqual(diffMatrices(shipped, shipped), { opened: [], closed: [] })
})

test('[MAT-03] a label in quotes may hold a semicolon, a quote and a line end, and lines stay counted', () => {
  const row = nurseReads.replace('Infirmier', '"Infirmier; dit ""IDE""\nà domicile"')
  const csv = `\uFEFF${header}\n${row}\n${nurseReads.replace(/1$/, '?').replace(';60;', ';69;')}\n`
  assert.deepEqual(problemsOf(csv), ['4 read'])
})

const node = (profession: string, category: string, type: string, read: unknown) => ({
  type: 'node--matrice_professionnel_document',
  attributes: { field_consultation_document: read },
  relationships: {
    field_code_profession: { data: { type: 'taxonomy_term--professionnel_de_sante', id: profession } },
    field_categorie_de_document: { data: { type: 'taxonomy_term--categorie_de_document', id: category } },
    field_type_de_document: { data: { type: 'taxonomy_term--type_de_document', id: type } },
  },
})
const included = [
  { id: 'p1', attributes: { name: 'INFIRMIER', field_code_profession: 7 } },
  { id: 'p2', attributes: { name: 'Sage Femme', field_code_profession: 8 } },
  { id: 'p3', attributes: { name: 'Infirmier en pratique avancée', field_code_profession: 9 } },
  { id: 'c10', attributes: { name: 'Compte rendu', field_code_categorie_document: 10 } },
  { id: 't1', attributes: { name: 'CR [ou] "fiche"', field_code_loinc: '11488-4' } },
  { id: 't2', attributes: { name: 'Inconnu', field_code_loinc: '00000-0' } },
]
const page = (...data: object[]) => JSON.stringify({ data, included, links: { next: { href: 'x' } } })

test('[MAT-03] the pages of dmp.fr, saved one after the other, are read by label once folded', () => {
  const saved = `${page(node('p1', 'c10', 't1', true))}\n${page(node('p2', 'c10', 't1', false))}`
  const { version } = accepted(importMatrix(readMatrixJson(saved, pages), context))
  assert.deepEqual(
    version.cells.map(({ professionCode, typeCode, categoryCode, read }) => [
      professionCode,
      typeCode,
      categoryCode,
      read,
    ]),
    [
      ['60', '11488-4', '10', true],
      ['50', '11488-4', '10', false],
    ],
  )
  assert.equal(version.effectiveFrom.toISOString(), '2026-03-31T22:00:00.000Z')
})

test('[MAT-03] a profession that no label names exactly is not guessed, unless the operator’s table names it', () => {
  const saved = page(
    node('p3', 'c10', 't1', true),
    node('p1', 'c10', 't2', true),
    node('p1', 'c10', 't1', 'oui'),
  )
  const { problems } = readMatrixJson(saved, pages)
  assert.deepEqual(
    problems.map(({ at, field }) => `${at} ${field}`),
    ['1 professionCode', '2 typeCode', '3 read'],
  )
  const nurse = matrixProfessions.find(({ code }) => code === '60')!
  const told = { ...pages, professionOfNumber: new Map([[9, nurse]]) }
  assert.equal(readMatrixJson(page(node('p3', 'c10', 't1', true)), told).rows[0]?.professionCode, '60')
})

test('[MAT-03] two professions with one label are not told apart', () => {
  const twins = [...pages.professions, { system: 's', code: 'x', label: 'infirmier' }]
  const { problems } = readMatrixJson(page(node('p1', 'c10', 't1', true)), { ...pages, professions: twins })
  assert.equal(problems[0]?.field, 'professionCode')
})

test('[MAT-03] a file that is neither a list, nor pages, nor JSON is one problem', () => {
  for (const text of ['', 'rien', '{"data":[]', ']', '[1]', `[{}]${page()}`])
    assert.equal(readMatrixJson(text, pages).problems.length, 1, text)
})
