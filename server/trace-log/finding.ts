/** What a verification finds, as facts: the operator's door says them in words. Positions count from 0. */
import type { RecordId } from '@carnet/core/model/record.ts'

export type LineFinding =
  /** A line that is no more what was sealed: in its clear columns, or in its words. */
  | {
      readonly kind: 'edited'
      readonly part: 'line' | 'words'
      readonly position: number
      readonly traceId: string
      readonly at: Date
    }
  /** Its words are gone, and no certificate says that the law destroyed them. */
  | { readonly kind: 'emptied'; readonly position: number; readonly traceId: string }
  /** The line is gone, and no certificate says so. */
  | { readonly kind: 'removed'; readonly position: number; readonly traceId: string | null }

export type HeadSource = 'database' | 'witness'

export type HeadFinding =
  /** A signed head does not stand over these lines. The last one that did had `first` of them; none: 0. */
  | { readonly kind: 'headDiffers'; readonly by: HeadSource; readonly first: number; readonly size: number }
  | { readonly kind: 'headNotSigned'; readonly by: HeadSource; readonly size: number }
  /** Of the witness, and no more in the database. */
  | { readonly kind: 'headGone'; readonly size: number }
  /** Over more lines than the log now has. */
  | { readonly kind: 'logCut'; readonly by: HeadSource; readonly size: number; readonly known: number }
  /** A line of the witness that is no head, or that goes back. */
  | { readonly kind: 'witnessUnreadable'; readonly line: number }

export type Finding =
  | LineFinding
  | HeadFinding
  /** Leaves gone from the log itself, from `first` to before `end`. */
  | { readonly kind: 'leavesGone'; readonly first: number; readonly end: number }
  /** These leaves do not make the hash that was kept of them. */
  | { readonly kind: 'leavesChanged'; readonly first: number; readonly end: number }
  /** What the sealing goes on from is not what the leaves make. */
  | { readonly kind: 'frontierDiffers' }
  | {
      readonly kind: 'inserted'
      readonly recordId: RecordId | null
      readonly traceId: string
      readonly at: Date
    }
