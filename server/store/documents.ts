/** Documents of one record: facts in clear columns, to be judged; what they are served as is sealed (document-fragments.ts). */
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
import { codeOfText, textOfCode } from './code-text.ts'
import type { Tx } from './database.ts'
import { type DocumentLabel, sealFragment, sealLabel } from './document-fragments.ts'
import { rowText } from './row-text.ts'
import { type RecordKey, unwrapKey, wrapKey } from './sealing.ts'

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

/** What a list is decided, filed and searched by: a record of two thousand documents is read for each. */
export type DocumentInList = DocumentFacts &
  Pick<DocumentIndex, 'healthcareFacilityTypeCode' | 'serviceStartTime' | 'serviceStopTime' | 'authorPersons'>

export type NewDocument = DocumentFacts &
  DocumentIndex & {
    /** The ExtrinsicObject as it will be served. */
    readonly fragment: string
    /** What the pages and the traces say of it without reading the fragment. */
    readonly label: DocumentLabel
    readonly blob: BlobRef
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

/** What is each document’s own, of all that a list needs. */
const ownRow = rowText({
  entry_uuid: 'text',
  logical_id: 'text',
  version: 'number',
  unique_id: 'text',
  submitted_at: 'instant',
  service_start_time: 'instant or null',
  service_stop_time: 'instant or null',
})

/** What it has in common with many of its record: where it comes from, what it is, and from whom it is hidden. */
const commonRow = rowText({
  status: 'text',
  depositor_id: 'text',
  author_ids: 'texts',
  author_persons: 'texts',
  type_code: 'text',
  class_code: 'text',
  facility_type_code: 'text',
  masked: 'flag',
  masked_by: 'text or null',
  invisible_to_patient: 'flag',
  invisible_to_representatives: 'flag',
})

type OwnRow = ReturnType<typeof ownRow.read>
type CommonRow = ReturnType<typeof commonRow.read>

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

/**
 * The same documents, with what a list needs of them. Of two thousand there are some tens of authors, sorts and hidings:
 * what is common to several is written once by PostgreSQL, and read once here.
 */
export async function documentsInList(
  tx: Tx,
  recordId: RecordId,
  { typeCodes }: Pick<DocumentNarrowing, 'typeCodes'> = {},
): Promise<DocumentInList[]> {
  const rows = await tx.run<{ common: string; own: string }>(
    'documents-in-list',
    `select ${commonRow.sql} as common, string_agg(own, E'\\x1d') as own
       from (select *, ${ownRow.sql} as own from document
              where record_id = $1 and ($2::text[] is null or type_code = any($2))) as d
      group by ${commonRow.columns.join(', ')}`,
    [recordId, typeCodes?.map(textOfCode)],
  )
  const documents = rows.flatMap(({ common, own }) => {
    const shared = commonOf(commonRow.read(common))
    return own.split(betweenRows).map((text) => inListOf(ownRow.read(text), shared))
  })
  return documents.sort(newestFirst)
}

/** Those that came later than this, the newest first: what is new is found without reading the rest. */
export async function newestDocuments(
  tx: Tx,
  recordId: RecordId,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<DocumentInList[]> {
  const rows = await tx.run<DocumentRow>(
    'newest-documents',
    `select ${factColumns} from document
      where record_id = $1 and submitted_at > $2 order by submitted_at desc, entry_uuid limit $3`,
    [recordId, since, limit],
  )
  return rows.map(documentOf)
}

/** XML has no such character either: row-text.ts. */
const betweenRows = '\u001d'

function newestFirst(a: DocumentInList, b: DocumentInList): number {
  return b.submittedAt.getTime() - a.submittedAt.getTime() || (a.entryUuid < b.entryUuid ? -1 : 1)
}

/** `submittedAt` says when the document came, `versionAt` when this version of it did. */
export type DatedDocument = DocumentInList & { readonly versionAt: Date }

/** What says when these records were fed: the facts of every version, to be judged one by one. */
export async function documentsOfRecords(
  tx: Tx,
  recordIds: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, readonly DatedDocument[]>> {
  const rows = await tx.run<{ record_id: RecordId; version_at: Date; own: string; common: string }>(
    'documents-of-records',
    `select record_id, version_at, ${ownRow.sql} as own, ${commonRow.sql} as common
       from (select document.*, coalesce(lot.submitted_at, document.submitted_at) as version_at
               from document
               left join submission lot
                 on lot.record_id = document.record_id and lot.entry_uuid = document.submission_uuid
              where document.record_id = any($1)) as d`,
    [recordIds],
  )
  const found = new Map<RecordId, DatedDocument[]>()
  for (const row of rows) {
    const inList = inListOf(ownRow.read(row.own), commonOf(commonRow.read(row.common)))
    const document = { ...inList, versionAt: row.version_at }
    const documents = found.get(row.record_id)
    if (documents === undefined) found.set(row.record_id, [document])
    else documents.push(document)
  }
  return found
}

/** What these depositors brought, every version of it. */
export async function depositsOf(tx: Tx, recordId: RecordId, depositorIds: readonly string[]) {
  const rows = await tx.run<DocumentRow>(
    'deposits-of',
    `select ${factColumns} from document where record_id = $1 and depositor_id = any($2)`,
    [recordId, depositorIds],
  )
  return rows.map(documentOf)
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

/** The last version of each of these documents, by the logical id. */
export async function lastVersions(tx: Tx, recordId: RecordId, logicalIds: readonly string[]) {
  const rows = await tx.run<DocumentRow>(
    'last-versions',
    `select distinct on (logical_id) ${factColumns} from document
      where record_id = $1 and logical_id = any($2) order by logical_id, version desc`,
    [recordId, logicalIds],
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
      sealLabel(key, document.entryUuid, document.label),
      sealFragment(key, document.entryUuid, document.fragment),
    ],
  )
}

export function blobOf(key: RecordKey, document: StoredDocument): BlobRef {
  return { name: document.blobName, key: unwrapKey(key.bytes, document.wrappedBlobKey) }
}

function commonOf(row: CommonRow) {
  const type = codeOfText(row.type_code)
  return {
    status: row.status as DocumentStatus,
    typeCode: type.code,
    typeSystem: type.system,
    classCode: row.class_code,
    visibility: {
      maskedToProfessionals: row.masked,
      invisibleToPatient: row.invisible_to_patient,
      invisibleToRepresentatives: row.invisible_to_representatives,
    },
    maskedBy: (row.masked_by as Masker | null) ?? undefined,
    authorIds: row.author_ids,
    depositorId: row.depositor_id,
    authorPersons: row.author_persons,
    healthcareFacilityTypeCode: codeOfText(row.facility_type_code),
  }
}

function inListOf(own: OwnRow, common: ReturnType<typeof commonOf>): DocumentInList {
  return {
    ...common,
    entryUuid: own.entry_uuid as EntryUuid,
    logicalId: own.logical_id,
    version: own.version,
    uniqueId: own.unique_id as UniqueId,
    submittedAt: own.submitted_at,
    serviceStartTime: own.service_start_time,
    serviceStopTime: own.service_stop_time,
  }
}

function documentOf(row: DocumentRow): StoredDocument {
  return {
    ...inListOf(row, commonOf(row)),
    submissionUuid: row.submission_uuid,
    objectType: row.object_type,
    formatCode: codeOfText(row.format_code),
    practiceSettingCode: codeOfText(row.practice_setting_code),
    confidentialityCodes: row.confidentiality_codes.map(codeOfText),
    eventCodes: row.event_codes.map(codeOfText),
    referenceIds: row.reference_ids,
    creationTime: row.creation_time,
    sizeBytes: row.size_bytes,
    blobName: row.blob,
    wrappedBlobKey: row.blob_key,
  }
}
