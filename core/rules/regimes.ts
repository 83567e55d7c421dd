/** The regimes of the record, as dated data: an act is judged by the one in force on its day. Spec: rules.md §2.1. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import { defaultRuleSettings, type RuleSettings, ruleSettings, type SettingName } from './settings.ts'

export type Regime = {
  readonly name: string
  readonly effectiveFrom: Day
  readonly settings: RuleSettings
}

/** In the order of their dates. */
export type Regimes = readonly [Regime, ...Regime[]]

/** What each of the two that ship changes of the defaults: the explicit consent of 2011, Mon espace santé. */
export const shippedSettings = {
  '2011': {
    ...defaultRuleSettings,
    medecinTraitantPrivilege: 'legacy2011',
    medecinTravailLecture: 'never',
    // L1111-17 V came later: he was a physician like another.
    secteursSapeursPompiers: [],
    lecteurs: 'medecins',
    attachedRecordsByProfessionals: true,
    integratesEarlierRecords: false,
    opensByDefault: false,
    maskedInEmergency: 'never',
    otpMinutes: 3,
    patientPortalOpensOn: '2011-04-01',
    supportPhone: '0810\u00a033\u00a011\u00a033',
  },
  '2022': defaultRuleSettings,
} as const satisfies Readonly<Record<string, RuleSettings>>

/** The explicit consent of 2011, then the opening without opposition of Mon espace santé. */
export const regimes: Regimes = [
  { name: '2011', effectiveFrom: '2010-12-16', settings: shippedSettings['2011'] },
  { name: '2022', effectiveFrom: '2022-01-01', settings: shippedSettings['2022'] },
]

/**
 * The last one that has begun, at midnight in Paris; before the first, the first.
 * @law LIF-25 CSP R1111-28: décret 2021-1047
 */
export function regimeInForce([first, ...others]: Regimes, at: Date): Regime {
  const day = civilDay(at)
  return others.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? first
}

/**
 * Since when records join Mon espace santé without interruption, when a regime that did not have them do so came before:
 * the records from then are to be integrated. undefined: none is. A regime that follows another of the kind integrates
 * nobody anew.
 * @law LIF-04 CSP R1111-40
 */
export function integratesSince(all: Regimes, { effectiveFrom }: Regime): Day | undefined {
  const lived = all.filter((one) => one.effectiveFrom <= effectiveFrom)
  const lastWithout = lived.findLastIndex(({ settings }) => !settings.integratesEarlierRecords)
  return lastWithout === -1 ? undefined : lived[lastWithout + 1]?.effectiveFrom
}

/** Their names, in the order in which they are declared. `others` may come from a database that knew fewer, or more. */
export function settingsThatDiffer(
  settings: RuleSettings,
  others: Readonly<Record<string, unknown>>,
): readonly SettingName[] {
  const names = Object.keys(ruleSettings) as readonly SettingName[]
  return names.filter((name) => inOneOrder(settings[name]) !== inOneOrder(others[name]))
}

/** A setting is JSON; a database does not keep the order of its keys. */
function inOneOrder(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort())
      : inner,
  )
}
