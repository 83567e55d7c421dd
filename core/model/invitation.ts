/** To represent a minor with another, or to help a holder: what is asked. Spec: rules.md LIF-20, CNT-07. */

/** What became of an invitation, for who reads the list. `expired`: nobody answered in time. */
export type InvitationState = 'pending' | 'accepted' | 'refused' | 'withdrawn' | 'expired'

export type InvitedHelp = {
  readonly mayWrite: boolean
  /** classCodes of the documents that the holder keeps from the carer. */
  readonly excludedClasses: readonly string[]
  /** Counted from the acceptance. */
  readonly months: number
}

/** The durations that are offered (people.md P-22): a carer's help always ends, and may be given again. */
export const helpMonths: readonly number[] = [1, 3, 6, 12]
