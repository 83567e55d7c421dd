/** What the holder hides from professionals: one document, or all of them at once. Spec: rules.md VIS-03, VIS-04. */
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'

/**
 * Masked by itself, or because everything is. What is said of each document stays as it was, so that nothing is lost
 * when the holder no longer masks everything, and nothing tells a professional that he does.
 * @law VIS-03 CSP R1111-49
 * @spec VIS-04 Mon espace santé
 */
export function isMasked(
  { everythingMasked }: Pick<RecordFacts, 'everythingMasked'>,
  { visibility }: Pick<DocumentFacts, 'visibility'>,
): boolean {
  return everythingMasked || visibility.maskedToProfessionals
}
