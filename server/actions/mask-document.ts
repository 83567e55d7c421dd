/** The holder masks one of his documents to professionals, no longer does, or takes that back: a new version of its metadata. rules.md VIS-03. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Masker, Visibility } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { maskerOf } from '@carnet/core/rules/masking.ts'
import { lockDocuments, setVisibility } from '../store/document-changes.ts'
import { documentsByEntryUuid, documentsByUniqueId } from '../store/documents.ts'
import { refuseUnlessAllowed } from './document-to-change.ts'
import { type Act, type Permitted, perform, Refused } from './perform.ts'
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
  const { patient, action } = asked
  return perform(platform, caller, { patient, action }, async (permitted) => {
    await lockDocuments(permitted.tx, permitted.record.id, [asked.entryUuid])
    const { masked, act } = await maskOne(permitted, writing, caller, asked)
    return { result: masked, acts: [act] }
  })
}

/** As many as one gesture changes. */
export const maskedAtOnceMax = 200

/**
 * Several by one gesture, all or none of what is allowed: a line of the history for each. What is refused of one leaves
 * the others, and is told by its absence among those that result.
 */
export function maskDocuments(
  platform: Platform,
  writing: HiddenWriting,
  caller: Caller,
  asked: {
    readonly patient: PatientId
    readonly entryUuids: readonly string[]
    readonly action: MaskingGesture
    readonly putBack?: FormerMasking
  },
): Promise<readonly MaskedDocument[]> {
  const { patient, action, entryUuids, ...rest } = asked
  if (entryUuids.length > maskedAtOnceMax) throw new RangeError('too many documents for one gesture')
  return perform(platform, caller, { patient, action }, async (permitted) => {
    await lockDocuments(permitted.tx, permitted.record.id, entryUuids)
    const result: MaskedDocument[] = []
    const acts: Act[] = []
    for (const entryUuid of new Set(entryUuids))
      try {
        const { masked, act } = await maskOne(permitted, writing, caller, { entryUuid, action, ...rest })
        result.push(masked)
        acts.push(act)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        acts.push({ refusal: error.reason, ...error.act })
      }
    return { result, acts }
  })
}

/** Under its lock. */
async function maskOne(
  permitted: Permitted,
  writing: HiddenWriting,
  caller: Caller,
  asked: {
    readonly entryUuid: string
    readonly action: MaskingGesture
    readonly putBack?: FormerMasking
  },
): Promise<{ readonly masked: MaskedDocument; readonly act: Act }> {
  const { tx, record, judge } = permitted
  const { action, putBack } = asked
  const maskedToProfessionals = action === 'maskDocument'
  const [known] = await documentsByEntryUuid(tx, record.id, [asked.entryUuid])
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
    return { masked: { entryUuid: document.entryUuid, before }, act }
  }
  const { entryUuid } = await addUnsentVersion(
    tx,
    record.key,
    { ...document, maskedBy },
    writing,
    (fragment, next) => writing.hiddenAs(fragment, visibility, next),
  )
  return { masked: { entryUuid, before }, act }
}
