/** An emergency access, as the operator reviews it. Spec: rules.md §6, EMG-07 and EMG-12. */
import type { AccessMode } from './caller.ts'

export type EmergencyMode = Exclude<AccessMode, 'normal'>

/** Why a professional opens a record in bris de glace, among a few; `other` is told in his own words. Spec: people.md W-03. */
export const emergencyMotives = ['unconscious', 'speechless', 'other'] as const
export type EmergencyMotive = (typeof emergencyMotives)[number]

/** What stands in the way of who gives a reason. */
export type ReasonObjection = 'motiveMissing' | 'wordsMissing' | 'wordsTooLong'

/** Characters, of his own words. */
export const reasonLengthMax = 300

/** What the reviewer concludes: the situation was that of the law, or it was not. */
export type EmergencyVerdict = 'justified' | 'unjustified'
