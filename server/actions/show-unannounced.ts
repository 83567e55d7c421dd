/** What nobody announced to the patient within a month becomes visible to him: a new version, made by nobody (VIS-05). */
import { randomUUID } from 'node:crypto'
import type { Code } from '@carnet/core/model/code.ts'
import type { DocumentStatus, EntryUuid, Visibility } from '@carnet/core/model/document.ts'
import { crashPoint } from '../crash-points.ts'
import { lockDocuments, setStatus, setVisibility } from '../store/document-changes.ts'
import {
  addAssociations,
  addDocument,
  blobOf,
  documentsByUniqueId,
  openFragments,
  openLabels,
} from '../store/documents.ts'
import { addTrace } from '../store/traces.ts'
import { keyOfOpenRecord, type UnannouncedDocument } from '../store/unannounced.ts'
import type { Platform } from './platform.ts'
import { traced } from './read-document.ts'

/** How an entry is written: what the wire knows and actions do not. */
export type EntryWriting = {
  readonly hasMember: string
  restate(fragment: string, status: DocumentStatus): string
  shownToPatient(
    fragment: string,
    next: { readonly entryUuid: string; readonly version: number; readonly status: DocumentStatus },
  ): {
    readonly fragment: string
    readonly visibility: Visibility
    readonly confidentialityCodes: readonly Code[]
  }
}

/** Nothing happens when it was announced, or deleted, meanwhile. */
export async function showUnannounced(
  { database, clock }: Platform,
  writing: EntryWriting,
  { recordId, entryUuid, uniqueId }: UnannouncedDocument,
): Promise<void> {
  await database.transaction(async (tx) => {
    const now = clock.now()
    const key = await keyOfOpenRecord(tx, recordId)
    if (key === undefined) return
    await lockDocuments(tx, recordId, [entryUuid])
    const [document] = await documentsByUniqueId(tx, recordId, [uniqueId])
    if (document === undefined || !document.visibility.invisibleToPatient || document.status === 'deleted')
      return
    const before = document.entryUuid
    const version = document.version + 1
    const nextUuid = randomUUID() as string as EntryUuid
    const fragment = (await openFragments(tx, key, [before])).get(before)!
    const label = (await openLabels(tx, key, [before])).get(before)!
    const next = writing.shownToPatient(fragment, {
      entryUuid: `urn:uuid:${nextUuid}`,
      version,
      status: document.status,
    })
    await setStatus(tx, key, before, 'deprecated', writing.restate(fragment, 'deprecated'))
    await addDocument(tx, key, {
      ...document,
      entryUuid: nextUuid,
      version,
      confidentialityCodes: next.confidentialityCodes,
      fragment: next.fragment,
      label,
      blob: blobOf(key, document),
    })
    await setVisibility(tx, recordId, document.logicalId, next.visibility)
    // Nobody sent a lot: the new version belongs to the one that the former came in.
    await addAssociations(tx, recordId, [
      {
        entryUuid: randomUUID(),
        type: writing.hasMember,
        source: document.submissionUuid,
        target: nextUuid,
        submissionUuid: document.submissionUuid,
        slots: { SubmissionSetStatus: ['Original'], PreviousVersion: [String(document.version)] },
      },
    ])
    crashPoint('unannounced.shown')
    await addTrace(tx, key, {
      at: now,
      action: 'showToPatient',
      outcome: 'done',
      actor: { kind: 'system', id: '', name: '' },
      mode: 'normal',
      checks: [],
      documents: [traced(document, label)],
      filteredCount: 0,
      returnedCount: 0,
      secretSession: false,
    })
    crashPoint('unannounced.traced')
  })
  crashPoint('unannounced.committed')
}
