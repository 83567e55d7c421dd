/** TD0.3: the caller records the patient's consent to his own access (CON-01, CON-06), or gives his access up. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { decideGrant, decideRemoval } from '@carnet/core/rules/authorise.ts'
import { crashPoint } from '../crash-points.ts'
import { removeAuthorisation, saveAuthorisation } from '../store/authorisations.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

/** All but `granted` and `removed`: nothing changed. */
export type AuthorisationChange = 'granted' | 'alreadyPresent' | 'removed' | 'absent' | 'declaredElsewhere'

export function authorise(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
): Promise<AuthorisationChange> {
  return perform(platform, caller, { patient, action: 'authorise' }, async ({ tx, record, now }) => {
    const grant = decideGrant(caller, record, platform.settings, now)
    if (grant.outcome === 'refused') throw new Refused(grant.reason)
    if (grant.outcome === 'granted' && !(await saveAuthorisation(tx, record.id, grant.authorisation)))
      throw new Refused('blockedByPatient')
    crashPoint('authorisation.saved')
    return { result: grant.outcome, acts: [{}] }
  })
}

export function giveUpAuthorisation(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
): Promise<AuthorisationChange> {
  return perform(platform, caller, { patient, action: 'removeAuthorisation' }, async ({ tx, record }) => {
    const removal = decideRemoval(caller, record, platform.settings)
    if (removal.outcome === 'refused') throw new Refused(removal.reason)
    if (removal.outcome === 'removed') await removeAuthorisation(tx, record.id, removal.authorisation.actor)
    crashPoint('authorisation.removed')
    return { result: removal.outcome, acts: [{}] }
  })
}

/**
 * « Remove own MT », which changes nothing: the médecin traitant is the one declared to the Assurance Maladie (CON-14),
 * which the DMP only reads. His authorisation is another thing, and stays.
 */
export function giveUpMedecinTraitant(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
): Promise<AuthorisationChange> {
  return perform(platform, caller, { patient, action: 'removeMedecinTraitant' }, async () => ({
    result: 'declaredElsewhere',
    acts: [{}],
  }))
}
