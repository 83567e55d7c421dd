/** What the holder hides from professionals: one document, all of them at once, or a block. Spec: rules.md VIS-03, VIS-04, CNT-05. */
import type { Caller } from '@carnet/core/model/caller.ts'
import {
  type DocumentFacts,
  directivesType,
  type Masker,
  type Visibility,
} from '@carnet/core/model/document.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import { isOfCareHistory } from './care-history.ts'
import type { RuleSettings } from './settings.ts'

/** What he hides apart from the rest, as one block. */
export type MaskedBlock = 'history' | 'directives'

/**
 * « Mon histoire de santé »: diseases, biology, medicines, care, hospital, imaging, devices and vaccines are here what the
 * Assurance Maladie sends of the care that it reimbursed, whatever its category: one block, one confidentiality.
 * @spec CNT-05 VIS-04 Mon espace santé, `updateHealthHistoryConfidentiality`
 */
export function blockOf(document: Pick<DocumentFacts, 'typeCode'>): MaskedBlock | undefined {
  if (isOfCareHistory(document)) return 'history'
  return document.typeCode === directivesType ? 'directives' : undefined
}

export function maskedBlocksOf({
  historyMasked = false,
  directivesMasked = false,
}: Pick<RecordFacts, 'historyMasked' | 'directivesMasked'>): readonly MaskedBlock[] {
  return [
    ...(historyMasked ? (['history'] as const) : []),
    ...(directivesMasked ? (['directives'] as const) : []),
  ]
}

/**
 * By which of his defaults it is hidden, whatever is said of it; undefined: by none.
 * @spec VIS-04 CNT-05 Mon espace santé
 */
export function defaultMaskOf(
  record: Pick<RecordFacts, 'everythingMasked' | 'historyMasked' | 'directivesMasked'>,
  document: Pick<DocumentFacts, 'typeCode'>,
): 'everything' | MaskedBlock | undefined {
  if (record.everythingMasked) return 'everything'
  const block = blockOf(document)
  return block !== undefined && maskedBlocksOf(record).includes(block) ? block : undefined
}

/**
 * Masked by itself, or because everything is, or its block. What is said of each document stays as it was, so that nothing is lost
 * when the holder no longer masks everything, and nothing tells a professional that he does.
 * @law VIS-03 CSP R1111-49
 * @law EHDS-05 règlement (UE) 2025/327, article 8
 * @spec VIS-04 Mon espace santé
 */
export function isMasked(
  record: Pick<RecordFacts, 'everythingMasked' | 'historyMasked' | 'directivesMasked'>,
  document: Pick<DocumentFacts, 'typeCode' | 'visibility'>,
): boolean {
  return document.visibility.maskedToProfessionals || defaultMaskOf(record, document) !== undefined
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
