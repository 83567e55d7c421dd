/**
 * No trace, no access: load the facts, decide, run, trace, commit, in one transaction.
 * The only caller of core/rules/decide.ts. Invariants: contract.md §9, 1 and 2.
 */
import type { AccessMode, Caller, PatientCaller, Professional } from '@carnet/core/model/caller.ts'
import type { Action, Check, Decision, RefusalReason } from '@carnet/core/model/decision.ts'
import type { DocumentFacts, DocumentStatus } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { secondsToWait } from '@carnet/core/model/rate.ts'
import type { Mandate, RecordFacts } from '@carnet/core/model/record.ts'
import type { Download, TraceActor, TracedDocument, TracedPerson } from '@carnet/core/model/trace.ts'
import { decide, decideDocument, decideForCaller, decideStatus } from '@carnet/core/rules/decide.ts'
import { emergencyModeOf } from '@carnet/core/rules/emergency-review.ts'
import { isLegalRepresentative } from '@carnet/core/rules/mandates.ts'
import { noticesOf } from '@carnet/core/rules/notices.ts'
import { isProbe, isProbeOnceRefused, probingRates } from '@carnet/core/rules/probing.ts'
import { crashPoint } from '../crash-points.ts'
import type { Tx } from '../store/database.ts'
import { journalEmergency } from '../store/emergencies.ts'
import { transactionAcrossMerge } from '../store/merge.ts'
import { giveNotices } from '../store/notices.ts'
import { countInWindows } from '../store/rates.ts'
import { findRecord } from '../store/records.ts'
import type { StoredRecord } from '../store/stored-record.ts'
import { addTrace, addTraces, addTraceWithoutRecord, type NewTrace, undecided } from '../store/traces.ts'
import type { Platform } from './platform.ts'

