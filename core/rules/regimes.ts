/** The regimes of the record, as dated data: an act is judged by the one in force on its day. Spec: rules.md §2.1. */
import type { Day } from '@carnet/core/model/identity.ts'
import { defaultRuleSettings, type RuleSettings } from './settings.ts'

export type Regime = {
  readonly name: string
  readonly effectiveFrom: Day
  readonly settings: RuleSettings
}

/** The explicit consent of 2011, then the opening without opposition of Mon espace santé. */
export const regimes: readonly [Regime, ...Regime[]] = [
  {
    name: '2011',
    effectiveFrom: '2010-12-16',
    settings: {
      ...defaultRuleSettings,
      medecinTraitantPrivilege: 'legacy2011',
      medecinTravailLecture: 'never',
      attachedRecordsByProfessionals: true,
      integratesEarlierRecords: false,
    },
  },
  { name: '2022', effectiveFrom: '2022-01-01', settings: defaultRuleSettings },
]

/**
 * The last one in force that day, in UTC; before the first, the first. The list is in the order of its dates.
 * @law LIF-25 CSP R1111-28: décret 2021-1047
 */
export function regimeInForce([first, ...others]: readonly [Regime, ...Regime[]], at: Date): Regime {
  const day = at.toISOString().slice(0, 10)
  return others.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? first
}
