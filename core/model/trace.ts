/** One line of the access history. Spec: rules.md §9 (TRA-01, TRA-06), contract.md §9. */
import type { AccessMode } from './caller.ts'
import type { Action, Check, RefusalReason } from './decision.ts'
import type { UniqueId } from './document.ts'

/** What the server does by itself when a delay of the law has run out. */
export type SystemAction =
  /** Six weeks without opposition (LIF-02), for a record that existed before (LIF-04), or under suspension (LIF-17). */
  | 'openByDefault'
  | 'attachToMes'
  | 'closeSuspended'
  /** The holder is of age: nobody represents him any more (LIF-21). */
  | 'endRepresentation'

/** What the operator does who watches over accesses (EMG-12, TRA-12), answers reports (CON-24), brings the directory (CON-18). */
export type WatchAction = 'reviewEmergency' | 'reviewReport' | 'extractTraces' | 'changeDirectory'

/**
 * What a person does in his space that asks no decision, since nothing of a record is opened by it; his own history
 * keeps it. Spec: rules.md TRA-05.
 */
export type Visit =
  | 'connect'
  | 'disconnect'
  /** The first time: by the code of the letter (LIF-05). */
  | 'activateAccount'
  /** The same, by who can no longer enter: the letter, then its code. */
  | 'askCodeLetter'
  | 'recoverAccount'
  /** A code to have the record of his child opened (LIF-05). */
  | 'askChildCode'
  /** Where he is logged in, and what he closed of it. */
  | 'listSessions'
  | 'closeSessions'
  /** By what he comes in. */
  | 'readAccountSecurity'
  | 'addPasskey'
  | 'renamePasskey'
  | 'removePasskey'
  | 'linkFranceConnect'
  | 'unlinkFranceConnect'
  /** What he keeps on his devices, to be read without network (people.md P-31). */
  | 'listDeviceCopies'
  | 'makeDeviceCopy'
  | 'endDeviceCopy'
  | 'addPassword'
  | 'changePassword'
  /** Where his codes go. */
  | 'changeContact'
  /** Whose records he may open beside his own. */
  | 'listHelped'
  | 'chooseRecord'
  | 'listInvitations'
  /** The proof that he helps someone. */
  | 'downloadHelpProof'
  /** The proof that he said no (LIF-03). */
  | 'downloadOppositionProof'

/**
 * What leaves as a file of its own: decided as readDocument, as listTraces, and told apart in the history. Spec: rules.md
 * TRA-05.
 */
export type Download = 'downloadDocument' | 'downloadTraces'

/**
 * A change of a document that was refused before it could be known which: who sees it becomes what the message says, and
 * the document, which would tell from what, was not opened; or the message itself was not read. Spec: rules.md TRA-06.
 */
export type UnknownChange = 'changeVisibility' | 'changeDocument'

export type TraceOutcome = 'done' | 'refused'

export type TraceActor = {
  readonly kind:
    | 'patient'
    | 'legalRepresentative'
    | 'carer'
    | 'professional'
    | 'structure'
    | 'staff'
    | 'insuranceAgent'
    /** Whoever scanned the QR code of an emergency card. */
    | 'cardBearer'
    | 'operator'
    | 'system'
  /** PsIdNat, StructIdNat/user, the id of a mandate, or empty for the patient himself. */
  readonly id: string
  readonly name: string
  readonly profession?: string
  readonly speciality?: string
  readonly structureId?: string
  readonly structureName?: string
}

export type TracedDocument = {
  readonly uniqueId: UniqueId
  readonly title: string
  readonly typeCode: string
  readonly typeDisplay: string
}

/** The professional, or the structure, of whom an act decides. */
export type TracedPerson = { readonly id: string; readonly name: string; readonly profession?: string }

export type Trace = {
  readonly id: string
  readonly at: Date
  readonly action: Action | Download | UnknownChange | Visit | SystemAction | WatchAction
  readonly outcome: TraceOutcome
  readonly actor: TraceActor
  readonly mode: AccessMode
  /** Reason entered for an emergency access. */
  readonly emergencyReason?: string
  readonly refusal?: RefusalReason
  readonly checks: readonly Check[]
  /** Documents read, deposited, or (refused) asked for. */
  readonly documents: readonly TracedDocument[]
  /** Of whose access it decides, when it is not the actor's own: both stand in the line (CON-04). */
  readonly about?: TracedPerson
  /** Documents left out of the answer: told to the holder only (TRA-06). */
  readonly filteredCount: number
  readonly returnedCount: number
  /** Of those returned, how many legal representatives may not see; absent: none. */
  readonly secretCount?: number
  readonly secretSession: boolean
}
