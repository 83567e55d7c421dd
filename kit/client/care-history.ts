/**
 * The Assurance Maladie feeds the history of reimbursed care, without a professional: one document per person, which
 * each new one replaces. rules.md FEED-08, VIS-10, VIS-18; documents.md « REMB ».
 */
import type { Day } from '@carnet/core/model/identity.ts'
import { actsToTransfer, type ReimbursedAct } from '@carnet/core/rules/care-history.ts'
import { defaultRuleSettings } from '@carnet/core/rules/settings.ts'
import type { Dmp } from './dmp.ts'
import { dayInFrench, type FedPatient, feedText, type SentText } from './feed-text.ts'
import type { Situation } from './situation.ts'

export type CareHistory = {
  readonly patient: FedPatient
  /** All that is known; what may not be told is left out here. */
  readonly acts: readonly ReimbursedAct[]
  readonly today: Day
  /** What the feed before this one returned. */
  readonly previous?: SentText | undefined
  readonly historiqueSoinsMois?: number
}

/**
 * What now stands in the record; undefined: nothing does. An unchanged history is not sent again, an empty one takes
 * the former one away.
 * @throws UnusableInput, DmpRefusal, DmpUnreachable
 */
export function feedCareHistory(
  dmp: Dmp,
  situation: Situation,
  { patient, acts, today, previous, historiqueSoinsMois }: CareHistory,
): Promise<SentText | undefined> {
  const months = historiqueSoinsMois ?? defaultRuleSettings.historiqueSoinsMois
  const told = actsToTransfer(acts, today, { historiqueSoinsMois: months })
  const oldest = told.at(-1)
  return feedText(dmp, situation, {
    patient,
    type: 'REMB',
    title: 'Données de remboursement',
    told: oldest && { text: textOf(told), careOn: oldest.on },
    previous,
  })
}

function textOf(acts: readonly ReimbursedAct[]): string {
  const lines = acts.map(({ on, label }) => `${dayInFrench(on)}  ${label}`)
  return `Soins et produits remboursés, du plus récent au plus ancien\n\n${lines.join('\n')}\n`
}
