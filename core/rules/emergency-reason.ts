/** The reason without which no page of ours opens a record in bris de glace. Spec: rules.md EMG-05; people.md W-03. */
import { type EmergencyMotive, type ReasonObjection, reasonLengthMax } from '@carnet/core/model/emergency.ts'

/**
 * On the wire the reason is kept when it is there; where we ask for it ourselves, it must be.
 * @spec EMG-05 EX_0.3-1050: « justification is entered »; CNIL 2008
 */
export function objectionToReason(
  motive: EmergencyMotive | undefined,
  words: string,
): ReasonObjection | undefined {
  if (motive === undefined) return 'motiveMissing'
  if (words.length > reasonLengthMax) return 'wordsTooLong'
  return motive === 'other' && words.trim() === '' ? 'wordsMissing' : undefined
}
