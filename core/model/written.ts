/** When somebody wrote something in a carnet, and who it was. Spec: people.md P-11. */
import type { Day } from './identity.ts'

export type Written = {
  readonly on: Day
  /** Who wrote it, when it was not the holder. */
  readonly by?: string | undefined
}
