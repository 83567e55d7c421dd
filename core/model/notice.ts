/** A message that the law makes us send. Spec: rules.md §6 (EMG-07) and §9 (TRA-07). */
export type NoticeRecipient = 'holder' | 'medecinTraitant'

export type NoticeCause =
  | 'access'
  /** The same, by a person who never read this record before. */
  | 'firstAccess'
  /** A professional recorded his consent for others, or blocked or unblocked one in his place (CON-02, CON-04, CON-15). */
  | 'readersChanged'
  /** Something that he may see was added to his record. */
  | 'newDocument'
  | 'brisDeGlace'
  | 'centre15'
  /** The QR code of his emergency card was read. */
  | 'cardScanned'
  /** The same to someone whose e-mail came back: by letter. */
  | 'informationByLetter'
  /** A record that existed before will join Mon espace santé, unless its holder opposes it (LIF-04). */
  | 'integration'
  /** The proof of an opposition (LIF-03). */
  | 'opposed'
  /** LIF-17: suspended, then closed for want of an opposition. */
  | 'suspended'
  | 'suspensionClosed'
  /** LIF-15. */
  | 'deletionRequested'
  | 'deletionCancelled'
  /** His record was closed, or opened again, whoever did it (LIF-13, LIF-16). */
  | 'recordClosed'
  | 'recordReopened'
  /** The same, to who represents him or helps him. */
  | 'delegatedClosed'
  | 'delegatedReopened'
  | 'delegatedDeletion'
  | 'delegatedDeletionCancelled'
  /** Of age: the person is asked whether he keeps his record (LIF-21). */
  | 'majority'
  /** He soon will be; and the same two, to who represents him. */
  | 'majorityComing'
  | 'delegatedMajority'
  | 'delegatedMajorityComing'
  /** A record will be opened, unless the person opposes it (LIF-01). */
  | 'information'
  /** It could not be, on its day (LIF-02). */
  | 'openingFailed'
  /** Someone is asked to represent a minor, or to help a holder; and the answer, to who asked (LIF-20, CNT-07). */
  | 'invited'
  | 'invitationAnswered'
  /** To a carer: the holder ended his help. */
  | 'helpEnded'
  /** Who represents him was attached by the operator, or no longer does (LIF-20, LIF-22); to who represents him too; and to that person. */
  | 'representativesChanged'
  | 'delegatedRepresentatives'
  | 'representing'
  | 'representingEnded'
  /** Who helps him was named at the desk, or no longer does (P-22); and to that person. */
  | 'carersChanged'
  | 'helping'
  /** To a carer who asked for it: a document that he may read was added to the record of whom he helps. */
  | 'helpedDocument'
  /** The operator answered what he reported (CON-24). */
  | 'reportAnswered'
  /** His directives anticipées are in his record, and he is told so regularly (VIS-16). */
  | 'directivesReminder'
  /** What he asked to be reminded of; the same in the record of another. */
  | 'reminder'
  | 'delegatedReminder'
  /** Which services feed his record by themselves (TRA-10). */
  | 'serviceRecap'
  /** To whoever asked for it: the archive of the record is ready (TRA-11). */
  | 'exportReady'
  /** What an archive of another carnet holds entered his (EHDS-04). */
  | 'archiveImported'
  /** His carnet was opened on a device where he never had logged in. */
  | 'newDevice'
  /** The letter by which one enters for the first time; then, that someone did (LIF-05). */
  | 'activationCode'
  | 'accountActivated'
  /** The same for who can no longer enter: the letter, the word that it leaves, and that its code has served. */
  | 'recoveryCode'
  | 'recoveryAsked'
  | 'accountRecovered'
  /** To a parent who asked for it: the code that opens the record of his child (LIF-05). */
  | 'childCode'
  /** By a passkey, somebody now comes in without a password, or no longer does (CON-23). */
  | 'passkeyAdded'
  | 'passkeyRemoved'
  /** Or by FranceConnect+. */
  | 'franceConnectLinked'
  | 'franceConnectUnlinked'
  /** And by a password, where she had passkeys alone. */
  | 'passwordAdded'
  /** Or by another than before. */
  | 'passwordChanged'
  /** A document waits for a professional to announce it (VIS-05). */
  | 'unannounced'

/** What a message is about, for the holder who chooses how it reaches him. */
export type NoticeTopic = 'access' | 'newReader' | 'emergency' | 'newDocument' | 'reminder' | 'document'

/** He may do without, by every way: his record tells him the same when he opens it. */
export const optionalTopics: ReadonlySet<NoticeTopic> = new Set(['newDocument', 'reminder'])

/** The electronic ways to the holder. Paper is for who has neither. */
export type NoticeChannel = 'email' | 'sms'

/** « Not this way »: all that is not refused is open. */
export type NoticeRefusal = { readonly topic: NoticeTopic; readonly channel: NoticeChannel }

export type Notice = {
  readonly to: NoticeRecipient
  readonly cause: NoticeCause
  /** The cause that it has instead when he was never told of this actor. */
  readonly ifNeverTold?: NoticeCause
  /** Of what who represents the holder, today or later, may not know of: he does not find it. */
  readonly keptFromRepresentatives?: true
}
