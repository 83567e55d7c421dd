/**
 * The code by which a parent has the carnet of his child opened: it goes to him, by e-mail when his account has an address,
 * else to where he lives; one in so many days for each child. Drawn when it leaves, and kept nowhere but in the message.
 * That he represents the child is what the operator registered (server/actions/representatives.ts), or the first parent's
 * invitation. rules.md LIF-05.
 */
import type { RecordId } from '@carnet/core/model/record.ts'
import { formatActivationCode, mayAskForLetter } from '@carnet/core/rules/activation.ts'
import { mandateToOpen } from '@carnet/core/rules/child-activation.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import {
  awaitChildCode,
  childOf,
  childrenAwaitingCode,
  lastChildCodeOf,
  saveChildCode,
  takeChildCodeRequest,
} from '../store/child-activation.ts'
import type { Tx } from '../store/database.ts'
import { transactionAcrossMerge } from '../store/merge.ts'
import { giveNotices } from '../store/notices.ts'
import { addVisit } from '../store/traces.ts'
import { drawSigns } from './activation-letter.ts'
import type { Platform } from './platform.ts'

const dayMs = 86_400_000

/** The oldest request that waits. False: none does. */
export function answerChildCodeRequest(platform: Pick<Platform, 'database' | 'settings'>): Promise<boolean> {
  const { settings } = platform
  return transactionAcrossMerge(platform.database, async (tx) => {
    const asked = await takeChildCodeRequest(tx)
    if (asked?.named !== undefined) await giveCode(tx, asked.named, { at: asked.askedAt, settings })
    return asked !== undefined
  })
}

type Named = { readonly parentId: RecordId; readonly childId: RecordId }

async function giveCode(
  tx: Tx,
  named: Named,
  { at, settings }: { readonly at: Date; readonly settings: RuleSettings },
): Promise<void> {
  const child = await childOf(tx, named)
  const last = await lastChildCodeOf(tx, named)
  if (mandateToOpen(child, child?.mandates ?? [], { settings, now: at }) === undefined) return
  if (!mayAskForLetter({ last, now: at }, settings)) return
  await awaitChildCode(tx, named, at)
  // Under the child's number, which stays here: a parent may ask for two children within the hour.
  await giveNotices(tx, named.parentId, [{ to: 'holder', cause: 'childCode' }], {
    actorId: named.childId,
    at,
  })
  await addVisit(tx, named.parentId, { action: 'askChildCode', at })
}

/** undefined: the child's record is open meanwhile, or he represents him no more. */
export async function newChildCode(
  tx: Tx,
  parentId: RecordId,
  { now, settings }: { readonly now: Date; readonly settings: RuleSettings },
): Promise<{ readonly code: string; readonly expiresAt: Date } | undefined> {
  for (const childId of await childrenAwaitingCode(tx, parentId)) {
    const child = await childOf(tx, { parentId, childId })
    if (mandateToOpen(child, child?.mandates ?? [], { settings, now }) === undefined) continue
    const code = drawSigns()
    const expiresAt = new Date(now.getTime() + settings.activationCodeDays * dayMs)
    await saveChildCode(tx, { parentId, childId }, { code, expiresAt })
    return { code: formatActivationCode(code), expiresAt }
  }
  return undefined
}
