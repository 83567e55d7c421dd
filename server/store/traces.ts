/** The access history: one row per act, its words sealed. Written by `perform`, or by what the server does itself. */
import { hash, randomBytes } from 'node:crypto'
import type { UniqueId } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Trace, Visit } from '@carnet/core/model/trace.ts'
import type { Tx } from './database.ts'
import { keyOf } from './holders.ts'
import { type RecordKey, seal, unseal } from './sealing.ts'
import { uuidV7 } from './uuid-v7.ts'

export type NewTrace = Omit<Trace, 'id'>

/** The line of what no decision was asked for: done by the server or its operator, refused at the door, or opening nothing of a record. */
export function undecided({ at, action, actor }: Pick<NewTrace, 'at' | 'action' | 'actor'>): NewTrace {
  return {
    at,
    action,
    outcome: 'done',
    actor,
    mode: 'normal',
    checks: [],
    documents: [],
    filteredCount: 0,
    returnedCount: 0,
    secretSession: false,
  }
}

/** In his own history, under his own name. Spec: rules.md TRA-05. */
export async function addVisit(tx: Tx, person: RecordId, visit: { at: Date; action: Visit }): Promise<void> {
  const key = await keyOf(tx, person)
  await addTrace(tx, key, undecided({ ...visit, actor: { kind: 'patient', id: '', name: '' } }))
}

type SealedTrace = Omit<Trace, 'id' | 'at' | 'action' | 'outcome' | 'mode' | 'secretSession'> & {
  /** Chance, so that the hash that the log keeps of the words confirms no guess once they are destroyed. */
  readonly salt?: string
}

const traceColumns =
  'record_id, id, at, action, outcome, actor_kind, actor_id, mode, secret, sealed, documents'

/** One line, as most acts leave. */
export async function addTrace(tx: Tx, key: RecordKey, trace: NewTrace): Promise<void> {
  const { documents, wordsHash, ...row } = rowOf(key, trace)
  tx.send(
    'add-trace',
    `with unplaced as (insert into unsealed_trace (record_id, id, words_hash) values ($1, $2, $12))
     insert into trace (${traceColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [...Object.values(row), documents, wordsHash],
  )
}

/** The lines of one act on several records, in one statement. */
export async function addTraces(
  tx: Tx,
  lines: readonly { readonly key: RecordKey; readonly trace: NewTrace }[],
): Promise<void> {
  const rows = lines.map(({ key, trace }) => rowOf(key, trace))
  tx.send(
    'add-traces',
    // A uniqueId holds no space: a list of lists travels as text.
    `with line as (
       select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
                            $8::text[], $9::boolean[], $10::bytea[], $11::text[], $12::bytea[])
         as line (record_id, id, at, action, outcome, actor_kind, actor_id, mode, secret, sealed, documents, words_hash)),
     unplaced as (insert into unsealed_trace (record_id, id, words_hash) select record_id, id, words_hash from line)
     insert into trace (${traceColumns})
     select record_id, id, at, action, outcome, actor_kind, actor_id, mode, secret, sealed, string_to_array(documents, ' ')
       from line`,
    [
      rows.map(({ recordId }) => recordId),
      rows.map(({ id }) => id),
      rows.map(({ at }) => at),
      rows.map(({ action }) => action),
      rows.map(({ outcome }) => outcome),
      rows.map(({ actorKind }) => actorKind),
      rows.map(({ actorId }) => actorId),
      rows.map(({ mode }) => mode),
      rows.map(({ secret }) => secret),
      rows.map(({ sealed }) => sealed),
      rows.map(({ documents }) => documents.join(' ')),
      rows.map(({ wordsHash }) => wordsHash),
    ],
  )
}

/** In the order of the columns. */
function rowOf(key: RecordKey, trace: NewTrace) {
  const { at, action, outcome, mode, secretSession, ...words } = trace
  const id = uuidV7(at)
  const salted: SealedTrace = { ...words, salt: randomBytes(16).toString('base64url') }
  const text = JSON.stringify(salted)
  return {
    recordId: key.recordId,
    id,
    at,
    action,
    outcome,
    actorKind: trace.actor.kind,
    actorId: trace.actor.id,
    mode,
    secret: secretSession,
    sealed: seal(key, tracePlace(id), text),
    documents: trace.documents.map(({ uniqueId }) => uniqueId),
    wordsHash: wordsHashOf(text),
  }
}

/** What the log keeps of the words of a line, taken before they are sealed: it outlives the key. */
export function wordsHashOf(text: string | Buffer): Buffer {
  return hash('sha256', text, 'buffer')
}

/**
 * An act about a person who has no record: no key to seal with, so no word about him, only a pseudonym. Without a
 * person: about nobody, a list refused.
 */
export async function addTraceWithoutRecord(
  tx: Tx,
  patient: PatientId | undefined,
  trace: NewTrace,
): Promise<void> {
  tx.send(
    'add-trace-without-record',
    `with unplaced as (insert into unsealed_trace (id) values ($1))
     insert into trace_without_record (id, subject, at, action, refusal, actor_kind, actor_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      uuidV7(trace.at),
      patient === undefined ? null : tx.keyring.pseudonym(`${patient.ins}^${patient.oid}`),
      trace.at,
      trace.action,
      trace.refusal ?? null,
      trace.actor.kind,
      trace.actor.id,
    ],
  )
}

