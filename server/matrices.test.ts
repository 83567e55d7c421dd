import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { formatMatrixCsv } from '@carnet/core/rules/matrix-exchange.ts'
import { documentTypes, loadMatrices } from './matrices.ts'

const labels = { profession: () => 'libellé', type: () => 'libellé' }

test('[MAT-03] a published matrix is loaded beside the provisional one, with its own date', (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-matrices-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const [provisional] = loadMatrices(undefined)
  const official = {
    ...provisional!,
    version: 'officielle-1',
    effectiveFrom: new Date('2026-01-01T00:00:00Z'),
  }
  writeFileSync(path.join(folder, 'officielle.csv'), formatMatrixCsv(official, labels))
  const [first, second] = loadMatrices(folder)
  assert.equal(first?.provisional, true)
  assert.equal(second?.version, 'officielle-1')
  assert.equal(second?.provisional, false)
  assert.equal(second?.cells.length, provisional?.cells.length)
})

test('[MAT-03] one wrong row and the server says which, and does not start', (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-matrices-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const [provisional] = loadMatrices(undefined)
  const csv = formatMatrixCsv(provisional!, labels).replace(/;1\n/, ';peut-être\n')
  writeFileSync(path.join(folder, 'fausse.csv'), csv)
  assert.throws(() => loadMatrices(folder), /fausse\.csv n’est pas acceptée[\s\S]*read/)
})

test('every document type of the DMP has a class, hence a column in the matrix', () => {
  assert.equal(documentTypes().length, 107)
})
