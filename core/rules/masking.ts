/** What the holder hides from professionals: one document, or all of them at once. Spec: rules.md VIS-03, VIS-04. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { DocumentFacts, Masker, Visibility } from '@carnet/core/model/document.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import type { RuleSettings } from './settings.ts'

/**
 * Masked by itself, or because everything is. What is said of each document stays as it was, so that nothing is lost
 * when the holder no longer masks everything, and nothing tells a professional that he does.
 * @law VIS-03 CSP R1111-49
 * @law EHDS-05 règlement (UE) 2025/327, article 8
 * @spec VIS-04 Mon espace santé
 */
export function isMasked(
  { everythingMasked }: Pick<RecordFacts, 'everythingMasked'>,
  { visibility }: Pick<DocumentFacts, 'visibility'>,
): boolean {
  return everythingMasked || visibility.maskedToProfessionals
}

/**
 * Who masks a document that is masked so, by what this caller does: on whichever side, the holder's own mask stays his.
 * @law VIS-03 CSP R1111-49
 */
export function maskerOf(
  { maskedToProfessionals }: Pick<Visibility, 'maskedToProfessionals'>,
  caller: Pick<Caller, 'kind'>,
  before: readonly (Masker | undefined)[],
): Masker | undefined {
  if (!maskedToProfessionals) return undefined
  return caller.kind === 'patient' || before.includes('holder') ? 'holder' : 'professional'
}

export const unseenByAll =
  'Un document ne peut pas être à la fois masqué aux professionnels de santé et non visible par le patient.'

/**
 * Hidden from both, a document would be read by its author alone.
 * @spec VIS-02 EX_2.1-1050
 */
export function isUnseenByAll(
  {
    maskedToProfessionals,
    invisibleToPatient,
  }: Pick<Visibility, 'maskedToProfessionals' | 'invisibleToPatient'>,
  { cumulInvisiblePatientMasquePs }: Pick<RuleSettings, 'cumulInvisiblePatientMasquePs'>,
): boolean {
  return maskedToProfessionals && invisibleToPatient && !cumulInvisiblePatientMasquePs
}
