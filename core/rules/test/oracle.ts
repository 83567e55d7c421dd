/**
 * A second expression of the law, written from the text as tables of who and when: the oracle that the first is compared
 * with. It shares with it the model and nothing else. Spec: rules.md §5.1, §5.3, §5.4; PDT-INF-526 v1.8.
 */
import type {
  AccessMode,
  Caller as AnyCaller,
  CardBearer,
  InsuranceAgent,
  Professional,
} from '@carnet/core/model/caller.ts'
import type { Action as AnyAction, OperatorAction, RefusalReason } from '@carnet/core/model/decision.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { Authorisation, RecordFacts } from '@carnet/core/model/record.ts'
import type { RuleSettings } from '../settings.ts'
import { isListedBySpec, isNamedBySpec, mayReadBySpec } from './matrix-by-spec.ts'

/** Those of the wire and of the portals; what the operator may do is said by record-life.test.ts, who holds a card by emergency-card.test.ts. */
export type Caller = Exclude<AnyCaller, InsuranceAgent | CardBearer>
export type Action = Exclude<AnyAction, OperatorAction>

export type World = {
  readonly caller: Caller
  readonly record: RecordFacts | undefined
  readonly access: { readonly action: Action; readonly mode: AccessMode }
  readonly settings: RuleSettings
  readonly now: Date
}

// ── The oracle: an ordered list of objections; the first that holds is the answer. ──

/** Who may call what: `mode:columns that say oui`, one line per action, from the table of PDT-INF-526. */
export const ouis: Record<Action, string> = {
  testExistence: 'normal:abcdef centre15:abf brisDeGlace:abd',
  authorise: 'normal:abde',
  removeAuthorisation: 'normal:abd',
  removeMedecinTraitant: 'normal:d',
  submitDocuments: 'normal:abcdef centre15:abf brisDeGlace:abd',
  findDocuments: 'normal:abcd centre15:ab brisDeGlace:abd',
  findReferences: 'normal:abcdef centre15:abf brisDeGlace:abd',
  readDocument: 'normal:abd centre15:ab brisDeGlace:abd',
  listTraces: 'normal:abcd',
  replaceDocument: 'normal:abcdef centre15:abf brisDeGlace:abd',
  deleteDocument: 'normal:abcdef centre15:abf brisDeGlace:abd',
  archiveDocument: 'normal:abcd centre15:b brisDeGlace:bd',
  unarchiveDocument: 'normal:abcd centre15:b brisDeGlace:bd',
  maskDocument: 'normal:abcd',
  unmaskDocument: 'normal:abcd',
  showToPatient: 'normal:abcd',
  showToRepresentatives: 'normal:abcd',
  editDocument: '',
  fileDirectives: '',
  acknowledgeOrganDonation: '',
  opposeHeirs: '',
  acceptHeirs: '',
  writeTreatments: '',
  readHealthProfile: '',
  writeHealthProfile: '',
  starDocument: '',
  unstarDocument: '',
  noteDocument: '',
  listAuthorisations: 'normal:abcd',
  listPatients: 'normal:abcdef centre15:ab brisDeGlace:abd',
  searchPatients: 'centre15:abf',
  authoriseOther: 'normal:abd',
  authoriseTeam: 'normal:abd',
  authoriseConsultation: 'normal:abd',
  blockProfessional: 'normal:abd',
  unblockProfessional: 'normal:abd',
  withdrawAuthorisation: '',
  setAuthorisationEnd: '',
  undoDecision: '',
  nameAdministrator: '',
  dismissAdministrator: '',
  consentExpressly: '',
  chooseProfessional: '',
  forgetProfessional: '',
  readNoticeChoices: '',
  listNotices: '',
  changeNotices: '',
  changeNoticeChoices: '',
  changeReminders: '',
  acknowledgeEmergencies: '',
  readEmergencyChoices: '',
  changeEmergencyChoices: '',
  keepRecord: '',
  maskEverything: '',
  unmaskEverything: '',
  maskHistory: '',
  unmaskHistory: '',
  maskDirectives: '',
  unmaskDirectives: '',
  listDelegates: '',
  inviteRepresentative: '',
  inviteCarer: '',
  renewHelp: '',
  withdrawInvitation: '',
  acceptInvitation: '',
  refuseInvitation: '',
  useInvitationCode: '',
  endHelp: '',
  changeHelpNotices: '',
  reportProblem: '',
  listReports: '',
  recogniseAccess: '',
  askDownloadPersonalData: '',
  downloadPersonalData: '',
  downloadSummary: '',
  readEmergencyCard: '',
  changeEmergencyCard: '',
  changeEmergencyContacts: '',
  makeCardLink: '',
  revokeCardLink: '',
  makeOfflineCard: '',
  dropOfflineCard: '',
  scanCardLink: '',
  openEmergencyCard: 'normal:abd brisDeGlace:abd',
  readAdministrativeData: 'normal:abcdef centre15:abf brisDeGlace:abd',
  updateAdministrativeData: 'normal:abdef',
  createRecord: 'normal:abdef',
  reopenRecord: 'normal:abdef',
  closeRecord: 'normal:abdef',
  recordOpposition: '',
  requestDeletion: '',
  cancelDeletion: '',
  openPatientAccess: 'normal:abde',
  changePatientChannel: 'normal:abde',
  renewPatientAccess: 'normal:abde',
}

