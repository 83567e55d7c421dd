/** The shape of the generated tables: one dated version of a value set or of a correspondence. */

/** Code, name, OID of its system; null when the publication does not give the OID: any system is then accepted. */
export type ConceptRow = readonly [code: string, display: string, system: string | null]

export type TableHeading = {
  readonly name: string
  readonly oid: string | null
  /** `yyyyMMddHHmmss` as published; null when the publication has none. */
  readonly version: string | null
  /** Day from which this version is in force, `YYYY-MM-DD`. */
  readonly effectiveFrom: string | null
  readonly source: string
}

export type ValueSetTable = TableHeading & {
  /** False when part of the set could not be checked against its publication: an unknown code is then doubtful, not wrong. */
  readonly complete: boolean
  readonly concepts: readonly ConceptRow[]
}

export type MappingTable = TableHeading & {
  readonly pairs: readonly (readonly [from: string, to: string])[]
  /** Source codes of earlier versions that messages in use still carry. */
  readonly legacyPairs: readonly (readonly [from: string, to: string])[]
}
