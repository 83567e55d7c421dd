/** What nobody announced to the patient within a month becomes visible to him: a new version, made by nobody (VIS-05). */
import { crashPoint } from '../crash-points.ts'
import { lockDocuments } from '../store/document-changes.ts'
import { documentsByUniqueId } from '../store/documents.ts'
import { addTrace, undecided } from '../store/traces.ts'
import { keyOfOpenRecord, type UnannouncedDocument } from '../store/unannounced.ts'
import type { Platform } from './platform.ts'
import { traced } from './read-document.ts'
import { tellOfShown } from './tell-holder.ts'
import {
  addUnsentVersion,
  type EntryWriting,
  type NextVersion,
  type WrittenVersion,
} from './unsent-version.ts'

export type AnnouncedWriting = EntryWriting & {
  shownToPatient(fragment: string, next: NextVersion): WrittenVersion
}

/** Nothing happens when it was announced, or deleted, meanwhile. */
export async function showUnannounced(
  { database, clock }: Platform,
  writing: AnnouncedWriting,
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
    const { label } = await addUnsentVersion(tx, key, document, writing, writing.shownToPatient)
    crashPoint('unannounced.shown')
    const actor = { kind: 'system', id: '', name: '' } as const
    const line = undecided({ at: now, action: 'showToPatient', actor })
    await addTrace(tx, key, { ...line, documents: [traced(document, label)] })
    await tellOfShown(tx, recordId, [document], now)
    crashPoint('unannounced.traced')
  })
  crashPoint('unannounced.committed')
}
