/** « Matrice d’habilitation »: professions × document types, as dated data. Spec: rules.md §5.2; CSP R1111-46 last al., Arr. 2023. */
import { isPhysician, type Profession, professionSystems } from '@carnet/core/model/caller.ts'
import type { RuleSettings } from './settings.ts'

/** One box of the official table. It governs consultation only. */
export type MatrixCell = {
  readonly professionSystem: string
  readonly professionCode: string
  /** MAT-07: this row speaks of one speciality only, and wins over its profession's. */
  readonly specialityCode?: string
  readonly categoryCode: string
  readonly typeSystem: string
  readonly typeCode: string
  readonly read: boolean
}

export type MatrixVersion = {
  readonly version: string
  readonly effectiveFrom: Date
  readonly source: string
  /** MAT-05: said everywhere until an official version is in force. */
  readonly provisional: boolean
  readonly cells: readonly MatrixCell[]
}

/** A version ready to be looked up 200,000 times a second. */
export type AccessMatrix = Omit<MatrixVersion, 'cells'> & {
  readonly cellCount: number
  /** Profession system → code → type system → code. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, TypeCells>>
  /** Every type that the version names, whatever the profession: system → codes. */
  readonly types: ReadonlyMap<string, ReadonlySet<string>>
}

type TypeCells = ReadonlyMap<string, ReadonlyMap<string, OpenedCell>>
type OpenedCell = { read: boolean; specialities?: Map<string, boolean> }

export function openMatrix({ cells, ...heading }: MatrixVersion): AccessMatrix {
  const rows = new Map<string, Map<string, Map<string, Map<string, OpenedCell>>>>()
  const types = new Map<string, Set<string>>()
  for (const cell of cells) {
    const codes = entry(rows, cell.professionSystem, () => new Map())
    const systems = entry(codes, cell.professionCode, () => new Map())
    const ofSystem = entry(systems, cell.typeSystem, () => new Map())
    const opened = entry(ofSystem, cell.typeCode, () => ({ read: false }))
    if (cell.specialityCode === undefined) opened.read = cell.read
    else {
      opened.specialities ??= new Map()
      opened.specialities.set(cell.specialityCode, cell.read)
    }
    entry(types, cell.typeSystem, () => new Set()).add(cell.typeCode)
  }
  return { ...heading, cellCount: cells.length, rows, types }
}

/** MAT-03: several versions stand side by side; the last that has begun decides. None yet: none. */
export function matrixInForce<V extends { readonly effectiveFrom: Date }>(
  versions: readonly V[],
  at: Date,
): V | undefined {
  let inForce: V | undefined
  for (const version of versions)
    if (
      version.effectiveFrom <= at &&
      (inForce === undefined || version.effectiveFrom >= inForce.effectiveFrom)
    )
      inForce = version
  return inForce
}

/**
 * That of the regime: the last version published, or the one of physicians alone.
 * @spec MAT-01 MAT-03 rules.md §2.1
 */
export function matrixUnder<V extends { readonly effectiveFrom: Date }>(
  { lecteurs }: Pick<RuleSettings, 'lecteurs'>,
  { published, ofPhysicians }: { readonly published: readonly V[]; readonly ofPhysicians: V },
  at: Date,
): V | undefined {
  return lecteurs === 'medecins' ? ofPhysicians : matrixInForce(published, at)
}

/** MAT-10: non-health professionals who act by role, not effective since 2023. */
const roleSystems: readonly string[] = [professionSystems.roles, professionSystems.r85]

/** @law MAT-01 MAT-10 Arr. 2023: a profession that the matrix does not name reads nothing */
export function isInMatrix(matrix: AccessMatrix, profession: Profession, settings: RuleSettings): boolean {
  return rowOf(matrix, profession, settings) !== undefined
}

export type CellAnswer = 'read' | 'readBySpeciality' | 'closed' | 'unlistedForPhysician' | 'unlisted'

/**
 * The box for this profession and this type. With several specialities named, each must agree.
 * @law MAT-01 MAT-06 MAT-07 Arr. 2023
 */
export function cellFor(
  matrix: AccessMatrix,
  profession: Profession,
  typeSystem: string,
  typeCode: string,
  settings: RuleSettings,
): CellAnswer {
  const cell = rowOf(matrix, profession, settings)?.get(typeSystem)?.get(typeCode)
  if (cell === undefined)
    return matrix.types.get(typeSystem)?.has(typeCode) === true ? 'closed' : unlisted(profession, settings)
  if (cell.specialities !== undefined) {
    let refined: boolean | undefined
    for (const speciality of profession.specialities) {
      const read = cell.specialities.get(speciality)
      if (read !== undefined) refined = read && refined !== false
    }
    if (refined !== undefined) return refined ? 'readBySpeciality' : 'closed'
  }
  return cell.read ? 'read' : 'closed'
}

function unlisted(profession: Profession, { unlistedTypePolicy }: RuleSettings): CellAnswer {
  return unlistedTypePolicy === 'medecinAndAuthor' && isPhysician(profession)
    ? 'unlistedForPhysician'
    : 'unlisted'
}

const opening: readonly CellAnswer[] = ['read', 'readBySpeciality', 'unlistedForPhysician']

export type DocumentType = { readonly system: string; readonly code: string }

/**
 * What a profession may read of the types of documents, all else being allowed: as the decision says it, box by box, for
 * a patient who asks. `someSpecialities`: his speciality makes a difference, one way or the other.
 * @law MAT-04 Arr. 2023
 */
export function readableTypes<T extends DocumentType>(
  matrix: AccessMatrix | undefined,
  profession: Omit<Profession, 'specialities'>,
  types: readonly T[],
  settings: RuleSettings,
): readonly { readonly type: T; readonly read: 'yes' | 'no' | 'someSpecialities' }[] {
  const plainly = { ...profession, specialities: [] }
  const listed = matrix !== undefined && isInMatrix(matrix, plainly, settings)
  return types.map((type) => {
    if (!listed) return { type, read: 'no' }
    const read = opening.includes(cellFor(matrix, plainly, type.system, type.code, settings))
    const refined = rowOf(matrix, plainly, settings)?.get(type.system)?.get(type.code)?.specialities
    const differs = [...(refined?.values() ?? [])].some((each) => each !== read)
    return { type, read: differs ? 'someSpecialities' : read ? 'yes' : 'no' }
  })
}

/** The professions that this version names, but those whose rows have no effect. MAT-10. */
export function professionsIn(
  matrix: AccessMatrix,
  settings: RuleSettings,
): readonly Omit<Profession, 'specialities'>[] {
  return [...matrix.rows].flatMap(([system, codes]) =>
    [...codes.keys()]
      .map((code) => ({ system, code }))
      .filter((profession) => isInMatrix(matrix, { ...profession, specialities: [] }, settings)),
  )
}

function rowOf(matrix: AccessMatrix, profession: Profession, settings: RuleSettings): TypeCells | undefined {
  if (!settings.roleProfessions && roleSystems.includes(profession.system)) return undefined
  return matrix.rows.get(profession.system)?.get(profession.code)
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}