/** What the holder does by himself, in his own space. */
const ownSpace: readonly Action[] = [
  'findDocuments',
  'readDocument',
  'listTraces',
  'listAuthorisations',
  'blockProfessional',
  'unblockProfessional',
  'withdrawAuthorisation',
  'setAuthorisationEnd',
  'undoDecision',
  'nameAdministrator',
  'dismissAdministrator',
  'consentExpressly',
  'chooseProfessional',
  'forgetProfessional',
  'readNoticeChoices',
  'listNotices',
  'changeNotices',
  'changeNoticeChoices',
  'changeReminders',
  'acknowledgeEmergencies',
  'readEmergencyChoices',
  'changeEmergencyChoices',
  'keepRecord',
  'starDocument',
  'unstarDocument',
  'noteDocument',
  'maskEverything',
  'unmaskEverything',
  'maskHistory',
  'unmaskHistory',
  'maskDirectives',
  'unmaskDirectives',
  'listDelegates',
  'inviteCarer',
  'renewHelp',
  'withdrawInvitation',
  'endHelp',
  'reportProblem',
  'listReports',
  'recogniseAccess',
  'askDownloadPersonalData',
  'downloadPersonalData',
  'downloadSummary',
  'readEmergencyCard',
  'changeEmergencyCard',
  'changeEmergencyContacts',
  'makeCardLink',
  'revokeCardLink',
  'makeOfflineCard',
  'dropOfflineCard',
  'maskDocument',
  'unmaskDocument',
  'submitDocuments',
  'editDocument',
  'deleteDocument',
  'fileDirectives',
  'acknowledgeOrganDonation',
  'opposeHeirs',
  'acceptHeirs',
  'writeTreatments',
  'readHealthProfile',
  'writeHealthProfile',
  'closeRecord',
  'reopenRecord',
  'createRecord',
  'recordOpposition',
  'requestDeletion',
  'cancelDeletion',
]

/** Of these ouis, the ones that speak of one's own documents only: notes (8) and (9). */
const ownOuis: Partial<Record<Action, string>> = {
  replaceDocument: ouis.replaceDocument,
  deleteDocument: ouis.deleteDocument,
  archiveDocument: 'normal:abc',
  unarchiveDocument: 'normal:abc',
  unmaskDocument: 'normal:abc',
}

const says = (list: string, mode: AccessMode, column: string) =>
  list.split(' ').some((part) => part.startsWith(`${mode}:`) && part.split(':')[1]!.includes(column))

const account: readonly Action[] = ['openPatientAccess', 'changePatientChannel', 'renewPatientAccess']

const properties: readonly Action[] = [
  'archiveDocument',
  'unarchiveDocument',
  'maskDocument',
  'unmaskDocument',
  'showToPatient',
  'showToRepresentatives',
]

const isDoctor = (caller: Professional) =>
  caller.profession.system === '1.2.250.1.71.1.2.7' && caller.profession.code === '10'

