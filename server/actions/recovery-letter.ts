/**
 * A letter for who can no longer enter: to the address that her record knows, one a week at most. Who never came in gets
 * the letter of the first time instead. It stands in her history, and whoever may be her hears of it. LIF-05, trust.md §2.
 */
import type { RecordId } from '@carnet/core/model/record.ts'
import { letterFor, mayAskForLetter } from '@carnet/core/rules/activation.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { recordToActivate } from '../store/activation.ts'
import type { Tx } from '../store/database.ts'
import { transactionAcrossMerge } from '../store/merge.ts'
import { giveNotices } from '../store/notices.ts'
import { lastCodeLetterOf, takeRecoveryRequest } from '../store/recovery.ts'
import { addVisit } from '../store/traces.ts'
import type { Platform } from './platform.ts'

/** The oldest request that waits. False: none does. */
export function answerRecoveryRequest(platform: Pick<Platform, 'database' | 'settings'>): Promise<boolean> {
  return transactionAcrossMerge(platform.database, async (tx) => {
    const asked = await takeRecoveryRequest(tx)
    if (asked?.recordId !== undefined)
      await giveLetter(tx, asked.recordId, { at: asked.askedAt, settings: platform.settings })
    return asked !== undefined
  })
}

async function giveLetter(
  tx: Tx,
  recordId: RecordId,
  { at, settings }: { readonly at: Date; readonly settings: RuleSettings },
): Promise<void> {
  const letter = letterFor(await recordToActivate(tx, recordId), { settings, now: at })
  const last = await lastCodeLetterOf(tx, recordId)
  if (letter === undefined || !mayAskForLetter({ last, now: at }, settings)) return
  const told = letter === 'recoveryCode' ? ([letter, 'recoveryAsked'] as const) : [letter]
  const notices = told.map((cause) => ({ to: 'holder', cause }) as const)
  await giveNotices(tx, recordId, notices, { actorId: '', at })
  await addVisit(tx, recordId, { action: 'askCodeLetter', at })
}
