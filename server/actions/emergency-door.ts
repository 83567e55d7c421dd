/**
 * What a professional does on our own pages with his card alone: reads an emergency card that he holds, opens a record in
 * bris de glace, sees what of it he may. Each document is then TD3.2's (read-document.ts). people.md W-13, P-12.
 */
import type { Professional } from '@carnet/core/model/caller.ts'
import type { EmergencyCard } from '@carnet/core/model/emergency-card.ts'
import type { Ins, InsOid, PatientId } from '@carnet/core/model/ins.ts'
import { patientOfCardLink } from '../store/card-links.ts'
import { addEmergencyPass, emergencyPass, endEmergencyPass } from '../store/emergency-passes.ts'
import { patientWithIns } from '../store/records.ts'
import { cardAsSeen, readerIn, sightOfBearer } from './emergency-card.ts'
import { type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'

/** Whose card it is; undefined: nobody's, or revoked since. */
export function patientOfCard({ database }: Platform, token: string): Promise<PatientId | undefined> {
  return database.read((tx) => patientOfCardLink(tx, token))
}

/** Whom this matricule names, whatever he opened: one that names nobody is decided as such, and leaves its line. */
export async function patientOfMatricule(
  { database }: Platform,
  ins: Ins,
  authorities: readonly [InsOid, ...InsOid[]],
): Promise<PatientId> {
  const found = await database.read((tx) => patientWithIns(tx, ins, authorities))
  return found ?? { ins, oid: authorities[0] }
}

/** By who holds it, and in bris de glace by who does not. Leaves its line, under his name. */
export function openCardAsProfessional(
  platform: Platform,
  caller: Professional,
  patient: PatientId,
): Promise<EmergencyCard> {
  return perform(platform, caller, { patient, action: 'openEmergencyCard' }, async (permitted) => ({
    result: await cardAsSeen(permitted, sightOf(caller, permitted)),
    acts: [{}],
  }))
}

/** The card of who holds it is what its holder gave to whoever does; else nothing that he could not read in the record. */
function sightOf({ holdsCardOf }: Professional, permitted: Permitted) {
  return holdsCardOf === undefined ? readerIn(permitted) : sightOfBearer(permitted)
}

/**
 * Bris de glace, decided, traced and told as on the wire. The answer is what his card goes on with: it is not an
 * authorisation, and is over within the hour (EMG-09).
 */
export function openInEmergency(
  platform: Platform,
  caller: Professional & { readonly reason: string },
  patient: PatientId,
  card: string,
): Promise<string> {
  return perform(platform, caller, { patient, action: 'openEmergencyCard' }, async ({ tx, record }) => ({
    result: await addEmergencyPass(tx, record.key, card, {
      structureId: caller.structure.id,
      reason: caller.reason,
      holdsCard: caller.holdsCardOf !== undefined,
    }),
    acts: [{}],
  }))
}

/** Who calls by this pass, and whom it is about; undefined: it is over, or not his. */
export async function callerByPass(
  { database }: Platform,
  token: string,
  { card, situations }: { readonly card: string; readonly situations: readonly Professional[] },
): Promise<{ readonly caller: Professional; readonly patient: PatientId } | undefined> {
  const pass = await database.read((tx) => emergencyPass(tx, token, card))
  const situation = situations.find(({ structure }) => structure.id === pass?.structureId)
  if (pass === undefined || situation === undefined) return undefined
  const { patient, reason, holdsCard } = pass
  return {
    caller: inEmergency(situation, reason, holdsCard ? patient : undefined),
    patient,
  }
}

export function inEmergency(situation: Professional, reason: string, holdsCardOf: PatientId | undefined) {
  return { ...situation, mode: 'brisDeGlace' as const, reason, ...(holdsCardOf && { holdsCardOf }) }
}

export function leaveRecord({ database }: Platform, token: string, card: string): Promise<void> {
  return database.transaction((tx) => endEmergencyPass(tx, token, card))
}
