/** Who may call what, by kind of caller and access mode. Spec: PDT-INF-526 v1.8 and PDT-INF-606 v1.3 (soap.md §1.5). */
import {
  type AccessMode,
  type Caller,
  isCareCaller,
  isPhysician,
  type Profession,
  type Professional,
} from '@carnet/core/model/caller.ts'
import {
  type AccessContext,
  type Action,
  isOperatorAction,
  type OperatorAction,
} from '@carnet/core/model/decision.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import { isMedecinTraitant } from './authorisation.ts'
import type { RuleSettings } from './settings.ts'

/**
 * The columns of the official table, o = oui, n = non, 8 and 9 = oui for documents of which one is the author:
 * a other professional · b physician · c occupational physician · d médecin traitant · e CPE · f structure certificate;
 * within a column: n normal, r régulation, b bris de glace.
 */
const columns = 'a:nrb     b:nrb     c:n  d:nb   e:n  f:nr'

const officialTable: Record<Exclude<Action, OperatorAction>, string> = {
  // TD0.2
  testExistence: '      o/o/o     o/o/o     o    o/o    o    o/o',
  // TD0.3, for oneself; (1) by a CPE: for its structure
  authorise: '          o/n/n     o/n/n     n    o/n    o    n/n',
  removeAuthorisation: 'o/n/n     o/n/n     n    o/n    n    n/n',
  removeMedecinTraitant: 'n/n/n   n/n/n     n    o/n    n    n/n',
  // TD2.1; TD2.2 by CPE; (4) accountable: the structure
  submitDocuments: '    o/o/o     o/o/o     o    o/o    o    o/o',
  // TD2.1b: the same, for one's own documents (VIS-14)
  replaceDocument: '    8/8/8     8/8/8     8    8/8    8    8/8',
  // TD3.3c; a document of the patient: decideDocument
  deleteDocument: '     8/8/8     8/8/8     8    8/8    9    9/9',
  // TD3.3d; idem
  archiveDocument: '    8/n/n     8/o/o     8    o/o    n    n/n',
  unarchiveDocument: '  8/n/n     8/o/o     8    o/o    n    n/n',
  // TD3.3a
  maskDocument: '       o/n/n     o/n/n     o    o/n    n    n/n',
  unmaskDocument: '     8/n/n     8/n/n     8    o/n    n    n/n',
  // TD3.3b
  showToPatient: '      o/n/n     o/n/n     o    o/n    n    n/n',
  showToRepresentatives: 'o/n/n   o/n/n     o    o/n    n    n/n',
  // No transaction: the holder's, on what he deposited
  editDocument: '       n/n/n     n/n/n     n    n/n    n    n/n',
  fileDirectives: '     n/n/n     n/n/n     n    n/n    n    n/n',
  acknowledgeOrganDonation: 'n/n/n n/n/n    n    n/n    n    n/n',
  opposeHeirs: '        n/n/n     n/n/n     n    n/n    n    n/n',
  acceptHeirs: '        n/n/n     n/n/n     n    n/n    n    n/n',
  writeTreatments: '    n/n/n     n/n/n     n    n/n    n    n/n',
  readHealthProfile: '  n/n/n     n/n/n     n    n/n    n    n/n',
  writeHealthProfile: ' n/n/n     n/n/n     n    n/n    n    n/n',
  starDocument: '       n/n/n     n/n/n     n    n/n    n    n/n',
  unstarDocument: '     n/n/n     n/n/n     n    n/n    n    n/n',
  noteDocument: '       n/n/n     n/n/n     n    n/n    n    n/n',
  // TD3.1
  findDocuments: '      o/o/o     o/o/o     o    o/o    n    n/n',
  // TD3.1b; (5) e.g. before a delete
  findReferences: '     o/o/o     o/o/o     o    o/o    o    o/o',
  // TD3.2; masked documents: decideDocument
  readDocument: '       o/o/o     o/o/o     n    o/o    n    n/n',
  // TD0.9, Web-PS: which lines, core/rules/trace-readers.ts
  listTraces: '         o/n/n     o/n/n     o    o/n    n    n/n',
  // TD1.6
  listAuthorisations: ' o/n/n     o/n/n     o    o/n    n    n/n',
  // TD0.4; (2) the PS of its structure; (3) by date, new authorisations
  listPatients: '       o/o/o     o/o/o     o    o/o    o    o/n',
  // TD0.5
  searchPatients: '     n/o/n     n/o/n     n    n/n    n    n/o',
  // No transaction: the patient's own gestures; a professional's need a power besides (record-steps.ts: checkPower)
  authoriseOther: '     o/n/n     o/n/n     n    o/n    n    n/n',
  authoriseTeam: '      o/n/n     o/n/n     n    o/n    n    n/n',
  authoriseConsultation: 'o/n/n   o/n/n     n    o/n    n    n/n',
  blockProfessional: '  o/n/n     o/n/n     n    o/n    n    n/n',
  unblockProfessional: 'o/n/n     o/n/n     n    o/n    n    n/n',
  withdrawAuthorisation: 'n/n/n   n/n/n     n    n/n    n    n/n',
  setAuthorisationEnd: 'n/n/n     n/n/n     n    n/n    n    n/n',
  undoDecision: '       n/n/n     n/n/n     n    n/n    n    n/n',
  nameAdministrator: '  n/n/n     n/n/n     n    n/n    n    n/n',
  dismissAdministrator: 'n/n/n    n/n/n     n    n/n    n    n/n',
  consentExpressly: '   n/n/n     n/n/n     n    n/n    n    n/n',
  chooseProfessional: ' n/n/n     n/n/n     n    n/n    n    n/n',
  forgetProfessional: ' n/n/n     n/n/n     n    n/n    n    n/n',
  listNotices: '        n/n/n     n/n/n     n    n/n    n    n/n',
  changeNotices: '      n/n/n     n/n/n     n    n/n    n    n/n',
  readNoticeChoices: '  n/n/n     n/n/n     n    n/n    n    n/n',
  changeNoticeChoices: 'n/n/n     n/n/n     n    n/n    n    n/n',
  changeReminders: '    n/n/n     n/n/n     n    n/n    n    n/n',
  acknowledgeEmergencies: 'n/n/n  n/n/n     n    n/n    n    n/n',
  readEmergencyChoices: 'n/n/n    n/n/n     n    n/n    n    n/n',
  changeEmergencyChoices: 'n/n/n  n/n/n     n    n/n    n    n/n',
  keepRecord: '         n/n/n     n/n/n     n    n/n    n    n/n',
  maskEverything: '     n/n/n     n/n/n     n    n/n    n    n/n',
  unmaskEverything: '   n/n/n     n/n/n     n    n/n    n    n/n',
  maskHistory: 'n/n/n     n/n/n     n    n/n    n    n/n',
  unmaskHistory: 'n/n/n     n/n/n     n    n/n    n    n/n',
  maskDirectives: 'n/n/n     n/n/n     n    n/n    n    n/n',
  unmaskDirectives: 'n/n/n     n/n/n     n    n/n    n    n/n',
  listDelegates: '      n/n/n     n/n/n     n    n/n    n    n/n',
  inviteRepresentative: 'n/n/n    n/n/n     n    n/n    n    n/n',
  inviteCarer: '        n/n/n     n/n/n     n    n/n    n    n/n',
  renewHelp: '          n/n/n     n/n/n     n    n/n    n    n/n',
  withdrawInvitation: ' n/n/n     n/n/n     n    n/n    n    n/n',
  acceptInvitation: '   n/n/n     n/n/n     n    n/n    n    n/n',
  useInvitationCode: '  n/n/n     n/n/n     n    n/n    n    n/n',
  refuseInvitation: '   n/n/n     n/n/n     n    n/n    n    n/n',
  endHelp: '            n/n/n     n/n/n     n    n/n    n    n/n',
  changeHelpNotices: '  n/n/n     n/n/n     n    n/n    n    n/n',
  reportProblem: '      n/n/n     n/n/n     n    n/n    n    n/n',
  listReports: '        n/n/n     n/n/n     n    n/n    n    n/n',
  recogniseAccess: '    n/n/n     n/n/n     n    n/n    n    n/n',
  askDownloadPersonalData: 'n/n/n n/n/n     n    n/n    n    n/n',
  downloadPersonalData: 'n/n/n    n/n/n     n    n/n    n    n/n',
  downloadSummary: '    n/n/n     n/n/n     n    n/n    n    n/n',
  readEmergencyCard: '  n/n/n     n/n/n     n    n/n    n    n/n',
  changeEmergencyCard: 'n/n/n     n/n/n     n    n/n    n    n/n',
  changeEmergencyContacts: 'n/n/n n/n/n     n    n/n    n    n/n',
  makeCardLink: '       n/n/n     n/n/n     n    n/n    n    n/n',
  revokeCardLink: '     n/n/n     n/n/n     n    n/n    n    n/n',
  makeOfflineCard: '    n/n/n     n/n/n     n    n/n    n    n/n',
  dropOfflineCard: '    n/n/n     n/n/n     n    n/n    n    n/n',
  // Whoever holds the card; a professional who has it not, in an emergency alone (record-steps.ts: checkCard)
  scanCardLink: '       n/n/n     n/n/n     n    n/n    n    n/n',
  openEmergencyCard: '  o/n/o     o/n/o     n    o/o    n    n/n',
  // TD1.3a
  readAdministrativeData: 'o/o/o  o/o/o     o    o/o    o    o/o',
  // TD1.1, 1.2, 1.3b, 1.4: cells unknown; who could create (LIF-10), in normal mode, where the patient can consent
  createRecord: '       o/n/n     o/n/n     n    o/n    o    o/n',
  reopenRecord: '       o/n/n     o/n/n     n    o/n    o    o/n',
  updateAdministrativeData: 'o/n/n o/n/n    n    o/n    o    o/n',
  closeRecord: '        o/n/n     o/n/n     n    o/n    o    o/n',
  // No transaction: the person's own, or the Assurance Maladie's for him
  recordOpposition: '   n/n/n     n/n/n     n    n/n    n    n/n',
  requestDeletion: '    n/n/n     n/n/n     n    n/n    n    n/n',
  cancelDeletion: '     n/n/n     n/n/n     n    n/n    n    n/n',
  // TD1.5a to d: idem, but for a certificate, which hands no secrets to anyone
  openPatientAccess: '  o/n/n     o/n/n     n    o/n    o    n/n',
  changePatientChannel: 'o/n/n    o/n/n     n    o/n    o    n/n',
  renewPatientAccess: ' o/n/n     o/n/n     n    o/n    o    n/n',
}