export type ActsOf = {
  readonly recordId: RecordId
  readonly actorId: string
  /** UniqueIds that the reader may not see: an act about nothing else did not happen, for him. */
  readonly hiddenDocuments: readonly string[]
}

/** When these actors last did something in these records; those who never did are absent. */
export async function lastActs(tx: Tx, asked: readonly ActsOf[]): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.run<{ record_id: RecordId; actor_id: string; at: Date }>(
    'last-acts',
    `select a.record_id, a.actor_id, last.at
       from unnest($1::uuid[], $2::text[], $3::text[]) as a (record_id, actor_id, hidden)
       cross join lateral (
         select t.at from trace t
          where t.record_id = a.record_id and t.actor_id = a.actor_id
            and t.outcome = 'done' and t.action not in ('listPatients', 'searchPatients') and not t.secret
            and not (cardinality(t.documents) > 0 and t.documents <@ string_to_array(a.hidden, ' '))
          order by t.at desc limit 1) last`,
    [
      asked.map(({ recordId }) => recordId),
      asked.map(({ actorId }) => actorId),
      // A uniqueId holds no space: a list of lists travels as text.
      asked.map(({ hiddenDocuments }) => hiddenDocuments.join(' ')),
    ],
  )
  return new Map(rows.map((row) => [`${row.record_id} ${row.actor_id}`, row.at]))
}

/** What narrows the history, on clear columns. Absent: all lines. */
export type TraceCriteria = {
  readonly kind?: 'readings' | 'deposits' | 'maskings' | 'searches' | 'refusals' | 'emergencies'
  /** The lines of this actor are left out: the reader's own. */
  readonly withoutActor?: Pick<Trace['actor'], 'kind' | 'id'>
  /** UniqueIds that the reader may not see: lines about nothing else are left out, and counted nowhere. */
  readonly hiddenDocuments?: readonly string[]
  /** Whose own refused lines are there all the same: what they say to him of such a document, the caller sees to. */
  readonly keepingRefusalsOf?: Pick<Trace['actor'], 'kind' | 'id'>
  /** Lines of secret sessions are left out, and counted nowhere: a legal representative reads (TRA-03). */
  readonly withoutSecret?: boolean
  /** Lines that tell that everything is masked, or no longer is, are left out (VIS-04). */
  readonly withoutMaskingOfEverything?: boolean
  /** The lines of this actor only. */
  readonly actorId?: string
  /** The lines of this one only, among those. */
  readonly actor?: Pick<Trace['actor'], 'kind' | 'id'>
  readonly actorKinds?: readonly Trace['actor']['kind'][]
  readonly actions?: readonly Trace['action'][]
  /** Of these actors, these actions, done: those lines alone, or all but those. */
  readonly feeds?: {
    readonly actorKinds: readonly Trace['actor']['kind'][]
    readonly actions: readonly Trace['action'][]
    readonly taken: boolean
  }
  /** Days in France, `2026-03-17`, both included. */
  readonly from?: string
  readonly until?: string
  /** Later than this moment. */
  readonly since?: Date
  /** Those that come after this one, from the newest to the oldest. */
  readonly after?: Pick<Trace, 'at' | 'id'>
  /** This line, when it is one of those. */
  readonly id?: string
}

const narrowed = `($2::text is null
    or ($2 = 'readings' and outcome = 'done' and action in (
        'findDocuments', 'findReferences', 'readDocument', 'downloadDocument', 'listTraces', 'downloadTraces',
        'listAuthorisations', 'listDelegates', 'readAdministrativeData', 'readEmergencyCard',
        'readHealthProfile', 'openEmergencyCard'))
    or ($2 = 'deposits' and outcome = 'done' and action in ('submitDocuments', 'replaceDocument'))
    or ($2 = 'maskings' and action in (
        'maskDocument', 'unmaskDocument', 'maskEverything', 'unmaskEverything', 'showToPatient', 'showToRepresentatives',
        'maskHistory', 'unmaskHistory', 'maskDirectives', 'unmaskDirectives', 'changeVisibility'))
    or ($2 = 'searches' and action in ('testExistence', 'searchPatients', 'listPatients'))
    or ($2 = 'refusals' and outcome = 'refused')
    or ($2 = 'emergencies' and (mode <> 'normal' or action = 'openEmergencyCard')))
  and ($3::text is null or not (actor_kind = $3 and actor_id = $7))
  and not (cardinality(documents) > 0 and documents <@ $4
           and ($18::text is null or not (outcome = 'refused' and actor_kind = $18 and actor_id = $19)))
  and not ($5 and secret)
  and ($6::text is null or actor_id = $6)
  and not ($8 and action in ('maskEverything', 'unmaskEverything', 'maskHistory', 'unmaskHistory',
        'maskDirectives', 'unmaskDirectives'))
  and ($9::uuid is null or id = $9)
  and ($10::text is null or (actor_kind = $10 and actor_id = $11))
  and ($12::text[] is null or actor_kind = any($12))
  and ($13::text[] is null or action = any($13))
  and ($20::text[] is null or (actor_kind = any($20) and action = any($21) and outcome = 'done') = $22)
  and ($14::date is null or at >= $14::date::timestamp at time zone 'Europe/Paris')
  and ($15::date is null or at < ($15::date + 1)::timestamp at time zone 'Europe/Paris')
  and ($16::timestamptz is null or (at, id) < ($16, $17::uuid))
  and ($23::timestamptz is null or at > $23)`

