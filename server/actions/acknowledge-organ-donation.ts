/** The holder says that he read what the law says of organ donation; nothing else is said here. rules.md VIS-17. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { saveInformedAboutOrganDonation } from '../store/record-choices.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'

export function acknowledgeOrganDonation(platform: Platform, caller: PatientCaller): Promise<void> {
  const request = { patient: caller.patient, action: 'acknowledgeOrganDonation' } as const
  return perform(platform, caller, request, async ({ tx, record }) => {
    await saveInformedAboutOrganDonation(tx, record.id)
    return { result: undefined, acts: [{}] }
  })
}
