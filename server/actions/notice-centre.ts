/** « Mes notifications »: what a reader of the record was told, read or not, until he removes it. Spec: rules.md TRA-08. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { noticesShownSince, noticesShownTo } from '@carnet/core/rules/notice-centre.ts'
import {
  type CentreNotice,
  type CentreQuestion,
  countInCentre,
  markInCentre,
  noticesInCentre,
} from '../store/notice-centre.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'

export type NoticeCentre = {
  readonly notices: readonly CentreNotice[]
  readonly all: number
  readonly unread: number
  readonly page: number
}

export const noticesAPage = 20

export function listNotices(platform: Platform, caller: PatientCaller, asked: number): Promise<NoticeCentre> {
  const request = { patient: caller.patient, action: 'listNotices' } as const
  return perform(platform, caller, request, async ({ tx, record, now }) => {
    const question = questionOf(caller, now)
    const counts = await countInCentre(tx, record.id, question)
    const page = Math.min(asked, Math.max(1, Math.ceil(counts.all / noticesAPage)))
    const notices = await noticesInCentre(tx, record.id, question, {
      limit: noticesAPage,
      offset: (page - 1) * noticesAPage,
    })
    return { result: { notices, page, ...counts }, acts: [{ returnedCount: notices.length }] }
  })
}

export type NoticeGesture = 'read' | 'unread' | 'remove' | 'restore' | 'readAll'

/** Of one of them, or of all that he sees. What is not his is left as it is, without a word. */
export function changeNotices(
  platform: Platform,
  caller: PatientCaller,
  gesture: NoticeGesture,
  id: string,
): Promise<void> {
  const request = { patient: caller.patient, action: 'changeNotices' } as const
  return perform(platform, caller, request, async ({ tx, record, now }) => {
    await markInCentre(tx, record.id, questionOf(caller, now), {
      ids: gesture === 'readAll' ? undefined : [id],
      readAt: gesture === 'unread' ? null : now,
      removedAt: gesture === 'remove' ? now : null,
    })
    return { result: undefined, acts: [{}] }
  })
}

function questionOf(caller: PatientCaller, now: Date): CentreQuestion {
  return {
    reader: caller.delegate?.mandateId ?? 'holder',
    causes: noticesShownTo(caller),
    since: noticesShownSince(now),
  }
}
