/** What a professional is shown of a record on our own pages: the same documents, and the same line, as by TD3.1. W-05, W-13. */
import type { Professional } from '@carnet/core/model/caller.ts'
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { type DocumentLabel, openLabels } from '../store/document-fragments.ts'
import type { StoredDocument } from '../store/documents.ts'
import { type RecordContent, selectVisible } from './find-documents.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'

export type DocumentsForProfessional = {
  readonly documents: readonly StoredDocument[]
  /** What a page says of these. */
  label(
    documents: readonly StoredDocument[],
  ): Promise<readonly (StoredDocument & { readonly label: DocumentLabel })[]>
}

/** Those of these statuses that he may see, newest first: counted as TD3.1 counts. */
export function documentsForProfessional<T>(
  platform: Platform,
  caller: Professional,
  patient: PatientId,
  statuses: ReadonlySet<DocumentStatus>,
  show: (visible: DocumentsForProfessional) => Promise<T>,
): Promise<T> {
  const select = ({ documents }: RecordContent): RecordContent => ({
    documents: documents.filter(({ status }) => statuses.has(status)),
    submissions: [],
    associations: [],
  })
  return perform(platform, caller, { patient, action: 'findDocuments' }, async (permitted) => {
    const { tx, record } = permitted
    const { selected, act } = await selectVisible(permitted, { readsSubmissions: false, select })
    const result = await show({
      documents: selected.documents,
      async label(documents) {
        const uuids = documents.map(({ entryUuid }) => entryUuid)
        const labels = await openLabels(tx, record.key, uuids)
        return documents.map((document) => ({ ...document, label: labels.get(document.entryUuid)! }))
      },
    })
    return { result, acts: [act] }
  })
}
