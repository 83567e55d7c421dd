/**
 * The end of a record, in steps that may each be run again. First, at once: its key, its identity, its matricules, what
 * its holder chose. Then, in batches: documents, submissions, traces. Its bytes are unreadable from the first step.
 */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { lockTraceLog } from './trace-log.ts'
import { uuidV7 } from './uuid-v7.ts'

export type DestructionCause = 'archiveEnded' | 'requested'

export type Destruction = {
  readonly recordId: RecordId
  readonly cause: DestructionCause
  readonly closedAt: Date
  readonly requestedAt: Date | null
  readonly startedAt: Date
  readonly documents: number
  readonly submissions: number
  readonly traces: number
}

export type Due = { readonly closedUntil: Date; readonly requestedUntil: Date }

/**
 * The lines that somebody disputes are kept until he is answered, and the record with them: without its key they say
 * nothing. people.md P-18.
 */
const undisputed = `not exists (
  select from report q where q.record_id = r.id and q.kind = 'access' and q.closed_at is null)`

/** A few closed records that are due, of whatever cause. */
export async function recordsToDestroy(tx: Tx, due: Due, limit: number): Promise<readonly RecordId[]> {
  const rows = await tx.run<{ id: RecordId }>(
    'records-to-destroy',
    `(select id from record r where state = 'closed' and state_since <= $1 and ${undisputed}
       order by state_since limit $3)
      union
     (select id from record r
       where state = 'closed' and deletion_requested_at is not null and deletion_requested_at <= $2 and ${undisputed}
       order by deletion_requested_at limit $3)`,
    [due.closedUntil, due.requestedUntil, limit],
  )
  return rows.map(({ id }) => id)
}

/** Few rows each, gone in the first step. `patient_identifier` is the last to be read: it gives the pseudonyms. */
const ofTheHolder = [
  'session',
  'device_copy',
  'kept_form',
  'login_attempt',
  'passkey',
  'passkey_challenge',
  'france_connect_link',
  'france_connect_request',
  'activation',
  'activation_code',
  'child_code',
  'child_activation',
  'carte_vitale',
  'contact_change',
  'account',
  'contact',
  'authorisation',
  'care_team',
  'last_decision',
  'mandate',
  'invitation',
  'report',
  'recognised_access',
  'chosen_professional',
  'emergency_access',
  'notice_reading',
  'notice',
  'notice_refusal',
  'directives_reminder',
  'reminder',
  'feeder',
  'feeder_recap',
  'life_event',
  'own_treatment',
  'own_measure',
  'health_profile',
  'extract_pack',
  'record_to_pack',
  'emergency_card',
  'card_link',
  'emergency_pass',
  'opened_patient',
  'starred_document',
  'document_note',
  'important_result',
  'card_scan',
  'patient_identifier',
] as const

/** Gone in batches. */
const inBatches = [
  'personal_data_export',
  'document',
  'document_text',
  'document_extract',
  'unread_document',
  'association',
  'submission',
  'trace',
  'unsealed_trace',
] as const

/** Every table that holds something of a record: a test compares this list with the database. */
export const tablesDestroyed: readonly string[] = [...ofTheHolder, ...inBatches]

/**
 * False when it was reopened, or the request cancelled, meanwhile: nothing is destroyed then.
 * @spec TRA-15
 */