export type Column = 'a' | 'b' | 'c' | 'd' | 'e' | 'f'

const modeOf: Readonly<Record<string, AccessMode>> = { n: 'normal', r: 'centre15', b: 'brisDeGlace' }

/** `submitDocuments` → `column mode` → the answer of the table. */
const answers = new Map<string, ReadonlyMap<string, string>>(
  Object.entries(officialTable).map(([action, row]) => [action, cellsOf(row)]),
)

export type FunctionalAnswer = 'granted' | 'actionNotAllowedForCaller' | 'notARegulationCentre'

/**
 * Step 2 of the decision: may this kind of caller perform this action in this mode?
 * @spec CON-09 CON-20 CON-21 CON-27 EMG-02 EMG-09 EMG-11 MAT-09 PDT-INF-526 v1.8, PDT-INF-606 v1.3
 * @law LIF-10 décret 2016-914: who creates, reactivates and closes a record
 * @law LIF-17 CSP R1111-28, R1111-36: what the Assurance Maladie does by its agents, who read nothing
 * @law CON-26 CSP L1111-17 IV, V: the express consent opens what the table closes to the occupational physician, and to
 * the physician of a fire service, to whom an emergency is open as to others
 */
export function mayPerform(
  caller: Caller,
  record: RecordFacts | undefined,
  { action, mode }: AccessContext,
  settings: RuleSettings,
): FunctionalAnswer {
  if (caller.kind === 'patient') {
    // LIF-05: who was told opens it before its day; of nobody, no record is made in a space that is not there.
    const known = record !== undefined || action !== 'createRecord'
    return mode === 'normal' && known && patientMay(action) ? 'granted' : 'actionNotAllowedForCaller'
  }
  if (caller.kind === 'insuranceAgent')
    return mode === 'normal' && operatorMay(action) ? 'granted' : 'actionNotAllowedForCaller'
  if (caller.kind === 'cardBearer')
    return mode === 'normal' && bearerMay(action) ? 'granted' : 'actionNotAllowedForCaller'
  if (caller.mode !== mode) return 'actionNotAllowedForCaller'
  const column = columnOf(caller, record, settings)
  const opened =
    column === 'c' &&
    action === 'readDocument' &&
    mode === 'normal' &&
    settings.medecinTravailLecture === 'expressConsent'
  if (!opened && !'o89'.includes(answers.get(action)?.get(`${column} ${mode}`) ?? 'n'))
    return 'actionNotAllowedForCaller'
  if (isLifeChange(action) && caller.kind === 'staff' && isAir(caller)) return 'actionNotAllowedForCaller'
  if ((action === 'submitDocuments' || action === 'replaceDocument') && isAir(caller))
    return 'actionNotAllowedForCaller'
  if (mode !== 'centre15') return 'granted'
  if (!caller.structure.regulationCentre) return 'notARegulationCentre'
  return settings.centre15Callers === 'tableau' || column === 'b' ? 'granted' : 'actionNotAllowedForCaller'
}