function criteriaOf(recordId: RecordId, criteria: TraceCriteria): unknown[] {
  const { kind, withoutActor, hiddenDocuments, withoutSecret, actorId, withoutMaskingOfEverything } = criteria
  return [
    recordId,
    kind ?? null,
    withoutActor?.kind ?? null,
    hiddenDocuments ?? [],
    withoutSecret ?? false,
    actorId ?? null,
    withoutActor?.id ?? '',
    withoutMaskingOfEverything ?? false,
    criteria.id ?? null,
    criteria.actor?.kind ?? null,
    criteria.actor?.id ?? '',
    criteria.actorKinds ?? null,
    criteria.actions ?? null,
    criteria.from ?? null,
    criteria.until ?? null,
    criteria.after?.at ?? null,
    criteria.after?.id ?? null,
    criteria.keepingRefusalsOf?.kind ?? null,
    criteria.keepingRefusalsOf?.id ?? '',
    criteria.feeds?.actorKinds ?? null,
    criteria.feeds?.actions ?? [],
    criteria.feeds?.taken ?? false,
    criteria.since ?? null,
  ]
}

/** A page of the history of a record, newest first. */
export async function tracesOf(
  tx: Tx,
  key: RecordKey,
  asked: TraceCriteria & { readonly limit: number; readonly offset?: number },
): Promise<Trace[]> {
  const rows = await tx.run<TraceRow>(
    'traces-of-record',
    `select id, at, action, outcome, mode, secret, sealed from trace
      where record_id = $1 and ${narrowed}
      order by at desc, id desc limit $24 offset $25`,
    [...criteriaOf(key.recordId, asked), asked.limit, asked.offset ?? 0],
  )
  return rows.map((row) => openTrace(key, row))
}

/** Lines as they are kept: who acted, on which documents, and the words still sealed. */
export type SealedLine = TraceRow & {
  readonly actor_kind: Trace['actor']['kind']
  readonly actor_id: string
  /** UniqueIds. */
  readonly documents: readonly UniqueId[]
}

/** The newest lines, none of them opened: {@link openTrace}. */
export function sealedLinesOf(
  tx: Tx,
  recordId: RecordId,
  asked: TraceCriteria & { readonly limit: number },
): Promise<SealedLine[]> {
  return tx.run<SealedLine>(
    'sealed-lines-of-record',
    `select id, at, action, outcome, mode, secret, sealed, actor_kind, actor_id, documents from trace
      where record_id = $1 and ${narrowed}
      order by at desc, id desc limit $24`,
    [...criteriaOf(recordId, asked), asked.limit],
  )
}

/** Which of these documents this actor opened since then. Nothing is unsealed for it. */
export async function openedBy(
  tx: Tx,
  recordId: RecordId,
  actor: Pick<Trace['actor'], 'kind' | 'id'>,
  since: Date,
  uniqueIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (uniqueIds.length === 0) return new Set()
  const rows = await tx.run<{ unique_id: string }>(
    'opened-by',
    `select distinct unique_id
       from trace, unnest(documents) as unique_id
      where record_id = $1 and actor_kind = $2 and actor_id = $3 and at > $4 and outcome = 'done'
        and action in ('readDocument', 'downloadDocument') and unique_id = any($5)`,
    [recordId, actor.kind, actor.id, since, uniqueIds],
  )
  return new Set(rows.map(({ unique_id }) => unique_id))
}

export type TraceRow = {
  readonly id: string
  readonly at: Date
  readonly action: Trace['action']
  readonly outcome: Trace['outcome']
  readonly mode: Trace['mode']
  readonly secret: boolean
  readonly sealed: Buffer
}

/** Where the words of a line are sealed. */
export function tracePlace(id: string): string {
  return `trace ${id}`
}

export function openTrace(key: RecordKey, row: TraceRow): Trace {
  const sealed = JSON.parse(unseal(key, tracePlace(row.id), row.sealed).toString('utf8')) as SealedTrace
  const { salt: _salt, ...words } = sealed
  return {
    ...words,
    id: row.id,
    at: row.at,
    action: row.action,
    outcome: row.outcome,
    mode: row.mode,
    secretSession: row.secret,
  }
}

export async function countTraces(tx: Tx, recordId: RecordId, asked: TraceCriteria = {}): Promise<number> {
  const [row] = await tx.run<{ count: number }>(
    'count-traces',
    `select count(*) as count from trace where record_id = $1 and ${narrowed}`,
    criteriaOf(recordId, asked),
  )
  return row?.count ?? 0
}
