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
      result: existenceOf(record, caller, now, platform),
      acts: [{}],
    }))
  } catch (error) {
    if (error instanceof Refused && error.reason === 'recordUnknown') return { state: 'unknown' }
    throw error
  }
}

function existenceOf(record: PatientRecord, caller: Caller, now: Date, { settings }: Platform): Existence {
  const known = {
    record,
    authorisation: authorisationStatus(record, caller, now, settings),
    medecinTraitant: isMedecinTraitant(record, caller),
  }
  switch (record.state) {
    case 'active':
      return { state: 'active', ...known }
    case 'closed':
      return { state: 'closed', ...known }
    case 'opposed':
      return { state: 'opposed' }
    // Not open yet, or suspended: nothing to read nor to feed, and no word of why.
    case 'informed':
    case 'suspended':
      return { state: 'unknown' }
  }
}
