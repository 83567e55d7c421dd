/** The person objects to the Dossier Pharmaceutique, or no longer does: what it would bring is refused, or accepted. FEED-09. */
import type { InsuranceAgent } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { saveOppositionToDossierPharmaceutique } from '../store/record-choices.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'

export function decideOnDossierPharmaceutique(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
  action: 'opposeDossierPharmaceutique' | 'acceptDossierPharmaceutique',
): Promise<void> {
  return perform(platform, agent, { patient, action }, async ({ tx, record }) => {
    await saveOppositionToDossierPharmaceutique(tx, record.id, action === 'opposeDossierPharmaceutique')
    return { result: undefined, acts: [{}] }
  })
}
