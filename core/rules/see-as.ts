/**
 * « Voir comme »: whom the holder supposes to ask for the list of her documents, and the record as it is supposed. What
 * he would be answered, decide.ts says, and nothing else does. Spec: rules.md MAT-04, VIS-03; people.md P-16.
 */
import {
  type PatientCaller,
  type Profession,
  type Professional,
  type PsIdNat,
  professionSystems,
  type StructIdNat,
} from '@carnet/core/model/caller.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'

/** What is supposed of someone whom the patient does not name. */
export type SupposedSituation = 'authorised' | 'unauthorised' | 'brisDeGlace' | 'centre15'

/** Nobody: written so, no number of a person, nor of a structure, can be this one. */
const someone = 'PERSONNE' as PsIdNat
const somewhere = 'NULLE PART' as StructIdNat

const physician: Profession = { code: '10', system: professionSystems.g15, specialities: [] }

/**
 * Any member of a profession, without speciality, who practises in town; the SAMU answers by a physician of its own.
 * @law MAT-01 EMG-01 EMG-02 CSP L1111-17 I, Arr. 2023
 */
export function anyProfessional(
  { code, system }: Pick<Profession, 'code' | 'system'>,
  situation: SupposedSituation,
): Professional {
  const regulates = situation === 'centre15'
  return {
    kind: 'professional',
    id: someone,
    lastName: '',
    firstName: '',
    profession: regulates ? physician : { code, system, specialities: [] },
    structure: {
      id: somewhere,
      name: '',
      sector: regulates ? 'SA01' : 'SA07',
      regulationCentre: regulates,
    },
    authentication: 'DIRECTE',
    mode: situation === 'brisDeGlace' || situation === 'centre15' ? situation : 'normal',
    secretSession: false,
  }
}

/**
 * The record on which it is decided: with the agreement that is supposed, and, for who acts for the holder, without what
 * was agreed in a secret session.
 * @law VIS-09 CSP L1111-5
 */
export function supposedRecord<R extends RecordFacts>(
  record: R,
  viewer: Professional,
  situation: SupposedSituation | undefined,
  { delegate }: PatientCaller,
  now: Date,
): R {
  const told = record.authorisations.filter(({ secret }) => delegate === undefined || !secret)
  if (situation !== 'authorised') return { ...record, authorisations: told }
  const supposed = {
    actor: { kind: 'professional', id: viewer.id },
    type: 'permit',
    grantedAt: now,
    expiresAt: null,
    collectedBy: null,
    administrator: false,
    expressConsent: false,
  } as const
  return { ...record, authorisations: [...told, supposed] }
}
