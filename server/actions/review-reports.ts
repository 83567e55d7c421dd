/**
 * The operator reviews what patients report: what they wrote and what it is about, never who they are, nor the title of
 * a document. rules.md CON-24.
 */
import type { Day } from '@carnet/core/model/identity.ts'
import {
  type ReportState,
  type ReportSubject,
  type ReportVerdict,
  type TicketIds,
  ticketOf,
} from '@carnet/core/model/report.ts'
import type { TraceActor } from '@carnet/core/model/trace.ts'
import {
  isAnswerLate,
  type ReportStep,
  reportAnswerBy,
  reportCodes,
  stateAfter,
} from '@carnet/core/rules/reports.ts'
import type { Tx } from '../store/database.ts'
import { giveNotices } from '../store/notices.ts'
import {
  closeReport,
  type ReportCriteria,
  type ReportToReview,
  reportsToReview,
  reportToReview,
  takeReport,
} from '../store/reports.ts'
import { addTrace, undecided } from '../store/traces.ts'
import type { Platform } from './platform.ts'

export type ReportForReview = {
  readonly id: string
  /** What the patient says over the phone. */
  readonly ticket: string
  /** Of Mon espace santé: `SIGNALEMENT_PS`. */
  readonly code: string
  readonly at: Date
  readonly state: ReportState
  readonly subject: ReportSubject
  readonly words: string
  readonly reviewer: string | undefined
  readonly closedAt: Date | undefined
  readonly answer: string
  /** The last day to answer. */
  readonly answerBy: Day
  readonly late: boolean
}

export type Reviewing = Pick<Platform, 'database' | 'clock' | 'settings'>

const atOnce = 100

/** Oldest first, a page in memory at a time. */
export async function* reportsForReview(
  { database, clock, settings }: Reviewing,
  criteria: ReportCriteria,
): AsyncGenerator<ReportForReview> {
  let after: ReportToReview | undefined
  for (;;) {
    const page = await database.transaction((tx) => reportsToReview(tx, criteria, { after, limit: atOnce }))
    for (const {
      key: _,
      reporterRecordId: __,
      secret: ___,
      documents: ____,
      addressedTo: _____,
      kind,
      subject,
      ...report
    } of page)
      yield {
        ...report,
        ticket: ticketOf(report.id),
        code: reportCodes[kind],
        subject: withoutTitle(subject),
        answerBy: reportAnswerBy({ at: report.at, kind }, settings),
        late: isAnswerLate({ ...report, kind }, settings, clock.now()),
      }
    if (page.length < atOnce) return
    after = page.at(-1)
  }
}

/** `several`: more than one has this ticket, and its whole id tells which. */
export type Reviewed = 'done' | 'unknown' | 'several' | 'notPossible'

/** The patient reads that it is being looked at. */
export function startReview(platform: Reviewing, ids: TicketIds, reviewer: string): Promise<Reviewed> {
  const by = operator(reviewer)
  return step(platform, ids, { step: 'take', ...by }, (tx, report) => takeReport(tx, report, reviewer))
}

export function answerReport(platform: Reviewing, ids: TicketIds, answer: Answer): Promise<Reviewed> {
  return saveAnswer(platform, ids, answer, operator(answer.reviewer))
}

type Answer = { readonly reviewer: string; readonly verdict: ReportVerdict; readonly words: string }

/** Who reviews, and which: the operator all of them. */
type Reviewer = { readonly actor: TraceActor; readonly may: (report: ReportToReview) => boolean }

const operator = (name: string): Reviewer => ({
  actor: { kind: 'operator', id: name, name },
  may: () => true,
})

/** Once for all: the patient reads the answer, and is told that there is one. */
export function saveAnswer(
  platform: Reviewing,
  ids: TicketIds,
  answer: Answer,
  by: Reviewer,
): Promise<Reviewed> {
  return step(platform, ids, { step: answer.verdict, ...by }, async (tx, report, at) => {
    await closeReport(tx, report, { ...answer, at })
    const notice = { to: 'holder', cause: 'reportAnswered' } as const
    await giveNotices(tx, report.reporterRecordId, [notice], { actorId: report.id, at })
  })
}

function step(
  { database, clock }: Reviewing,
  ids: TicketIds,
  asked: Reviewer & { readonly step: ReportStep },
  act: (tx: Tx, report: ReportToReview, at: Date) => Promise<void>,
): Promise<Reviewed> {
  return database.transaction(async (tx): Promise<Reviewed> => {
    const report = await reportToReview(tx, ids)
    if (report === 'several') return 'several'
    if (report === undefined || !asked.may(report)) return 'unknown'
    if (stateAfter(report.state, asked.step) === undefined) return 'notPossible'
    const at = clock.now()
    await act(tx, report, at)
    await traceReview(tx, report, { at, actor: asked.actor })
    return 'done'
  })
}

/** A line of the history of its record. */
export function traceReview(
  tx: Tx,
  { key, documents, secret }: ReportToReview,
  by: { readonly at: Date; readonly actor: TraceActor },
): Promise<void> {
  return addTrace(tx, key, {
    ...undecided({ ...by, action: 'reviewReport' }),
    // Who may not read what was reported may not read that it was.
    documents,
    secretSession: secret,
  })
}

/** Its title may tell of an illness: its number is enough to find who wrote it. */
function withoutTitle(subject: ReportSubject): ReportSubject {
  return subject.kind === 'document' || subject.kind === 'correction' ? { ...subject, title: '' } : subject
}
