/**
 * The matrix as dmp.fr publishes it: JSON:API pages saved one after the other. Spec: rules.md §5.2.
 * Its numbers of professions are unverified: code table first, then the label, letter for letter once folded; never a guess.
 */
import type { KnownProfession, MatrixProblem, MatrixRow, RowsRead } from './matrix-exchange.ts'
import { readMatrixList } from './matrix-exchange.ts'

/** What the pages do not say. */
export type PagesContext = {
  readonly version: string
  /** Day, `YYYY-MM-DD`. */
  readonly effectiveFrom: string
  readonly professions: readonly KnownProfession[]
  /** `field_code_profession` → profession, when the operator knows the table. */
  readonly professionOfNumber: ReadonlyMap<number, KnownProfession>
  /** typeCode → OID of its system. */
  readonly systemOfType: ReadonlyMap<string, string>
}

type Reference = { readonly data?: { readonly id?: string } | null }
type Resource = {
  readonly type?: string
  readonly id?: string
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly relationships?: Readonly<Record<string, Reference>>
}
type Page = { readonly data: readonly Resource[]; readonly included?: readonly Resource[] }

/** A list of rows, or pages: either form of the JSON file. Not JSON, or neither form: one problem for the file. */
export function readMatrixJson(text: string, context: PagesContext): RowsRead {
  const values = jsonValues(text)
  const items = values?.flatMap((value) => (Array.isArray(value) ? value : [value]))
  if (items === undefined || items.length === 0) return unreadable('du JSON')
  if (items.every(isPage)) return rowsOfPages(items, context)
  return items.some(isPage)
    ? unreadable('une liste de lignes, ou des pages, sans mélange')
    : readMatrixList(items)
}

function rowsOfPages(pages: readonly Page[], context: PagesContext): RowsRead {
  const included = new Map(
    pages.flatMap((page) => page.included ?? []).map((resource) => [resource.id, resource]),
  )
  const rows: MatrixRow[] = []
  const problems: MatrixProblem[] = []
  for (const [index, node] of pages.flatMap((page) => page.data).entries()) {
    const at = index + 1
    const target = (field: string) => included.get(node.relationships?.[field]?.data?.id)?.attributes ?? {}
    const said = target('field_code_profession')
    const profession = professionOf(said, context)
    const typeCode = String(target('field_type_de_document').field_code_loinc ?? '')
    const typeSystem = context.systemOfType.get(typeCode)
    const read = node.attributes?.field_consultation_document
    if (profession === undefined)
      problems.push({
        at,
        field: 'professionCode',
        expected: `une profession connue, au lieu de «\u00a0${String(said.name ?? '')}\u00a0» (${String(said.field_code_profession ?? '')})`,
      })
    if (typeSystem === undefined)
      problems.push({ at, field: 'typeCode', expected: 'un type de document connu' })
    if (typeof read !== 'boolean') problems.push({ at, field: 'read', expected: 'vrai ou faux' })
    if (profession === undefined || typeSystem === undefined) continue
    rows.push({
      at,
      version: context.version,
      effectiveFrom: context.effectiveFrom,
      professionSystem: profession.system,
      professionCode: profession.code,
      professionLabel: profession.label,
      specialityCode: '',
      categoryCode: String(target('field_categorie_de_document').field_code_categorie_document ?? ''),
      typeSystem,
      typeCode,
      typeLabel: String(target('field_type_de_document').name ?? ''),
      read: read === true ? '1' : '0',
    })
  }
  return { rows, problems }
}

/** One profession, or none: two that fold to the same label are not told apart. */
function professionOf(
  { field_code_profession: number, name }: Readonly<Record<string, unknown>>,
  { professionOfNumber, professions }: PagesContext,
): KnownProfession | undefined {
  if (typeof number === 'number' && professionOfNumber.has(number)) return professionOfNumber.get(number)
  if (typeof name !== 'string') return undefined
  const matching = professions.filter(({ label }) => foldLabel(label) === foldLabel(name))
  return matching.length === 1 ? matching[0] : undefined
}

/** Accents, case, hyphens and spaces do not tell two professions apart. */
function foldLabel(label: string): string {
  return label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

function isPage(value: unknown): value is Page {
  return typeof value === 'object' && value !== null && 'data' in value && Array.isArray(value.data)
}

function unreadable(expected: string): RowsRead {
  return { rows: [], problems: [{ at: 1, field: 'file', expected }] }
}

/** One JSON text, or several one after the other; undefined when it is neither. */
function jsonValues(text: string): unknown[] | undefined {
  const values: unknown[] = []
  let depth = 0
  let start = 0
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token.startsWith('"')) continue
    depth += token === '[' || token === '{' ? 1 : -1
    if (depth !== 0) continue
    const value = parsed(text.slice(start, index + 1))
    if (value === undefined) return undefined
    values.push(value)
    start = index + 1
  }
  return text.slice(start).trim() === '' ? values : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
