/** The dossier: its state and the patient's choices. Spec: rules.md §3 (LIF), §4 (CON), §6 (EMG). */
import type { MandateKind, PsIdNat, StructIdNat } from './caller.ts'
import type { Day, Identity } from './identity.ts'
import type { Ins, PatientId } from './ins.ts'

export type RecordId = string & { readonly brand: 'RecordId' }

/** LIF: « INEXISTANT → INFORME → { OPPOSE | ACTIF } → SUSPENDU | FERME ». None = no row at all. */
export type RecordState = 'informed' | 'opposed' | 'active' | 'suspended' | 'closed'

/** Why a record was closed (rules.md §3). The codes of the wire are a setting; a code that it does not know is `other`. */
export const closingMotives = [
  'holderRequest',
  'representativeRequest',
  'opposition',
  'death',
  'identityError',
  'fraud',
  'endOfRights',
  'other',
] as const
export type ClosingMotive = (typeof closingMotives)[number]

/** An archive: since when, why (undefined: it was not said), and the deletion that its holder asked for. */
export type ClosedRecord = {
  readonly since: Date
  readonly because: ClosingMotive | undefined
  readonly deletionRequestedAt: Date | undefined
}

/** LIF-17: since when, and whether the holder opposed that it closes. */
export type Suspension = { readonly since: Date; readonly opposed: boolean }

/** EMG-03: the three consents, always stored together; true = permit. */
export type EmergencyConsents = {
  readonly etreat: boolean
  readonly btg: boolean
  readonly masked: boolean
}

export type AuthorisedActor =
  | { readonly kind: 'professional'; readonly id: PsIdNat }
  | { readonly kind: 'structure'; readonly id: StructIdNat }
  /** CON-02: one initial consent, valid for every member. */
  | { readonly kind: 'careTeam'; readonly id: string; readonly members: readonly PsIdNat[] }
  /** CON-03: this professional, in this session of his portal and in no other; `id` is the session's. */
  | { readonly kind: 'consultation'; readonly id: string; readonly professional: PsIdNat }

export type Authorisation = {
  readonly actor: AuthorisedActor
  /** `permit` opens reading until `expiresAt`; `deny` is a block (CON-12), without end. */
  readonly type: 'permit' | 'deny'
  readonly grantedAt: Date
  readonly expiresAt: Date | null
  readonly collectedBy: PsIdNat | null
  /** CON-15: named by the patient; sees masked documents. */
  readonly administrator: boolean
  /** CON-26: express consent of the patient to an occupational physician, or to one of a fire service. */
  readonly expressConsent: boolean
  /** Recorded in a secret session: representatives are not told of it (VIS-09). Absent: no. */
  readonly secret?: boolean
}

/** Who acts for the holder, or helps him: a parent, a tutor, a curator, a carer. LIF-20, LIF-22, CNT-07. */
export type Mandate = {
  readonly id: string
  readonly kind: MandateKind
  readonly since: Date
  /** Null: as long as the law says; a parent's ends with the minority. */
  readonly until: Date | null
  /** classCodes of the documents that the holder keeps from this carer. */
  readonly excludedClasses: readonly string[]
  /** Of a carer: may he also add documents, change and delete them? Absent: no. */
  readonly mayWrite?: boolean
  /** Of a carer: did he ask to be told of what is added? Absent: no. */
  readonly wantsNotices?: boolean
}

export type InvitedKind = Extract<MandateKind, 'parent' | 'tutor' | 'carer'>

/** Someone was asked to act for the holder, or to help him, and has not answered: it opens nothing. LIF-20, CNT-07. */
export type Invitation = {
  /** That of the mandate that it becomes. */
  readonly id: string
  readonly kind: InvitedKind
  /** Without an answer by then, it is over. */
  readonly answerBy: Date
}

/** CON-16: beside the médecin traitant, whom the Assurance Maladie declares; one person at most has each. */
export type ProfessionalRole = 'pharmacienCorrespondant' | 'sageFemmeReferente'

/** CON-17: one of « mes professionnels », which gives no access. */
export type ChosenProfessional = {
  readonly id: PsIdNat
  readonly role: ProfessionalRole | null
  readonly chosenAt: Date
}

/** All that deciding needs of a record. Loaded in one read. */
export type RecordFacts = {
  readonly id: RecordId
  readonly patient: PatientId
  /** LIF-12: those by which he is found besides `patient`. Most persons have none. */
  readonly otherMatricules?: readonly Ins[]
  readonly state: RecordState
  readonly emergency: EmergencyConsents
  /** VIS-04: the holder hides all his documents from professionals, whatever is said of each. */
  readonly everythingMasked: boolean
  /** VIS-04, CNT-05: the same of what the Assurance Maladie sends of his care, as one block. Absent: no. */
  readonly historyMasked?: boolean
  /** VIS-04: the same of his directives anticipées. Absent: no. */
  readonly directivesMasked?: boolean
  /** FEED-09: nothing of the Dossier Pharmaceutique enters the record. */
  readonly opposesDossierPharmaceutique: boolean
  readonly medecinTraitant: PsIdNat | null
  readonly authorisations: readonly Authorisation[]
  /** Those who may open it in place of the holder, or with him. */
  readonly mandates: readonly Mandate[]
  /** Those that wait for an answer. */
  readonly invitations: readonly Invitation[]
  readonly birthDate: Day
  /** To Mon espace santé: its holder manages it there (LIF-25). */
  readonly attachedToMes: boolean
  /** Of a record that existed before Mon espace santé (LIF-04): its holder is told and may refuse, or has refused. */
  readonly integration?: 'pending' | 'refused'
  readonly closedBecause?: ClosingMotive
  /** LIF-15. */
  readonly deletionRequestedAt?: Date
}

export type PatientRecord = RecordFacts & {
  readonly identity: Identity
  /** When the present state began: opening, for an active record. */
  readonly stateSince: Date
  readonly internetAccountOpen: boolean
  /** VIS-17: the holder said that he read what the law says. It is no choice: that is made elsewhere. */
  readonly informedAboutOrganDonation: boolean
}