export async function startDestruction(tx: Tx, recordId: RecordId, due: Due, now: Date): Promise<boolean> {
  const [record] = await tx.run<{ state_since: Date; deletion_requested_at: Date | null }>(
    'lock-record-to-destroy',
    `select state_since, deletion_requested_at from record r
      where id = $1 and state = 'closed' and (state_since <= $2 or deletion_requested_at <= $3) and ${undisputed}
        for update`,
    [recordId, due.closedUntil, due.requestedUntil],
  )
  if (record === undefined) return false
  const identifiers = await tx.run<{ ins: string; ins_oid: string }>(
    'identifiers-of-record',
    'select ins, ins_oid from patient_identifier where record_id = $1',
    [recordId],
  )
  const requested = record.deletion_requested_at
  await tx.run(
    'add-destruction',
    `insert into destruction (record_id, subjects, cause, closed_at, requested_at, started_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      recordId,
      identifiers.map(({ ins, ins_oid }) => tx.keyring.pseudonym(`${ins}^${ins_oid}`)),
      record.state_since <= due.closedUntil ? 'archiveEnded' : 'requested',
      record.state_since,
      requested,
      now,
    ],
  )
  for (const table of ofTheHolder)
    await tx.run(`destroy-${table}`, `delete from ${table} where record_id = $1`, [recordId])
  await tx.run(
    'destroy-key',
    `update record set state = 'destroying', wrapped_key = null, birth_name = '', birth_first_name = '',
            first_names = '', used_name = null, used_first_name = null, birth_date = '', sex = 'U', birth_place = '',
            minor = false, asked_to_keep = false, everything_masked = false, history_masked = false,
            directives_masked = false, opposes_dossier_pharmaceutique = false,
            informed_about_organ_donation = false, heirs_opposed = false, medecin_traitant = null, internet_account_open = false
      where id = $1`,
    [recordId],
  )
  return true
}

/** Those that a crash, or a stop, left half-way, oldest first. */
export async function destructionsUnderWay(tx: Tx, limit: number): Promise<readonly RecordId[]> {
  const rows = await tx.run<{ record_id: RecordId }>(
    'destructions-under-way',
    'select record_id from destruction where content_gone_at is null order by started_at limit $1',
    [limit],
  )
  return rows.map(({ record_id }) => record_id)
}

export async function destructionOf(tx: Tx, recordId: RecordId): Promise<Destruction | undefined> {
  const [row] = await tx.run<{
    cause: DestructionCause
    closed_at: Date
    requested_at: Date | null
    started_at: Date
    documents: number
    submissions: number
    traces: number
  }>(
    'destruction-of-record',
    `select cause, closed_at, requested_at, started_at, documents, submissions, traces
       from destruction where record_id = $1 for update`,
    [recordId],
  )
  return (
    row && {
      recordId,
      cause: row.cause,
      closedAt: row.closed_at,
      requestedAt: row.requested_at,
      startedAt: row.started_at,
      documents: row.documents,
      submissions: row.submissions,
      traces: row.traces,
    }
  )
}

/** Some of its documents: the blobs to remove before the commit. None: all are gone. */
export async function destroyDocuments(
  tx: Tx,
  recordId: RecordId,
  limit: number,
): Promise<readonly string[]> {
  const gone = await tx.run<{ blob: string; unique_id: string }>(
    'destroy-documents',
    `with gone as (
       delete from document where record_id = $1
          and entry_uuid in (select entry_uuid from document where record_id = $1 limit $2)
       returning logical_id, blob, unique_id),
     texts as (delete from document_text where record_id = $1 and logical_id in (select logical_id from gone)),
     extracts as (delete from document_extract where record_id = $1 and logical_id in (select logical_id from gone)),
     unread as (delete from unread_document where record_id = $1 and logical_id in (select logical_id from gone))
     select blob, unique_id from gone`,
    [recordId, limit],
  )
  await forgetUniqueIds(tx, recordId, gone)
  await count(tx, recordId, 'documents', gone.length)
  return gone.map(({ blob }) => blob)
}

/** The archives that were made of it: the blobs to remove before the commit. */
export async function destroyExports(tx: Tx, recordId: RecordId): Promise<readonly string[]> {
  const gone = await tx.run<{ blob: string | null }>(
    'destroy-exports',
    'delete from personal_data_export where record_id = $1 returning blob',
    [recordId],
  )
  return gone.flatMap(({ blob }) => blob ?? [])
}

/** How many associations and submissions went: none when all are gone. */
export async function destroySubmissions(tx: Tx, recordId: RecordId, limit: number): Promise<number> {
  const associations = await tx.run(
    'destroy-associations',
    `delete from association where record_id = $1
        and entry_uuid in (select entry_uuid from association where record_id = $1 limit $2) returning 1`,
    [recordId, limit],
  )
  const submissions = await tx.run<{ unique_id: string }>(
    'destroy-submissions',
    `delete from submission where record_id = $1
        and entry_uuid in (select entry_uuid from submission where record_id = $1 limit $2) returning unique_id`,
    [recordId, limit],
  )
  await forgetUniqueIds(tx, recordId, submissions)
  await count(tx, recordId, 'submissions', submissions.length)
  return associations.length + submissions.length
}

/** Who did what, when, stays for the years that the law asks; the words, sealed by a key that is gone, do not. */
export async function emptyTraces(tx: Tx, recordId: RecordId, limit: number): Promise<number> {
  const emptied = await tx.run(
    'empty-traces',
    `update trace set sealed = '', documents = '{}'
      where record_id = $1 and id in (select id from trace where record_id = $1 and sealed <> '' limit $2) returning 1`,
    [recordId, limit],
  )
  return emptied.length
}

/** Their leaves stay in the log, without the number that they had: what is left tells nothing of them. */
export async function destroyTraces(tx: Tx, recordId: RecordId, limit: number): Promise<number> {
  // A line is destroyed before it is sealed, or after: not while.
  await lockTraceLog(tx)
  const gone = await tx.run(
    'destroy-traces',
    `with gone as (
       delete from trace where record_id = $1
          and id in (select id from trace where record_id = $1 limit $2) returning id),
     forgotten as (update trace_leaf set trace_id = null where trace_id in (select id from gone)),
     unplaced as (delete from unsealed_trace where record_id = $1 and id in (select id from gone))
     select id from gone`,
    [recordId, limit],
  )
  await count(tx, recordId, 'traces', gone.length)
  return gone.length
}

/** Nothing is left but, until their time, the traces, and a row without key nor identity that they hang from. */
export async function endContent(tx: Tx, recordId: RecordId, at: Date): Promise<void> {
  await tx.run('end-content', 'update destruction set content_gone_at = $2 where record_id = $1', [
    recordId,
    at,
  ])
}

/** The last thing that tied the traces to a person. */
export async function endDestruction(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('remove-record', 'delete from record where id = $1', [recordId])
  await tx.run('end-destruction', 'delete from destruction where record_id = $1', [recordId])
}

/** Their content is gone, and now their traces have had their years. */
export async function tracesToForget(tx: Tx, closedUntil: Date, limit: number): Promise<readonly RecordId[]> {
  const rows = await tx.run<{ record_id: RecordId }>(
    'traces-to-forget',
    `select record_id from destruction where content_gone_at is not null and closed_at <= $1
      order by closed_at limit $2`,
    [closedUntil, limit],
  )
  return rows.map(({ record_id }) => record_id)
}

export type PurgeCertificate = {
  readonly recordId: RecordId
  readonly at: Date
  readonly statement: string
  readonly signature: Buffer
}

export async function addCertificate(tx: Tx, recordId: RecordId, at: Date, statement: string): Promise<void> {
  await tx.run(
    'add-purge-certificate',
    'insert into purge_certificate (id, record_id, at, statement, signature) values ($1, $2, $3, $4, $5)',
    [uuidV7(at), recordId, at, statement, tx.keyring.sign('certificates', statement)],
  )
}

/** Newest first; the ids follow time. */
export async function certificates(tx: Tx, limit: number): Promise<readonly PurgeCertificate[]> {
  return tx.run<PurgeCertificate>(
    'purge-certificates',
    `select record_id as "recordId", at, statement, signature from purge_certificate order by id desc limit $1`,
    [limit],
  )
}

async function forgetUniqueIds(
  tx: Tx,
  recordId: RecordId,
  rows: readonly { readonly unique_id: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.run(
    'forget-unique-ids',
    `delete from unique_id_owner o where o.unique_id = any($2) and o.record_id = $1
        and not exists (select from document d where d.record_id = $1 and d.unique_id = o.unique_id)`,
    [recordId, rows.map(({ unique_id }) => unique_id)],
  )
}

async function count(
  tx: Tx,
  recordId: RecordId,
  column: 'documents' | 'submissions' | 'traces',
  more: number,
): Promise<void> {
  if (more > 0)
    await tx.run(
      `count-destroyed-${column}`,
      `update destruction set ${column} = ${column} + $2 where record_id = $1`,
      [recordId, more],
    )
}
