/** What is asked of {@link ./decide.ts}: who, on whose record, to do what, under which rules, when. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { AccessContext } from '@carnet/core/model/decision.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import type { AccessMatrix } from './access-matrix.ts'
import type { RuleSettings } from './settings.ts'

export type RecordQuestion = {
  readonly caller: Caller
  /** undefined: no record was ever opened. */
  readonly record: RecordFacts | undefined
  readonly access: AccessContext
  readonly settings: RuleSettings
  /** The version in force; without one, no professional reads. */
  readonly matrix: AccessMatrix | undefined
  readonly now: Date
}

/** The document itself may be absent: hidden and absent take the same way. */
export type DocumentQuestion = RecordQuestion & {
  readonly record: RecordFacts
  readonly document: DocumentFacts | undefined
}
