/** The holder masks one of his documents to professionals, or no longer does: a new version of its metadata. rules.md VIS-03. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { maskerOf } from '@carnet/core/rules/masking.ts'
import { lockDocuments, setVisibility } from '../store/document-changes.ts'
import { documentsByUniqueId } from '../store/documents.ts'
import { refuseUnlessAllowed } from './document-to-change.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import {
  addUnsentVersion,
  type EntryWriting,
  type NextVersion,
  type WrittenVersion,
} from './unsent-version.ts'

export type HiddenWriting = EntryWriting & {
  hiddenAs(fragment: string, visibility: Visibility, next: NextVersion): WrittenVersion
}

export type MaskingGesture = 'maskDocument' | 'unmaskDocument'

/**
 * The entryUuid of the version that results: done twice, it is done once. Throws Refused `documentUnknown`, the same for
 * a document that does not exist and for one that the caller may not see.
 */
export function maskDocument(
  platform: Platform,
  writing: HiddenWriting,
  caller: Caller,
  asked: { readonly patient: PatientId; readonly entryUuid: string; readonly action: MaskingGesture },
): Promise<string> {
  const { patient, action } = asked
  const maskedToProfessionals = action === 'maskDocument'
  return perform(platform, caller, { patient, action }, async (permitted) => {
    const { tx, record, judge } = permitted
    const [known] = await lockDocuments(tx, record.id, [asked.entryUuid])
    const current = known && (await documentsByUniqueId(tx, record.id, [known.uniqueId]))[0]
    // His own history tells no more than the answer: a line that named the document would wait until he sees it.
    if (current === undefined || !judge(current).allowed) throw new Refused('documentUnknown')
    const { document, act } = await refuseUnlessAllowed(permitted, current)
    const visibility = { ...document.visibility, maskedToProfessionals }
    const maskedBy = maskerOf(visibility, caller, [document.maskedBy])
    if (document.visibility.maskedToProfessionals === maskedToProfessionals) {
      // What a professional had masked is now his own to show: nothing of it is served otherwise.
      if (document.maskedBy !== maskedBy)
        await setVisibility(tx, record.id, document.logicalId, { visibility, maskedBy })
      return { result: document.entryUuid, acts: [act] }
    }
    const { entryUuid } = await addUnsentVersion(
      tx,
      record.key,
      { ...document, maskedBy },
      writing,
      (fragment, next) => writing.hiddenAs(fragment, visibility, next),
    )
    return { result: entryUuid, acts: [act] }
  })
}
