/** What a person writes of her treatments: whom it is shown to, and how much of it. Spec: people.md P-09, EHDS-02. */
import type { DocumentFacts, EntryUuid, UniqueId } from '@carnet/core/model/document.ts'
import { loinc } from '@carnet/core/model/lab-result.ts'
import { holderTypeSystem, holderTypes } from './holder-documents.ts'
import { holderAsDepositor } from './submission.ts'

export const ownTreatmentLimits = { nameCharacters: 120, posologyCharacters: 300, lines: 200 } as const

/**
 * To who helps or represents her, her words are shown when two documents that she would have written them in may be read:
 * one of hers, and one about treatments. A carer from whom either family is kept has none of them.
 * @spec CNT-07 EHDS-02 Mon espace santé
 */
export function documentsLikeOwnTreatments(now: Date): readonly DocumentFacts[] {
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
    { ...deposited, typeCode: '57833-6', typeSystem: loinc, classCode: '42' },
  ]
}
