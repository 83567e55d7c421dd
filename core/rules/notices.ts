/** Who is told of an access, by a message. Spec: rules.md §9, TRA-07; R1111-48. */
import type { Caller, PsIdNat } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import type { Notice, NoticeCause } from '@carnet/core/model/notice.ts'

export type NoticedAct = {
  readonly caller: Caller
  readonly action: Action
  /** False when all of it was refused: nothing was seen. */
  readonly done: boolean
  readonly medecinTraitant: PsIdNat | null
}

/** What shows the content of the record, or who has to do with it. Feeding it is no access, and TD0.2 shows nothing. */
const shows: ReadonlySet<Action> = new Set([
  'findDocuments',
  'findReferences',
  'readDocument',
  'listTraces',
  'listAuthorisations',
])

/**
 * The holder is told of each access by a professional; in an emergency, of whatever is done, and the médecin traitant
 * with him. A refused attempt sends nothing: it stays in the history.
 * @law TRA-07 EMG-07 CSP R1111-48
 * @spec VIS-09: nothing is sent to the holder of what was done in a secret session, his representatives may be reading
 */
export function noticesOf({ caller, action, done, medecinTraitant }: NoticedAct): readonly Notice[] {
  if (!done || caller.kind === 'patient' || action === 'testExistence') return []
  if (caller.mode === 'normal' && !(caller.kind === 'professional' && shows.has(action))) return []
  const cause: NoticeCause = caller.mode === 'normal' ? 'access' : caller.mode
  const toHolder: Notice = { to: 'holder', cause }
  const toMedecinTraitant: Notice = { to: 'medecinTraitant', cause }
  // What he did himself is no news to him.
  const himself = caller.kind === 'professional' && caller.id === medecinTraitant
  return [
    ...(caller.secretSession ? [] : [toHolder]),
    ...(cause === 'access' || medecinTraitant === null || himself ? [] : [toMedecinTraitant]),
  ]
}
