/** The last that a patient decided of who reads: it may be taken back for a moment. Spec: people.md §2, « undo ». */
import type { Authorisation, AuthorisedActor } from './record.ts'

export type LastDecision = {
  readonly id: string
  /** Who decided, as the history names him: empty, the holder; else the mandate of who acts for him. */
  readonly deciderId: string
  readonly at: Date
  readonly actor: Pick<AuthorisedActor, 'kind' | 'id'>
  /** What was there before, and what the decision left; null: nothing. */
  readonly former: Authorisation | null
  readonly left: Authorisation | null
}