/** Notes (8) and (9): what {@link mayPerform} grants is granted for the documents of which this caller is the author. */
export function isForOwnOnly(
  caller: Caller,
  record: RecordFacts | undefined,
  { action, mode }: AccessContext,
  settings: FireSectors,
): boolean {
  const answer = answers.get(action)?.get(`${columnOf(caller, record, settings)} ${mode}`)
  return answer === '8' || answer === '9'
}

/**
 * Note (3), new authorisations by date: a certificate, and the staff that AIR names, whom no card identifies.
 * @spec CON-10 PDT-INF-526 v1.8, PDT-INF-606 v1.3: « 0.4(3) » of who is no professional
 */
export function listsByDateOnly(caller: Caller): boolean {
  return caller.kind === 'structure' || (caller.kind === 'staff' && isAir(caller))
}

/**
 * TD0.4 by last document: no document is seen by who reads none, and an empty list would say that there is none.
 * @spec MAT-09 CON-10
 */
export function listsByDocument(caller: Caller): boolean {
  return caller.kind === 'professional'
}

type FireSectors = Pick<RuleSettings, 'secteursSapeursPompiers'>

/** The column of the official table that speaks of this caller for this record. */
export function columnOf(
  caller: Caller,
  record: RecordFacts | undefined,
  settings: FireSectors,
): Column | undefined {
  switch (caller.kind) {
    case 'professional':
      // A structure certificate opens the rights of a structure, whoever it names (column f); AIR opens the person's.
      if (caller.authentication === 'INDIRECTE') return 'f'
      if (!isPhysician(caller.profession)) return 'a'
      if (isOccupationalPhysician(caller)) return 'c'
      // L1111-17 V, which the table does not know: « dans les mêmes conditions », and the emergency of I besides.
      if (caller.mode !== 'brisDeGlace' && isFireService([caller.structure.sector], settings)) return 'c'
      // The table has no regulation cell for the médecin traitant: on duty there, he is a physician like another.
      return caller.mode !== 'centre15' && isMedecinTraitant(record, caller) ? 'd' : 'b'
    case 'staff':
      return 'e'
    case 'structure':
      return 'f'
    case 'patient':
    case 'insuranceAgent':
    case 'cardBearer':
      return undefined
  }
}