/** The law or the patient says no, or what was sent cannot be accepted. Thrown after the trace is committed. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly reason: RefusalReason
  /** What is wrong with what was sent, in French, when the reason alone does not say it. */
  readonly detail: string | undefined
  /** What the history keeps beside the reason, or in its place when the caller may not be told. */
  readonly act: Act
  /** When the same request may be made again, when that is why it is refused. */
  readonly retryAfterSeconds: number | undefined

  constructor(reason: RefusalReason, detail?: string, act: Act = {}, retryAfterSeconds?: number) {
    super(detail === undefined ? reason : `${reason}: ${detail}`)
    this.reason = reason
    this.detail = detail
    this.act = act
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** What the body of an action works with: it exists only once the caller is allowed. */
export type Permitted = {
  readonly tx: Tx
  readonly record: StoredRecord
  readonly now: Date
  /** May this caller have this document, for this action or, when it covers several, for one of them? */
  judge(document: DocumentFacts, action?: Action): Decision
  /** The status of a replaced document as this caller may know it: see status-as-seen.ts. */
  statusOf(document: DocumentFacts, replacedBy: readonly DocumentFacts[], action?: Action): DocumentStatus
  /** May the holder see it now? Counts told to him leave out what he may not see yet. */
  visibleToHolder(document: DocumentFacts): boolean
  /** May he read it, whatever is asked here? */
  readableByHolder(document: DocumentFacts): boolean
  /**
   * What another would be answered who asked for the list of these documents: « Voir comme ». It is no act of his, and
   * decides nothing but what the holder, or who acts for him, is told of it. `facts`: the record as it is supposed.
   */
  supposing(viewer: Professional, facts: RecordFacts): Supposition
  /** May who has this mandate see it now, in the holder's space? */
  visibleToDelegate(mandate: Mandate, document: DocumentFacts): boolean
}

/** The answers of the decision to someone who did not ask. */
export type Supposition = Pick<Permitted, 'judge' | 'statusOf'> & { readonly onRecord: Decision }

/** One line of the history. An action may leave several: documents given, documents refused. */
export type Act = {
  /** When it is not the action that was performed as a whole. */
  readonly action?: Action | Download
  readonly documents?: readonly TracedDocument[]
  readonly returnedCount?: number
  readonly filteredCount?: number
  readonly secretCount?: number
  readonly about?: TracedPerson
  /** About what was done in a secret session: told to whom that is told. */
  readonly secret?: boolean
  readonly refusal?: RefusalReason
  /** Checks on the document, added to those on the record. */
  readonly checks?: readonly Check[]
}

export type Outcome<T> = { readonly result: T; readonly acts: readonly Act[] }

export async function perform<T>(
  platform: Platform,
  caller: Caller,
  request: {
    readonly patient: PatientId
    readonly action: Action
    /** Makes the record of a person who has none: the creation alone has it. */
    readonly open?: (tx: Tx, now: Date) => Promise<StoredRecord>
  },
  body: (permitted: Permitted) => Promise<Outcome<T>>,
): Promise<T> {
  const done = await transactionAcrossMerge(platform.database, async (tx) => {
    const now = platform.clock.now()
    const access = { action: request.action, mode: modeOf(caller) }
    const seeks = isProbe(caller, request.action, true)
    // Counted whatever is decided, what seeks a record leaves with the question: one round trip less.
    const [present, waitToSeek] = await Promise.all([
      findRecord(tx, request.patient),
      seeks ? waitOf(tx, platform, caller) : undefined,
    ])
    const { settings } = platform
    const matrix = platform.matrixAt(now)
    const decision = decide({ caller, record: present, access, settings, matrix, now })
    const trace = (record: StoredRecord | undefined, act: Act) =>
      leaveTrace(tx, record, request, lineOf(caller, request.action, now, decision.checks, act))

    if (isProbe(caller, request.action, decision.allowed)) {
      const wait = seeks ? waitToSeek : await waitOf(tx, platform, caller)
      if (wait !== undefined) {
        await trace(present, { refusal: 'tooManyRequests' })
        return new Refused('tooManyRequests', undefined, {}, wait)
      }
    }
    if (!decision.allowed || (present === undefined && request.open === undefined)) {
      const reason = decision.allowed ? 'recordUnknown' : decision.reason
      await trace(present, { refusal: reason })
      return new Refused(reason)
    }
    const permittedOn = (record: StoredRecord): Permitted => ({
      tx,
      record,
      now,
      judge: (document, as = access.action) =>
        decideDocument({
          caller,
          record,
          document,
          access: { ...access, action: as },
          settings,
          matrix,
          now,
        }),
      statusOf: (document, replacedBy, action = access.action) =>
        decideStatus(
          { caller, record, access: { ...access, action }, settings, matrix, now },
          document,
          replacedBy,
        ),
      visibleToHolder: (document) =>
        decideDocument({ caller: holderOf(record), record, document, access, settings, matrix, now }).allowed,
      readableByHolder: (document) => {
        const reading = { action: 'readDocument', mode: 'normal' } as const
        const question = { caller: holderOf(record), record, document, settings, matrix, now }
        return decideDocument({ ...question, access: reading }).allowed
      },
      supposing: (viewer, facts) => {
        const listing = { action: 'findDocuments', mode: viewer.mode } as const
        const question = { caller: viewer, record: facts, access: listing, settings, matrix, now }
        return {
          onRecord: decide(question),
          judge: (document, action = listing.action) =>
            decideDocument({ ...question, access: { ...listing, action }, document }),
          statusOf: (document, replacedBy) => decideStatus(question, document, replacedBy),
        }
      },
      visibleToDelegate: ({ id: mandateId, kind }, document) => {
        const delegate: Caller = { ...holderOf(record), delegate: { mandateId, kind, name: '' } }
        const reading = { action: 'readDocument', mode: 'normal' } as const
        const question = { caller: delegate, record, access: reading, settings, matrix, now }
        return decide(question).allowed && decideDocument({ ...question, document }).allowed
      },
    })
    try {
      const { record, result, acts } = await tx.attempt(async () => {
        const record = present ?? (await request.open!(tx, now))
        return { record, ...(await body(permittedOn(record))) }
      })
      crashPoint('perform.done')
      for (const act of acts) await trace(record, act)
      crashPoint('perform.traced')
      const done = acts.some(({ refusal }) => refusal === undefined)
      const { medecinTraitant } = record
      const notices = noticesOf({ caller, action: request.action, done, medecinTraitant })
      const actorId = actorOf(caller).id
      await giveNotices(tx, record.id, notices, { actorId, at: now })
      const mode = emergencyModeOf(caller, request.action, done)
      if (mode !== undefined)
        journalEmergency(tx, record.id, { at: now, mode, actorId, secret: isSecret(caller) })
      crashPoint('perform.before-commit')
      return { result }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      // What was opened is undone; what another opened meanwhile keeps the line.
      const record = present ?? (await findRecord(tx, request.patient))
      const wait = isProbeOnceRefused(caller, request.action) ? await waitOf(tx, platform, caller) : undefined
      const refused = wait === undefined ? error : new Refused('tooManyRequests', undefined, {}, wait)
      await trace(record, { refusal: refused.reason, ...refused.act })
      return refused
    }
  })
  crashPoint('perform.committed')
  // Thrown after the commit: a refusal must not roll back its own trace.
  if (done instanceof Refused) throw done
  return done.result
}

/** Counts one probe of this caller; seconds to wait when it is one too many, whoever the patient is. */
async function waitOf(tx: Tx, platform: Platform, caller: Caller): Promise<number | undefined> {
  const { subject, rates } = probingRates(caller, platform.rates)
  return secondsToWait(rates, await countInWindows(tx, 'existence', subject, rates))
}

/** What the body of an action on several records works with: those on which `onBehalfOf` is allowed. */
export type PermittedOnMany = {
  readonly tx: Tx
  readonly records: readonly StoredRecord[]
  readonly now: Date
  /** May the caller have this document of this record in a list? */
  mayList(record: StoredRecord, document: DocumentFacts): boolean
}

export type Candidates = {
  readonly records: readonly StoredRecord[]
  /** Whose rights on the records count: the caller himself, or a professional whose staff he is. */
  readonly onBehalfOf: Caller
}

/**
 * About nobody in particular: the right of the caller first, then each record on its own. A record that he may not
 * know of is left out without a word; each one that is served keeps a line.
 */
export async function performOnMany<T>(
  platform: Platform,
  caller: Caller,
  action: Action,
  find: (tx: Tx, now: Date) => Promise<Candidates>,
  body: (
    permitted: PermittedOnMany,
  ) => Promise<{ readonly result: T; readonly served: readonly StoredRecord[] }>,
): Promise<T> {
  const done = await transactionAcrossMerge(platform.database, async (tx) => {
    const now = platform.clock.now()
    const { settings } = platform
    const matrix = platform.matrixAt(now)
    const mode = modeOf(caller)
    const common = { settings, matrix, now }
    const right = decideForCaller({ caller, access: { action, mode }, ...common })
    const refuse = async (reason: RefusalReason, retryAfterSeconds?: number) => {
      await addTraceWithoutRecord(
        tx,
        undefined,
        lineOf(caller, action, now, right.checks, { refusal: reason }),
      )
      return new Refused(reason, undefined, {}, retryAfterSeconds)
    }
    if (!right.allowed) return refuse(right.reason)
    if (isProbe(caller, action, true)) {
      const wait = await waitOf(tx, platform, caller)
      if (wait !== undefined) return refuse('tooManyRequests', wait)
    }
    try {
      const { records, onBehalfOf } = await find(tx, now)
      const access = { action, mode: modeOf(onBehalfOf) }
      const allowed = records.flatMap((record) => {
        const decision = decide({ caller: onBehalfOf, record, access, ...common })
        return decision.allowed ? [{ record, checks: [...right.checks, ...decision.checks] }] : []
      })
      const listing = { action: 'findDocuments', mode } as const
      const { result, served } = await body({
        tx,
        records: allowed.map(({ record }) => record),
        now,
        mayList: (record, document) =>
          decide({ caller, record, access: listing, ...common }).allowed &&
          decideDocument({ caller, record, document, access: listing, ...common }).allowed,
      })
      await addTraces(
        tx,
        allowed
          .filter(({ record }) => served.includes(record))
          .map(({ record, checks }) => ({
            key: record.key,
            trace: lineOf(caller, action, now, checks, { returnedCount: 1 }),
          })),
      )
      return { result }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return refuse(error.reason)
    }
  })
  if (done instanceof Refused) throw done
  return done.result
}

/** Traces a refusal decided before any action could run: a card expired, revoked, or an assertion refused. */
export function traceRefusal(
  platform: Platform,
  request: { readonly patient: PatientId; readonly action: Action },
  actor: TraceActor,
  refusal: RefusalReason,
): Promise<void> {
  return transactionAcrossMerge(platform.database, async (tx) => {
    const record = await findRecord(tx, request.patient)
    const line = undecided({ at: platform.clock.now(), action: request.action, actor })
    await leaveTrace(tx, record, request, { ...line, outcome: 'refused', refusal })
  })
}

async function leaveTrace(
  tx: Tx,
  record: StoredRecord | undefined,
  request: { readonly patient: PatientId },
  line: NewTrace,
): Promise<void> {
  if (record === undefined) await addTraceWithoutRecord(tx, request.patient, line)
  else await addTrace(tx, record.key, line)
}

function lineOf(caller: Caller, action: Action, now: Date, checks: readonly Check[], act: Act): NewTrace {
  return {
    at: now,
    action: act.action ?? action,
    outcome: act.refusal === undefined ? 'done' : 'refused',
    actor: actorOf(caller),
    mode: modeOf(caller),
    ...(caller.kind === 'professional' && caller.reason !== undefined && { emergencyReason: caller.reason }),
    ...(act.refusal !== undefined && { refusal: act.refusal }),
    ...(act.about !== undefined && { about: act.about }),
    checks: [...checks, ...(act.checks ?? [])],
    documents: act.documents ?? [],
    filteredCount: act.filteredCount ?? 0,
    returnedCount: act.returnedCount ?? 0,
    ...(act.secretCount && { secretCount: act.secretCount }),
    secretSession: isSecret(caller) || act.secret === true,
  }
}

export function actorOf(caller: Caller): TraceActor {
  switch (caller.kind) {
    case 'patient':
      return caller.delegate === undefined
        ? { kind: 'patient', id: '', name: '' }
        : {
            kind: isLegalRepresentative(caller.delegate.kind) ? 'legalRepresentative' : 'carer',
            id: caller.delegate.mandateId,
            name: caller.delegate.name,
          }
    case 'insuranceAgent':
      return { kind: 'insuranceAgent', id: caller.id, name: caller.name }
    case 'cardBearer':
      return { kind: 'cardBearer', id: '', name: '' }
    case 'professional':
      return {
        kind: 'professional',
        id: caller.id,
        name: `${caller.firstName} ${caller.lastName}`,
        profession: caller.profession.code,
        ...(caller.profession.specialities[0] !== undefined && {
          speciality: caller.profession.specialities[0],
        }),
        structureId: caller.structure.id,
        structureName: caller.structure.name,
      }
    case 'structure':
    case 'staff':
      return {
        kind: caller.kind,
        id: caller.userId,
        name: caller.userName,
        structureId: caller.structure.id,
        structureName: caller.structure.name,
      }
  }
}

function isSecret(caller: Caller): boolean {
  return caller.kind !== 'patient' && caller.secretSession
}

function modeOf(caller: Caller): AccessMode {
  return caller.kind === 'patient' ? 'normal' : caller.mode
}

function holderOf(record: StoredRecord): PatientCaller {
  return { kind: 'patient', patient: record.patient }
}
