/** Whom is shown what a person writes in her own space, beside her documents. Spec: rules.md CNT-07, EHDS-02. */
import type { DocumentFacts, EntryUuid, UniqueId } from '@carnet/core/model/document.ts'
import { holderTypeSystem, holderTypes } from './holder-documents.ts'
import { holderAsDepositor } from './submission.ts'

/** What they are about: the type and the class of a document that would say the same. */
export type Subject = Pick<DocumentFacts, 'typeCode' | 'typeSystem' | 'classCode'>

/**
 * To who helps or represents her, her words are shown when two documents that she would have written them in may be read:
 * one of hers, and one on that subject. A carer from whom either family is kept has none of them.
 * @spec CNT-07 EHDS-02 Mon espace santé
 */
export function documentsLikeOwnWords(now: Date, subject: Subject): readonly DocumentFacts[] {
  const deposited = {
    entryUuid: '' as EntryUuid,
    logicalId: '',
    version: 1,
    uniqueId: '' as UniqueId,
    status: 'approved',
    visibility: {
      maskedToProfessionals: false,
      invisibleToPatient: false,
      invisibleToRepresentatives: false,
    },
    maskedBy: undefined,
    authorIds: [],
    depositorId: holderAsDepositor,
    submittedAt: now,
  } as const
  return [
    { ...deposited, typeCode: holderTypes[0], typeSystem: holderTypeSystem, classCode: '90' },
    { ...deposited, ...subject },
  ]
}