function letter({ caller, record, access, settings }: World): string {
  if (caller.kind === 'staff') return 'e'
  if (caller.kind === 'structure') return 'f'
  if (caller.kind === 'patient') return 'p'
  if (caller.authentication === 'INDIRECTE') return 'f'
  if (!isDoctor(caller)) return 'a'
  if (caller.structure.sector === 'SA66' || caller.profession.specialities.includes('SM25')) return 'c'
  // L1111-17 V: « likewise, plus the emergency clause ».
  if (settings.secteursSapeursPompiers.includes(caller.structure.sector) && caller.mode !== 'brisDeGlace')
    return 'c'
  return record?.medecinTraitant === caller.id && access.mode !== 'centre15' ? 'd' : 'b'
}

export const ids = (caller: Caller): readonly string[] =>
  caller.kind === 'professional'
    ? [caller.id, caller.structure.id]
    : caller.kind === 'patient'
      ? []
      : [caller.structure.id]

/** The number under which he signs: his own, unless a certificate or a CPE speaks for the structure. */
/** `YYYY-MM-DD` where the law is that of France. */
const swedishDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

/** Whoever was born until that day is eighteen. */
const dayOfMajority = (now: Date) => {
  const today = swedishDate.format(now)
  return `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`
}

const signature = (caller: Exclude<Caller, { kind: 'patient' }>): string =>
  caller.kind === 'professional' && caller.authentication !== 'INDIRECTE' ? caller.id : caller.structure.id

const sessionOf = ({ caller }: World) =>
  caller.kind === 'professional' ? caller.portalSession?.id : undefined

function choices(world: World, type: Authorisation['type']): readonly Authorisation[] {
  const mine = ids(world.caller)
  return (world.record?.authorisations ?? []).filter(({ actor, type: given }) => {
    if (given !== type) return false
    if (actor.kind === 'careTeam') return actor.members.some((id) => mine.includes(id))
    // CON-03: « consumed by the session; next session → asked again ».
    if (actor.kind === 'consultation')
      return mine.includes(actor.professional) && actor.id === sessionOf(world)
    return mine.includes(actor.id)
  })
}

const lasting = (world: World) => (each: Authorisation) =>
  each.expiresAt === null || each.expiresAt > world.now
const ofMine = (world: World) => (each: Authorisation) =>
  each.actor.kind === 'professional' &&
  world.caller.kind === 'professional' &&
  each.actor.id === world.caller.id

const isMt = (world: World) =>
  world.caller.kind === 'professional' && world.record?.medecinTraitant === world.caller.id

/** CON-14 and CON-15: « administrators (who) may see masked documents », and « `legacy2011`: sees masked documents ». */
const seesMasked = (world: World) =>
  (isMt(world) && world.settings.medecinTraitantPrivilege === 'legacy2011') ||
  choices(world, 'permit')
    .filter(ofMine(world))
    .filter(lasting(world))
    .some((each) => each.administrator)

const blocked = (world: World) =>
  choices(world, 'deny').length > 0 &&
  !(isMt(world) && world.settings.medecinTraitantPrivilege === 'legacy2011')

const lectures: readonly Action[] = ['findDocuments', 'readDocument']

const rowName = ({ profession }: Professional) => `${profession.system}/${profession.code}`

/** Why a professional may not read the record now, authorisation or emergency; undefined when he may. */
function objectionToReading(world: World): RefusalReason | undefined {
  const { access, record } = world
  if (access.mode === 'brisDeGlace') return record!.emergency.btg ? undefined : 'patientRefusesBrisDeGlace'
  if (access.mode === 'centre15') return record!.emergency.etreat ? undefined : 'patientRefusesCentre15'
  const given = choices(world, 'permit')
  const valid = given.filter(lasting(world))
  // CON-26: « without express consent: metadata and deposit only », the metadata by an authorisation as everybody (CON-01);
  // « without it he feeds only », of who has none at all.
  if (letter(world) === 'c') {
    if (valid.filter(ofMine(world)).some((each) => each.expressConsent)) return undefined
    return valid.length > 0 && access.action !== 'readDocument' ? undefined : 'expressConsentMissing'
  }
  if (valid.length > 0) return undefined
  return given.length > 0 ? 'authorisationExpired' : 'notAuthorised'
}

const ownOnly = (world: World) =>
  world.settings.blockedAuthorReadsOwn && lectures.includes(world.access.action) && blocked(world)

