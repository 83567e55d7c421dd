/** HL7 v3 TS as a header writes them: dates that exist, at the precision and with the offset they say. */
import type { Day } from '@carnet/core/model/identity.ts'
import { dtmOfTs } from '../hl7v2/dtm.ts'
import { WireError } from '../wire-error.ts'

/** True for a date that exists, whatever its precision. */
export function isTimestamp(text: string): boolean {
  try {
    return dtmOfTs(text, '') !== ''
  } catch (error) {
    if (error instanceof WireError) return false
    throw error
  }
}

/** True when the offset from UTC is said, or there is no time of day for it to bear on. */
export function saysItsOffset(text: string): boolean {
  return /^\d{4,8}$|[+-]\d{4}$/.test(text)
}

/** The civil day as written; undefined when it is not known to the day. */
export function dayOf(timestamp: string | undefined): Day | undefined {
  if (timestamp === undefined || timestamp.length < 8 || !isTimestamp(timestamp)) return undefined
  return toDay(timestamp, '')
}

/** `YYYY-MM-DD`, or `YYYY-MM`, or `YYYY`: the civil day as written. Throws WireError `hl7v2` `dtm`. */
export function toDay(text: string, path: string): string {
  dtmOfTs(text, path)
  return [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)].filter((part) => /^\d+$/.test(part)).join('-')
}
