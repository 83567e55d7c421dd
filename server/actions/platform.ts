/** What every action works with. Made once by server/main.ts. */
import type { Rates } from '@carnet/core/model/rate.ts'
import type { AccessMatrix } from '@carnet/core/rules/access-matrix.ts'
import type { Regime, Regimes } from '@carnet/core/rules/regimes.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import type { Clock } from '../clock.ts'
import type { Blobs } from '../store/blobs.ts'
import type { Database } from '../store/database.ts'

export type Platform = {
  readonly database: Database
  readonly blobs: Blobs
  readonly clock: Clock
  /** On real time: moving the demonstration's clock opens no door. */
  readonly rates: Rates
  readonly regimes: Regimes
  /** Those of the regime in force now. */
  readonly settings: RuleSettings
  /** The regime in force at a moment: it keeps the evidence of the consents given under it. */
  regimeAt(moment: Date): Regime
  /** The access matrix in force at a moment. */
  matrixAt(moment: Date): AccessMatrix | undefined
}

export type { Blobs, DraftBlob, WrittenBlob } from '../store/blobs.ts'
