/** Documents, submissions and associations of one record: facts in clear columns, the served fragment sealed. */
import type { Code } from '@carnet/core/model/code.ts'
import {
  type DocumentCodes,
  type DocumentFacts,
  type DocumentStatus,
  type EntryUuid,
  type Masker,
  signatureType,
  type UniqueId,
} from '@carnet/core/model/document.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { BlobRef } from './blobs.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unseal, unsealerOf, unwrapKey, wrapKey } from './sealing.ts'

/** What searches narrow on, and what finds the bytes, beside the facts. */
export type DocumentIndex = DocumentCodes & {
  readonly submissionUuid: string
  /** XCN text of each author, as the wire carries it. */
  readonly authorPersons: readonly string[]
  readonly referenceIds: readonly string[]
  readonly sizeBytes: number
}

export type StoredDocument = DocumentFacts &
  DocumentIndex & { readonly blobName: string; readonly wrappedBlobKey: Buffer }

export type NewDocument = DocumentFacts &
  DocumentIndex & {
    /** The ExtrinsicObject as it will be served. */
    readonly fragment: string
    /** What the pages and the traces say of it without reading the fragment. */
    readonly label: DocumentLabel
    readonly blob: BlobRef
  }

/** Enough for a list row or a line of the access history. */
export type DocumentLabel = {
  readonly title: string
  readonly typeDisplay: string
  readonly mimeType: string
  readonly hash: string
  readonly authors: readonly AuthorLabel[]
}

export type AuthorLabel = {
  /** « Karim Benali »; empty for a device or a structure alone. */
  readonly name: string
  /** Code of authorSpecialty and the label that came with it. */
  readonly specialityCode?: string
  readonly specialityLabel?: string
  readonly organisation?: string
}

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
  /** The objects of which this lot says something. */
  readonly targets: readonly string[]
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

type DocumentRow = {
  entry_uuid: string
  logical_id: string
  version: number
  unique_id: UniqueId
  submission_uuid: string
  status: DocumentStatus
  submitted_at: Date
  depositor_id: string
  author_ids: string[]
  author_persons: string[]
  object_type: string
  type_code: string
  class_code: string
  format_code: string
  practice_setting_code: string
  facility_type_code: string
  confidentiality_codes: string[]
  event_codes: string[]
  reference_ids: string[]
  creation_time: Date
  service_start_time: Date | null
  service_stop_time: Date | null
  masked: boolean
  masked_by: Masker | null
  invisible_to_patient: boolean
  invisible_to_representatives: boolean
  blob: string
  blob_key: Buffer
  size_bytes: number
}

const factColumns = `entry_uuid, logical_id, version, unique_id, submission_uuid, status, submitted_at, depositor_id,
  author_ids, author_persons, object_type, type_code, class_code, format_code, practice_setting_code, facility_type_code,
  confidentiality_codes, event_codes, reference_ids, creation_time, service_start_time, service_stop_time, masked,
  masked_by, invisible_to_patient, invisible_to_representatives, blob, blob_key, size_bytes`

/** What of a record is read at all, on clear columns; an absent part narrows nothing. Rights are decided after. */
export type DocumentNarrowing = {
  readonly typeCodes?: readonly Code[]
  readonly classCodes?: readonly string[]
  /** Included, and excluded. */
  readonly createdFrom?: Date
  readonly createdTo?: Date
}

/** The documents of the record, newest first; the sealed fragments stay where they are. */
export async function documentsOf(
  tx: Tx,
  recordId: RecordId,
  { typeCodes, classCodes, createdFrom, createdTo }: DocumentNarrowing = {},
): Promise<StoredDocument[]> {
  const rows = await tx.run<DocumentRow>(
    'documents-of-record',
    `select ${factColumns} from document
      where record_id = $1
        and ($2::text[] is null or type_code = any($2))
        and ($3::text[] is null or class_code = any($3))
        and ($4::timestamptz is null or creation_time >= $4)
        and ($5::timestamptz is null or creation_time < $5)
      order by submitted_at desc, entry_uuid`,
    [recordId, typeCodes?.map(textOfCode), classCodes, createdFrom, createdTo],
  )
  return rows.map(documentOf)
}

