/** The care that the Assurance Maladie reimbursed, which flows into the record by itself. Spec: rules.md FEED-08, VIS-10. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { RuleSettings } from './settings.ts'

type Window = Pick<RuleSettings, 'historiqueSoinsMois'>

export type ReimbursedAct = {
  readonly on: Day
  readonly label: string
  /** The minor opposes that this act be told of: L1111-5, L1111-5-1, L2212-4, L2212-7, L6211-3-1. */
  readonly mentionOpposed: boolean
}

/**
 * The first day of which the history tells: the same day of the month, or its last when it is shorter.
 * @law FEED-08 CSP R1111-42 d
 */
export function careHistorySince(today: Day, { historiqueSoinsMois }: Window): Day {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  const months = year * 12 + (month - 1) - historiqueSoinsMois
  const [since, rank] = [Math.floor(months / 12), months % 12]
  const last = new Date(Date.UTC(since, rank + 1, 0)).getUTCDate()
  return new Date(Date.UTC(since, rank, Math.min(day, last))).toISOString().slice(0, 10)
}

/**
 * What is transferred, the latest first. An act of which the minor opposes the mention goes to nobody, the minor
 * included: a document is read by more than him.
 * @law FEED-08 CSP R1111-42 d
 * @law VIS-10 CSP R1111-33, R1111-50
 * @law CON-19 CSP L1111-15: neither who may read, nor what is masked, is asked
 */
export function actsToTransfer<Act extends ReimbursedAct>(
  acts: readonly Act[],
  today: Day,
  settings: Window,
): readonly Act[] {
  const since = careHistorySince(today, settings)
  return acts
    .filter(({ on, mentionOpposed }) => !mentionOpposed && since <= on && on <= today)
    .sort((a, b) => (a.on === b.on ? a.label.localeCompare(b.label, 'fr') : a.on < b.on ? 1 : -1))
}

/** « Données de remboursement », whatever the OID of its system. */
const careHistoryType = 'REMB'

/** Is it of the block that « Mes soins remboursés » is? */
export function isOfCareHistory({ typeCode }: Pick<DocumentFacts, 'typeCode'>): boolean {
  return typeCode === careHistoryType
}

/**
 * Whatever comes to a block that its holder masked, all of it, is masked as the block is; what he masked in part alone says
 * nothing of what comes. Not what he does not see himself: nobody would.
 * @spec CNT-05 VIS-04 Mon espace santé, « one confidentiality »
 */
export function arrivesMasked(
  arriving: Pick<DocumentFacts, 'typeCode' | 'visibility'>,
  present: readonly Pick<DocumentFacts, 'typeCode' | 'status' | 'maskedBy'>[],
): boolean {
  if (!isOfCareHistory(arriving) || arriving.visibility.invisibleToPatient) return false
  const block = present.filter((one) => isOfCareHistory(one) && one.status === 'approved')
  return block.length > 0 && block.every(({ maskedBy }) => maskedBy === 'holder')
}

/** « Organisme de sécurité sociale » (JDV_J61). */
export const insuranceSector = 'SA24'

/**
 * The history of reimbursed care comes from the Assurance Maladie, by its certificate, and from nobody else: what a
 * minor kept out of it must not come back by another hand.
 * @law FEED-08 VIS-10 CSP R1111-42 d, R1111-50
 */
export function mayFeed(
  caller: Caller,
  { typeCode }: Pick<DocumentFacts, 'typeCode'>,
  { depositairesRemb }: Pick<RuleSettings, 'depositairesRemb'>,
): boolean {
  if (typeCode !== careHistoryType || depositairesRemb === 'tous') return true
  return caller.kind === 'structure' && caller.structure.sector === insuranceSector
}
