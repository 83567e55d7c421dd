/** The lot of a transaction enters the record, under its sender's name. soap.md §3. */
import type { Caller } from '@carnet/core/model/caller.ts'
import { depositorOf } from '@carnet/core/rules/submission.ts'
import { addSubmission, type NewSubmission } from '../store/submissions.ts'
import { type Permitted, Refused } from './perform.ts'

export type LotToFile = Omit<NewSubmission, 'submittedAt' | 'depositorId'>

/** Throws Refused `uniqueIdUsedElsewhere`. */
export async function fileLot(
  { tx, record, now }: Permitted,
  caller: Caller,
  submission: LotToFile,
): Promise<void> {
  const lot = { ...submission, submittedAt: now, depositorId: depositorOf(caller) }
  if (!(await addSubmission(tx, record.key, lot)))
    throw new Refused(
      'uniqueIdUsedElsewhere',
      'L’identifiant unique de ce lot est déjà celui d’un autre de vos lots.',
    )
}
