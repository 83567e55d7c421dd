/** The wrong-patient guard: what every part of a deposit says of the person must agree. Spec: FEED-11; contract.md §3.1. */
import { differingTraits, type IdentityTraits, type TraitName } from '@carnet/core/model/identity.ts'
import { type PatientId, samePatient } from '@carnet/core/model/ins.ts'
import type { PatientRecord } from '@carnet/core/model/record.ts'

/** What one part of the message says of the patient. */
export type PatientStatement = {
  readonly source: 'vihf' | 'submissionSet' | 'metadata' | 'cda'
  /** undefined when that part should carry the INS and does not. */
  readonly patient: PatientId | undefined
  /** Only what that part states; the VIHF and the submission set state none. */
  readonly traits: Partial<IdentityTraits>
}

const named: Record<PatientStatement['source'], string> = {
  vihf: 'le VIHF',
  submissionSet: 'le lot de soumission',
  metadata: 'les métadonnées du document',
  cda: 'le document CDA',
}

const traitNamed: Record<TraitName, string> = {
  birthName: 'le nom de naissance',
  birthFirstName: 'le premier prénom de naissance',
  birthDate: 'la date de naissance',
  sex: 'le sexe',
}

/**
 * undefined when all agree with the record, itself found by the INS of the request; else the reason, in French,
 * that names the parts and the traits that disagree and never their values.
 * @spec FEED-11 contract.md §3.1
 */
export function findWrongPatient(
  record: Pick<PatientRecord, 'patient' | 'identity'>,
  statements: readonly PatientStatement[],
): string | undefined {
  for (const { source, patient } of statements) {
    if (patient === undefined) return `Patient différent\u00a0: ${named[source]} ne porte pas d’INS.`
    if (!samePatient(patient, record.patient))
      return `Patient différent\u00a0: l’INS diffère entre ${named[source]} et le DMP désigné par la demande.`
  }
  for (const { source, traits } of statements) {
    const differing = differingTraits(record.identity, traits)
    if (differing.length > 0)
      return `Patient différent\u00a0: entre ${named[source]} et le DMP, ${differ(differing)}.`
  }
  return undefined
}

function differ(traits: readonly TraitName[]): string {
  const names = traits.map((trait) => traitNamed[trait])
  const last = names.at(-1)
  return names.length === 1 ? `${last} diffère` : `${names.slice(0, -1).join(', ')} et ${last} diffèrent`
}
