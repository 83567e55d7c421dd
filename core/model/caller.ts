/** Who asks. One of these reaches the decision, whatever the door. Spec: rules.md §2.2. */
import type { PatientId } from './ins.ts'

/** PS_IdNat: first character tells the kind of number, `8` + RPPS for most (documents.md §4.1). */
export type PsIdNat = string & { readonly brand: 'PsIdNat' }
/** Struct_IdNat: `1` + FINESS, `3` + SIRET, `4` + RPPS + rank… */
export type StructIdNat = string & { readonly brand: 'StructIdNat' }

/** The purpose of use of the VIHF (soap.md §2.4). */
export type AccessMode = 'normal' | 'brisDeGlace' | 'centre15'

export type AuthenticationMode = 'DIRECTE' | 'INDIRECTE' | 'INDIRECTE_RENFORCEE'

export type Profession = {
  /** TRE_G15 `10`, `21`, `60`… on `system` 1.2.250.1.71.1.2.7; training, role and social systems also exist. */
  readonly code: string
  readonly system: string
  /** Savoir-faire `SM54`, pharmacist's section `A`…; empty when the profession has none. */
  readonly specialities: readonly string[]
}

/** What the law and the value sets say of a sector of activity: nobody calls from one that is excluded, or unknown. */
export type SectorStanding = 'open' | 'excluded' | 'unknown'

export type Structure = {
  readonly id: StructIdNat
  readonly name: string
  /** Secteur d'activité, `SA07`. */
  readonly sector: string
  /** Declared a regulation centre (centre 15), which alone may use that mode. */
  readonly regulationCentre: boolean
}

export type Professional = {
  readonly kind: 'professional'
  readonly id: PsIdNat
  readonly lastName: string
  readonly firstName: string
  readonly profession: Profession
  readonly structure: Structure
  readonly authentication: AuthenticationMode
  readonly mode: AccessMode
  /** Reason given for an emergency access, free text. */
  readonly reason?: string
  /** Whose emergency card he holds: its QR code led him here. Spec: people.md P-12. */
  readonly holdsCardOf?: PatientId
  /** « Connexion secrète » of a minor, for the whole session. */
  readonly secretSession: boolean
  /** In which session of the professional portal he asks. Absent: by his software, on the wire. */
  readonly portalSession?: PortalSession
}

/** `id` names it and opens nothing; it is over at `endsAt` whatever happens. */
export type PortalSession = { readonly id: string; readonly endsAt: Date }

/** A structure certificate (INDIRECTE), with the end user that the assertion names. */
export type StructureCaller = {
  readonly kind: 'structure'
  readonly structure: Structure
  readonly userId: string
  readonly userName: string
  readonly mode: AccessMode
  readonly secretSession: boolean
}

/** Holder of a CPE: staff of a structure, who never reads. */
export type StaffCaller = {
  readonly kind: 'staff'
  readonly structure: Structure
  readonly userId: string
  readonly userName: string
  readonly mode: AccessMode
  readonly secretSession: boolean
  /** Absent: DIRECTE, by the card itself. Staff of a structure may also come by AIR, and then feeds nothing. */
  readonly authentication?: AuthenticationMode
}

export type PatientCaller = {
  readonly kind: 'patient'
  readonly patient: PatientId
  /** Absent: the holder himself. Else who is in his space, by the mandate that the record must still hold. */
  readonly delegate?: Delegate
}

/** An agent of the Assurance Maladie, through the operator: he acts on the life of a record, and reads nothing of it. */
export type InsuranceAgent = {
  readonly kind: 'insuranceAgent'
  readonly id: string
  readonly name: string
  readonly mode: AccessMode
  readonly secretSession: false
}

/** Whoever scanned the QR code of an emergency card: nobody knows who that is. Spec: people.md P-12. */
export type CardBearer = {
  readonly kind: 'cardBearer'
  /** Whose card it is. */
  readonly patient: PatientId
  readonly mode: AccessMode
  readonly secretSession: false
}

/** A legal representative or a carer: he acts under his own name. */
export type Delegate = {
  readonly mandateId: string
  readonly kind: MandateKind
  readonly name: string
  /** For what his pages offer: the decision asks the mandate itself. */
  readonly mayWrite?: boolean
}

export type MandateKind = 'parent' | 'tutor' | 'curator' | 'carer'

export type Caller =
  | Professional
  | StructureCaller
  | StaffCaller
  | PatientCaller
  | InsuranceAgent
  | CardBearer

/** Who cares for the patient, or the structure that does: whom the law of access speaks of. */
export type CareCaller = Professional | StructureCaller | StaffCaller

export function isCareCaller(caller: Caller): caller is CareCaller {
  return caller.kind === 'professional' || caller.kind === 'structure' || caller.kind === 'staff'
}

/** Physicians have their own column in the functional-rights table (soap.md §1.5). */
export function isPhysician(profession: Profession): boolean {
  return profession.code === '10' && profession.system === professionSystems.g15
}

export const professionSystems = {
  g15: '1.2.250.1.71.1.2.7',
  g16InTraining: '1.2.250.1.71.1.2.8',
  r94: '1.2.250.1.213.1.6.1.4',
  r95: '1.2.250.1.213.1.6.1.109',
  r85: '1.2.250.1.213.1.6.1.107',
  roles: '1.2.250.1.213.1.1.4.6',
} as const

/** The ids under which this caller is an author, for rights: himself, or the structure that his certificate speaks for. */
export function authorIdsOf(caller: Caller): readonly string[] {
  switch (caller.kind) {
    case 'professional':
      return [caller.authentication === 'INDIRECTE' ? caller.structure.id : caller.id]
    case 'structure':
    case 'staff':
      return [caller.structure.id]
    case 'patient':
      return [caller.patient.ins]
    case 'insuranceAgent':
    case 'cardBearer':
      return []
  }
}
