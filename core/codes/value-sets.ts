/** The value sets of the DMP and of the CI-SIS header, by date. Spec: documents.md §2, §3. Sources: docs/codes.md. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { ConceptRow, MappingTable, ValueSetTable } from './code-table.ts'
import { mappingTables, valueSetTables } from './tables/catalogue.generated.ts'

export type ValueSetName = keyof typeof valueSetTables

const indexes = new WeakMap<ValueSetTable, Map<string, ConceptRow[]>>()

/** The version in force on that day; before the oldest one known, the oldest. */
export function tableInForce<T extends { readonly effectiveFrom: string | null }>(
  versions: readonly T[],
  at: Date,
): T {
  const day = civilDay(at)
  return (
    versions.findLast(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom <= day) ?? versions[0]!
  )
}

/**
 * True when the set in force holds that code of that system.
 * A row whose system has no published OID accepts any system.
 */
export function isInSet(set: ValueSetName, code: string, system: string, at: Date): boolean {
  return rowsOf(tableInForce(valueSetTables[set], at), code).some(([, , of]) => of === null || of === system)
}

/** False when the set holds the code, but under other systems only. */
export function systemAgrees(set: ValueSetName, code: string, system: string, at: Date): boolean {
  const rows = rowsOf(tableInForce(valueSetTables[set], at), code)
  return rows.length === 0 || rows.some(([, , of]) => of === null || of === system)
}

/** False when a code that the set lacks may all the same be valid (J56, J65). */
export function isComplete(set: ValueSetName, at: Date): boolean {
  return tableInForce(valueSetTables[set], at).complete
}

/** The French name of a code, in the newest version that knows it. */
export function displayOf(set: ValueSetName, code: string, system?: string): string | undefined {
  for (const version of valueSetTables[set].toReversed()) {
    const row = rowsOf(version, code).find(([, , of]) => system === undefined || of === null || of === system)
    if (row !== undefined) return row[1]
  }
  return undefined
}

/** The code with its system and name, when one system alone has it. */
export function codeIn(set: ValueSetName, code: string): Code | undefined {
  for (const version of valueSetTables[set].toReversed()) {
    const [row, ...others] = rowsOf(version, code)
    if (row !== undefined && others.length === 0) return { code, system: row[2] ?? '', display: row[1] }
  }
  return undefined
}

/** Class of a document type at the DMP (ASS_X16), codes of earlier versions included. */
export function classOfType(typeCode: string): Code | undefined {
  const code = mapped(mappingTables.X16, typeCode)
  return code === undefined ? undefined : codeIn('J57', code)
}

export type DocumentType = {
  readonly code: string
  readonly system: string
  readonly display: string
  readonly classCode: string
}

/** The types that a matrix speaks of: those of J66 in force, each with its class; the signature has none. */
export function documentTypesAt(at: Date): readonly DocumentType[] {
  return tableInForce(valueSetTables.J66, at).concepts.flatMap(([code, display, system]) => {
    const category = classOfType(code)
    return system === null || category?.system !== categorySystem
      ? []
      : [{ code, system, display, classCode: category.code }]
  })
}

/** National classes (documents.md §2); the signature's is not one. */
const categorySystem = '1.2.250.1.213.1.1.4.1'

/** True for a type that J66 no longer holds but that messages in use still carry. */
export function isLegacyType(typeCode: string): boolean {
  return mappingTables.X16.some(({ legacyPairs }) => legacyPairs.some(([from]) => from === typeCode))
}

/** Format of a structured CDA by one of its templateIds (ASS_A11). */
export function formatOfTemplate(templateId: string): Code | undefined {
  return formatCode(mapped(mappingTables.A11, templateId))
}

/** Format of a CDA with an unstructured body by its media type (ASS_A12). */
export function formatOfMediaType(mediaType: string): Code | undefined {
  return formatCode(mapped(mappingTables.A12, mediaType.toLowerCase()))
}

/** True for a format that a template has, even when J60 does not list it yet: A11 is published more often. */
export function isFormatOfTemplate(format: string): boolean {
  return mappingTables.A11.some(({ pairs }) => pairs.some(([, to]) => to === format))
}

/** « Document non référencé IHE ou CI-SIS »: the format when no table gives one (documents.md §2). */
export const formatOutsideProfiles = codeIn('J60', 'urn:asipSante:modelesHorsProfils:2011')!

const french = formatOutsideProfiles.system

function formatCode(code: string | undefined): Code | undefined {
  return code === undefined ? undefined : (codeIn('J60', code) ?? { code, system: french })
}

function mapped(versions: readonly MappingTable[], from: string): string | undefined {
  for (const { pairs, legacyPairs } of versions.toReversed())
    for (const [source, target] of [...pairs, ...legacyPairs]) if (source === from) return target
  return undefined
}

function rowsOf(table: ValueSetTable, code: string): readonly ConceptRow[] {
  let index = indexes.get(table)
  if (index === undefined) {
    index = Map.groupBy(table.concepts, ([conceptCode]) => conceptCode)
    indexes.set(table, index)
  }
  return index.get(code) ?? []
}
