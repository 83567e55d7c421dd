/** The access matrices of the deployment: the provisional one, then each one published, from its own date. rules.md §5.2. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { valueSetTables } from '@carnet/core/codes/tables/catalogue.generated.ts'
import { classOfType } from '@carnet/core/codes/value-sets.ts'
import { signatureType } from '@carnet/core/model/document.ts'
import type { MatrixVersion } from '@carnet/core/rules/access-matrix.ts'
import {
  importMatrix,
  type MatrixImport,
  type MatrixProblem,
  readMatrixCsv,
} from '@carnet/core/rules/matrix-exchange.ts'
import { readMatrixJson } from '@carnet/core/rules/matrix-pages.ts'
import {
  matrixProfessions,
  provisionalMatrix,
  type TypedDocument,
} from '@carnet/core/rules/provisional-matrix.ts'
import { ConfigError } from './config-values.ts'

/** Every type of JDV_J66 with its class, but the signature of a lot, which is outside any matrix (MAT-02). */
export function documentTypes(): readonly TypedDocument[] {
  return valueSetTables.J66.flatMap(({ concepts }) => concepts).flatMap(([code, , system]) => {
    const classCode = classOfType(code)?.code
    return classCode === undefined || system === null || code === signatureType.code
      ? []
      : [{ code, system, classCode }]
  })
}

/** Throws ConfigError naming every line that is wrong: a matrix is taken whole or not at all (MAT-03). */
export function loadMatrices(folder: string | undefined): readonly MatrixVersion[] {
  const provisional = provisionalMatrix(documentTypes())
  if (folder === undefined) return [provisional]
  const files = readdirSync(folder).filter((name) => /\.(csv|json)$/i.test(name))
  return [provisional, ...files.map((name) => versionIn(join(folder, name)))]
}

function versionIn(path: string): MatrixVersion {
  const read = readMatrix(path)
  if (read.accepted) return read.version
  throw new ConfigError(problemsInWords(path, read.problems))
}

export function problemsInWords(path: string, problems: readonly MatrixProblem[]): string {
  const lines = problems.map(({ at, field, expected }) => `  ligne ${at}, ${field} : attendu ${expected}`)
  return `La matrice ${path} n’est pas acceptée :\n${lines.join('\n')}`
}

/** A file of rows (CSV, JSON) says its own version and date; pages of the publisher's site take them from the file's name. */
export function readMatrix(path: string): MatrixImport {
  const text = readFileSync(path, 'utf8')
  const professions = matrixProfessions
  const types = documentTypes()
  const [, version = '', effectiveFrom = ''] = /^(.+)_(\d{4}-\d\d-\d\d)\.json$/i.exec(basename(path)) ?? []
  const rows = path.toLowerCase().endsWith('.csv')
    ? readMatrixCsv(text)
    : readMatrixJson(text, {
        version,
        effectiveFrom,
        professions,
        professionOfNumber: new Map(),
        systemOfType: new Map(types.map(({ code, system }) => [code, system])),
      })
  return importMatrix(rows, {
    source: basename(path),
    classOfType: new Map(types.map(({ code, classCode }) => [code, classCode])),
    professions,
  })
}
