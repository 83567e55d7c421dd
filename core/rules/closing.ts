/** A record that closes: why, how long it is kept, when it is destroyed. Spec: rules.md §3, LIF-14 to LIF-19. */
import type { Caller } from '@carnet/core/model/caller.ts'
import { civilMonthsAfter } from '@carnet/core/model/civil-day.ts'
import type { ClosedRecord, ClosingMotive, Suspension } from '@carnet/core/model/record.ts'
import type { RuleSettings } from './settings.ts'

const dayMs = 86_400_000

/**
 * What a code means of who says it; a code that nobody declared is kept as free text. A death, a fraud, an error of
 * identity or an end of rights are for the operator to say, on what he saw: nobody is told of a death, and no holder comes
 * back on any of them. A professional closes on demand (TD1.4): whatever else he writes is his free text, and is told.
 * @spec LIF-13 LIF-16 LIF-19 rules.md §3, « Motives carried »: on the wire only FERMETURE_DEMANDE_PATIENT is known
 */
export function closingMotiveOf(
  code: string,
  { kind }: Pick<Caller, 'kind'>,
  { closingMotiveCodes }: Pick<RuleSettings, 'closingMotiveCodes'>,
): ClosingMotive {
  const because = Object.hasOwn(closingMotiveCodes, code) ? closingMotiveCodes[code]! : 'other'
  return kind === 'insuranceAgent' || isClosedOnDemand({ because }) ? because : 'other'
}

export type ClosingOmission = 'notRead' | 'passwordMissing'

/**
 * What is still asked of whoever closes a record on a screen, or has it deleted: to say that he read what it changes, for
 * his directives anticipées too, and his password again.
 * @law LIF-13 CSP R1111-36
 * @spec LIF-26 CNIL; LIF-13 Mon espace santé, `closeEns`
 */
export function omissionsOfClosing(said: {
  readonly read: boolean
  /** undefined: he has none, and proves by a passkey who he is. */
  readonly password: string | undefined
}): readonly ClosingOmission[] {
  return [
    ...(said.read ? [] : (['notRead'] as const)),
    ...(said.password === '' ? (['passwordMissing'] as const) : []),
  ]
}

/**
 * The code under which a closing in the holder's space is kept: the one that means it, where one was declared.
 * @law LIF-13 CSP R1111-36
 */
export function codeOfClosing(
  motive: ClosingMotive,
  { closingMotiveCodes }: Pick<RuleSettings, 'closingMotiveCodes'>,
): string {
  return Object.keys(closingMotiveCodes).find((code) => closingMotiveCodes[code] === motive) ?? motive
}

/**
 * Closed because the person, or who acts for him, wanted it so: he alone may come back on it. What was closed for
 * another reason, or for one that is not known, is opened again by who can look into it.
 * @law LIF-16 CSP R1111-36
 * @law EHDS-07 règlement (UE) 2025/327, article 10: reversible
 */
export function isClosedOnDemand({ because }: Pick<ClosedRecord, 'because'>): boolean {
  return because === 'holderRequest' || because === 'representativeRequest' || because === 'opposition'
}

/**
 * When a record closed since then is destroyed, if nobody opens it again; closed on 29 February, the day after.
 * @law LIF-14 CSP R1111-36
 */
export function destroyedOn(
  { since }: Pick<ClosedRecord, 'since'>,
  settings: Pick<RuleSettings, 'archiveYears'>,
): Date {
  return civilMonthsAfter(since, 12 * settings.archiveYears)
}

/**
 * Whoever was suspended until then has had his six weeks: without his opposition, his record closes.
 * @law LIF-17 CSP R1111-36
 */
export function lastSuspendedToClose(
  now: Date,
  { suspensionOppositionDays }: Pick<RuleSettings, 'suspensionOppositionDays'>,
): Date {
  return new Date(now.getTime() - suspensionOppositionDays * dayMs)
}

/**
 * When a suspended record closes; null: its holder opposed it.
 * @law LIF-17 CSP R1111-36
 */
export function suspensionClosesOn(
  { since, opposed }: Suspension,
  { suspensionOppositionDays }: Pick<RuleSettings, 'suspensionOppositionDays'>,
): Date | null {
  return opposed ? null : new Date(since.getTime() + suspensionOppositionDays * dayMs)
}

/**
 * What was closed until then has been archived ten years, and is destroyed.
 * @law LIF-14 CSP R1111-36
 */
export function lastClosedToDestroy(now: Date, { archiveYears }: Pick<RuleSettings, 'archiveYears'>): Date {
  return civilMonthsAfter(now, -12 * archiveYears)
}

/**
 * Of a record closed until then, the traces too are destroyed.
 * @spec LIF-14 TRA-12 EX_AIR-100: kept ten years after closing, even when the data were deleted before on request
 * @law EHDS-06 règlement (UE) 2025/327, article 9: three years at least, whatever the setting
 */
export function lastClosedToForget(
  now: Date,
  { traceYearsAfterClosing }: Pick<RuleSettings, 'traceYearsAfterClosing'>,
): Date {
  return civilMonthsAfter(now, -12 * traceYearsAfterClosing)
}

/**
 * Until when a deletion asked then may be cancelled: the day on which it is run.
 * @law LIF-15 CSP R1111-36
 */
export function deletedOn(
  requestedAt: Date,
  {
    deletionGraceDays,
    deletionRequestMaxMonths,
  }: Pick<RuleSettings, 'deletionGraceDays' | 'deletionRequestMaxMonths'>,
): Date {
  const grace = requestedAt.getTime() + deletionGraceDays * dayMs
  const latest = civilMonthsAfter(requestedAt, deletionRequestMaxMonths)
  return new Date(Math.min(grace, latest.getTime()))
}

/**
 * What was asked until then is deleted now: after the days in which the holder may still change his mind, and in
 * any case within three months.
 * @law LIF-15 CSP R1111-36
 */
export function lastDeletionToRun(
  now: Date,
  {
    deletionGraceDays,
    deletionRequestMaxMonths,
  }: Pick<RuleSettings, 'deletionGraceDays' | 'deletionRequestMaxMonths'>,
): Date {
  const grace = now.getTime() - deletionGraceDays * dayMs
  const latest = civilMonthsAfter(now, -deletionRequestMaxMonths)
  return new Date(Math.max(grace, latest.getTime()))
}
