/** The little of FHIR R4 that is written here: elements as the specification names them (hl7.org/fhir/R4). */
import type { Code } from '../../model/code.ts'
import type { Decimal } from '../../model/decimal.ts'
import { loinc } from '../../model/lab-result.ts'
import { atc } from '../../model/vaccination.ts'

export type Coding = { readonly system: string; readonly code: string; readonly display?: string }
export type CodeableConcept = { readonly coding?: readonly Coding[]; readonly text?: string }
export type Reference = { readonly reference?: string; readonly display?: string }

/** Of any type: what each has is written beside it, once. */
export type Resource = { readonly resourceType: string } & Readonly<Record<string, unknown>>
export type BundleEntry = { readonly fullUrl: string; readonly resource: Resource }

export type Bundle = {
  readonly resourceType: 'Bundle'
  readonly meta: { readonly profile: readonly string[] }
  readonly identifier: { readonly system: string; readonly value: string }
  readonly type: 'document'
  readonly timestamp: string
  readonly entry: readonly BundleEntry[]
}

const systems: ReadonlyMap<string, string> = new Map([
  [loinc, 'http://loinc.org'],
  [atc, 'http://www.whocc.no/atc'],
])

/** By the address that FHIR gives a system, or by its OID: no code is translated. */
export function codingOf({ code, system, display }: Code): Coding {
  return {
    system: systems.get(system) ?? `urn:oid:${system}`,
    code,
    ...(display !== undefined && { display }),
  }
}

/** What people read, with the codes that came along; without codes, the words alone. */
export function conceptOf(text: string, codes: readonly Code[] = []): CodeableConcept {
  return { ...(codes.length > 0 && { coding: codes.map(codingOf) }), text }
}

export function concept(system: string, code: string, text?: string): CodeableConcept {
  return { coding: [{ system, code }], ...(text !== undefined && { text }) }
}

/** HL7 TS, as far as it says: the day at most. undefined: it is none. */
export function dateOfTs(ts: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d\d)?(\d\d)?/.exec(ts ?? '') ?? []
  return year === undefined ? undefined : [year, month, day].filter((part) => part !== undefined).join('-')
}

/** Digit for digit: « 2.050 » is not 2.05, and FHIR keeps the difference. */
export function numberOf(value: Decimal): unknown {
  // In ECMAScript since 2025; no type is published for it yet.
  const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown }
  return rawJSON(value.replace(/^(-?)0+(?=\d)/, '$1'))
}

export function quantityOf(value: Decimal, unit: string, comparator?: '<' | '<=' | '>' | '>='): object {
  return {
    value: numberOf(value),
    ...(comparator !== undefined && { comparator }),
    ...(unit !== '' && { unit, system: 'http://unitsofmeasure.org', code: unit }),
  }
}

/** In place of a date that nobody gave. */
export const unknownDate = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
} as const
