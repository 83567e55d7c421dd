/** What may become of a document that is already there, once the caller has the right. Spec: soap.md §3.4, §3.6, §3.7. */
import type { DocumentChange, RefusalReason } from '@carnet/core/model/decision.ts'
import type { DocumentFacts, DocumentStatus, Visibility } from '@carnet/core/model/document.ts'
import { isUnseenByAll, unseenByAll } from './masking.ts'
import type { RuleSettings } from './settings.ts'

export type Objection = { readonly reason: RefusalReason; readonly detail?: string }

/**
 * May this document be replaced by one whose own header says that it replaces `statedUniqueId`? undefined: yes.
 * @spec soap.md §3.6: Approved alone becomes Deprecated
 */
export function decideReplacement(
  { status, uniqueId }: DocumentFacts,
  statedUniqueId: string | undefined,
): Objection | undefined {
  if (status === 'deprecated') return { reason: 'documentAlreadyReplaced' }
  if (status !== 'approved')
    return {
      reason: 'replacementNotAcceptable',
      detail: 'Un document archivé ne se remplace pas\u00a0: désarchivez-le d’abord.',
    }
  if (statedUniqueId !== undefined && statedUniqueId !== uniqueId)
    return {
      reason: 'replacementNotAcceptable',
      detail: 'Le document CDA dit remplacer un autre document que celui que désigne le lot.',
    }
  return undefined
}

/**
 * Who may see a document that replaces another: it is hidden from whom the replaced one was hidden. The holder masked
 * it, or a minor keeps it from her parents, and a correction must not undo that in silence; to show it is a gesture of
 * its own (TD3.3). What the patient may see is said at each deposit: a corrected result may have to be announced.
 * @law VIS-03 CSP R1111-49
 * @spec VIS-06 VIS-09 EX_2.1-1050, EX_3.3-1045
 */
export function visibilityOfReplacement(replaced: Visibility, stated: Visibility): Visibility {
  return {
    maskedToProfessionals: stated.maskedToProfessionals || replaced.maskedToProfessionals,
    invisibleToPatient: stated.invisibleToPatient,
    invisibleToRepresentatives: stated.invisibleToRepresentatives || replaced.invisibleToRepresentatives,
  }
}

/**
 * May the properties of this document be given a new version? `previousVersion` is the one that the sender read,
 * `changed` the properties that he would change beside its visibility.
 * @spec soap.md §3.7; §9: an absent PreviousVersion is the current one
 */
export function decideNewVersion(
  current: DocumentFacts,
  asked: { readonly previousVersion: number | undefined; readonly changed: readonly string[] },
): Objection | undefined {
  if (asked.previousVersion !== undefined && asked.previousVersion !== current.version)
    return { reason: 'versionNotCurrent' }
  if (asked.changed.length === 0) return undefined
  return {
    reason: 'metadataUnmodifiable',
    detail: `Seule la visibilité peut changer\u202f; diffère ici\u00a0: ${asked.changed.join(', ')}.`,
  }
}

/**
 * What an availability status change is, by its two statuses; undefined when nobody may make it.
 * @spec soap.md §3.6: Approved ↔ Archived; Approved or Archived → Deleted
 */
export function statusChangeOf(
  original: DocumentStatus,
  next: DocumentStatus,
): Extract<DocumentChange, 'archiveDocument' | 'unarchiveDocument' | 'deleteDocument'> | undefined {
  if (original === 'approved' && next === 'archived') return 'archiveDocument'
  if (original === 'archived' && next === 'approved') return 'unarchiveDocument'
  if ((original === 'approved' || original === 'archived') && next === 'deleted') return 'deleteDocument'
  return undefined
}

export type VisibilityChange =
  | { readonly changes: readonly DocumentChange[] }
  | { readonly changes: undefined; readonly objection: Objection }

/**
 * What changes from one visibility to the other, each with its own right; what is shown to the patient or to his
 * representatives is not taken back.
 * @law VIS-06 EX_3.3-1045
 * @spec VIS-02 EX_2.1-1050: a change makes no combination that a deposit may not
 */
export function decideVisibilityChange(
  before: Visibility,
  after: Visibility,
  settings: RuleSettings,
): VisibilityChange {
  const hides = (of: 'invisibleToPatient' | 'invisibleToRepresentatives') => !before[of] && after[of]
  if (hides('invisibleToPatient') || hides('invisibleToRepresentatives'))
    return { changes: undefined, objection: { reason: 'visibilityIrreversible' } }
  if (isUnseenByAll(after, settings) && !isUnseenByAll(before, settings))
    return { changes: undefined, objection: { reason: 'changeNotPossible', detail: unseenByAll } }
  const changes: DocumentChange[] = []
  if (!before.maskedToProfessionals && after.maskedToProfessionals) changes.push('maskDocument')
  if (before.maskedToProfessionals && !after.maskedToProfessionals) changes.push('unmaskDocument')
  if (before.invisibleToPatient && !after.invisibleToPatient) changes.push('showToPatient')
  if (before.invisibleToRepresentatives && !after.invisibleToRepresentatives)
    changes.push('showToRepresentatives')
  if (changes.length > 0) return { changes }
  const detail = 'La visibilité demandée est déjà celle du document.'
  return { changes: undefined, objection: { reason: 'changeNotPossible', detail } }
}
