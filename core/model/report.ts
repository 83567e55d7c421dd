/** What a patient reports, and what becomes of it. Spec: rules.md CON-08, CON-24. */
import type { TraceActor, TracedPerson } from './trace.ts'

/**
 * An access that should not have been; a wrong document; a synchronised service; deposits that are to stop (CON-08); what
 * the author of a document is asked to correct (EHDS-03).
 */
export type ReportKind = 'access' | 'document' | 'service' | 'deposits' | 'correction'

/** `founded`, `unfounded`: it is answered. Of a correction: read, corrected, refused. */
export type ReportState = 'sent' | 'inReview' | 'founded' | 'unfounded'

export type ReportVerdict = Extract<ReportState, 'founded' | 'unfounded'>

/** Why an access is disputed: by whom it was, or what was done. */
export type DisputeReason = 'unknownPerson' | 'notNormal'

/** A line of the history, as it was on the day of the report. */
export type DisputedLine = {
  readonly traceId: string
  readonly at: string
  readonly action: string
  readonly outcome: string
  readonly mode: string
}

/**
 * What it is about, as it was on the day of the report: a line of the history, a document, a name. With a line, the
 * others that the same person left on that day.
 */
export type ReportSubject =
  | (DisputedLine & {
      readonly kind: 'access'
      readonly actor: TraceActor
      readonly reason?: DisputeReason
      readonly others?: readonly DisputedLine[]
    })
  | {
      readonly kind: 'document' | 'correction'
      readonly uniqueId: string
      readonly title: string
      readonly typeCode: string
      readonly authorIds: readonly string[]
      readonly submittedAt: string
    }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'deposits'; readonly of: TracedPerson }

/** What is read over the phone: the beginning of its id, « 3F2A9-1BC07 ». */
export function ticketOf(id: string): string {
  const digits = id.replaceAll('-', '').slice(0, 10).toUpperCase()
  return `${digits.slice(0, 5)}-${digits.slice(5)}`
}

/** The first and the last id that a ticket may have. */
export type TicketIds = readonly [first: string, last: string]

/** A ticket, however it is typed, or a whole id; undefined: it is neither. */
export function idsOfTicket(ticket: string): TicketIds | undefined {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(ticket)) return [ticket, ticket]
  if (!/^[0-9a-f]{5}-?[0-9a-f]{5}$/i.test(ticket)) return undefined
  const digits = ticket.replace('-', '').toLowerCase()
  const withRest = (rest: string) => `${digits.slice(0, 8)}-${digits.slice(8)}${rest}`
  return [withRest('00-0000-0000-000000000000'), withRest('ff-ffff-ffff-ffffffffffff')]
}
