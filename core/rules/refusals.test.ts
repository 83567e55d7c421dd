import assert from 'node:assert/strict'
import test from 'node:test'
import type { AccessMode, Caller } from '@carnet/core/model/caller.ts'
import type { Action, RefusalReason } from '@carnet/core/model/decision.ts'
import type { DocumentFacts, Visibility } from '@carnet/core/model/document.ts'
import type { EmergencyConsents, RecordFacts } from '@carnet/core/model/record.ts'
import { objectionToImport } from './archive-import.ts'
import { decide, decideDocument } from './decide.ts'
import { decideNewVersion, decideReplacement, decideVisibilityChange } from './document-changes.ts'
import { objectionToCardCode } from './emergency-card.ts'
import { decideEmergencyChange } from './emergency-choices.ts'
import { objectionToGrant } from './heirs.ts'
import { objectionToDeletion } from './holder-documents.ts'
import { objectionToMerge } from './identity-change.ts'
import { objectionToAcceptance, objectionToCarer, objectionToRepresentative } from './invitations.ts'
import {
  decideAdministrator,
  decideBlock,
  decideConsultation,
  decideEnd,
  decideUnblock,
} from './my-professionals.ts'
import { objectionToNoticeChoices } from './notice-choices.ts'
import { objectionToAccountChange } from './patient-account.ts'
import { objectionToSearch } from './patient-search.ts'
import { decideOpening } from './record-life.ts'
import { refusalSentences } from './refusals.ts'
import { objectionToAttaching } from './representation.ts'
import { checkSubmission, decideRepeatedDeposit } from './submission.ts'
import * as they from './test/people.ts'
import { block, document, permit, record } from './test/people.ts'
import { findWrongPatient } from './wrong-patient.ts'

function asked(caller: Caller, action: Action, facts: RecordFacts | undefined, mode: AccessMode = 'normal') {
  const as = caller.kind === 'patient' ? caller : { ...caller, mode }
  const { settings, provisional: matrix, now } = they
  return { caller: as, record: facts, access: { action, mode }, settings, matrix, now }
}

function refused(caller: Caller, action: Action, facts: RecordFacts | undefined, mode?: AccessMode) {
  const decision = decide(asked(caller, action, facts, mode))
  return decision.allowed ? 'allowed' : decision.reason
}

function hidden(
  caller: Caller,
  seen: Partial<DocumentFacts> | undefined,
  action: Action = 'readDocument',
  facts = record(),
) {
  const question = { ...asked(caller, action, facts), record: facts }
  const decision = decideDocument({ ...question, document: seen && document(seen) })
  return decision.allowed ? 'allowed' : decision.reason
}

function objectionTo(before: Visibility, after: Visibility) {
  const change = decideVisibilityChange(before, after, they.settings)
  return change.changes === undefined ? change.objection.reason : 'allowed'
}

function emergencyRefusal(
  wanted: Partial<EmergencyConsents>,
  seen: EmergencyConsents = noEmergency.emergency,
) {
  const change = decideEmergencyChange(noEmergency.emergency, { seen, wanted })
  return change.outcome === 'refused' && change.reason
}

const { doctor, nurse, holder } = they
const noEmergency = record({ emergency: { etreat: false, btg: false, masked: false } })
const minor = record({ mandates: [] })
const when = { settings: they.settings, now: they.now }
const byMail = { email: true, sms: false }
const deposit = { patient: they.camille, depositorId: 'a', hash: 'ab', sizeBytes: 1 }

/** How each reason is met. Certificates, sectors, and what is counted (requests, results), are judged by the server: not by core. */
const met: Record<
  Exclude<
    RefusalReason,
    'certificateNotValid' | 'excludedSector' | 'messageNotAcceptable' | 'tooManyRequests' | 'tooManyResults'
  >,
  () => unknown
