/** What a patient reports, and what becomes of it. Spec: rules.md CON-24. */
import type { TraceActor } from './trace.ts'

/** An access that should not have been; a wrong document; a synchronised service. */
export type ReportKind = 'access' | 'document' | 'service'

/** `founded`, `unfounded`: the operator has answered. */
export type ReportState = 'sent' | 'inReview' | 'founded' | 'unfounded'

export type ReportVerdict = Extract<ReportState, 'founded' | 'unfounded'>

/** What it is about, as it was on the day of the report: a line of the history, a document, a name. */
export type ReportSubject =
  | {
      readonly kind: 'access'
      readonly traceId: string
      readonly at: string
      readonly action: string
      readonly outcome: string
      readonly mode: string
      readonly actor: TraceActor
    }
  | {
      readonly kind: 'document'
      readonly uniqueId: string
      readonly title: string
      readonly typeCode: string
      readonly authorIds: readonly string[]
      readonly submittedAt: string
    }
  | { readonly kind: 'service'; readonly name: string }
