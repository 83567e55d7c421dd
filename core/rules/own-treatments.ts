/** What a person writes of her treatments: whom it is shown to, and how much of it. Spec: people.md P-09, EHDS-02. */
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import { loinc } from '@carnet/core/model/lab-result.ts'
import { documentsLikeOwnWords } from './own-words.ts'

export const ownTreatmentLimits = { nameCharacters: 120, posologyCharacters: 300, lines: 200 } as const

/** @spec CNT-07 EHDS-02 Mon espace santé */
export function documentsLikeOwnTreatments(now: Date): readonly DocumentFacts[] {
  return documentsLikeOwnWords(now, { typeCode: '57833-6', typeSystem: loinc, classCode: '42' })
}
