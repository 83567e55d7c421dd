/** What is sealed of each entry: the ExtrinsicObject as it is served, and the label that the pages and the traces have of it. */
import type { EntryUuid } from '@carnet/core/model/document.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unseal, unsealerOf } from './sealing.ts'

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

export function sealLabel(key: RecordKey, entryUuid: EntryUuid, label: DocumentLabel): Buffer {
  return seal(key, labelPlace(entryUuid), JSON.stringify(label))
}

export const labelPlace = (entryUuid: string) => `document label ${entryUuid}`
export const fragmentPlace = (entryUuid: string) => `document fragment ${entryUuid}`
