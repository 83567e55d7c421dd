/** What a professional says, and is told, of who may see a document. Spec: rules.md VIS-01, VIS-07, LIF-23. */
import type { Visibility } from '@carnet/core/model/document.ts'

/**
 * What the depositor states of one document; undefined when he must still say it. In a secret session nothing is assumed
 * for him about the representatives: a silence would be an answer that the minor did not give.
 * @spec VIS-01 EX_2.1-1050
 */
export function statedVisibility(
  { maskedToProfessionals = false, invisibleToPatient = false, ...stated }: Partial<Visibility>,
  { secretSession }: { readonly secretSession: boolean },
): Visibility | undefined {
  const { invisibleToRepresentatives } = stated
  if (invisibleToRepresentatives === undefined && secretSession) return undefined
  return {
    maskedToProfessionals,
    invisibleToPatient,
    invisibleToRepresentatives: invisibleToRepresentatives ?? false,
  }
}

/**
 * What is shown to who reads a document that others may not see.
 * @spec VIS-07 EX_3.2-1025
 */
export function warningsOnReading({
  invisibleToPatient,
  invisibleToRepresentatives,
}: Visibility): readonly string[] {
  return [
    ...(invisibleToPatient ? ['Attention, ce document n’est pas visible du patient'] : []),
    ...(invisibleToRepresentatives
      ? [
          'Attention, ce document n’est pas visible des représentants légaux pour préserver le secret du mineur titulaire du DMP',
        ]
      : []),
  ]
}

/**
 * What is shown to who takes a copy of a document out of the record.
 * @law LIF-23 CSP R1111-40; REC_3.2-1020
 */
export function warningOnCopy(): string {
  return 'Attention, le DMP ne remplace pas votre dossier\u00a0: ce document ne devrait pas y être conservé tel quel. Gardez sa provenance avec lui.'
}
