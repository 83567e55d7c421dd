/** Which states a document is in, and a list filtered by them. Spec: rules.md VIS-11. */
import type { DocumentStatus, Visibility } from '@carnet/core/model/document.ts'
import { type DocumentState, documentStates } from '@carnet/core/model/document-states.ts'

/** @spec VIS-11 EX_3.1-1080 */
export function statesOf({
  visibility,
  status,
}: {
  readonly visibility: Visibility
  readonly status: DocumentStatus
}): readonly DocumentState[] {
  const held: Readonly<Record<DocumentState, boolean>> = {
    ...visibility,
    archived: status === 'archived',
    deprecated: status === 'deprecated',
  }
  return documentStates.filter((state) => held[state])
}

export type StateFilter = {
  /** All of these. */
  readonly with: readonly DocumentState[]
  /** None of these. */
  readonly without: readonly DocumentState[]
}

/**
 * A list filtered with or without each state.
 * @spec VIS-11 EX_3.1-1030
 */
export function isKept(states: readonly DocumentState[], filter: StateFilter): boolean {
  return (
    filter.with.every((state) => states.includes(state)) &&
    !filter.without.some((state) => states.includes(state))
  )
}
