/** « Mes documents »: the current documents that the caller may see, with what a list says of each. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { type DocumentLabel, documentsOf, openLabels, type StoredDocument } from '../store/documents.ts'
import { isSecret, visibleDocuments } from './find-documents.ts'
import { type Act, type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'
import { asSeen, replacementsAmong } from './status-as-seen.ts'

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
    const { current, counts } = await currentAmong(permitted, visible)
    const uuids = current.map(({ entryUuid }) => entryUuid)
    const labels = await openLabels(permitted.tx, permitted.record.key, uuids)
    return {
      result: {
        documents: current.map((document) => ({ ...document, label: labels.get(document.entryUuid)! })),
        everythingMasked: permitted.record.everythingMasked,
        informedAboutOrganDonation: permitted.record.informedAboutOrganDonation,
      },
      acts: [counts],
    }
  })
}

/** Those in force for the caller, and what a line of the history counts of them, to whom. */
export async function currentAmong(
  permitted: Permitted,
  visible: readonly StoredDocument[],
): Promise<{ readonly current: readonly StoredDocument[]; readonly counts: Act }> {
  const replacements = await replacementsAmong(permitted, visible)
  const currentFor = (knows?: (document: DocumentFacts) => boolean) =>
    asSeen(permitted, visible, replacements, knows).filter(isCurrent)
  const current = currentFor()
  const shared = (document: DocumentFacts) => !isSecret(document)
  const toRepresentatives = currentFor(shared).filter(shared).length
  return {
    current,
    counts: { returnedCount: current.length, secretCount: current.length - toRepresentatives },
  }
}

function isCurrent({ status }: DocumentFacts): boolean {
  return status === 'approved' || status === 'archived'
}
