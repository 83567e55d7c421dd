/** One gesture of the operator: who acts, on whom, with which options. */
import type { InsuranceAgent } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Platform } from '../actions/platform.ts'
import type { MatriculePolicy } from '../identity/matricule-policy.ts'

export type Options = Readonly<
  Partial<
    Record<
      | 'agent'
      | 'patient'
      | 'reason'
      | 'motive'
      | 'refuse'
      | 'into'
      | 'output'
      | 'person'
      | 'as'
      | 'proof'
      | 'until'
      | 'in-charge'
      | 'professional'
      | 'heir'
      | 'link'
      | 'request'
      | 'months'
      | 'passphrase-file',
      string
    >
  > &
    Partial<Record<'consent' | 'no-contrary-will' | 'may-write' | 'help', boolean>>
>

/** What a command works with. */
export type Gesture = {
  readonly platform: Platform
  readonly agent: InsuranceAgent
  readonly operands: readonly string[]
  readonly options: Options
  readonly matricules: MatriculePolicy
  /** @throws UsageError */
  patient(name: 'patient' | 'into' | 'person'): PatientId
  /** What a person typed, as a whole path: relative files are those of the folder where he typed. `-` stays as it is. */
  file(name: string): string
  say(line: string): void
  /** What was accepted all the same. */
  warn(line: string): void
}

export class UsageError extends Error {
  override readonly name = 'UsageError'
}
