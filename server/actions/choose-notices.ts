/** « Mes messages »: by which ways the holder is told of what happens in his record. Spec: rules.md TRA-08. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { NoticeRefusal } from '@carnet/core/model/notice.ts'
import { objectionToNoticeChoices, type Reachable } from '@carnet/core/rules/notice-choices.ts'
import { channelsOf } from '../store/accounts.ts'
import { markEmergenciesSeen } from '../store/emergencies.ts'
import { noticeRefusals, saveNoticeRefusals } from '../store/notice-choices.ts'
import { type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export type NoticeChoices = { readonly refused: readonly NoticeRefusal[]; readonly reachable: Reachable }

export function readNoticeChoices(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
): Promise<NoticeChoices> {
  return perform(platform, caller, { patient, action: 'readNoticeChoices' }, async (permitted) => ({
    result: {
      refused: await noticeRefusals(permitted.tx, permitted.record.id),
      reachable: await reachableIn(permitted),
    },
    acts: [{}],
  }))
}

/** `refused`: every way that he does not want; all others are open. */
export function changeNoticeChoices(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
  refused: readonly NoticeRefusal[],
): Promise<void> {
  return perform(platform, caller, { patient, action: 'changeNoticeChoices' }, async (permitted) => {
    const objection = objectionToNoticeChoices(refused, await reachableIn(permitted))
    if (objection !== undefined) throw new Refused(objection)
    await saveNoticeRefusals(permitted.tx, permitted.record.id, refused)
    return { result: undefined, acts: [{}] }
  })
}

/** The alert of his log-in is read: it is shown no more. A new one is. Spec: rules.md EMG-07. */
export function acknowledgeEmergencies(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
): Promise<void> {
  const request = { patient, action: 'acknowledgeEmergencies' } as const
  return perform(platform, caller, request, async ({ tx, record, now }) => {
    await markEmergenciesSeen(tx, record.id, now)
    return { result: undefined, acts: [{}] }
  })
}

/** The row of the account stays locked: two choices at once are made one after the other. */
async function reachableIn({ tx, record }: Permitted): Promise<Reachable> {
  const account = await channelsOf(tx, record.id)
  return { email: (account?.email ?? null) !== null, sms: (account?.phone ?? null) !== null }
}
