/** TD0.2: does this person have a record, and may the caller read it? The one action that tells its states apart. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { ContactDetails } from '@carnet/core/model/contact.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import {
  type AuthorisationStatus,
  authorisationStatus,
  authorisedUntil,
  isAdministrator,
  isMedecinTraitant,
  type Standing,
  standingOf,
} from '@carnet/core/rules/authorisation.ts'
import { contactOf, lastClosingOf } from '../store/record-life.ts'
import type { StoredRecord } from '../store/stored-record.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

type Motive = { readonly code: string; readonly text?: string }

export type Existence =
  | { readonly state: 'unknown' | 'opposed' }
  | ({ readonly record: StoredRecord } & (
      | {
          readonly state: 'active'
          readonly authorisation: AuthorisationStatus
          /** What of it his own portal says, and the wire does not: by what, and until when. */
          readonly standing: Standing
          readonly until: Date | null | undefined
          readonly administrator: boolean
          /** CON-14, CON-15. */
          readonly mayBlockOthers: boolean
          readonly medecinTraitant: boolean
          /** For who may read the administrative data: neither a telephone nor an address otherwise (CON-10). */
          readonly contact: ContactDetails | undefined
        }
      /** Nobody is authorised on it any more. */
      | { readonly state: 'closed'; readonly motive: Motive | undefined }
    ))

/** `withMotive`: why a closed record was closed is read too. */
export async function testExistence(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  { withMotive }: { readonly withMotive: boolean },
): Promise<Existence> {
  const question = { patient, action: 'testExistence' } as const
  try {
    return await perform<Existence>(platform, caller, question, async ({ tx, record, now, mayAlso }) => {
      if (record.state === 'closed') {
        const motive = withMotive ? await lastClosingOf(tx, record.key) : undefined
        return { result: { state: 'closed', record, motive }, acts: [{}] }
      }
      const authorisation = authorisationStatus(record, caller, now, platform.settings)
      const standing = standingOf(record, caller, now)
      const until = authorisedUntil(record, caller, now)
      const administrator = isAdministrator(record, caller, now)
      const medecinTraitant = isMedecinTraitant(record, caller)
      const contact = mayAlso('readAdministrativeData') ? await contactOf(tx, record.key) : undefined
      const mayBlockOthers = mayAlso('blockProfessional')
      const stands = { authorisation, standing, until, administrator, mayBlockOthers, medecinTraitant }
      return { result: { state: 'active', record, ...stands, contact }, acts: [{}] }
    })
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
