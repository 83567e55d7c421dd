/** Which matricules are accepted here: test identities in demonstration alone. contract.md §3.1. */
import { type InsOid, insOids } from '@carnet/core/model/ins.ts'
import type { Config } from '../config.ts'

export type MatriculePolicy = {
  /** « Autorités d’affectation », the likeliest first. */
  readonly authorities: readonly [InsOid, ...InsOid[]]
  /** `CARNET_INS_KEY` */
  readonly wrongKeyRefused: boolean
}

export function matriculePolicyOf({ mode, insKey }: Pick<Config, 'mode' | 'insKey'>): MatriculePolicy {
  const { nir, nia, nirTest, nirDemonstration } = insOids
  return {
    authorities: mode === 'demo' ? [nir, nirTest, nirDemonstration] : [nir, nia],
    wrongKeyRefused: insKey === 'refuse',
  }
}
