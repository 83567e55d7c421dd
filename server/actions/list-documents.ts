/** « Mes documents »: the current documents that the caller may see, with what a list says of each. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { type DocumentLabel, openLabels } from '../store/document-fragments.ts'
import { documentsOf, type StoredDocument } from '../store/documents.ts'
import { visibleDocuments } from './find-documents.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'
import { currentAsSeen } from './status-as-seen.ts'

export type ListedDocument = StoredDocument & { readonly label: DocumentLabel }

export type DocumentList = {
  readonly documents: readonly ListedDocument[]
  /** By the holder's choice (VIS-04), whatever is said of each. */
  readonly everythingMasked: boolean
  /** What his page about it does not ask again (VIS-17). */
  readonly informedAboutOrganDonation: boolean
}

export function listDocuments(platform: Platform, caller: Caller, patient: PatientId): Promise<DocumentList> {
  return perform(platform, caller, { patient, action: 'findDocuments' }, async (permitted) => {
    const visible = visibleDocuments(permitted, await documentsOf(permitted.tx, permitted.record.id))
    const { current, secretCount } = await currentAsSeen(permitted, visible)
    const uuids = current.map(({ entryUuid }) => entryUuid)
    const labels = await openLabels(permitted.tx, permitted.record.key, uuids)
    return {
      result: {
        documents: current.map((document) => ({ ...document, label: labels.get(document.entryUuid)! })),
        everythingMasked: permitted.record.everythingMasked,
        informedAboutOrganDonation: permitted.record.informedAboutOrganDonation,
      },
      acts: [{ returnedCount: current.length, secretCount }],
    }
  })
}
