/** The reports of patients: followed from their record, reviewed by the operator in one queue. CON-24. */

import type { RecordId } from '@carnet/core/model/record.ts'
import type {
  ReportKind,
  ReportState,
  ReportSubject,
  ReportVerdict,
  TicketIds,
} from '@carnet/core/model/report.ts'
import type { TracedDocument } from '@carnet/core/model/trace.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unseal } from './sealing.ts'

export type Report = {
  readonly id: string
  readonly at: Date
  readonly kind: ReportKind
  readonly subject: ReportSubject
  /** What he wrote. */
  readonly words: string
  readonly state: ReportState
  readonly reviewer: string | undefined
  readonly closedAt: Date | undefined
  /** What the operator answers him; empty until then. */
  readonly answer: string
}

export type ReportToReview = Report & {
  readonly documents: readonly TracedDocument[]
  readonly key: RecordKey
  readonly reporterRecordId: RecordId
  readonly secret: boolean
  /** Who may answer beside the operator: who wrote the document. */
  readonly addressedTo: readonly string[]
}

type Row = {
  id: string
  at: Date
  kind: ReportKind
  state: ReportState
  reviewer: string | null
  closed_at: Date | null
  sealed: Buffer
  answer: Buffer | null
}

/** `documents`: those that its lines of the history are about, which wait for who may not see them. */
type SealedReport = Pick<Report, 'subject' | 'words'> & { readonly documents: readonly TracedDocument[] }

const columns = 'q.id, q.at, q.kind, q.state, q.reviewer, q.closed_at, q.sealed, q.answer'

export async function addReport(
  tx: Tx,
  key: RecordKey,
  report: SealedReport &
    Pick<Report, 'id' | 'at'> & {
      readonly reporterId: string
      readonly reporterRecordId: RecordId
      readonly secret: boolean
    },
): Promise<void> {
  const { id, at, subject, words, documents } = report
  await tx.run(
    'add-report',
    `insert into report (record_id, id, at, kind, reporter_id, reporter_record_id, secret, state, sealed, addressed_to)
     values ($1, $2, $3, $4, $5, $6, $7, 'sent', $8, $9)`,
    [
      key.recordId,
      id,
      at,
      subject.kind,
      report.reporterId,
      report.reporterRecordId,
      report.secret,
      seal(key, reportPlace(id), JSON.stringify({ subject, words, documents } satisfies SealedReport)),
      subject.kind === 'correction' ? subject.authorIds : [],
    ],
  )
}

/** That a person reads at once. */
export const reportsMax = 50

/** Newest first; of one reporter, or all. */
export async function reportsOf(
  tx: Tx,
  key: RecordKey,
  asked: { readonly reporterId: string | undefined; readonly limit: number },
): Promise<readonly Report[]> {
  const rows = await tx.run<Row>(
    'reports-of-record',
    `select ${columns} from report q
      where q.record_id = $1 and ($2::text is null or q.reporter_id = $2) order by q.at desc, q.id desc limit $3`,
    [key.recordId, asked.reporterId ?? null, asked.limit],
  )
  return rows.map((row) => opened(key, row))
}

export type ReportCriteria = {
  readonly waiting: boolean
  readonly from?: Date | undefined
  readonly to?: Date | undefined
}

/** The queue of the operator: the next after `after`, oldest first. */
export async function reportsToReview(
  tx: Tx,
  { waiting, from, to }: ReportCriteria,
  { after, limit }: { readonly after: ReportToReview | undefined; readonly limit: number },
): Promise<readonly ReportToReview[]> {
  const rows = await tx.run<QueueRow>(
    `reports-${waiting ? 'waiting' : 'all'}`,
    `${queued} where ${waiting ? 'q.closed_at is null' : 'true'}
        and q.at >= $1 and q.at < $2 and (q.at, q.id) > ($3, $4) order by q.at, q.id limit $5`,
    [
      from ?? new Date(0),
      to ?? new Date('9999-01-01'),
      after?.at ?? new Date(0),
      after?.id ?? '00000000-0000-0000-0000-000000000000',
      limit,
    ],
  )
  return rows.map((row) => inQueue(tx, row))
}

/** What these wrote and are asked to correct: what waits first, oldest first. */
export async function reportsAddressedTo(
  tx: Tx,
  ids: readonly string[],
  limit: number,
): Promise<readonly ReportToReview[]> {
  const rows = await tx.run<QueueRow>(
    'reports-addressed-to',
    `${queued} where q.addressed_to && $1 and q.addressed_to <> '{}'
      order by q.closed_at is not null, q.at, q.id limit $2`,
    [ids, limit],
  )
  return rows.map((row) => inQueue(tx, row))
}

/** The only one that has this ticket, held until the end of the transaction: two reviewers do not answer the same. */
export async function reportToReview(
  tx: Tx,
  [first, last]: TicketIds,
): Promise<ReportToReview | 'several' | undefined> {
  const rows = await tx.run<QueueRow>(
    'report-to-review',
    `${queued} where q.id between $1 and $2 limit 2 for update of q`,
    [first, last],
  )
  if (rows.length > 1) return 'several'
  return rows[0] && inQueue(tx, rows[0])
}

export async function takeReport(tx: Tx, { key, id }: ReportToReview, reviewer: string): Promise<void> {
  await tx.run(
    'take-report',
    `update report set state = 'inReview', reviewer = $3 where record_id = $1 and id = $2`,
    [key.recordId, id, reviewer],
  )
}

export async function closeReport(
  tx: Tx,
  { key, id }: ReportToReview,
  answer: {
    readonly at: Date
    readonly reviewer: string
    readonly verdict: ReportVerdict
    readonly words: string
  },
): Promise<void> {
  await tx.run(
    'close-report',
    `update report set state = $3, reviewer = $4, closed_at = $5, answer = $6 where record_id = $1 and id = $2`,
    [
      key.recordId,
      id,
      answer.verdict,
      answer.reviewer,
      answer.at,
      seal(key, reportAnswerPlace(id), answer.words),
    ],
  )
}

type QueueRow = Row & {
  record_id: RecordId
  reporter_record_id: RecordId
  secret: boolean
  addressed_to: string[]
  wrapped_key: Buffer
}

const queued = `select ${columns}, q.record_id, q.reporter_record_id, q.secret, q.addressed_to, r.wrapped_key
       from report q join record r on r.id = q.record_id`

function inQueue(tx: Tx, row: QueueRow): ReportToReview {
  const key = tx.keyring.unwrapRecordKey(row.record_id, row.wrapped_key)
  return {
    ...opened(key, row),
    key,
    reporterRecordId: row.reporter_record_id,
    secret: row.secret,
    addressedTo: row.addressed_to,
  }
}

function opened(key: RecordKey, row: Row): Report & SealedReport {
  const sealed = JSON.parse(unseal(key, reportPlace(row.id), row.sealed).toString('utf8')) as SealedReport
  return {
    id: row.id,
    at: row.at,
    kind: row.kind,
    ...sealed,
    state: row.state,
    reviewer: row.reviewer ?? undefined,
    closedAt: row.closed_at ?? undefined,
    answer: row.answer === null ? '' : unseal(key, reportAnswerPlace(row.id), row.answer).toString('utf8'),
  }
}

export function reportPlace(id: string): string {
  return `report ${id}`
}

export function reportAnswerPlace(id: string): string {
  return `report-answer ${id}`
}
