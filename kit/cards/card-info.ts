/** card.json, as contract.md §5 fixes it. */
import type { CardKind } from '../demo/people-types.ts'

export type CardInfo = {
  readonly slug: string
  readonly kind: CardKind
  readonly holder: string
  readonly idNat: string
  readonly structureIdNat: string
  readonly profession?: string
  readonly speciality?: string
  readonly pin?: string
  readonly pinBlocked?: boolean
  /** Tries left before the block; absent when none was wasted. */
  readonly pinTriesLeft?: number
  readonly validFrom: string
  readonly validTo: string
  readonly revoked?: boolean
}
