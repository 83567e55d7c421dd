/** One coded entry of a structured document, as a line of a table: nothing is inferred from it. */
import type { Code } from './code.ts'

export type CodedLine = {
  /** Title of the section that it stands in. */
  readonly section: string
  /** What the entry is about, as it calls it; its code when it calls it nothing. */
  readonly label: string
  readonly code: Code | undefined
  readonly value: CodedValue | undefined
  /** It says that this is not so. */
  readonly negated: boolean
  /** HL7 TS as written. */
  readonly at: string | undefined
}

export type CodedValue =
  | { readonly kind: 'number'; readonly number: string; readonly unit: string }
  | { readonly kind: 'words'; readonly words: string }
