/** The lines of the history as Mon espace santé sorts them: by what was done, and by who did it. Spec: rules.md TRA-04. */
import type { Trace, TraceActor } from '@carnet/core/model/trace.ts'

export type TraceGroup = 'GENERAL' | 'SERVICE_TIERS' | 'MEDICAL_DOCUMENT'

export type ActorType =
  | 'HEALTHCARE_PROFESSIONAL'
  | 'HEALTHCARE_FACILITY'
  | 'SUPPORT'
  | 'PATIENT'
  | 'SERVICE_TIERS'
  | 'SYSTEM'
  | 'ENROLMENT'
  /** Ours: nobody knows who holds the card. */
  | 'CARD_BEARER'

/** What the patient reads at a time: « mes activités », « mes professionnels », « mes services synchronisés ». */
export type TraceView = 'own' | 'professionals' | 'services'

// By the act alone: what a service adds is a document like another. Who added it is said by {@link actorTypeOf}.
const groups: Readonly<Record<Trace['action'], TraceGroup>> = {
  submitDocuments: 'MEDICAL_DOCUMENT',
  replaceDocument: 'MEDICAL_DOCUMENT',
  deleteDocument: 'MEDICAL_DOCUMENT',
  archiveDocument: 'MEDICAL_DOCUMENT',
  unarchiveDocument: 'MEDICAL_DOCUMENT',
  maskDocument: 'MEDICAL_DOCUMENT',
  unmaskDocument: 'MEDICAL_DOCUMENT',
  showToPatient: 'MEDICAL_DOCUMENT',
  changeVisibility: 'MEDICAL_DOCUMENT',
  changeDocument: 'MEDICAL_DOCUMENT',
  showToRepresentatives: 'MEDICAL_DOCUMENT',
  fileDirectives: 'MEDICAL_DOCUMENT',
  acknowledgeOrganDonation: 'GENERAL',
  editDocument: 'MEDICAL_DOCUMENT',
  writeTreatments: 'MEDICAL_DOCUMENT',
  readHealthProfile: 'MEDICAL_DOCUMENT',
  writeHealthProfile: 'MEDICAL_DOCUMENT',
  findDocuments: 'MEDICAL_DOCUMENT',
  findReferences: 'MEDICAL_DOCUMENT',
  readDocument: 'MEDICAL_DOCUMENT',
  downloadDocument: 'MEDICAL_DOCUMENT',
  maskEverything: 'MEDICAL_DOCUMENT',
  unmaskEverything: 'MEDICAL_DOCUMENT',
  maskHistory: 'MEDICAL_DOCUMENT',
  unmaskHistory: 'MEDICAL_DOCUMENT',
  maskDirectives: 'MEDICAL_DOCUMENT',
  unmaskDirectives: 'MEDICAL_DOCUMENT',
  testExistence: 'GENERAL',
  authorise: 'GENERAL',
  removeAuthorisation: 'GENERAL',
  removeMedecinTraitant: 'GENERAL',
  listTraces: 'GENERAL',
  downloadTraces: 'GENERAL',
  listAuthorisations: 'GENERAL',
  authoriseOther: 'GENERAL',
  authoriseTeam: 'GENERAL',
  authoriseConsultation: 'GENERAL',
  blockProfessional: 'GENERAL',
  unblockProfessional: 'GENERAL',
  withdrawAuthorisation: 'GENERAL',
  setAuthorisationEnd: 'GENERAL',
  undoDecision: 'GENERAL',
  nameAdministrator: 'GENERAL',
  dismissAdministrator: 'GENERAL',
  consentExpressly: 'GENERAL',
  chooseProfessional: 'GENERAL',
  forgetProfessional: 'GENERAL',
  readNoticeChoices: 'GENERAL',
  changeNoticeChoices: 'GENERAL',
  listNotices: 'GENERAL',
  changeNotices: 'GENERAL',
  changeReminders: 'GENERAL',
  acknowledgeEmergencies: 'GENERAL',
  readEmergencyChoices: 'GENERAL',
  changeEmergencyChoices: 'GENERAL',
  keepRecord: 'GENERAL',
  starDocument: 'GENERAL',
  unstarDocument: 'GENERAL',
  noteDocument: 'GENERAL',
  listDelegates: 'GENERAL',
  inviteRepresentative: 'GENERAL',
  inviteCarer: 'GENERAL',
  renewHelp: 'GENERAL',
  withdrawInvitation: 'GENERAL',
  acceptInvitation: 'GENERAL',
  useInvitationCode: 'GENERAL',
  refuseInvitation: 'GENERAL',
  endHelp: 'GENERAL',
  changeHelpNotices: 'GENERAL',
  reportProblem: 'GENERAL',
  listReports: 'GENERAL',
  recogniseAccess: 'GENERAL',
  askDownloadPersonalData: 'GENERAL',
  downloadPersonalData: 'GENERAL',
  downloadSummary: 'GENERAL',
  readEmergencyCard: 'GENERAL',
  changeEmergencyCard: 'GENERAL',
  changeEmergencyContacts: 'GENERAL',
  makeCardLink: 'GENERAL',
  revokeCardLink: 'GENERAL',
  makeOfflineCard: 'GENERAL',
  dropOfflineCard: 'GENERAL',
  scanCardLink: 'GENERAL',
  openEmergencyCard: 'GENERAL',
  listPatients: 'GENERAL',
  searchPatients: 'GENERAL',
  readAdministrativeData: 'GENERAL',
  updateAdministrativeData: 'GENERAL',
  createRecord: 'GENERAL',
  reopenRecord: 'GENERAL',
  closeRecord: 'GENERAL',
  openPatientAccess: 'GENERAL',
  changePatientChannel: 'GENERAL',
  renewPatientAccess: 'GENERAL',
  informPerson: 'GENERAL',
  informByLetter: 'GENERAL',
  sendActivationCode: 'GENERAL',
  recordOpposition: 'GENERAL',
  suspendRecord: 'GENERAL',
  restoreRecord: 'GENERAL',
  requestDeletion: 'GENERAL',
  cancelDeletion: 'GENERAL',
  opposeDossierPharmaceutique: 'GENERAL',
  acceptDossierPharmaceutique: 'GENERAL',
  changeIns: 'GENERAL',
  declareMedecinTraitant: 'GENERAL',
  withdrawMedecinTraitant: 'GENERAL',
  attachRepresentative: 'GENERAL',
  detachRepresentative: 'GENERAL',
  nameCarer: 'GENERAL',
  dismissCarer: 'GENERAL',
  opposeHeirs: 'GENERAL',
  acceptHeirs: 'GENERAL',
  recordHeirRequest: 'GENERAL',
  reviewHeirRequests: 'MEDICAL_DOCUMENT',
  refuseHeirRequest: 'GENERAL',
  grantHeirRequest: 'MEDICAL_DOCUMENT',
  mergeRecords: 'GENERAL',
  importArchive: 'MEDICAL_DOCUMENT',
  attachToMes: 'GENERAL',
  closeSuspended: 'GENERAL',
  endRepresentation: 'GENERAL',
  openByDefault: 'GENERAL',
  reviewEmergency: 'GENERAL',
  reviewReport: 'GENERAL',
  extractTraces: 'GENERAL',
  changeDirectory: 'GENERAL',
  connect: 'GENERAL',
  disconnect: 'GENERAL',
  activateAccount: 'GENERAL',
  askCodeLetter: 'GENERAL',
  recoverAccount: 'GENERAL',
  askChildCode: 'GENERAL',
  listSessions: 'GENERAL',
  closeSessions: 'GENERAL',
  readAccountSecurity: 'GENERAL',
  addPasskey: 'GENERAL',
  renamePasskey: 'GENERAL',
  removePasskey: 'GENERAL',
  linkFranceConnect: 'GENERAL',
  unlinkFranceConnect: 'GENERAL',
  addPassword: 'GENERAL',
  changePassword: 'GENERAL',
  changeContact: 'GENERAL',
  listDeviceCopies: 'GENERAL',
  makeDeviceCopy: 'GENERAL',
  endDeviceCopy: 'GENERAL',
  listHelped: 'GENERAL',
  chooseRecord: 'GENERAL',
  listInvitations: 'GENERAL',
  downloadHelpProof: 'GENERAL',
  downloadOppositionProof: 'GENERAL',
}

