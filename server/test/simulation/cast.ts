/** Who plays in the simulation: invented professionals and patients. */
import type {
  AccessMode,
  Caller,
  Delegate,
  InsuranceAgent,
  Professional,
  StaffCaller,
  StructureCaller,
} from '@carnet/core/model/caller.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import { insOids, type PatientId, parseIns } from '@carnet/core/model/ins.ts'
import * as they from '@carnet/core/rules/test/people.ts'

export type Carer = Professional | StaffCaller | StructureCaller

/** `column` is that of the official table of functional rights, for who is nobody's médecin traitant. */
export type Actor = { readonly name: string; readonly caller: Carer; readonly column: 'a' | 'b' | 'e' | 'f' }

export const cast: readonly Actor[] = [
  { name: 'le généraliste', caller: they.doctor, column: 'b' },
  { name: 'la spécialiste', caller: they.otherDoctor, column: 'b' },
  { name: 'le régulateur', caller: they.regulator, column: 'b' },
  { name: 'l’infirmière', caller: they.nurse, column: 'a' },
  { name: 'la pharmacienne', caller: they.pharmacist, column: 'a' },
  { name: 'la secrétaire', caller: they.secretary, column: 'e' },
  { name: 'l’hôpital', caller: they.hospitalServer, column: 'f' },
]

export const professionals = cast.filter(
  (actor): actor is Actor & { readonly caller: Professional } => actor.caller.kind === 'professional',
)

export const agent: InsuranceAgent = they.agent

/** The numbers under which he signs what he deposits: his own; a certificate, or a CPE, signs for its structure. */
export function signature(caller: Carer): string {
  return caller.kind === 'professional' ? caller.id : caller.structure.id
}

/** As the history names him. */
export function actorId(caller: Caller): string {
  switch (caller.kind) {
    case 'professional':
    case 'insuranceAgent':
      return caller.id
    case 'staff':
    case 'structure':
      return caller.userId
    case 'cardBearer':
      return ''
    case 'patient':
      return caller.delegate?.mandateId ?? ''
  }
}

export function inSession(caller: Carer, mode: AccessMode, secretSession: boolean): Carer {
  return { ...caller, mode, secretSession }
}

export type Patient = {
  readonly name: string
  readonly patient: PatientId
  readonly identity: Identity
  readonly delegates: readonly Delegate[]
  /** The general practitioner is declared at the Assurance Maladie. */
  readonly hasMedecinTraitant: boolean
}

const born = (birthFirstName: string, birthDate: string, sex: 'M' | 'F'): Identity => ({
  birthName: 'SIMULEE',
  birthFirstName,
  firstNames: birthFirstName,
  birthDate,
  sex,
  birthPlace: '99999',
})
const numbered = (text: string): PatientId => ({ ins: parseIns(text)!, oid: insOids.nirDemonstration })

/** One alone; one who comes of age in the first years, with her mother; one whom a neighbour helps. */
export const patients: readonly Patient[] = [
  {
    name: 'Ada',
    patient: numbered('280019999900155'),
    identity: born('ADA', '1980-01-15', 'F'),
    delegates: [],
    hasMedecinTraitant: true,
  },
  {
    name: 'Zoé',
    patient: numbered('209069999900175'),
    identity: born('ZOE', '2009-06-17', 'F'),
    delegates: [{ mandateId: '7a000000-0000-4000-8000-000000000001', kind: 'parent', name: 'Inès SIMULEE' }],
    hasMedecinTraitant: false,
  },
  {
    name: 'Léon',
    patient: numbered('138119999900138'),
    identity: born('LEON', '1938-11-02', 'M'),
    delegates: [{ mandateId: '7a000000-0000-4000-8000-000000000002', kind: 'carer', name: 'Noé SIMULE' }],
    hasMedecinTraitant: true,
  },
]
