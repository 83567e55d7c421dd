/** A row of `mandate`, read alone or with its record. */
import type { Mandate } from '@carnet/core/model/record.ts'

export type MandateRow = {
  readonly id: string
  readonly kind: Mandate['kind']
  /** With its record, a date comes as JSON writes it. */
  readonly since: Date | string
  readonly until: Date | string | null
  readonly excluded_classes: readonly string[]
  readonly may_write: boolean
  readonly wants_notices: boolean
}

export function mandateOf(row: MandateRow): Mandate {
  return {
    id: row.id,
    kind: row.kind,
    since: new Date(row.since),
    until: row.until === null ? null : new Date(row.until),
    excludedClasses: row.excluded_classes,
    mayWrite: row.may_write,
    wantsNotices: row.wants_notices,
  }
}