/** What says when these records were fed: the facts of every version, to be judged one by one. */
export async function documentsOfRecords(
  tx: Tx,
  recordIds: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, readonly StoredDocument[]>> {
  const rows = await tx.run<DocumentRow & { record_id: RecordId }>(
    'documents-of-records',
    `select record_id, ${factColumns} from document where record_id = any($1)`,
    [recordIds],
  )
  const found = new Map<RecordId, StoredDocument[]>()
  for (const row of rows) {
    const documents = found.get(row.record_id)
    if (documents === undefined) found.set(row.record_id, [documentOf(row)])
    else documents.push(documentOf(row))
  }
  return found
}

/** The versions of a document, by the uniqueId; the current one first. */
export async function documentsByUniqueId(tx: Tx, recordId: RecordId, uniqueIds: readonly string[]) {
  const rows = await tx.run<DocumentRow>(
    'documents-by-unique-id',
    `select ${factColumns} from document where record_id = $1 and unique_id = any($2) order by version desc`,
    [recordId, uniqueIds],
  )
  return rows.map(documentOf)
}

export async function documentsByEntryUuid(tx: Tx, recordId: RecordId, entryUuids: readonly string[]) {
  const rows = await tx.run<DocumentRow>(
    'documents-by-entry-uuid',
    `select ${factColumns} from document where record_id = $1 and entry_uuid::text = any($2)`,
    [recordId, entryUuids],
  )
  return rows.map(documentOf)
}

/** What replaced these documents, by their entryUUID: nothing, of an old version of what may be in force. */
export async function replacementsOf(
  tx: Tx,
  recordId: RecordId,
  entryUuids: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredDocument[]>> {
  const links = await tx.run<{ replaced: string; replacing: string }>(
    'replacements-of-documents',
    `select d.entry_uuid as replaced, a.source_uuid as replacing
       from document d
       join document v on v.record_id = $1 and v.logical_id = d.logical_id
       join association a on a.record_id = $1 and a.target_uuid = v.entry_uuid
                         and a.type = 'urn:ihe:iti:2007:AssociationType:RPLC'
      where d.record_id = $1 and d.entry_uuid::text = any($2)
        and not exists (select from document n
                         where n.record_id = $1 and n.logical_id = d.logical_id and n.version > d.version)`,
    [recordId, entryUuids],
  )
  if (links.length === 0) return new Map()
  const replacing = await documentsByEntryUuid(
    tx,
    recordId,
    links.map((link) => link.replacing),
  )
  const byUuid = new Map<string, StoredDocument>(replacing.map((document) => [document.entryUuid, document]))
  const found = new Map<string, StoredDocument[]>()
  for (const { replaced, replacing } of links) {
    const document = byUuid.get(replacing)
    if (document !== undefined) found.set(replaced, [...(found.get(replaced) ?? []), document])
  }
  return found
}

/** The labels of these entries, by entryUUID. To call only for what was decided visible. */
export async function openLabels(
  tx: Tx,
  key: RecordKey,
  entryUuids: readonly string[],
): Promise<ReadonlyMap<string, DocumentLabel>> {
  if (entryUuids.length === 0) return new Map()
  const rows = await tx.run<{ entry_uuid: string; label: Buffer }>(
    'open-labels',
    'select entry_uuid, label from document where record_id = $1 and entry_uuid = any($2)',
    [key.recordId, entryUuids],
  )
  const unsealed = unsealerOf(key)
  return new Map(
    rows.map((row) => [
      row.entry_uuid,
      JSON.parse(unsealed(labelPlace(row.entry_uuid), row.label).toString()),
    ]),
  )
}

/** The fragments of these entries, by entryUUID. To call only for what was decided visible. */
export async function openFragments(
  tx: Tx,
  key: RecordKey,
  entryUuids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (entryUuids.length === 0) return new Map()
  const rows = await tx.run<{ entry_uuid: string; fragment: Buffer }>(
    'open-fragments',
    'select entry_uuid, fragment from document where record_id = $1 and entry_uuid = any($2)',
    [key.recordId, entryUuids],
  )
  return new Map(
    rows.map((row) => [row.entry_uuid, unseal(key, fragmentPlace(row.entry_uuid), row.fragment).toString()]),
  )
}

export function sealFragment(key: RecordKey, entryUuid: EntryUuid, fragment: string): Buffer {
  return seal(key, fragmentPlace(entryUuid), fragment)
}

export const labelPlace = (entryUuid: string) => `document label ${entryUuid}`
export const fragmentPlace = (entryUuid: string) => `document fragment ${entryUuid}`
export const submissionPlace = (entryUuid: string) => `submission ${entryUuid}`

/**
 * Claims for `recordId` those of these uniqueIds that are free. Gives those that were taken before, and by whom. In one
 * order for all, so that two lots that share documents cannot wait for each other.
 */
export async function claimUniqueIds(
  tx: Tx,
  uniqueIds: readonly string[],
  recordId: RecordId,
): Promise<ReadonlyMap<string, RecordId>> {
  const claimed = await tx.run<{ unique_id: string }>(
    'claim-unique-ids',
    `insert into unique_id_owner (unique_id, record_id)
     select id, $2 from unnest($1::text[]) as id order by id
     on conflict do nothing returning unique_id`,
    [uniqueIds, recordId],
  )
  const free = new Set(claimed.map(({ unique_id }) => unique_id))
  const taken = uniqueIds.filter((id) => !free.has(id))
  if (taken.length === 0) return new Map()
  const owners = await tx.run<{ unique_id: string; record_id: RecordId }>(
    'owners-of-unique-ids',
    'select unique_id, record_id from unique_id_owner where unique_id = any($1)',
    [taken],
  )
  if (owners.length < taken.length) throw new Error('a claimed uniqueId has no owner')
  return new Map(owners.map(({ unique_id, record_id }) => [unique_id, record_id]))
}

export async function addDocument(tx: Tx, key: RecordKey, document: NewDocument): Promise<void> {
  const { visibility } = document
  tx.send(
    'add-document',
    // Its first version is to be read, the signature of a lot is not.
    `with unread as (
       insert into unread_document (record_id, logical_id)
       select $1::uuid, $3::uuid where $4::integer = 1 and $13::text <> '${textOfCode(signatureType)}')
     insert into document (record_id, ${factColumns}, label, fragment)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
             $24, $25, $26, $27, $28, $29, $30, $31, $32)`,
    [
      key.recordId,
      document.entryUuid,
      document.logicalId,
      document.version,
      document.uniqueId,
      document.submissionUuid,
      document.status,
      document.submittedAt,
      document.depositorId,
      document.authorIds,
      document.authorPersons,
      document.objectType,
      textOfCode({ code: document.typeCode, system: document.typeSystem }),
      document.classCode,
      textOfCode(document.formatCode),
      textOfCode(document.practiceSettingCode),
      textOfCode(document.healthcareFacilityTypeCode),
      document.confidentialityCodes.map(textOfCode),
      document.eventCodes.map(textOfCode),
      document.referenceIds,
      document.creationTime,
      document.serviceStartTime,
      document.serviceStopTime,
      visibility.maskedToProfessionals,
      document.maskedBy ?? null,
      visibility.invisibleToPatient,
      visibility.invisibleToRepresentatives,
      document.blob.name,
      wrapKey(key.bytes, document.blob.key),
      document.sizeBytes,
      seal(key, labelPlace(document.entryUuid), JSON.stringify(document.label)),
      sealFragment(key, document.entryUuid, document.fragment),
    ],
  )
}

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
    targets: string[]
  }>(
    'submissions-of-record',
    `select s.entry_uuid, s.unique_id, s.source_id, s.content_type, s.author_persons, s.submitted_at, s.status,
            s.depositor_id, coalesce(a.targets, '{}') as targets
       from submission s
       left join (select submission_uuid, array_agg(target_uuid) as targets
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
    targets: row.targets,
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

export function blobOf(key: RecordKey, document: StoredDocument): BlobRef {
  return { name: document.blobName, key: unwrapKey(key.bytes, document.wrappedBlobKey) }
}

/** Which of these blobs are named by what is committed: a document, of a record or of the plain IHE domain, or an archive. */
export async function committedBlobs(tx: Tx, names: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.run<{ blob: string }>(
    'committed-blobs',
    `select blob from document where blob = any($1) union all select blob from ihe_document where blob = any($1)
     union all select blob from personal_data_export where blob = any($1)`,
    [names],
  )
  return new Set(rows.map((row) => row.blob))
}

function documentOf(row: DocumentRow): StoredDocument {
  const type = codeOfText(row.type_code)
  return {
    entryUuid: row.entry_uuid as EntryUuid,
    logicalId: row.logical_id,
    version: row.version,
    uniqueId: row.unique_id,
    status: row.status,
    typeCode: type.code,
    typeSystem: type.system,
    classCode: row.class_code,
    visibility: {
      maskedToProfessionals: row.masked,
      invisibleToPatient: row.invisible_to_patient,
      invisibleToRepresentatives: row.invisible_to_representatives,
    },
    maskedBy: row.masked_by ?? undefined,
    authorIds: row.author_ids,
    submittedAt: row.submitted_at,
    submissionUuid: row.submission_uuid,
    depositorId: row.depositor_id,
    authorPersons: row.author_persons,
    objectType: row.object_type,
    formatCode: codeOfText(row.format_code),
    practiceSettingCode: codeOfText(row.practice_setting_code),
    healthcareFacilityTypeCode: codeOfText(row.facility_type_code),
    confidentialityCodes: row.confidentiality_codes.map(codeOfText),
    eventCodes: row.event_codes.map(codeOfText),
    referenceIds: row.reference_ids,
    creationTime: row.creation_time,
    serviceStartTime: row.service_start_time,
    serviceStopTime: row.service_stop_time,
    sizeBytes: row.size_bytes,
    blobName: row.blob,
    wrappedBlobKey: row.blob_key,
  }
}

/** As stored queries write a code. */
function textOfCode({ code, system }: Code): string {
  return `${code}^^${system}`
}

function codeOfText(text: string): Code {
  const at = text.indexOf('^^')
  return { code: text.slice(0, at), system: text.slice(at + 2) }
}
