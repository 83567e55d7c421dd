/** Who reads which lines of the access history, and what of them. Spec: rules.md §9, TRA-02, TRA-03, TRA-06. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import type { Trace, TraceActor, TracedDocument } from '@carnet/core/model/trace.ts'
import { isAdministrator, isMedecinTraitant } from './authorisation.ts'

export type TraceReach = {
  /** Every line of the record, or those of the reader himself. */
  readonly lines: 'all' | 'own'
  /** Those of secret sessions too. Without them, nothing tells that they are: no gap, no count. */
  readonly secretSessions: boolean
  /** How many documents were left out of an answer. */
  readonly filteredCounts: boolean
  /** That all documents were masked, or no longer are: told to who sees masked documents. */
  readonly maskingOfEverything: boolean
}

/**
 * Given that {@link decide} said yes. A line about a document that its reader may not see waits, whoever he is.
 * @law TRA-02 CSP R1111-43, R1111-54
 * @law EHDS-06 règlement (UE) 2025/327, article 9
 * @spec TRA-03 TRA-06 VIS-09 EX_0.1-1100; contract.md §9.7
 * @spec VIS-04 EHDS article 8: the restriction itself is not visible
 */
export function traceReach(record: RecordFacts, caller: Caller, now: Date): TraceReach {
  if (caller.kind === 'patient')
    return caller.delegate === undefined
      ? { lines: 'all', secretSessions: true, filteredCounts: true, maskingOfEverything: true }
      : { lines: 'all', secretSessions: false, filteredCounts: false, maskingOfEverything: true }
  const administrator = isAdministrator(record, caller, now)
  return {
    lines: administrator || isMedecinTraitant(record, caller) ? 'all' : 'own',
    secretSessions: true,
    filteredCounts: false,
    maskingOfEverything: administrator,
  }
}

/** A document that is not for the caller: he is answered as if it did not exist. */
export const answeredAsAbsent: ReadonlySet<RefusalReason> = new Set([
  'documentUnknown',
  'professionMayNotSeeType',
  'maskedToProfessionals',
  'notAnnouncedToPatient',
  'invisibleToRepresentatives',
  'keptFromCarer',
  'documentDeleted',
])

/**
 * A line as its reader may read it. What he was himself refused as of no document reads so for ever: he knows that he
 * asked, and a line that named it, or waited for it, would tell him that it is there.
 * @spec TRA-06 contract.md §9.3, §9.7
 */
export function lineAsAnswered(
  trace: Trace,
  reader: Pick<TraceActor, 'kind' | 'id'>,
  mayBeTold: (document: TracedDocument) => boolean,
): Trace {
  const documents = trace.documents.filter(mayBeTold)
  const own = trace.actor.kind === reader.kind && trace.actor.id === reader.id
  if (!own || trace.refusal === undefined) return { ...trace, documents }
  const hides = answeredAsAbsent.has(trace.refusal) || documents.length < trace.documents.length
  if (!hides) return trace
  return {
    ...trace,
    refusal: 'documentUnknown',
    documents: [],
    // Those of the record alone, which said yes.
    checks: trace.checks.filter(({ step, passed }) => passed && step <= lastStepOnRecord),
  }
}

const lastStepOnRecord = 4
