/**
 * « Demandes reçues »: who wrote a document reads what its holder asks to correct, and answers. It is his by what he
 * wrote, whatever was decided since of his access: the holder sent it to him. rules.md EHDS-03; people.md P-33, W-15.
 */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import {
  type ReportState,
  type ReportSubject,
  type ReportVerdict,
  type TicketIds,
  ticketOf,
} from '@carnet/core/model/report.ts'
import type { TraceActor } from '@carnet/core/model/trace.ts'
import { correctionsAnsweredBy, isAnswerLate, reportAnswerBy } from '@carnet/core/rules/reports.ts'
import { type ReportToReview, reportsAddressedTo, reportToReview, takeReport } from '../store/reports.ts'
import { actorOf } from './perform.ts'
import { type Reviewed, type Reviewing, saveAnswer, traceReview } from './review-reports.ts'

export type CorrectionRequest = {
  readonly id: string
  /** What the holder and he may both say over the phone. */
  readonly ticket: string
  readonly at: Date
  readonly state: ReportState
  /** He wrote it: its title and its number tell him which. */
  readonly document: Extract<ReportSubject, { readonly uniqueId: string }>
  /** The last day to answer. */
  readonly answerBy: Day
  readonly late: boolean
  readonly closedAt: Date | undefined
}

/** What the holder wrote is read one request at a time, and he is told that it was. */
export type ReadCorrection = CorrectionRequest & { readonly words: string; readonly answer: string }

const requestsMax = 200

/** Those that wait first, oldest first, then those that are answered. Nothing of what was written is in it. */
export function correctionRequests(
  { database, clock, settings }: Reviewing,
  caller: Caller,
): Promise<readonly CorrectionRequest[]> {
  return database.read(async (tx) => {
    const reports = await reportsAddressedTo(tx, correctionsAnsweredBy(caller), requestsMax)
    return reports.flatMap((report) => requestOf(report, settings, clock.now()) ?? [])
  })
}

/** Reading it is a line of the history, and from then on the holder reads « lue ». undefined: no such request of his. */
export async function readCorrection(
  platform: Reviewing,
  caller: Caller,
  ids: TicketIds,
): Promise<ReadCorrection | undefined> {
  const { clock, settings } = platform
  const actor = actorOf(caller)
  return platform.database.transaction(async (tx) => {
    const report = await reportToReview(tx, ids)
    if (report === undefined || report === 'several' || !isHis(caller, report)) return undefined
    if (report.state === 'sent') {
      await takeReport(tx, report, nameOf(actor))
      await traceReview(tx, report, { at: clock.now(), actor })
    }
    const seen = report.state === 'sent' ? ({ ...report, state: 'inReview' } as const) : report
    const told = requestOf(seen, settings, clock.now())
    return told && { ...told, words: report.words, answer: report.answer }
  })
}

/** Once for all: corrected (`founded`), or refused (`unfounded`) with the reason that the holder reads. */
export function answerCorrection(
  platform: Reviewing,
  caller: Caller,
  ids: TicketIds,
  answer: { readonly verdict: ReportVerdict; readonly words: string },
): Promise<Reviewed> {
  const actor = actorOf(caller)
  return saveAnswer(
    platform,
    ids,
    { ...answer, reviewer: nameOf(actor) },
    { actor, may: (report) => isHis(caller, report) },
  )
}

function isHis(caller: Caller, { kind, addressedTo }: ReportToReview): boolean {
  const ids = correctionsAnsweredBy(caller)
  return kind === 'correction' && addressedTo.some((id) => ids.includes(id))
}

function requestOf(
  report: ReportToReview,
  settings: Reviewing['settings'],
  now: Date,
): CorrectionRequest | undefined {
  const { id, at, state, subject, closedAt } = report
  if (subject.kind !== 'correction') return undefined
  return {
    id,
    ticket: ticketOf(id),
    at,
    state,
    document: subject,
    answerBy: reportAnswerBy(report, settings),
    late: isAnswerLate(report, settings, now),
    closedAt,
  }
}

function nameOf({ name, id }: TraceActor): string {
  return name === '' ? id : name
}