/** PDT-INF-526: who may call it at all, whatever the record is. */
function objectionToRight(
  world: World,
  caller: Exclude<Caller, { kind: 'patient' }>,
): RefusalReason | undefined {
  const { access, settings } = world
  const { action, mode } = access
  // VIS-09: what is hidden from representatives is read and deposited; LIF-13, LIF-16, LIF-20: they manage the record, and hear
  // of its life, of his account, and of blocks.
  const blocks = action === 'blockProfessional' || action === 'unblockProfessional'
  const ofLife: readonly Action[] = [
    'createRecord',
    'reopenRecord',
    'closeRecord',
    'updateAdministrativeData',
  ]
  if (caller.secretSession && (blocks || ofLife.includes(action) || account.includes(action)))
    return 'actionNotAllowedForCaller'
  // CON-03: « Applies to portal sessions; TD0.3 on the wire gives the authorisation of CON-06 ».
  const portal = sessionOf(world) !== undefined
  if ((portal && action === 'authorise') || (!portal && action === 'authoriseConsultation'))
    return 'actionNotAllowedForCaller'
  // VIS-09, EX_0.1-1100: « for minors »; and VIS-09: hidden from « representatives », so from somebody else than the holder.
  const named = action !== 'listPatients' && action !== 'searchPatients'
  if (caller.secretSession && named && world.record !== undefined) {
    const others = world.record.mandates.some(
      (each) =>
        ['tutor', 'curator'].includes(each.kind) &&
        each.since <= world.now &&
        (each.until === null || each.until > world.now),
    )
    if (!others && world.record.birthDate <= dayOfMajority(world.now)) return 'actionNotAllowedForCaller'
  }
  const column = letter(world)
  const oui = says(ouis[action], mode, column)
  const byLaw =
    column === 'c' &&
    action === 'readDocument' &&
    mode === 'normal' &&
    settings.medecinTravailLecture === 'expressConsent'
  if (caller.mode !== mode || !(oui || byLaw)) return 'actionNotAllowedForCaller'
  const air = caller.kind !== 'structure' && caller.authentication === 'INDIRECTE_RENFORCEE'
  if (air && (action === 'submitDocuments' || action === 'replaceDocument'))
    return 'actionNotAllowedForCaller'
  if (air && caller.kind === 'staff' && (ofLife.includes(action) || account.includes(action)))
    return 'actionNotAllowedForCaller'
  if (mode === 'centre15' && !caller.structure.regulationCentre) return 'notARegulationCentre'
  if (mode === 'centre15' && settings.centre15Callers === 'medecin' && column !== 'b')
    return 'actionNotAllowedForCaller'
  return undefined
}

