/** What the patient lets an emergency open: the SAMU, bris de glace, masked documents. Spec: rules.md §6, EMG-03; people.md P-20. */
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { EmergencyConsents } from '@carnet/core/model/record.ts'

/** What he answered to a professional, who asks of two; undefined: he was not asked, or the message does not say. */
export type EmergencyChoice = { readonly btg?: boolean | undefined; readonly etreat?: boolean | undefined }

/**
 * The three consents, always together: what is not said stays, and masked documents follow the two others (EMG-03).
 * @spec EMG-03 EX_1.1-1050
 */
export function emergencyAfter(
  present: EmergencyConsents,
  { btg, etreat }: EmergencyChoice,
): EmergencyConsents {
  return maskedFollowing({ ...present, btg: btg ?? present.btg, etreat: etreat ?? present.etreat })
}

export type EmergencyChange =
  | { readonly outcome: 'saved'; readonly emergency: EmergencyConsents }
  | { readonly outcome: 'unchanged' }
  | {
      readonly outcome: 'refused'
      readonly reason: Extract<
        RefusalReason,
        'emergencyChoicesIncomplete' | 'emergencyChoicesOutdated' | 'emergencyChoiceDisabled'
      >
    }

/**
 * In his own space he says the three together, over those that he has before him (`seen`): a page left open would give
 * back what was refused since. Once nothing opens in an emergency, masked documents cannot be opened by one.
 * @spec EMG-03 Mon espace santé: « set both to deny → MASKED becomes deny; write with two values → refused »
 */
export function decideEmergencyChange(
  present: EmergencyConsents,
  {
    seen,
    wanted: { etreat, btg, masked },
  }: { readonly seen: Partial<EmergencyConsents>; readonly wanted: Partial<EmergencyConsents> },
): EmergencyChange {
  if (etreat === undefined || btg === undefined || masked === undefined)
    return { outcome: 'refused', reason: 'emergencyChoicesIncomplete' }
  if (masked && !seen.masked && !etreat && !btg)
    return { outcome: 'refused', reason: 'emergencyChoiceDisabled' }
  const emergency = maskedFollowing({ etreat, btg, masked })
  // Sent twice, or said by both parents: it is so already.
  if (areSame(emergency, present)) return { outcome: 'unchanged' }
  return areSame(seen, present)
    ? { outcome: 'saved', emergency }
    : { outcome: 'refused', reason: 'emergencyChoicesOutdated' }
}

function maskedFollowing({ etreat, btg, masked }: EmergencyConsents): EmergencyConsents {
  return { etreat, btg, masked: masked && (etreat || btg) }
}

function areSame(one: Partial<EmergencyConsents>, other: EmergencyConsents): boolean {
  return one.etreat === other.etreat && one.btg === other.btg && one.masked === other.masked
}
