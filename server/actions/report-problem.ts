/** The patient reports an access, a document or a service, and follows what becomes of it. rules.md CON-08, CON-24. */
import { randomUUID } from 'node:crypto'
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { EntryUuid } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { secondsToWait } from '@carnet/core/model/rate.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { DisputedLine, DisputeReason, ReportSubject } from '@carnet/core/model/report.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import { mayAskCorrection } from '@carnet/core/rules/reports.ts'
import type { Tx } from '../store/database.ts'
import { openLabels } from '../store/document-fragments.ts'
import { documentsByEntryUuid } from '../store/documents.ts'
import { mandatesOn } from '../store/mandates.ts'
import { countInWindows } from '../store/rates.ts'
import { saveRecognisedAccess } from '../store/recognised-accesses.ts'
import { addReport, type Report, reportsMax, reportsOf } from '../store/reports.ts'
import { tracesOf } from '../store/traces.ts'
import { inDirectory, type Target } from './in-directory.ts'
import { visibleHistory } from './list-traces.ts'
import { type Act, actorOf, type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { traced } from './read-document.ts'

export type { Report } from '../store/reports.ts'

/** A line of the history, a document of the list, a service by its name, or whose deposits are to stop. */
export type ReportTarget =
  | { readonly kind: 'access'; readonly traceId: string; readonly reason?: DisputeReason | undefined }
  | { readonly kind: 'document' | 'correction'; readonly entryUuid: string }
  | { readonly kind: 'service'; readonly name: string }
  /** Of a professional or a structure of the directory, who is to deposit no longer (CON-08). */
  | { readonly kind: 'deposits'; readonly of: Target }

/**
 * What is reported, as its reader sees it: for the form. It is read as what it is, a line or a list; the directory is
 * public, and to read it is not traced.
 */
export function reportable(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
  target: Exclude<ReportTarget, { kind: 'service' }>,
): Promise<ReportSubject> {
  if (target.kind === 'deposits')
    return platform.database.read(async (tx) => (await whoseDeposits(tx, target.of)).subject)
  const action = target.kind === 'access' ? 'listTraces' : 'findDocuments'
  return perform(platform, caller, { patient, action }, async (permitted) => {
    const { subject } = await found(caller, permitted, target)
    return { result: subject, acts: [{}] }
  })
}

/** Only what its reader may see: a report of anything else is refused as if it were not there. */
export function reportProblem(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
  report: { readonly target: ReportTarget; readonly words: string },
): Promise<void> {
  return perform(platform, caller, { patient, action: 'reportProblem' }, async (permitted) => {
    const { tx, record, now } = permitted
    const { rates } = platform
    const wait = secondsToWait(rates.report, await countInWindows(tx, 'report', record.id, rates.report))
    if (wait !== undefined) throw new Refused('tooManyRequests', undefined, {}, wait)
    const { subject, act } = await found(caller, permitted, report.target)
    await addReport(tx, record.key, {
      id: randomUUID(),
      at: now,
      subject,
      words: report.words,
      documents: act.documents ?? [],
      reporterId: actorOf(caller).id,
      reporterRecordId: await ownRecordOf(permitted, caller),
      secret: act.secret ?? false,
    })
    return { result: undefined, acts: [act] }
  })
}

/** « C’est normal »: its reader recognises this line, and is not asked about it again. */
export function recogniseAccess(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
  traceId: string,
): Promise<void> {
  return perform(platform, caller, { patient, action: 'recogniseAccess' }, async (permitted) => {
    const { tx, record } = permitted
    const { act } = await found(caller, permitted, { kind: 'access', traceId })
    await saveRecognisedAccess(tx, { recordId: record.id, readerId: actorOf(caller).id }, traceId)
    return { result: undefined, acts: [act] }
  })
}

/** Of one person, one day: more than anybody leaves by hand. */
const disputedMax = 50

/** All of them to the holder; his own to a representative: the holder may have reported what is kept from him. */
export function listReports(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
): Promise<readonly Report[]> {
  return perform(platform, caller, { patient, action: 'listReports' }, async ({ tx, record }) => {
    const reporterId = caller.delegate === undefined ? undefined : actorOf(caller).id
    const result = await reportsOf(tx, record.key, { reporterId, limit: reportsMax })
    return { result, acts: [{ returnedCount: result.length }] }
  })
}

type Found = { readonly subject: ReportSubject; readonly act: Act }

async function found(caller: PatientCaller, permitted: Permitted, target: ReportTarget): Promise<Found> {
  const { tx, record, judge } = permitted
  switch (target.kind) {
    case 'access': {
      const { narrowing, visiblePart } = await visibleHistory(caller, permitted)
      const asked = { ...narrowing, id: target.traceId, limit: 1 }
      const [trace] = (await tracesOf(tx, record.key, asked)).map(visiblePart)
      if (trace === undefined || trace.actor.kind === 'patient') throw new Refused('documentUnknown')
      const day = civilDay(trace.at)
      const ofTheDay = { ...narrowing, actor: trace.actor, from: day, until: day, limit: disputedMax }
      const lines = await tracesOf(tx, record.key, ofTheDay)
      const others = lines.filter(({ id }) => id !== trace.id).map(disputedLine)
      const reason = target.reason ?? 'notNormal'
      return {
        subject: { kind: 'access', ...disputedLine(trace), actor: trace.actor, reason, others },
        // The line of the report is for who may read the line that it is about (TRA-03).
        act: { documents: trace.documents, secret: trace.secretSession },
      }
    }
    case 'document':
    case 'correction': {
      const [document] = await documentsByEntryUuid(tx, record.id, [target.entryUuid])
      if (document === undefined || !judge(document, 'findDocuments').allowed)
        throw new Refused('documentUnknown')
      if (target.kind === 'correction' && !mayAskCorrection(document)) throw new Refused('choiceNotPossible')
      const entryUuid: EntryUuid = document.entryUuid
      const label = (await openLabels(tx, record.key, [entryUuid])).get(entryUuid)!
      const { uniqueId, typeCode, authorIds, submittedAt } = document
      return {
        subject: {
          kind: target.kind,
          uniqueId,
          title: label.title,
          typeCode,
          authorIds,
          submittedAt: submittedAt.toISOString(),
        },
        act: { documents: [traced(document, label)] },
      }
    }
    case 'service':
      return { subject: target, act: {} }
    case 'deposits':
      return whoseDeposits(tx, target.of)
  }
}

async function whoseDeposits(tx: Tx, of: Target): Promise<Found> {
  const known = await inDirectory(tx, of)
  if (known === undefined) throw new Refused('choiceNotPossible')
  return { subject: { kind: 'deposits', of: known.about }, act: { about: known.about } }
}

function disputedLine({ id, at, action, outcome, mode }: Trace): DisputedLine {
  return { traceId: id, at: at.toISOString(), action, outcome, mode }
}

async function ownRecordOf({ tx, record }: Permitted, { delegate }: PatientCaller): Promise<RecordId> {
  if (delegate === undefined) return record.id
  const mandates = await mandatesOn(tx, record.id)
  return mandates.find(({ id }) => id === delegate.mandateId)?.personRecordId ?? record.id
}