> = {
  recordUnknown: () => refused(doctor, 'submitDocuments', undefined),
  recordOpposed: () => refused(doctor, 'submitDocuments', record({ state: 'opposed' })),
  recordClosed: () => refused(doctor, 'submitDocuments', record({ state: 'closed' })),
  recordSuspended: () => refused(doctor, 'submitDocuments', record({ state: 'suspended' })),
  recordNotOpenYet: () => refused(doctor, 'submitDocuments', record({ state: 'informed' })),
  dossierPharmaceutiqueOpposed: () => {
    const settings = { ...they.settings, dossierPharmaceutique: they.hospital.id }
    const facts = record({ opposesDossierPharmaceutique: true })
    const decision = decide({ ...asked(they.hospitalServer, 'submitDocuments', facts), settings })
    return !decision.allowed && decision.reason
  },
  recordAlreadyOpen: () => refused(doctor, 'createRecord', record()),
  recordAttachedToMes: () => refused(doctor, 'closeRecord', record({ attachedToMes: true })),
  consentMissing: () => {
    const opening = decideOpening({ consent: false, emergency: {} }, record().emergency)
    return opening.outcome === 'refused' && opening.reason
  },
  searchTooWide: () => objectionToSearch(they.settings.rechercheParTraits.personsMax + 1, they.settings),
  accountAlreadyOpen: () => objectionToAccountChange(byMail, { change: 'open' }),
  accountMissing: () => objectionToAccountChange(undefined, { change: 'renew' }),
  channelAlreadyGiven: () => objectionToAccountChange(byMail, { change: 'addChannel', channel: 'email' }),
  channelMissing: () => objectionToAccountChange(byMail, { change: 'replaceChannel', channel: 'sms' }),
  lastChannel: () => objectionToAccountChange(byMail, { change: 'removeChannel', channel: 'email' }),
  noticeMustArrive: () => objectionToNoticeChoices([], { email: false, sms: false }),
  emergencyChoicesIncomplete: () => emergencyRefusal({ etreat: true, btg: true }),
  emergencyChoicesOutdated: () =>
    emergencyRefusal(
      { etreat: true, btg: false, masked: false },
      { etreat: false, btg: true, masked: false },
    ),
  emergencyChoiceDisabled: () => emergencyRefusal({ etreat: false, btg: false, masked: true }),
  actionNotAllowedForCaller: () => refused(they.secretary, 'readDocument', record()),
  professionNotInMatrix: () => refused(they.ambulanceDriver, 'readDocument', record()),
  notARegulationCentre: () => refused(doctor, 'readDocument', record(), 'centre15'),
  blockedByPatient: () => refused(doctor, 'readDocument', record({ authorisations: [block(doctor)] })),
  notAuthorised: () => refused(doctor, 'readDocument', record()),
  authorisationExpired: () =>
    refused(doctor, 'readDocument', record({ authorisations: [permit(doctor, { expiresAt: they.now })] })),
  expressConsentMissing: () => refused(they.occupationalDoctor, 'readDocument', record()),
  patientRefusesBrisDeGlace: () => refused(doctor, 'readDocument', noEmergency, 'brisDeGlace'),
  patientRefusesCentre15: () => refused(they.regulator, 'readDocument', noEmergency, 'centre15'),
  documentUnknown: () => hidden(doctor, undefined),
  professionMayNotSeeType: () => hidden(nurse, { typeCode: '68599-0' }),
  maskedToProfessionals: () => hidden(doctor, { visibility: they.masked }),
  notAnnouncedToPatient: () => hidden(holder, { visibility: they.unannounced }),
  invisibleToRepresentatives: () => hidden(they.parent, { visibility: they.secret }),
  documentDeleted: () => hidden(doctor, { status: 'deleted' }),
  notTheHolder: () => refused(they.stranger, 'readDocument', record()),
  wrongPatient: () =>
    findWrongPatient({ ...record(), identity: {} as never }, [
      { source: 'cda', patient: they.alix, traits: {} },
    ]) && 'wrongPatient',
  depositNotAcceptable: () =>
    checkSubmission({
      caller: they.hospitalServer,
      entries: [{ typeCode: 'T', typeSystem: 's', visibility: they.visible, authorInstitutionIds: [] }],
      settings: they.settings,
    }) && 'depositNotAcceptable',
  uniqueIdUsedForOtherBytes: () => decideRepeatedDeposit(deposit, { ...deposit, hash: 'cd' }),
  notTheAuthor: () => hidden(doctor, {}, 'replaceDocument', record({ authorisations: [permit(doctor)] })),
  maskedByHolder: () =>
    hidden(
      doctor,
      { authorIds: [doctor.id], visibility: they.masked, maskedBy: 'holder' },
      'unmaskDocument',
      record({ authorisations: [permit(doctor)] }),
    ),
  patientsOwnDocument: () => hidden(doctor, { authorIds: [doctor.id, they.camille.ins] }, 'deleteDocument'),
  documentAlreadyReplaced: () => decideReplacement(document({ status: 'deprecated' }), undefined)?.reason,
  replacementNotAcceptable: () => decideReplacement(document(), '1.2.4')?.reason,
  changeNotPossible: () => objectionTo(they.visible, they.visible),
  versionNotCurrent: () => decideNewVersion(document(), { previousVersion: 2, changed: [] })?.reason,
  metadataUnmodifiable: () =>
    decideNewVersion(document(), { previousVersion: 1, changed: ['title'] })?.reason,
  visibilityIrreversible: () => objectionTo(they.visible, they.unannounced),
  recordNotClosed: () => refused(they.agent, 'requestDeletion', record()),
  noDeletionRequested: () => refused(they.agent, 'cancelDeletion', record({ state: 'closed' })),
  insOfAnotherRecord: () => {
    const one = { ...record(), identity: {} as never }
    return objectionToMerge(one, one)
  },
  recordNotEmpty: () => objectionToImport({ documents: 1, lots: 0 }),
  medecinTraitantShielded: () => {
    const settings = { ...they.settings, medecinTraitantPrivilege: 'legacy2011' } as const
    const facts = record({ medecinTraitant: doctor.id })
    const choice = decideBlock(facts, { kind: 'professional', id: doctor.id }, null, {
      settings,
      now: they.now,
    })
    return choice.outcome === 'refused' && choice.reason
  },
  blockIsHolders: () => {
    const choice = decideUnblock(
      record({ authorisations: [block(nurse)] }),
      { kind: 'professional', id: nurse.id },
      doctor.id,
    )
    return choice.outcome === 'refused' && choice.reason
  },
  gestureMissing: () => {
    const inSession = { ...doctor, portalSession: { id: 'session', endsAt: they.inAYear } }
    const choice = decideConsultation(record(), inSession, { ...when, told: false })
    return choice.outcome === 'refused' && choice.reason
  },
  mandateOver: () => refused(they.parent, 'readDocument', record({ birthDate: '2008-03-17' })),
  keptFromCarer: () =>
    hidden(
      they.carer,
      { classCode: '10' },
      'readDocument',
      record({ mandates: [they.mandate('carer', { excludedClasses: ['10'] })] }),
    ),
  attestationMissing: () => objectionToRepresentative(minor, { invitee: 'other', attested: false }, when),
  representativesFull: () => objectionToRepresentative(record(), { invitee: 'other', attested: true }, when),
  carersFull: () =>
    objectionToCarer(
      minor,
      { invitee: 'other', months: 1 },
      { ...when, settings: { ...they.settings, carersMax: 0 } },
    ),
  helpedFull: () => objectionToAcceptance('carer', { attested: true, helped: 5 }, they.settings),
  alreadyInvited: () => objectionToCarer(minor, { invitee: 'present', months: 1 }, when),
  representationNotPossible: () =>
    objectionToAttaching(
      'parent',
      record(),
      { birthDate: '1980-01-01', isHolder: true, mandateIds: [] },
      when,
    ),
  notClosedByDeath: () => refused(they.agent, 'grantHeirRequest', record()),
  contraryWill: () => objectionToGrant({ decision: undefined }, { opposed: true, noContraryWill: true }),
  heirRequestUnknown: () => objectionToGrant(undefined, { opposed: false, noContraryWill: true }),
  invitationOver: () => refused(they.parent, 'acceptInvitation', record()),
  notDepositedByHolder: () => hidden(holder, {}, 'deleteDocument'),
  cardCodeWrong: () => objectionToCardCode('012345', '012346'),
  directivesNotForMinors: () => refused(holder, 'fileDirectives', record()),
  tooManyToDelete: () => objectionToDeletion(11, they.settings),
  endNotPossible: () => {
    const facts = record({ authorisations: [permit(doctor)] })
    const choice = decideEnd(facts, { kind: 'professional', id: doctor.id }, '2000-01-01', when)
    return choice.outcome === 'refused' && choice.reason
  },
  choiceNotPossible: () => {
    const choice = decideAdministrator(record(), { kind: 'professional', id: doctor.id }, they.now)
    return choice.outcome === 'refused' && choice.reason
  },
  uniqueIdUsedElsewhere: () => decideRepeatedDeposit(deposit, { ...deposit, depositorId: 'b' }),
}

for (const [reason, meet] of Object.entries(met))
  test(`a refusal « ${reason} » happens and is told in French`, () => {
    assert.equal(meet(), reason)
    assert.match(refusalSentences[reason as RefusalReason], /^\p{Lu}.*\p{L}\.$/u)
  })

test('refusals are written with French typography', () => {
  for (const sentence of Object.values(refusalSentences)) {
    assert.doesNotMatch(sentence, /'| [:;!?»]|« |"/)
    assert.doesNotMatch(sentence, /[^\u00a0]:|[^\u202f][;!?]/)
  }
})
