/** The holder masks one of his documents to professionals, no longer does, or takes that back: a new version of its metadata. rules.md VIS-03. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Masker, Visibility } from '@carnet/core/model/document.ts'
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

/** How a document was to professionals: what « Annuler » puts back. */
export type FormerMasking = 'shown' | Masker

export type MaskedDocument = {
  /** Of the version that results: done twice, it is done once. */
  readonly entryUuid: string
  /** Undefined: nothing changed. */
  readonly before: FormerMasking | undefined
}

/**
 * Throws Refused `documentUnknown`, the same for a document that does not exist and for one that the caller may not see.
 * `putBack`: the gesture takes back an earlier one, which left the document as `entryUuid`; `versionNotCurrent` when
 * another came meanwhile, which stays.
 */
export function maskDocument(
  platform: Platform,
  writing: HiddenWriting,
  caller: Caller,
  asked: {
    readonly patient: PatientId
    readonly entryUuid: string
    readonly action: MaskingGesture
    readonly putBack?: FormerMasking
  },
): Promise<MaskedDocument> {
  const { patient, action, putBack } = asked
  const maskedToProfessionals = action === 'maskDocument'
  return perform(platform, caller, { patient, action }, async (permitted) => {
    const { tx, record, judge } = permitted
    const [known] = await lockDocuments(tx, record.id, [asked.entryUuid])
    const current = known && (await documentsByUniqueId(tx, record.id, [known.uniqueId]))[0]
    // His own history tells no more than the answer: a line that named the document would wait until he sees it.
    if (current === undefined || !judge(current).allowed) throw new Refused('documentUnknown')
    const { document, act } = await refuseUnlessAllowed(permitted, current)
    if (putBack !== undefined && document.entryUuid !== asked.entryUuid)
      throw new Refused('versionNotCurrent', undefined, act)
    const visibility = { ...document.visibility, maskedToProfessionals }
    const maskedBy =
      putBack === undefined
        ? maskerOf(visibility, caller, [document.maskedBy])
        : putBack === 'shown'
          ? undefined
          : putBack
    const before = document.maskedBy === maskedBy ? undefined : (document.maskedBy ?? 'shown')
    if (document.visibility.maskedToProfessionals === maskedToProfessionals) {
      // What a professional had masked is now his own to show: nothing of it is served otherwise.
      if (document.maskedBy !== maskedBy)
        await setVisibility(tx, record.id, document.logicalId, { visibility, maskedBy })
      return { result: { entryUuid: document.entryUuid, before }, acts: [act] }
    }
    const { entryUuid } = await addUnsentVersion(
      tx,
      record.key,
      { ...document, maskedBy },
      writing,
      (fragment, next) => writing.hiddenAs(fragment, visibility, next),
    )
    return { result: { entryUuid, before }, acts: [act] }
  })
}
