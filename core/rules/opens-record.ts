/** What is an access to a record, and what only looks for one. Spec: rules.md §9, TRA-06: « searches without opening ». */
import type { Action } from '@carnet/core/model/decision.ts'
import type { RuleSettings } from './settings.ts'

/**
 * Is this an access, once done? To test that a record exists (TD0.2), to find whose it may be (TD0.5) and to list those
 * that one is authorised on (TD0.4) open none: each keeps a line in the history, and nobody is told as of an access, in
 * no mode. A search in an emergency names up to twenty namesakes of the one person in danger. To tell them would send
 * twenty false alarms, and as many to their médecins traitants; it would tell them that someone of their name called for
 * help; and one call would fill the journal as twenty uses. The record that is then opened is told and journaled.
 * @law EMG-07 EMG-12 TRA-07 CSP R1111-48 (a search, unverified: `rechercheParTraits.isAccess`)
 */
export function opensRecord(
  action: Action,
  { rechercheParTraits }: Pick<RuleSettings, 'rechercheParTraits'>,
): boolean {
  if (action === 'searchPatients') return rechercheParTraits.isAccess
  return action !== 'testExistence' && action !== 'listPatients'
}
