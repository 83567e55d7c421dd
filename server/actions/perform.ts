/**
 * No trace, no access: load the facts, decide, run, trace, commit, in one transaction.
 * The only caller of core/rules/decide.ts. Invariants: contract.md §9, 1 and 2.
 */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Action, RefusalReason } from '@carnet/core/model/decision.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { secondsToWait } from '@carnet/core/model/rate.ts'
import type { Trace, TraceActor, UnknownChange } from '@carnet/core/model/trace.ts'
import { decide, decideDocument, decideForCaller } from '@carnet/core/rules/decide.ts'
import { emergencyModeOf } from '@carnet/core/rules/emergency-review.ts'
import { type NoticedAct, noticesOf } from '@carnet/core/rules/notices.ts'
import { isProbe, isProbeOnceRefused, probingBudgets } from '@carnet/core/rules/probing.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { crashPoint } from '../crash-points.ts'
import type { Tx } from '../store/database.ts'
import { journalEmergency } from '../store/emergencies.ts'
import { transactionAcrossMerge } from '../store/merge.ts'
import { giveNoticesOnMany } from '../store/notices.ts'
import { countInWindows } from '../store/rates.ts'
import { findRecord } from '../store/records.ts'
import type { StoredRecord } from '../store/stored-record.ts'
import { addTrace, addTraces, addTraceWithoutRecord, type NewTrace, undecided } from '../store/traces.ts'
import { type Permitted, permittedOn } from './permitted.ts'
import type { Platform } from './platform.ts'
import { type Act, actorOf, isSecret, lineOf, modeOf } from './trace-line.ts'

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

export type Outcome<T> = { readonly result: T; readonly acts: readonly Act[] }

/**
 * About one patient. Nothing that the body found is given before the line of the history has committed with it.
 * @law TRA-01 CSP R1111-43
 */
export async function perform<T>(
  platform: Platform,
  caller: Caller,
  request: {
    readonly patient: PatientId
    readonly action: Action
    /** What its lines say, when which act it is shows later than whether it may be. */
    readonly tracedAs?: UnknownChange
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
    const asked = { caller, access, settings, matrix, now }
    const decision = decide({ ...asked, record: present })
    const trace = (record: StoredRecord | undefined, act: Act) =>
      leaveTrace(
        tx,
        record,
        request,
        lineOf(caller, request.tracedAs ?? request.action, now, decision.checks, act),
      )

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
    try {
      const { record, result, acts } = await tx.attempt(async () => {
        const record = present ?? (await request.open!(tx, now))
        return { record, ...(await body(permittedOn(record, tx, asked))) }
      })
      crashPoint('perform.done')
      for (const act of acts) await trace(record, act)
      crashPoint('perform.traced')
      const doneActs = acts.filter(({ refusal }) => refusal === undefined)
      const keptFrom = keptByAll(doneActs)
      const act = { caller, action: request.action, done: doneActs.length > 0, keptFrom, settings, at: now }
      await tellOf(tx, act, [record])
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

/** From whom all that was done is kept: one act that everybody may know of is told. */
function keptByAll(acts: readonly Act[]): Act['keptFrom'] {
  if (acts.some(({ keptFrom }) => keptFrom === undefined)) return undefined
  return acts.every(({ keptFrom }) => keptFrom === 'holder') ? 'holder' : 'representatives'
}

/** The messages that an act on these records sends, and its lines in the journal of emergencies: none for most acts. */
async function tellOf(
  tx: Tx,
  act: {
    readonly caller: Caller
    readonly action: Action
    readonly done: boolean
    readonly keptFrom: NoticedAct['keptFrom']
    readonly settings: RuleSettings
    readonly at: Date
  },
  records: readonly StoredRecord[],
): Promise<void> {
  const { caller, at } = act
  const actorId = actorOf(caller).id
  const told = records.map((record) => ({
    recordId: record.id,
    notices: noticesOf({ ...act, record, now: at }),
  }))
  const reason = caller.kind === 'professional' ? caller.reason : undefined
  await giveNoticesOnMany(tx, told, { actorId, at, reason })
  const mode = emergencyModeOf(act, act.settings)
  if (mode === undefined || records.length === 0) return
  const ids = records.map(({ id }) => id)
  journalEmergency(tx, ids, { at, mode, actorId, secret: isSecret(caller) })
}

/** Counts one probe of this caller; seconds to wait when it is one too many, whoever the patient is. */
async function waitOf(tx: Tx, platform: Platform, caller: Caller): Promise<number | undefined> {
  // In one order, his own first: two at once never wait for one another in a ring.
  const waits = await Promise.all(
    probingBudgets(caller, platform.rates).map(async ({ subject, rates }) =>
      secondsToWait(rates, await countInWindows(tx, 'existence', subject, rates)),
    ),
  )
  const found = waits.filter((wait) => wait !== undefined)
  return found.length === 0 ? undefined : Math.max(...found)
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
 * know of is left out without a word; each one that is served keeps a line, and a search that serves none keeps one
 * about nobody.
 * @law TRA-01 CSP R1111-43
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
    const refuse = async (reason: RefusalReason, retryAfterSeconds?: number, detail?: string) => {
      await addTraceWithoutRecord(
        tx,
        undefined,
        lineOf(caller, action, now, right.checks, { refusal: reason }),
      )
      return new Refused(reason, detail, {}, retryAfterSeconds)
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
      if (served.length === 0)
        await addTraceWithoutRecord(tx, undefined, lineOf(caller, action, now, right.checks, {}))
      await tellOf(tx, { caller, action, done: true, keptFrom: undefined, settings, at: now }, served)
      return { result }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return refuse(error.reason, undefined, error.detail)
    }
  })
  if (done instanceof Refused) throw done
  return done.result
}

/** What is traced outside of any decision: about this patient, or about nobody when the message names none. */
type Attempted = { readonly patient: PatientId | undefined; readonly action: Trace['action'] }

/** Traces a refusal decided before any action could run: a card expired, revoked, or an assertion refused. */
export function traceRefusal(
  platform: Platform,
  request: Attempted,
  actor: TraceActor,
  refusal: RefusalReason,
): Promise<void> {
  const line = undecided({ at: platform.clock.now(), action: request.action, actor })
  return traceOutside(platform, request, { ...line, outcome: 'refused', refusal })
}

/** Same, of a caller who is known and a message that cannot be taken as it is: a secret session stays one. */
export function traceRefusedMessage(platform: Platform, caller: Caller, request: Attempted): Promise<void> {
  const refused = { refusal: 'messageNotAcceptable' } as const
  return traceOutside(platform, request, lineOf(caller, request.action, platform.clock.now(), [], refused))
}

function traceOutside(
  platform: Platform,
  { patient }: Pick<Attempted, 'patient'>,
  line: NewTrace,
): Promise<void> {
  return transactionAcrossMerge(platform.database, async (tx) =>
    patient === undefined
      ? addTraceWithoutRecord(tx, undefined, line)
      : leaveTrace(tx, await findRecord(tx, patient), { patient }, line),
  )
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

export type { Permitted, Supposition } from './permitted.ts'
export { type Act, actorOf } from './trace-line.ts'
