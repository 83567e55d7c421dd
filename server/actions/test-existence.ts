/** TD0.2: does this person have a record, and may the caller read it? The one action that tells its states apart. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { PatientRecord } from '@carnet/core/model/record.ts'
import {
  type AuthorisationStatus,
  authorisationStatus,
  isMedecinTraitant,
} from '@carnet/core/rules/authorisation.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export type Existence =
  | { readonly state: 'unknown' | 'opposed' }
  | {
      readonly state: 'active' | 'closed'
      readonly record: PatientRecord
      readonly authorisation: AuthorisationStatus
      readonly medecinTraitant: boolean
    }

export async function testExistence(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
): Promise<Existence> {
  try {
    return await perform(platform, caller, { patient, action: 'testExistence' }, async ({ record, now }) => ({
      result:
        record.state === 'closed'
          ? // Nobody is authorised on it any more.
            { state: 'closed', record, authorisation: 'NON_EXISTE', medecinTraitant: false }
          : {
              state: 'active',
              record,
              authorisation: authorisationStatus(record, caller, now, platform.settings),
              medecinTraitant: isMedecinTraitant(record, caller),
            },
      acts: [{}],
    }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    switch (error.reason) {
      case 'recordOpposed':
        return { state: 'opposed' }
      // Not open yet, or suspended: nothing to read nor to feed, and no word of why.
      case 'recordUnknown':
      case 'recordNotOpenYet':
      case 'recordSuspended':
        return { state: 'unknown' }
      default:
        throw error
    }
  }
}