/** Savoir-faire « médecine du travail » (SM, C, SCH, CAPA), function « médecin du travail » (JDV_J65). */
const occupationalMedicine = ['SM25', 'C41', 'SCH35', 'CAPA11', 'FON-29']

/** Services de prévention et de santé au travail (JDV_J61). */
const occupationalSector = 'SA66'

/** « Médecin du travail »: by his savoir-faire, or by the service he acts for. */
function isOccupationalPhysician({ profession, structure }: Professional): boolean {
  return practisesOccupationalMedicine(profession, [structure.sector])
}

/** Same, of someone in the directory: any of the sectors where he practises. */
function practisesOccupationalMedicine(profession: Profession, sectors: readonly string[]): boolean {
  if (!isPhysician(profession)) return false
  return (
    sectors.includes(occupationalSector) ||
    profession.specialities.some((code) => occupationalMedicine.includes(code))
  )
}

/** To whom the holder gives an express consent, of someone in the directory; undefined: an ordinary one is enough. */
export function expressConsentOf(
  profession: Profession,
  sectors: readonly string[],
  settings: FireSectors,
): 'occupational' | 'fireService' | undefined {
  if (practisesOccupationalMedicine(profession, sectors)) return 'occupational'
  return isPhysician(profession) && isFireService(sectors, settings) ? 'fireService' : undefined
}

/** « Médecin sapeur-pompier »: nothing else that a caller says of himself tells him apart (unverified). */
function isFireService(sectors: readonly string[], { secteursSapeursPompiers }: FireSectors): boolean {
  return sectors.some((sector) => secteursSapeursPompiers.includes(sector))
}

