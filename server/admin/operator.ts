/** What every command of the operator works with. */
import type { Writable } from 'node:stream'
import type { Platform } from '../actions/platform.ts'

/** Where a command works, and where it writes. */
export type Operator = {
  readonly platform: Pick<Platform, 'database' | 'clock' | 'settings' | 'regimes'>
  /** Where the signed heads of the log of the traces are added. */
  readonly witnessFile: string
  /** CARNET_MATRIX. */
  readonly matrixFolder: string | undefined
  /** The result, and nothing else. */
  readonly stdout: Writable
  /** Progress and refusals, for people. */
  readonly stderr: Writable
  /** Relative files are those of the folder where the person typed. */
  readonly folder: string
}
