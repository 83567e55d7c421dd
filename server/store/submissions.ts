/** Lots, and the associations of their objects: what a lot is in clear columns, as it will be served sealed. */
import type { Code } from '@carnet/core/model/code.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { codeOfText, textOfCode } from './code-text.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unseal } from './sealing.ts'

export type NewSubmission = {
  readonly entryUuid: string
  readonly uniqueId: string
  readonly sourceId: string
  readonly contentTypeCode: Code
  readonly authorPersons: readonly string[]
  readonly submittedAt: Date
  readonly depositorId: string
  readonly fragment: string
}

export type StoredSubmission = Omit<NewSubmission, 'fragment'> & {
  /** What this lot says: of its documents, of what they replace, of what it changes. */
  readonly says: readonly Pick<StoredAssociation, 'source' | 'target'>[]
  readonly status: 'approved' | 'deprecated'
}

export type StoredAssociation = {
  readonly entryUuid: string
  readonly type: string
  readonly source: string
  readonly target: string
  readonly submissionUuid: string
  readonly slots: Readonly<Record<string, readonly string[]>>
}

export const submissionPlace = (entryUuid: string) => `submission ${entryUuid}`

/** False, and nothing is added, when its depositor already sent another lot of this uniqueId in the record. */
export async function addSubmission(tx: Tx, key: RecordKey, submission: NewSubmission): Promise<boolean> {
  const added = await tx.run(
    'add-submission',
    // Of two at once, the constraint takes one; those of a record that was merged into this one are looked at besides.
    `insert into submission (record_id, filed_in, entry_uuid, unique_id, source_id, content_type, author_persons,
                             submitted_at, status, depositor_id, sealed)
     select $1::uuid, $1::uuid, $2::uuid, $3::text, $4::text, $5::text, $6::text[], $7::timestamptz, 'approved', $8::text,
            $9::bytea
      where not exists (select from submission where record_id = $1 and depositor_id = $8 and unique_id = $3)
     on conflict (record_id, depositor_id, unique_id, filed_in) do nothing returning 1`,
    [
      key.recordId,
      submission.entryUuid,
      submission.uniqueId,
      submission.sourceId,
      textOfCode(submission.contentTypeCode),
      submission.authorPersons,
      submission.submittedAt,
      submission.depositorId,
      seal(key, submissionPlace(submission.entryUuid), submission.fragment),
    ],
  )
  return added.length > 0
}

export async function addAssociations(
  tx: Tx,
  recordId: RecordId,
  associations: readonly StoredAssociation[],
): Promise<void> {
  tx.send(
    'add-associations',
    `insert into association (record_id, entry_uuid, type, source_uuid, target_uuid, submission_uuid, slots)
     select $1, a.entry_uuid, a.type, a.source, a.target, a.submission_uuid, a.slots
       from jsonb_to_recordset($2) as a(entry_uuid uuid, type text, source uuid, target uuid, submission_uuid uuid,
                                        slots jsonb)`,
    [
      recordId,
      JSON.stringify(
        associations.map((a) => ({ ...a, entry_uuid: a.entryUuid, submission_uuid: a.submissionUuid })),
      ),
    ],
  )
}

export async function submissionsOf(tx: Tx, recordId: RecordId): Promise<StoredSubmission[]> {
  const rows = await tx.run<{
    entry_uuid: string
    unique_id: string
    source_id: string
    content_type: string
    author_persons: string[]
    submitted_at: Date
    status: 'approved' | 'deprecated'
    depositor_id: string
    sources: string[]
    targets: string[]
  }>(
    'submissions-of-record',
    `select s.entry_uuid, s.unique_id, s.source_id, s.content_type, s.author_persons, s.submitted_at, s.status,
            s.depositor_id, coalesce(a.sources, '{}') as sources, coalesce(a.targets, '{}') as targets
       from submission s
       left join (select submission_uuid, array_agg(source_uuid) as sources,
                         array_agg(target_uuid) as targets
                    from association where record_id = $1 group by submission_uuid) a
         on a.submission_uuid = s.entry_uuid
      where s.record_id = $1
      order by s.submitted_at desc, s.entry_uuid`,
    [recordId],
  )
  return rows.map((row) => ({
    entryUuid: row.entry_uuid,
    uniqueId: row.unique_id,
    sourceId: row.source_id,
    contentTypeCode: codeOfText(row.content_type),
    authorPersons: row.author_persons,
    submittedAt: row.submitted_at,
    status: row.status,
    depositorId: row.depositor_id,
    says: row.targets.map((target, rank) => ({ source: row.sources[rank]!, target })),
  }))
}

export async function openSubmissions(
  tx: Tx,
  key: RecordKey,
  entryUuids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.run<{ entry_uuid: string; sealed: Buffer }>(
    'open-submissions',
    'select entry_uuid, sealed from submission where record_id = $1 and entry_uuid = any($2)',
    [key.recordId, entryUuids],
  )
  return new Map(
    rows.map((row) => [
      row.entry_uuid,
      unseal(key, submissionPlace(row.entry_uuid), row.sealed).toString('utf8'),
    ]),
  )
}

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type AssociationRow = {
  entry_uuid: string
  type: string
  source_uuid: string
  target_uuid: string
  submission_uuid: string
  slots: Record<string, string[]>
}

const associationColumns = 'entry_uuid, type, source_uuid, target_uuid, submission_uuid, slots'

export async function allAssociationsOf(tx: Tx, recordId: RecordId): Promise<StoredAssociation[]> {
  const rows = await tx.run<AssociationRow>(
    'associations-of-record',
    `select ${associationColumns} from association where record_id = $1 order by entry_uuid`,
    [recordId],
  )
  return rows.map(associationOf)
}

/** The associations that have one of these objects as source or target. */
export async function associationsOf(
  tx: Tx,
  recordId: RecordId,
  uuids: readonly string[],
): Promise<StoredAssociation[]> {
  const rows = await tx.run<AssociationRow>(
    'associations-of-objects',
    `select ${associationColumns} from association
      where record_id = $1 and (source_uuid = any($2) or target_uuid = any($2))
      order by entry_uuid`,
    [recordId, uuids.filter((uuid) => uuidShape.test(uuid))],
  )
  return rows.map(associationOf)
}

function associationOf(row: AssociationRow): StoredAssociation {
  return {
    entryUuid: row.entry_uuid,
    type: row.type,
    source: row.source_uuid,
    target: row.target_uuid,
    submissionUuid: row.submission_uuid,
    slots: row.slots,
  }
}
