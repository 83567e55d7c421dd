/**
 * The matrix as a file: CSV or JSON, both ways. Nothing is imported unless every row is right (MAT-03).
 * Spec: rules.md §5.2. The pages of the public interface of dmp.fr are read in matrix-pages.ts.
 */
import { civilDay, startOfCivilDay } from '@carnet/core/model/civil-day.ts'
import { isDay } from '@carnet/core/model/identity.ts'
import type { MatrixCell, MatrixVersion } from './access-matrix.ts'

/** One row of a file, not yet judged. `at` is its line, or its place in the list. */
export type MatrixRow = Readonly<Record<MatrixField, string>> & { readonly at: number }

const fields = [
  'version',
  'effectiveFrom',
  'professionSystem',
  'professionCode',
  'professionLabel',
  'categoryCode',
  'typeSystem',
  'typeCode',
  'typeLabel',
  'read',
] as const

/** MAT-07: a last column that files without specialities do not have. */
const optionalField = 'specialityCode' as const

export type MatrixField = (typeof fields)[number] | typeof optionalField

export type KnownProfession = { readonly system: string; readonly code: string; readonly label: string }

/** What an import is checked against. */
export type MatrixContext = {
  /** Where the file comes from, kept with the version. */
  readonly source: string
  /** Association table X16: typeCode → classCode. */
  readonly classOfType: ReadonlyMap<string, string>
  readonly professions: readonly KnownProfession[]
}

export type MatrixProblem = {
  readonly at: number
  readonly field: MatrixField | 'file'
  readonly expected: string
}

export type MatrixImport =
  | {
      readonly accepted: true
      readonly version: MatrixVersion
      /** Codes that the value sets do not hold: imported, and shown. */
      readonly unknownTypes: readonly string[]
      readonly unknownProfessions: readonly string[]
      readonly warnings: readonly string[]
    }
  | { readonly accepted: false; readonly problems: readonly MatrixProblem[] }

export type RowsRead = { readonly rows: readonly MatrixRow[]; readonly problems: readonly MatrixProblem[] }

/** MAT-01: 19 professions × 87 types. */
const officialCellCount = 1653

/**
 * All or nothing: one wrong row and there is no version.
 * @spec MAT-01 MAT-02 MAT-03 rules.md §5.2
 */
export function importMatrix({ rows, problems }: RowsRead, context: MatrixContext): MatrixImport {
  const found = [...problems, ...rows.flatMap((row) => problemsOf(row, rows[0]!, context)), ...repeated(rows)]
  if (rows.length === 0) found.push({ at: 0, field: 'file', expected: 'au moins une ligne' })
  if (found.length > 0) return { accepted: false, problems: found }
  const cells = rows.map(cellOf)
  const { version, effectiveFrom } = rows[0]!
  const known = new Set(context.professions.map(({ system, code }) => `${system} ${code}`))
  return {
    accepted: true,
    version: {
      version,
      effectiveFrom: startOfCivilDay(effectiveFrom),
      source: context.source,
      provisional: false,
      cells,
    },
    unknownTypes: distinct(cells, ({ typeCode }) => typeCode).filter(
      (code) => !context.classOfType.has(code),
    ),
    unknownProfessions: distinct(cells, (cell) => `${cell.professionSystem} ${cell.professionCode}`).filter(
      (profession) => !known.has(profession),
    ),
    warnings: warningsOf(cells),
  }
}

export type MatrixDiff = { readonly opened: readonly MatrixCell[]; readonly closed: readonly MatrixCell[] }

/** What the new version would change: boxes that open, boxes that close. A box that is absent is closed. */
export function diffMatrices(before: MatrixVersion, after: MatrixVersion): MatrixDiff {
  const readBefore = new Set(before.cells.filter(({ read }) => read).map(keyOf))
  const readAfter = new Set(after.cells.filter(({ read }) => read).map(keyOf))
  return {
    opened: after.cells.filter((cell) => cell.read && !readBefore.has(keyOf(cell))),
    closed: before.cells.filter((cell) => cell.read && !readAfter.has(keyOf(cell))),
  }
}

/** Labels are for people: the code decides. */
export type MatrixLabels = {
  readonly profession: (system: string, code: string) => string
  readonly type: (system: string, code: string) => string
}

export function rowsOf(version: MatrixVersion, labels: MatrixLabels): readonly Omit<MatrixRow, 'at'>[] {
  return version.cells.map((cell) => ({
    version: version.version,
    effectiveFrom: civilDay(version.effectiveFrom),
    professionSystem: cell.professionSystem,
    professionCode: cell.professionCode,
    professionLabel: labels.profession(cell.professionSystem, cell.professionCode),
    categoryCode: cell.categoryCode,
    typeSystem: cell.typeSystem,
    typeCode: cell.typeCode,
    typeLabel: labels.type(cell.typeSystem, cell.typeCode),
    read: cell.read ? '1' : '0',
    specialityCode: cell.specialityCode ?? '',
  }))
}

/** UTF-8, `;`, fixed header; the speciality column only when a row has one. */
export function formatMatrixCsv(version: MatrixVersion, labels: MatrixLabels): string {
  const rows = rowsOf(version, labels)
  const header: readonly MatrixField[] = rows.some((row) => row.specialityCode !== '')
    ? [...fields, optionalField]
    : fields
  return [
    header.join(';'),
    ...rows.map((row) => header.map((field) => quoted(row[field])).join(';')),
    '',
  ].join('\n')
}