export function oracleForRecord(world: World): 'yes' | RefusalReason {
  const { caller, record, access, settings } = world
  const { action, mode } = access
  const opening = action === 'createRecord' || action === 'reopenRecord'
  // Contract.md §3.1: TD0.2 alone tells the states apart, to those whom the table lets ask it.
  if (action === 'testExistence') {
    const right = caller.kind === 'patient' ? 'actionNotAllowedForCaller' : objectionToRight(world, caller)
    if (right !== undefined) return right
  }
  if (record === undefined && action !== 'createRecord') return 'recordUnknown'
  const byState = {
    informed: 'recordNotOpenYet',
    opposed: 'recordOpposed',
    suspended: 'recordSuspended',
    closed: 'recordClosed',
  } as const
  if (opening && record?.state === 'active') return 'recordAlreadyOpen'
  if (action === 'createRecord' && record?.state === 'closed') return 'recordAlreadyOpen'
  // LIF-17: nothing of it is said outside, and soap.md §5.2 answers « NF ».
  if (action === 'createRecord' && record?.state === 'suspended') return 'recordSuspended'
  // LIF-15: « suppressionDemandee » of what is closed, and nothing is asked in these worlds that could be cancelled.
  const deleting = action === 'requestDeletion' || action === 'cancelDeletion'
  if (deleting && (record?.state === 'active' || record?.state === 'suspended')) return 'recordNotClosed'
  // LIF-03, LIF-17: what waits is opposed, and nothing else.
  if (action === 'recordOpposition' && record?.state === 'active') return 'recordAlreadyOpen'
  const opposes =
    action === 'recordOpposition' && (record?.state === 'informed' || record?.state === 'suspended')
  const reopening = action === 'reopenRecord' && record?.state === 'closed'
  // LIF-18: « TD0.2 alone says closed »; soap.md §5.2: with the patient and `statusCode=terminated`.
  const tested = action === 'testExistence' && record?.state === 'closed'
  const deleted = deleting && record?.state === 'closed'
  const comesTo = reopening || tested || opposes || deleted || action === 'createRecord'
  if (record !== undefined && record.state !== 'active' && !comesTo) return byState[record.state]
  if (deleted && action === 'cancelDeletion') return 'noDeletionRequested'
  // LIF-16: « a person who closed ».
  const himself = ['holderRequest', 'representativeRequest', 'opposition']
  if ((reopening || deleted) && caller.kind === 'patient' && !himself.includes(record?.closedBecause ?? ''))
    return 'recordClosed'
  // LIF-19: « on request and not by portal ».
  if (reopening && record?.closedBecause === 'death') return 'recordClosed'
  const managed =
    (action === 'closeRecord' && caller.kind !== 'patient') ||
    action === 'updateAdministrativeData' ||
    account.includes(action)
  if (managed && record?.attachedToMes && !settings.attachedRecordsByProfessionals)
    return 'recordAttachedToMes'

  if (caller.kind === 'patient') {
    const { kind } = caller.delegate ?? {}
    // Nobody is invited in these worlds.
    const answers = ['acceptInvitation', 'refuseInvitation', 'useInvitationCode'].includes(action)
    if (answers)
      return kind === undefined || mode !== 'normal' ? 'actionNotAllowedForCaller' : 'invitationOver'
    const letWrite = record?.mandates.some(
      ({ id, mayWrite }) => id === caller.delegate?.mandateId && mayWrite,
    )
    const words = ['writeTreatments', 'writeHealthProfile']
    const writing = letWrite ? ['submitDocuments', 'editDocument', 'deleteDocument', ...words] : []
    // P-11, P-12: who reads the record reads what its holder says of his health, and what an emergency would tell anybody.
    // P-09, P-10: and is reminded, himself, of what he reads.
    const own: readonly Action[] = ['readEmergencyCard', 'readHealthProfile', 'changeReminders']
    if (
      kind === 'carer' &&
      ![...lectures, ...own, ...writing, 'endHelp', 'changeHelpNotices'].includes(action)
    )
      return 'actionNotAllowedForCaller'
    const told = [
      'listTraces',
      'listAuthorisations',
      'listDelegates',
      'readEmergencyChoices',
      'listNotices',
      'changeNotices',
    ]
    if (kind === 'curator' && ![...lectures, ...own, ...told].includes(action))
      return 'actionNotAllowedForCaller'
    const second = action === 'inviteRepresentative' && (kind === 'parent' || kind === 'tutor')
    // CNT-07: « receive notices », of the carer who receives them.
    const hisNotices = action === 'changeHelpNotices' && kind === 'carer'
    if (mode !== 'normal' || !(second || hisNotices || ownSpace.includes(action)))
      return 'actionNotAllowedForCaller'
    // VIS-16: by himself, and of age.
    if (action === 'fileDirectives' && kind !== undefined) return 'actionNotAllowedForCaller'
    // VIS-17: « only informedAboutOrganDonation », of the one who was informed.
    if (action === 'acknowledgeOrganDonation' && kind !== undefined) return 'actionNotAllowedForCaller'
    // LIF-19, L1110-4 V: « exprimée par la personne »; of a minor, « les titulaires de l’autorité parentale conservent ».
    const heirs = action === 'opposeHeirs' || action === 'acceptHeirs'
    if (heirs && (kind !== undefined || (record && record.birthDate > dayOfMajority(world.now))))
      return 'actionNotAllowedForCaller'
    // VIS-16: his directives are his alone, and so is who finds them.
    const ofDirectives = action === 'maskDirectives' || action === 'unmaskDirectives'
    if (ofDirectives && kind !== undefined) return 'actionNotAllowedForCaller'
    // Of age, he alone says that he keeps his record; what he keeps at hand is his.
    if (
      ['keepRecord', 'starDocument', 'unstarDocument', 'noteDocument'].includes(action) &&
      kind !== undefined
    )
      return 'actionNotAllowedForCaller'
    // LIF-05: « OPPOSE → ACTIF », « INFORME → ACTIF »; of who has no record, there is no space to ask it from.
    if (record === undefined) return 'actionNotAllowedForCaller'
    const minor = record.birthDate > dayOfMajority(world.now)
    if (action === 'fileDirectives' && minor) return 'directivesNotForMinors'
    // LIF-20: « managed by the legal representative ».
    const life: readonly Action[] = ['createRecord', 'recordOpposition', 'closeRecord', 'reopenRecord']
    const ends = life.includes(action) || deleting
    if (ends && minor && kind === undefined) return 'actionNotAllowedForCaller'
    return caller.patient.ins === record?.patient.ins && caller.patient.oid === record.patient.oid
      ? 'yes'
      : 'notTheHolder'
  }

  const right = objectionToRight(world, caller)
  if (right !== undefined) return right

  const reading = lectures.includes(action)
  // P-12: the card says what documents say.
  const card = action === 'openEmergencyCard'
  if ((reading || card) && caller.kind === 'professional' && !isNamedBySpec(rowName(caller)))
    return 'professionNotInMatrix'
  const stoppedByBlock: readonly Action[] = [
    ...lectures,
    'openEmergencyCard',
    ...properties,
    ...account,
    'authorise',
    'removeAuthorisation',
    'removeMedecinTraitant',
    'listTraces',
    'authoriseOther',
    'authoriseTeam',
    'authoriseConsultation',
    'blockProfessional',
    'unblockProfessional',
    'listAuthorisations',
    'listPatients',
    'readAdministrativeData',
    'updateAdministrativeData',
    'reopenRecord',
    'createRecord',
    'closeRecord',
  ]
  if (blocked(world) && stoppedByBlock.includes(action) && !ownOnly(world)) return 'blockedByPatient'
  const feeding = action === 'submitDocuments' || action === 'replaceDocument'
  // FEED-09: « dispensing data flows in unless the person objected to the DP ».
  const byDossierPharmaceutique =
    letter(world) === 'f' && signature(caller) === settings.dossierPharmaceutique
  if (feeding && record?.opposesDossierPharmaceutique && byDossierPharmaceutique)
    return 'dossierPharmaceutiqueOpposed'
  if (feeding && mode === 'brisDeGlace' && !record?.emergency.btg) return 'patientRefusesBrisDeGlace'
  if (action === 'listPatients') {
    const given = choices(world, 'permit')
    if (given.some(lasting(world))) return 'yes'
    return given.length > 0 ? 'authorisationExpired' : 'notAuthorised'
  }
  if (opening || action === 'closeRecord') return 'yes'
  if (action === 'blockProfessional' || action === 'unblockProfessional') {
    const named = choices(world, 'permit')
      .filter(ofMine(world))
      .filter(lasting(world))
      .some((each) => each.administrator)
    return named || (isMt(world) && settings.medecinTraitantPrivilege === 'legacy2011')
      ? 'yes'
      : 'notAuthorised'
  }
  const data =
    action === 'readAdministrativeData' || action === 'updateAdministrativeData' || account.includes(action)
  if (data || action === 'listAuthorisations' || action === 'authoriseOther' || properties.includes(action))
    return objectionToReading(world) ?? 'yes'
  // Nobody holds a card in these worlds.
  if (card) return mode === 'normal' ? 'notAuthorised' : (objectionToReading(world) ?? 'yes')
  if (!reading || ownOnly(world)) return 'yes'
  return objectionToReading(world) ?? 'yes'
}

