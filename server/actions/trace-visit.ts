/** What a person reads in his space of nobody's record: kept in his own history before it is shown. rules.md TRA-05. */

import type { RecordId } from '@carnet/core/model/record.ts'
import type { Visit } from '@carnet/core/model/trace.ts'
import { transactionAcrossMerge } from '../store/merge.ts'
import { addVisit } from '../store/traces.ts'
import type { Platform } from './platform.ts'

export function traceVisit({ database, clock }: Platform, person: RecordId, action: Visit): Promise<void> {
  return transactionAcrossMerge(database, (tx) => addVisit(tx, person, { action, at: clock.now() }))
}