export function formatMatrixJson(version: MatrixVersion, labels: MatrixLabels): string {
  return `${JSON.stringify(
    rowsOf(version, labels).map(({ specialityCode, read, ...row }) => ({
      ...row,
      ...(specialityCode !== '' && { specialityCode }),
      read: Number(read),
    })),
    null,
    1,
  )}\n`
}

export function readMatrixCsv(text: string): RowsRead {
  const [header, ...lines] = cellsOfCsv(text.replace(/^\uFEFF/, ''))
  const names = header?.values ?? []
  const accepted = [fields.join(';'), [...fields, optionalField].join(';')]
  if (!accepted.includes(names.join(';')))
    return {
      rows: [],
      problems: [{ at: 1, field: 'file', expected: `l’en-tête «\u00a0${accepted[0]}\u00a0»` }],
    }
  const rows: MatrixRow[] = []
  const problems: MatrixProblem[] = []
  for (const { at, values } of lines)
    if (values.length === names.length)
      rows.push(rowAt(at, Object.fromEntries(names.map((name, nth) => [name, values[nth]]))))
    else problems.push({ at, field: 'file', expected: `${names.length} colonnes` })
  return { rows, problems }
}

/** A list of objects that carry the names of the CSV columns; `read` may be a boolean or a number. */
export function readMatrixList(list: readonly unknown[]): RowsRead {
  const rows: MatrixRow[] = []
  const problems: MatrixProblem[] = []
  for (const [index, item] of list.entries())
    if (typeof item === 'object' && item !== null) rows.push(rowAt(index + 1, item))
    else problems.push({ at: index + 1, field: 'file', expected: 'un objet' })
  return { rows, problems }
}

function rowAt(at: number, source: object): MatrixRow {
  const values = new Map(Object.entries(source))
  const text = (field: MatrixField) => {
    const value: unknown = values.get(field)
    if (typeof value === 'boolean') return value ? '1' : '0'
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  }
  const row = Object.fromEntries(([...fields, optionalField] as const).map((field) => [field, text(field)]))
  return { ...(row as Record<MatrixField, string>), at }
}

function problemsOf(row: MatrixRow, first: MatrixRow, { classOfType }: MatrixContext): MatrixProblem[] {
  const problems: MatrixProblem[] = []
  const expect = (right: boolean, field: MatrixField, expected: string): void => {
    if (!right) problems.push({ at: row.at, field, expected })
  }
  expect(
    row.version !== '' && row.version === first.version,
    'version',
    'la même version sur toutes les lignes',
  )
  expect(isDay(row.effectiveFrom), 'effectiveFrom', 'un jour, AAAA-MM-JJ')
  expect(row.effectiveFrom === first.effectiveFrom, 'effectiveFrom', 'la même date sur toutes les lignes')
  for (const field of ['professionSystem', 'typeSystem'] as const)
    expect(/^[0-2](\.\d+)+$/.test(row[field]), field, 'un OID')
  for (const field of ['professionCode', 'typeCode', 'categoryCode'] as const)
    expect(row[field] !== '', field, 'un code')
  const category = classOfType.get(row.typeCode)
  expect(
    category === undefined || category === row.categoryCode,
    'categoryCode',
    `la catégorie ${category} de la table nationale pour ce type`,
  )
  expect(row.read === '0' || row.read === '1', 'read', '0 ou 1')
  return problems
}

function repeated(rows: readonly MatrixRow[]): MatrixProblem[] {
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    const key = keyOf(cellOf(row))
    if (seen.has(key)) return [{ at: row.at, field: 'file' as const, expected: 'une seule ligne par case' }]
    seen.add(key)
    return []
  })
}

function warningsOf(cells: readonly MatrixCell[]): string[] {
  if (cells.length === officialCellCount) return []
  const professions = distinct(cells, (cell) => `${cell.professionSystem} ${cell.professionCode}`)
  const types = distinct(cells, ({ typeCode }) => typeCode)
  return [
    `La matrice officielle compte ${officialCellCount} cases (19 professions × 87 types)\u202f; celle-ci en compte ${cells.length}\u00a0: ${professions.length} professions (${professions.join(', ')}), ${types.length} types (${types.join(', ')}).`,
  ]
}

function cellOf(row: MatrixRow): MatrixCell {
  return {
    professionSystem: row.professionSystem,
    professionCode: row.professionCode,
    ...(row.specialityCode !== '' && { specialityCode: row.specialityCode }),
    categoryCode: row.categoryCode,
    typeSystem: row.typeSystem,
    typeCode: row.typeCode,
    read: row.read === '1',
  }
}

function keyOf(cell: MatrixCell): string {
  const { professionSystem, professionCode, specialityCode = '', typeSystem, typeCode } = cell
  return [professionSystem, professionCode, specialityCode, typeSystem, typeCode].join(' ')
}

function distinct(cells: readonly MatrixCell[], of: (cell: MatrixCell) => string): string[] {
  return [...new Set(cells.map(of))]
}

function quoted(value: string): string {
  return /[";\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

/** Lines of a `;` file; a value in quotes may hold `;`, a doubled quote and line ends. `at` counts lines from 1. */
function cellsOfCsv(text: string): { at: number; values: string[] }[] {
  const lines: { at: number; values: string[] }[] = []
  let line = 1
  let started = 1
  let values: string[] = []
  for (const [token, quotedValue, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r?\n|$)/g,
  )) {
    values.push(quotedValue?.replaceAll('""', '"') ?? plain ?? '')
    line += token.split('\n').length - 1
    if (end === ';') continue
    if (values.length > 1 || values[0] !== '') lines.push({ at: started, values })
    values = []
    started = line
    if (end === '') break
  }
  return lines
}