/** What the holder does in his own space. */
function patientMay(action: Action): boolean {
  if (isOperatorAction(action)) return false
  switch (action) {
    case 'findDocuments':
    case 'readDocument':
    case 'listTraces':
    case 'listAuthorisations':
    case 'blockProfessional':
    case 'unblockProfessional':
    case 'withdrawAuthorisation':
    case 'setAuthorisationEnd':
    case 'undoDecision':
    case 'nameAdministrator':
    case 'dismissAdministrator':
    case 'consentExpressly':
    case 'chooseProfessional':
    case 'forgetProfessional':
    case 'readNoticeChoices':
    case 'listNotices':
    case 'changeNotices':
    case 'changeNoticeChoices':
    case 'changeReminders':
    case 'acknowledgeEmergencies':
    case 'readEmergencyChoices':
    case 'changeEmergencyChoices':
    case 'keepRecord':
    case 'starDocument':
    case 'unstarDocument':
    case 'noteDocument':
    case 'maskEverything':
    case 'unmaskEverything':
    case 'maskHistory':
    case 'unmaskHistory':
    case 'maskDirectives':
    case 'unmaskDirectives':
    case 'listDelegates':
    case 'inviteRepresentative':
    case 'inviteCarer':
    case 'renewHelp':
    case 'withdrawInvitation':
    case 'acceptInvitation':
    case 'refuseInvitation':
    case 'useInvitationCode':
    case 'endHelp':
    case 'changeHelpNotices':
    case 'reportProblem':
    case 'listReports':
    case 'recogniseAccess':
    case 'askDownloadPersonalData':
    case 'downloadPersonalData':
    case 'downloadSummary':
    case 'readEmergencyCard':
    case 'changeEmergencyCard':
    case 'changeEmergencyContacts':
    case 'makeCardLink':
    case 'revokeCardLink':
    case 'makeOfflineCard':
    case 'dropOfflineCard':
    case 'maskDocument':
    case 'unmaskDocument':
    case 'submitDocuments':
    case 'deleteDocument':
    case 'editDocument':
    case 'fileDirectives':
    case 'acknowledgeOrganDonation':
    case 'opposeHeirs':
    case 'acceptHeirs':
    case 'writeTreatments':
    case 'readHealthProfile':
    case 'writeHealthProfile':
    case 'closeRecord':
    case 'reopenRecord':
    case 'createRecord':
    case 'recordOpposition':
    case 'requestDeletion':
    case 'cancelDeletion':
      return true
    case 'scanCardLink':
    case 'openEmergencyCard':
    case 'authoriseOther':
    case 'authoriseTeam':
    case 'authoriseConsultation':
    case 'testExistence':
    case 'authorise':
    case 'removeAuthorisation':
    case 'removeMedecinTraitant':
    case 'replaceDocument':
    case 'archiveDocument':
    case 'unarchiveDocument':
    case 'showToPatient':
    case 'showToRepresentatives':
    case 'findReferences':
    case 'listPatients':
    case 'searchPatients':
    case 'readAdministrativeData':
    case 'updateAdministrativeData':
    case 'openPatientAccess':
    case 'changePatientChannel':
    case 'renewPatientAccess':
      return false
  }
}

/** What the Assurance Maladie does beside what others do too; of the content, nothing but what goes to heirs (LIF-19). */
const sharedWithOperator: ReadonlySet<Action> = new Set<Action>([
  'createRecord',
  'reopenRecord',
  'closeRecord',
  'recordOpposition',
  'requestDeletion',
  'cancelDeletion',
  'opposeHeirs',
  'acceptHeirs',
])

/** The card, and nothing else of the record. */
function bearerMay(action: Action): boolean {
  return action === 'scanCardLink' || action === 'openEmergencyCard'
}

function operatorMay(action: Action): boolean {
  return isOperatorAction(action) || sharedWithOperator.has(action)
}

/** PDT-INF-606: staff coming by AIR has none of these rows. */
function isLifeChange(action: Action): boolean {
  return (
    action === 'createRecord' ||
    action === 'reopenRecord' ||
    action === 'updateAdministrativeData' ||
    action === 'closeRecord' ||
    action === 'openPatientAccess' ||
    action === 'changePatientChannel' ||
    action === 'renewPatientAccess'
  )
}

/** PDT-INF-606: « AIR », indirect authentication with a strong token, never feeds. */
function isAir(caller: Exclude<Caller, { kind: 'patient' }>): boolean {
  return (
    isCareCaller(caller) && caller.kind !== 'structure' && caller.authentication === 'INDIRECTE_RENFORCEE'
  )
}

function cellsOf(row: string): ReadonlyMap<string, string> {
  const said = row.trim().split(/\s+/)
  return new Map(
    columns.split(/\s+/).flatMap((heading, at) => {
      const [column, modes] = heading.split(':') as [string, string]
      return said[at]!.split('/').map((answer, nth) => [`${column} ${modeOf[modes[nth]!]}`, answer] as const)
    }),
  )
}
