/** At most `max` times in `seconds`, counted from the first time. */
export type Rate = { readonly max: number; readonly seconds: number }

/** What is counted, and how often each may be done. All must hold; an empty list is no limit. */
export type Rates = {
  /** Asking whether people have a record: one professional, one member of a staff. */
  readonly existence: readonly Rate[]
  /** The same, by a structure's certificate: it asks for all who work there. */
  readonly existenceByStructure: readonly Rate[]
  /** Wrong passwords for one login. */
  readonly login: readonly Rate[]
  /** Wrong passwords from one address. */
  readonly loginFromAddress: readonly Rate[]
  /** Inviting someone, from one record. */
  readonly invitation: readonly Rate[]
  /** Codes of invitations that one person tries. */
  readonly invitationCode: readonly Rate[]
  /** Reporting an access, a document or a service, from one record. */
  readonly report: readonly Rate[]
  /** Codes tried on one emergency card, wherever from: few enough that nobody finds it. */
  readonly cardCode: readonly Rate[]
  /** The same, from one address: who tries in vain keeps nobody else out. */
  readonly cardCodeFromAddress: readonly Rate[]
  /** Scans of one emergency card that leave a line each, wherever from; those beyond are counted on the last one. */
  readonly cardScan: readonly Rate[]
  /** The same, from one address. */
  readonly cardScanFromAddress: readonly Rate[]
}

/** What was counted in the window of this length, this time included. */
export type Counted = Pick<Rate, 'seconds'> & { readonly count: number; readonly secondsLeft: number }

/** Whole seconds to wait before the next time; undefined when this time is within all the rates. */
export function secondsToWait(rates: readonly Rate[], counted: readonly Counted[]): number | undefined {
  const waits = counted.flatMap(({ seconds, count, secondsLeft }) => {
    const rate = rates.find((one) => one.seconds === seconds)
    return rate === undefined || count <= rate.max ? [] : [Math.max(1, Math.ceil(secondsLeft))]
  })
  return waits.length === 0 ? undefined : Math.max(...waits)
}