function oracleForChange(world: World, seen: DocumentFacts): 'yes' | RefusalReason {
  const { caller, access } = world
  const { action, mode } = access
  if (caller.kind === 'patient') {
    // VIS-03: « holder changes it any time ».
    const changesMask = ['maskDocument', 'unmaskDocument'].includes(action)
    // VIS-13: « deletes/renames only what he deposited ».
    const owns = ['editDocument', 'deleteDocument'].includes(action)
    if (!changesMask && !owns) return 'actionNotAllowedForCaller'
    const sight = oracleForDocument({ ...world, access: { mode, action: 'findDocuments' } }, seen)
    const directives =
      seen.typeCode === 'EXPPAT_3' && (action === 'editDocument' || caller.delegate !== undefined)
    if (sight === 'yes' && owns && directives) return 'actionNotAllowedForCaller'
    return sight === 'yes' && owns && seen.depositorId !== 'TITULAIRE' ? 'notDepositedByHolder' : sight
  }
  if (action === 'editDocument') return 'actionNotAllowedForCaller'
  // To replace or delete needs no authorisation; to change properties needs that of a reader.
  const as: Action = properties.includes(action) ? 'findDocuments' : 'findReferences'
  const sight = oracleForDocument({ ...world, access: { mode, action: as } }, seen)
  if (sight !== 'yes') return sight
  const removal: readonly Action[] = ['deleteDocument', 'archiveDocument', 'unarchiveDocument']
  const { patient, otherMatricules } = world.record!
  const holders = new Set<string>([patient.ins, ...(otherMatricules ?? [])])
  if (removal.includes(action) && seen.authorIds.some((id) => holders.has(id)))
    return isMt(world) ? 'yes' : 'patientsOwnDocument'
  const author = seen.authorIds.includes(signature(caller))
  if (action === 'replaceDocument') return author ? 'yes' : 'notTheAuthor'
  if (says(ownOuis[action] ?? '', mode, letter(world)) && !author) return 'notTheAuthor'
  // VIS-03: « holder changes it any time »; VIS-15: « unmasking by the author or the médecin traitant », to whom the
  // holder, or the regime of 2011, leaves what is masked.
  const holdersOwn = action === 'unmaskDocument' && seen.maskedBy === 'holder'
  const trusted = letter(world) === 'd' && seesMasked(world)
  return holdersOwn && !trusted && !world.settings.authorUnmasksHolders ? 'maskedByHolder' : 'yes'
}

