/** What the holder chose for his whole record, or said that he read; and whom the Assurance Maladie declares for it. */
import type { PsIdNat } from '@carnet/core/model/caller.ts'
import type { EmergencyConsents, RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

/** VIS-04. False when it was so already. */
export async function saveEverythingMasked(tx: Tx, recordId: RecordId, masked: boolean): Promise<boolean> {
  const changed = await tx.run(
    'save-everything-masked',
    'update record set everything_masked = $2 where id = $1 and everything_masked <> $2 returning 1',
    [recordId, masked],
  )
  return changed.length > 0
}

/** VIS-04, CNT-05. False when it was so already. */
export async function saveBlockMasked(
  tx: Tx,
  recordId: RecordId,
  block: 'history' | 'directives',
  masked: boolean,
): Promise<boolean> {
  const column = `${block}_masked`
  const changed = await tx.run(
    `save-${block}-masked`,
    `update record set ${column} = $2 where id = $1 and ${column} <> $2 returning 1`,
    [recordId, masked],
  )
  return changed.length > 0
}

/** EMG-03, held until the end of the transaction: of two who change them at once, the second reads what the first left. */
export async function holdEmergencyConsents(tx: Tx, recordId: RecordId): Promise<EmergencyConsents> {
  const [row] = await tx.run<EmergencyConsents>(
    'hold-emergency-consents',
    'select etreat, btg, masked from record where id = $1 for no key update',
    [recordId],
  )
  return row!
}

/** EMG-03: the three, or none. */
export async function saveEmergencyConsents(
  tx: Tx,
  recordId: RecordId,
  { etreat, btg, masked }: EmergencyConsents,
): Promise<void> {
  await tx.run(
    'save-emergency-consents',
    'update record set etreat = $2, btg = $3, masked = $4 where id = $1',
    [recordId, etreat, btg, masked],
  )
}

/** LIF-21. Said twice, it is said once. */
export async function saveKeepsRecord(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('save-keeps-record', 'update record set asked_to_keep = false where id = $1', [recordId])
}

/** VIS-17. Said twice, it is said once. */
export async function saveInformedAboutOrganDonation(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run(
    'save-informed-about-organ-donation',
    'update record set informed_about_organ_donation = true where id = $1',
    [recordId],
  )
}

/** LIF-19. False when it was so already. */
export async function saveHeirsOpposed(tx: Tx, recordId: RecordId, opposed: boolean): Promise<boolean> {
  const changed = await tx.run(
    'save-heirs-opposed',
    'update record set heirs_opposed = $2 where id = $1 and heirs_opposed <> $2 returning 1',
    [recordId, opposed],
  )
  return changed.length > 0
}

/** FEED-09. Said twice, it is said once. */
export async function saveOppositionToDossierPharmaceutique(
  tx: Tx,
  recordId: RecordId,
  opposes: boolean,
): Promise<void> {
  await tx.run(
    'save-opposition-to-dossier-pharmaceutique',
    'update record set opposes_dossier_pharmaceutique = $2 where id = $1',
    [recordId, opposes],
  )
}

export async function opposesDossierPharmaceutique(tx: Tx, recordId: RecordId): Promise<boolean> {
  const [row] = await tx.run<{ opposes: boolean }>(
    'opposes-dossier-pharmaceutique',
    'select opposes_dossier_pharmaceutique as opposes from record where id = $1',
    [recordId],
  )
  return row?.opposes ?? false
}

/** CON-14: whom the Assurance Maladie declares; null: nobody. */
export async function saveMedecinTraitant(tx: Tx, recordId: RecordId, id: PsIdNat | null): Promise<void> {
  await tx.run('save-medecin-traitant', 'update record set medecin_traitant = $2 where id = $1', [
    recordId,
    id,
  ])
}
