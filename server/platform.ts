/** What every action works with, made of its parts: by the server, and by the command line of the operator. */
import { matrixInForce, openMatrix } from '@carnet/core/rules/access-matrix.ts'
import { type Regime, regimeInForce, regimes } from '@carnet/core/rules/regimes.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import type { Platform } from './actions/platform.ts'
import { loadMatrices } from './matrices.ts'

/** `deployed`: what the operator settles for every regime. */
export function makePlatform({
  matrixFolder,
  deployed,
  ...parts
}: Pick<Platform, 'database' | 'blobs' | 'clock' | 'rates'> & {
  readonly matrixFolder: string | undefined
  readonly deployed: Pick<RuleSettings, 'depositairesRemb' | 'dossierPharmaceutique'>
}): Platform {
  const matrices = loadMatrices(matrixFolder).map(openMatrix)
  const [first, ...others] = regimes
  const settled = (regime: Regime) => ({ ...regime, settings: { ...regime.settings, ...deployed } })
  const ours = [settled(first), ...others.map(settled)] as const
  return {
    ...parts,
    get settings() {
      return this.regimeAt(parts.clock.now()).settings
    },
    regimeAt: (moment) => regimeInForce(ours, moment),
    matrixAt: (moment) => matrixInForce(matrices, moment),
  }
}
