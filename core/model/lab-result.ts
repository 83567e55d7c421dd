/** What a structured report of medical biology says, entry by entry: plain values, nothing inferred. */
import type { Code } from './code.ts'
import type { Decimal } from './decimal.ts'

/** A number and its UCUM unit; the unit is empty where the number stands alone (INR). */
export type Quantity = { readonly value: Decimal; readonly unit: string }

export type Bound = { readonly value: Decimal; readonly inclusive: boolean }

/** One bound at least. */
export type Range = {
  readonly low?: Bound | undefined
  readonly high?: Bound | undefined
  readonly unit: string
}

export type ResultValue =
  | ({
      readonly kind: 'quantity'
      /** The laboratory’s own conversions. */
      readonly alsoAs: readonly Quantity[]
    } & Quantity)
  /** « inférieur à 1,0 mg/L »: measured beyond what the method counts. */
  | ({ readonly kind: 'range' } & Range)
  | { readonly kind: 'words'; readonly words: string }
  /** The entry gives none, or one that cannot be read without guessing: the report itself must be read. */
  | { readonly kind: 'unread' }

/**
 * Does the line of the report that people read say the same as the coded entry? `unsaid`: the entry points at no line,
 * or the line has no number to compare.
 */
export type Agreement = 'same' | 'differs' | 'unsaid'

export type ReferenceInterval =
  | ({ readonly kind: 'interval' } & Range)
  | { readonly kind: 'words'; readonly words: string }
  /** There is one, but empty, reversed, in several pieces, or not that of the line that people read. */
  | { readonly kind: 'unusable' }

export type LabResult = {
  /** LOINC as a rule; a code of the laboratory’s own else. */
  readonly code?: Code | undefined
  /** What the report calls it, in its own words. */
  readonly label: string
  readonly value: ResultValue
  readonly agreement: Agreement
  readonly reference?: ReferenceInterval | undefined
  /** Code of HL7 ObservationInterpretation: N, H, L… */
  readonly interpretation?: string | undefined
  /** HL7 TS as written: when the sample was taken. */
  readonly at?: string | undefined
  /** The same, ISO 8601, to sort by; absent when it is no date that exists. */
  readonly instant?: string | undefined
  readonly status: string
  /** How it was measured, when the report says it. */
  readonly method?: string | undefined
  readonly laboratory?: string | undefined
}

export const loinc = '2.16.840.1.113883.6.1'

export type LabReport = {
  readonly results: readonly LabResult[]
  /** Results about a germ that was grown: they measure the germ, not the person, and are read in the report. */
  readonly isolateResults: number
}
