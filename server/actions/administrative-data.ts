/** TD1.3a and TD1.3b: how the person is reached, who represents him, what he chose for emergencies. soap.md §5.7. */
import type { Caller } from '@carnet/core/model/caller.ts'
import { type ContactDetails, contactAfter } from '@carnet/core/model/contact.ts'
import { differingTraits, type IdentityTraits } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { PatientRecord } from '@carnet/core/model/record.ts'
import { type EmergencyChoice, emergencyAfter } from '@carnet/core/rules/emergency-choices.ts'
import { holdEmergencyConsents, saveEmergencyConsents } from '../store/record-choices.ts'
import { contactOf, saveContact, saveUsedName } from '../store/record-life.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export type AdministrativeData = { readonly record: PatientRecord; readonly contact: ContactDetails }

export function readAdministrativeData(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
): Promise<AdministrativeData> {
  return perform(platform, caller, { patient, action: 'readAdministrativeData' }, async ({ tx, record }) => ({
    result: { record, contact: await contactOf(tx, record.key) },
    acts: [{}],
  }))
}

/** What is absent stays as it was. The identity itself comes from INSi: another one is another person. */
export function updateAdministrativeData(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  said: {
    readonly traits: Partial<IdentityTraits>
    readonly usedName: string | undefined
    readonly contact: ContactDetails
    readonly emergency: EmergencyChoice
  },
): Promise<void> {
  return perform(
    platform,
    caller,
    { patient, action: 'updateAdministrativeData' },
    async ({ tx, record }) => {
      if (differingTraits(record.identity, said.traits).length > 0) throw new Refused('wrongPatient')
      const present = await holdEmergencyConsents(tx, record.id)
      await saveEmergencyConsents(tx, record.id, emergencyAfter(present, said.emergency))
      if (said.usedName !== undefined) await saveUsedName(tx, record.id, said.usedName)
      await saveContact(tx, record.key, contactAfter(await contactOf(tx, record.key), said.contact))
      return { result: undefined, acts: [{}] }
    },
  )
}