const actorTypes: Readonly<Record<TraceActor['kind'], ActorType>> = {
  // Each under his own name, in the holder's space.
  patient: 'PATIENT',
  legalRepresentative: 'PATIENT',
  carer: 'PATIENT',
  professional: 'HEALTHCARE_PROFESSIONAL',
  // A card of staff names nobody: it is its structure that acts.
  structure: 'HEALTHCARE_FACILITY',
  staff: 'HEALTHCARE_FACILITY',
  insuranceAgent: 'ENROLMENT',
  cardBearer: 'CARD_BEARER',
  operator: 'SUPPORT',
  system: 'SYSTEM',
}

const views: Readonly<Record<ActorType, TraceView>> = {
  PATIENT: 'own',
  SERVICE_TIERS: 'services',
  HEALTHCARE_PROFESSIONAL: 'professionals',
  HEALTHCARE_FACILITY: 'professionals',
  // Neither is a professional; both act on the carnet from outside, and nothing may be in no view.
  SUPPORT: 'professionals',
  SYSTEM: 'professionals',
  ENROLMENT: 'professionals',
  CARD_BEARER: 'professionals',
}

/** @spec TRA-04 Mon espace santé */
export function groupOf(action: Trace['action']): TraceGroup {
  return groups[action]
}

/** What enters by the certificate of a structure, without the card of anybody: TRA-10, feeders.ts. */
const byService: { readonly [kind in TraceActor['kind']]?: readonly Trace['action'][] } = {
  structure: ['submitDocuments', 'replaceDocument', 'deleteDocument'],
}

