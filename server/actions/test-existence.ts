/** TD0.2: does this person have a record, and may the caller read it? The one action that tells its states apart. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { PatientRecord } from '@carnet/core/model/record.ts'
import {
  type AuthorisationStatus,
  authorisationStatus,
  isMedecinTraitant,
} from '@carnet/core/rules/authorisation.ts'
import { findRecord } from '../store/records.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export type Existence =
  | { readonly state: 'unknown' | 'opposed' }
  | { readonly state: 'closed'; readonly record: PatientRecord }
  | {
      readonly state: 'active'
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
      result: {
        state: 'active',
        record,
        authorisation: authorisationStatus(record, caller, now, platform.settings),
        medecinTraitant: isMedecinTraitant(record, caller),
      },
      acts: [{ returnedCount: 1 }],
    }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    switch (error.reason) {
      case 'recordUnknown':
      case 'recordNotOpenYet':
        return { state: 'unknown' }
      case 'recordOpposed':
        return { state: 'opposed' }
      case 'recordClosed':
      case 'recordSuspended': {
        const record = await platform.database.transaction((tx) => findRecord(tx, patient))
        return record === undefined ? { state: 'unknown' } : { state: 'closed', record }
      }
      default:
        throw error
    }
  }
}
