/** An emergency access, as the operator reviews it. Spec: rules.md §6, EMG-07 and EMG-12. */
import type { AccessMode } from './caller.ts'

export type EmergencyMode = Exclude<AccessMode, 'normal'>

/** What the reviewer concludes: the situation was that of the law, or it was not. */
export type EmergencyVerdict = 'justified' | 'unjustified'
