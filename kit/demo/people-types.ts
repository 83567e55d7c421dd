/** The invented people of the demonstration, as values. contract.md §5 fixes what people.json shows of them. */
import type { Professional, PsIdNat, StructIdNat, Structure } from '@carnet/core/model/caller.ts'
import type { PostalAddress } from '@carnet/core/model/contact.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { PatientRecord, RecordState } from '@carnet/core/model/record.ts'

export type DemonstrationPatient = {
  readonly slug: string
  readonly id: PatientId
  readonly identity: Identity
  /** `none`: a person whom the DMP does not know; no row is seeded for him. */
  readonly state: 'none' | RecordState
  readonly login?: string
  readonly password?: string
  readonly email?: string
  readonly phone?: string
  readonly address?: PostalAddress
  /** Slug of the carte Vitale he is a beneficiary of. */
  readonly vitale?: string
  /** What is special about him, one French sentence. */
  readonly note: string
  /** Facts of the record as of the seeding; null when `state` is `none`. */
  readonly record: DemonstrationRecord | null
  readonly representatives: readonly { readonly slug: string; readonly as: 'parent' | 'guardian' }[]
  /** Slugs of the patients who help him (aidants). */
  readonly carers: readonly string[]
}

export type DemonstrationRecord = Pick<
  PatientRecord,
  'emergency' | 'medecinTraitant' | 'authorisations' | 'internetAccountOpen' | 'attachedToMes'
> & {
  /** When the present state began: information sent, opposition, opening, suspension, closing. */
  readonly since: Date
  /** When the Assurance Maladie declared his médecin traitant, as his history tells; absent: before all that it tells. */
  readonly medecinTraitantDeclaredAt?: Date
}

export type DemonstrationProfessional = {
  readonly slug: string
  /** `staff`: holder of a CPE, whose number is `<Struct_IdNat>/<internal id>`. */
  readonly kind: 'professional' | 'staff'
  readonly id: PsIdNat
  readonly lastName: string
  readonly firstName: string
  readonly profession: Professional['profession']
  /** Name of the profession as the certificate's title says it. */
  readonly title: string
  /** Slugs, the main activity first. */
  readonly structures: readonly string[]
  readonly cards: readonly string[]
  readonly note: string
}

export type DemonstrationStructure = Structure & {
  readonly slug: string
  /** Slug of its certificates, when it has some. */
  readonly card?: string
  readonly note: string
}

export type CardKind = 'CPS2ter' | 'CPS3' | 'CPE' | 'structure' | 'eCPS'

export type DemonstrationCard = {
  readonly slug: string
  readonly kind: CardKind
  /** Slug of the professional, or of the structure for a structure certificate. */
  readonly holder: string
  readonly structureId: StructIdNat
  /** None for a structure certificate. */
  readonly pin?: string
  readonly state: 'valid' | 'expired' | 'revoked' | 'pinBlocked'
}

export type DemonstrationVitale = {
  readonly slug: string
  /** 21 digits, prefix 8025000002 (rules.md LIF-06). */
  readonly serial: string
  readonly holder: string
  /** Slugs with their birth rank. */
  readonly beneficiaries: readonly { readonly slug: string; readonly rank: string }[]
}

export type DemonstrationPeople = {
  readonly patients: readonly DemonstrationPatient[]
  readonly professionals: readonly DemonstrationProfessional[]
  readonly structures: readonly DemonstrationStructure[]
  readonly cards: readonly DemonstrationCard[]
  readonly vitales: readonly DemonstrationVitale[]
}