export function oracleForDocument(world: World, seen: DocumentFacts): 'yes' | RefusalReason {
  const { caller, access, settings } = world
  if (access.action === 'editDocument' || access.action in ownOuis || properties.includes(access.action))
    return oracleForChange(world, seen)
  const owner = world.record!
  const { visibility, status } = seen
  if (!['findDocuments', 'readDocument', 'findReferences', 'listTraces'].includes(access.action))
    return 'actionNotAllowedForCaller'
  if (caller.kind === 'patient') {
    if (caller.patient.ins !== owner.patient.ins) return 'notTheHolder'
    if (status === 'deleted' && access.action !== 'listTraces') return 'documentDeleted'
    if (visibility.invisibleToPatient) return 'notAnnouncedToPatient'
    return visibility.invisibleToRepresentatives && caller.delegate !== undefined
      ? 'invisibleToRepresentatives'
      : 'yes'
  }
  const author = seen.authorIds.includes(signature(caller))
  const reference = access.action === 'findReferences'
  if ('ef'.includes(letter(world)) && !(reference && author)) return 'notAuthorised'
  if (!author) {
    if (blocked(world)) return 'blockedByPatient'
    const professional = caller as Professional
    if (reference) {
      if (!isNamedBySpec(rowName(professional))) return 'professionNotInMatrix'
      const objection = objectionToReading(world)
      if (objection !== undefined) return objection
    }
    const opened = isListedBySpec(seen.typeCode)
      ? mayReadBySpec(rowName(professional), seen.typeCode)
      : settings.unlistedTypePolicy === 'medecinAndAuthor' && isDoctor(professional)
    if (!opened) return 'professionMayNotSeeType'
  }
  if (status === 'deleted' && !(settings.deletedReadable && (author || isMt(world)))) return 'documentDeleted'
  if (author) return 'yes'
  // VIS-04: « switch on → all hidden »; VIS-03 says from whom.
  // VIS-04, CNT-05: « separate settings for Histoire de santé and directives », « one confidentiality ».
  const apart: Record<string, boolean | undefined> = {
    REMB: owner.historyMasked,
    EXPPAT_3: owner.directivesMasked,
  }
  const byDefault = owner.everythingMasked || apart[seen.typeCode] === true
  const hiddenByHolder = visibility.maskedToProfessionals ? true : byDefault
  if (!hiddenByHolder) return 'yes'
  const { etreat, btg, masked } = owner.emergency
  // « two (BTG, ETREAT) …; MASKED = deny always »: the regime of 2011.
  const third = settings.maskedInEmergency === 'never' ? false : masked
  const unmasks: Record<AccessMode, boolean> = {
    normal: seesMasked(world),
    brisDeGlace: btg && third,
    centre15: etreat && third,
  }
  return unmasks[access.mode] ? 'yes' : 'maskedToProfessionals'
}
