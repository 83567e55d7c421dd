/** CON-14: the médecin traitant is whom the Assurance Maladie declares, or no longer does; the DMP follows. */
import { type InsuranceAgent, isPhysician, type PsIdNat } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { saveMedecinTraitant } from '../store/record-choices.ts'
import { inDirectory, type Named } from './in-directory.ts'
import { type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

/** Declared again, he is so already, and nothing is written but that it was said. */
export function declareMedecinTraitant(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
  id: PsIdNat,
): Promise<void> {
  return perform(platform, agent, { patient, action: 'declareMedecinTraitant' }, async (permitted) => {
    const { about, entry } = (await named(permitted, id)) ?? {}
    // A number that is nobody's, or another's than a physician's: nobody reads by a wrong line of a file.
    if (about === undefined || entry === undefined || !entry.active || !isPhysician(professionOf(entry)))
      throw new Refused(
        'choiceNotPossible',
        'L’annuaire ne connaît pas ce numéro à un médecin en activité.',
        about && { about },
      )
    await saveMedecinTraitant(permitted.tx, permitted.record.id, id)
    return { result: undefined, acts: [{ about }] }
  })
}

/** His authorisation is another thing, and stays (CON-14). */
export function withdrawMedecinTraitant(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
): Promise<void> {
  return perform(platform, agent, { patient, action: 'withdrawMedecinTraitant' }, async (permitted) => {
    const { tx, record } = permitted
    if (record.medecinTraitant === null)
      throw new Refused('choiceNotPossible', 'Aucun médecin traitant n’est déclaré pour cette personne.')
    const { about } = (await named(permitted, record.medecinTraitant)) ?? {}
    await saveMedecinTraitant(tx, record.id, null)
    return { result: undefined, acts: [about === undefined ? {} : { about }] }
  })
}

function named({ tx }: Permitted, id: PsIdNat): Promise<Named | undefined> {
  return inDirectory(tx, { kind: 'professional', id })
}

function professionOf({ professionCode, professionSystem, specialities }: NonNullable<Named['entry']>) {
  return { code: professionCode, system: professionSystem, specialities }
}
