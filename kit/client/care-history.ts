/**
 * The Assurance Maladie feeds the history of reimbursed care, without a professional: one document per person, which
 * each new one replaces. rules.md FEED-08, VIS-10, VIS-18; documents.md « REMB ».
 */
import type { Day } from '@carnet/core/model/identity.ts'
import { actsToTransfer, type ReimbursedAct } from '@carnet/core/rules/care-history.ts'
import { defaultRuleSettings } from '@carnet/core/rules/settings.ts'
import {
  type CareToWrite,
  careHistorySections,
  careHistoryVolet,
} from '@carnet/core/wire/cda/care-history.ts'
import type { Dmp } from './dmp.ts'
import { type FedPatient, feedDocument, type SentDocument } from './feed-document.ts'
import type { Situation } from './situation.ts'

/** What it was, and whether it may be told. */
export type FedCare = CareToWrite & ReimbursedAct

export type CareHistory = {
  readonly patient: FedPatient
  /** All that is known; what may not be told is left out here. */
  readonly acts: readonly FedCare[]
  readonly today: Day
  /** What the feed before this one returned. */
  readonly previous?: SentDocument | undefined
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
): Promise<SentDocument | undefined> {
  const months = historiqueSoinsMois ?? defaultRuleSettings.historiqueSoinsMois
  const told = actsToTransfer(acts, today, { historiqueSoinsMois: months })
  const oldest = told.at(-1)
  return feedDocument(dmp, situation, {
    patient,
    type: 'REMB',
    title: 'Données de remboursement',
    told: oldest && {
      body: { template: careHistoryVolet, sections: careHistorySections(told) },
      careOn: oldest.on,
    },
    previous,
  })
}
