/** What a person takes away of a record: asked for, prepared, kept a few days. Spec: rules.md TRA-11; people.md P-26. */
import type { MandateKind } from './caller.ts'
import type { ContactDetails } from './contact.ts'
import type { CardContent } from './emergency-card.ts'
import type { OwnSection, WrittenSection } from './health-profile.ts'
import type { Day, Identity } from './identity.ts'
import type { Ins, PatientId } from './ins.ts'
import type { InvitationState } from './invitation.ts'
import type { NoticeCause, NoticeRefusal } from './notice.ts'
import type { OwnMeasure } from './own-measure.ts'
import type { Authorisation, EmergencyConsents, InvitedKind, ProfessionalRole } from './record.ts'
import type { HourOfDay } from './time-zone.ts'

/** To read, in any browser; or for other software, as IHE XDM. */
export const exportForms = ['readable', 'xdm'] as const
export type ExportForm = (typeof exportForms)[number]

/** Of an archive that its requester may still ask about. */
export type ExportProgress =
  /** `total`: undefined until the preparation has begun. */
  | { readonly state: 'asked'; readonly done: number; readonly total: number | undefined }
  | { readonly state: 'ready'; readonly sizeBytes: number; readonly keptUntil: Date }
  | { readonly state: 'failed' }

export type PersonalExport = {
  readonly id: string
  readonly form: ExportForm
  readonly askedAt: Date
  /** By a passphrase that its requester chose, and that nobody else knows. */
  readonly locked: boolean
} & ExportProgress

/** What the record holds of the person beside documents and traces, as far as its reader may know it. */
export type PersonalData = {
  readonly patient: PatientId
  readonly otherMatricules: readonly Ins[]
  readonly identity: Identity
  readonly openedAt: Date
  /** The holder's alone: the address of one parent is not for the other. */
  readonly contact?: ContactDetails
  readonly account?: {
    /** null: she comes in by a passkey. */
    readonly login: string | null
    readonly email: string | null
    readonly phone: string | null
  }
  readonly noticesSent?: readonly { readonly cause: NoticeCause; readonly sentAt: Date }[]
  readonly choices: {
    readonly emergency: EmergencyConsents
    readonly everythingMasked: boolean
    readonly opposesDossierPharmaceutique: boolean
    readonly informedAboutOrganDonation: boolean
    readonly noticesRefused?: readonly NoticeRefusal[]
  }
  /** What of it this reader sees. */
  readonly emergencyCard: CardContent
  readonly professionals: readonly KnownProfessional[]
  readonly delegates: readonly KnownDelegate[]
  readonly invitations: readonly {
    readonly name: string
    readonly kind: InvitedKind
    readonly state: InvitationState
    readonly invitedAt: Date
  }[]
  readonly reports: readonly {
    readonly at: Date
    readonly words: string
    readonly answer: string
    readonly closedAt: Date | undefined
  }[]
  /** What was written of her treatments beside documents. */
  readonly treatments: readonly {
    readonly kind: 'declared' | 'stopped'
    readonly name: string
    readonly posology?: string | undefined
    readonly on: Day
    readonly by: string | undefined
  }[]
  /** What was written of her health, and the measures that were noted. */
  readonly healthProfile: Readonly<Record<WrittenSection, OwnSection>>
  readonly measures: readonly OwnMeasure[]
  /** What the holder wrote about documents, for himself alone: absent to all others. */
  readonly notes?: readonly { readonly document: string; readonly text: string }[]
  /** What the holder asked to be reminded of: absent to all others. */
  readonly reminders?: readonly {
    readonly of: string
    readonly hours?: readonly HourOfDay[]
    readonly from: Day
    readonly until: Day | undefined
  }[]
  readonly events: readonly {
    readonly kind: string
    readonly at: Date
    readonly consentedAt?: Date | undefined
  }[]
}

/** A professional, a structure or a care team, by what the holder said of them. */
export type KnownProfessional = {
  readonly id: string
  readonly name: string
  readonly medecinTraitant: boolean
  readonly role: ProfessionalRole | null
  readonly access: Authorisation['type'] | undefined
  readonly since: Date | undefined
  readonly until: Date | undefined
  readonly administrator: boolean
  readonly expressConsent: boolean
}

export type KnownDelegate = {
  readonly name: string
  readonly kind: MandateKind
  readonly since: Date
  readonly until: Date | null
  readonly mayWrite: boolean
  readonly excludedClasses: readonly string[]
}