/** @spec TRA-04 TRA-10 Mon espace santé */
export function actorTypeOf(
  kind: TraceActor['kind'],
  { action, outcome }: Pick<Trace, 'action' | 'outcome'>,
): ActorType {
  return outcome === 'done' && byService[kind]?.includes(action) ? 'SERVICE_TIERS' : actorTypes[kind]
}

/** The lines of a view, on clear columns. */
export type ViewedLines = {
  readonly actorKinds: readonly TraceActor['kind'][]
  /** Of these kinds, these actions, done: those lines alone, or all but those. */
  readonly feeds?: {
    readonly actorKinds: readonly TraceActor['kind'][]
    readonly actions: readonly Trace['action'][]
    readonly taken: boolean
  }
}

/**
 * Every line is in one view, and in one only: what a structure feeds by its certificate, the Assurance Maladie and the
 * Dossier Pharmaceutique among them, is a synchronised service (TRA-10); what else its certificate asks, or is refused,
 * stays with the professionals, where the holder looks first, refused attempts above all.
 * @spec TRA-04 TRA-10 Mon espace santé, « mes activités », « mes professionnels », « mes services synchronisés »
 */
export function linesIn(view: TraceView): ViewedLines {
  const kinds = Object.keys(actorTypes) as TraceActor['kind'][]
  const feeders = kinds.filter((kind) => byService[kind] !== undefined)
  const actions = [...new Set(feeders.flatMap((kind) => byService[kind] ?? []))]
  const feeds = (taken: boolean) => ({ actorKinds: feeders, actions, taken })
  const ofView = kinds.filter((kind) => views[actorTypes[kind]] === view)
  switch (view) {
    case 'own':
      return { actorKinds: ofView }
    case 'professionals':
      return { actorKinds: ofView, feeds: feeds(false) }
    case 'services':
      return { actorKinds: feeders, feeds: feeds(true) }
  }
}

export function actionsIn(group: TraceGroup): readonly Trace['action'][] {
  const actions = Object.keys(groups) as Trace['action'][]
  return actions.filter((action) => groupOf(action) === group)
}
