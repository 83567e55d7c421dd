/** The five states of a document that a professional is shown and filters by. Spec: rules.md VIS-11; people.md W-05. */
import type { DocumentStatus, Visibility } from './document.ts'

export type DocumentState = keyof Visibility | Extract<DocumentStatus, 'archived' | 'deprecated'>

/**
 * In the words of the requirement, to the byte.
 * @spec VIS-11 EX_3.1-1080
 */
export const documentStateLabels: Readonly<Record<DocumentState, string>> = {
  maskedToProfessionals: 'masqué aux professionnels de santé',
  invisibleToPatient: 'non visible par le patient',
  invisibleToRepresentatives: 'non visible par les représentants légaux',
  archived: 'archivé',
  deprecated: 'ancienne version obsolète',
}

/** In the order in which they are shown. */
export const documentStates = Object.keys(documentStateLabels) as readonly DocumentState[]
