/**
 * Create, reactivate, change, close: PRPA_IN201311UV02 (TD1.1) and PRPA_IN201314UV02 (TD1.2, TD1.3b, TD1.4).
 * soap.md §5.5–5.8. Real messages leave out much of it (§9): what is read is what is there.
 */
import type { PostalAddress, Representative, Telecom } from '@carnet/core/model/contact.ts'
import type { Day, Sex } from '@carnet/core/model/identity.ts'
import { formatDtm, parseDtm } from '../hl7v2/dtm.ts'
import { WireError } from '../wire-error.ts'
import { child, children, descend, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, optionalAttribute, xml } from '../xml/write.ts'
import { type ClosingMotiveSaid, closingMotiveSystem } from './closing-motive.ts'
import { type InstanceId, instanceIdAttributes, readInstanceId } from './instance-id.ts'
import { formatReason, type ReasonCode, requireReason } from './reason-code.ts'
import {
  dayOf,
  formatAddress,
  formatObservations,
  formatRepresentative,
  formatTelecoms,
  type Observations,
  type PatientNames,
  readAddress,
  readNames,
  readObservations,
  readRepresentative,
  readTelecoms,
  sexOf,
} from './registered-patient.ts'
import { formatMessage, type Interaction, readTransmission, type Transmission } from './transmission.ts'

export type RegistrationReason = Extract<ReasonCode, 'CREA_RD' | 'REAC' | 'MODIF_DATA' | 'FERM'>

export type RegistrationRequest = {
  readonly transmission: Transmission
  readonly reason: RegistrationReason
  readonly patient: RegistrationPatient
  readonly author: RegistrationAuthor
  /** Of TD1.4: `FERMETURE_DEMANDE_PATIENT`, the only code known, and free text. */
  readonly closing?: ClosingMotiveSaid
}

export type RegistrationPatient = {
  readonly id: InstanceId
  /** `terminated`: what a closing asks for. */
  readonly closed: boolean
  readonly names: PatientNames
  readonly telecoms: readonly Telecom[]
  readonly sex?: Sex
  readonly birthDate?: Day
  readonly addresses: readonly PostalAddress[]
  /** Whom to reach for the person: the whole list, or nothing. It opens the record to nobody. */
  readonly representatives?: readonly Representative[]
  /** The identity that the carte Vitale says. */
  readonly vitale?: VitaleIdentity
  /** Struct_IdNat where the record is created. */
  readonly organisationId?: string
  readonly consent?: RegistrationConsent
  readonly observations: Observations
}

/** The box that the person ticked, and when. */
export type RegistrationConsent = {
  readonly kind: 'CONSENTEMENT_OUVERTURE_DMP' | 'CONSENTEMENT_REACTIVATION_DMP'
  readonly given: boolean
  readonly at?: Date
}

export type VitaleIdentity = {
  readonly names: PatientNames
  /** As on the card: `yymmdd` at times. */
  readonly birthTime?: string
}

export type RegistrationAuthor = {
  readonly id: InstanceId
  readonly speciality?: { readonly code: string; readonly system?: string; readonly display?: string }
  readonly familyName: string
  readonly givenName: string
  readonly organisation?: { readonly id?: string; readonly name: string }
}

const observationSystem = '1.2.250.1.213.4.1.2.3'
const structureSystem = '1.2.250.1.71.4.2.2'
const vitaleCode = 'CARTE_SESAM_VITALE'
const consentKinds = ['CONSENTEMENT_OUVERTURE_DMP', 'CONSENTEMENT_REACTIVATION_DMP'] as const

function interactionOf(reason: RegistrationReason): Interaction {
  return reason === 'CREA_RD' ? 'PRPA_IN201311UV02' : 'PRPA_IN201314UV02'
}

export function formatRegistrationRequest(request: RegistrationRequest): Markup {
  const { transmission, reason, patient, author, closing } = request
  const motive =
    closing &&
    xml`<reasonOf typeCode="RSON"><detectedIssueEvent classCode="ALRT" moodCode="EVN"><code code="${closing.code}" codeSystem="${closingMotiveSystem}"/>${closing.text && xml`<text>${closing.text}</text>`}</detectedIssueEvent></reasonOf>`
  return formatMessage(
    interactionOf(reason),
    transmission,
    xml`<controlActProcess classCode="CACT" moodCode="EVN">${formatReason(reason, { labelled: true })}${formatRequestSubject(patient, author)}${motive}</controlActProcess>`,
  )
}

/** The request itself: in a question, and echoed in a rejection. */
export function formatRequestSubject(patient: RegistrationPatient, author: RegistrationAuthor): Markup {
  return xml`<subject typeCode="SUBJ" contextConductionInd="false"><registrationRequest classCode="REG" moodCode="RQO"><statusCode code="active"/><subject1 typeCode="SBJ">${formatRegistrationPatient(patient)}</subject1>${formatAuthor(author)}</registrationRequest></subject>`
}

export function formatRegistrationPatient(patient: RegistrationPatient): Markup {
  const { id, closed, names, telecoms, sex, birthDate, addresses, vitale, organisationId } = patient
  const { representatives = [] } = patient
  const organisation =
    organisationId &&
    xml`<providerOrganization classCode="ORG" determinerCode="INSTANCE"><id root="${structureSystem}" extension="${organisationId}"/><contactParty classCode="CON"/></providerOrganization>`
  const person = xml`<patientPerson classCode="PSN" determinerCode="INSTANCE">${formatName(names)}${formatTelecoms(telecoms)}${sex && xml`<administrativeGenderCode code="${sex}"/>`}${birthDate && xml`<birthTime value="${birthDate.replaceAll('-', '')}"/>`}${addresses.map(formatAddress)}${vitale && formatVitale(vitale)}${representatives.map(formatRepresentative)}</patientPerson>`
  return xml`<patient classCode="PAT"><id${instanceIdAttributes(id)}/><statusCode code="${closed ? 'terminated' : 'active'}"/>${person}${organisation}${patient.consent && formatConsent(patient.consent)}${formatObservations(patient.observations)}</patient>`
}

/** Throws WireError `hl7v3`: `interaction`, `missing`, `unsupported` for a reason of another interaction. */
export function readRegistrationRequest(message: XmlElement): RegistrationRequest {
  const reason = requireReason(message, 'CREA_RD', 'REAC', 'MODIF_DATA', 'FERM')
  const transmission = readTransmission(message, interactionOf(reason))
  const path = `${message.name}/controlActProcess/subject/registrationRequest`
  const request = descend(message, 'controlActProcess', 'subject', 'registrationRequest')
  const patient = descend(request, 'subject1', 'patient')
  if (patient === undefined) throw new WireError('hl7v3', 'missing', `${path}/subject1/patient`, 'un patient')
  const motive = descend(message, 'controlActProcess', 'reasonOf', 'detectedIssueEvent')
  const code = child(motive, 'code')?.attributes.code
  const text = textOf(child(motive, 'text'))?.trim()
  return {
    transmission,
    reason,
    patient: readRegistrationPatient(patient, `${path}/subject1/patient`),
    author: readAuthor(descend(request, 'author', 'assignedEntity')),
    ...(code && { closing: { code, ...(text && { text }) } }),
  }
}

function readRegistrationPatient(patient: XmlElement, path: string): RegistrationPatient {
  const person = child(patient, 'patientPerson')
  const sex = child(person, 'administrativeGenderCode')?.attributes.code
  const birthDate = dayOf(child(person, 'birthTime')?.attributes.value)
  const vitale = children(person, 'contactParty').find(
    (party) => child(party, 'code')?.attributes.code === vitaleCode,
  )
  const organisationId = descend(patient, 'providerOrganization', 'id')?.attributes.extension
  const consent = readConsent(patient, path)
  const representatives = children(person, 'personalRelationship').map(readRepresentative)
  return {
    id: readInstanceId(child(patient, 'id'), `${path}/id`),
    closed: child(patient, 'statusCode')?.attributes.code === 'terminated',
    names: readNames(child(person, 'name')),
    telecoms: readTelecoms(person),
    ...(sex && { sex: sexOf(sex) }),
    ...(birthDate !== undefined && { birthDate }),
    addresses: children(person, 'addr').map(readAddress),
    ...(representatives.length > 0 && { representatives }),
    ...(vitale !== undefined && { vitale: readVitale(vitale) }),
    ...(organisationId && { organisationId }),
    ...(consent !== undefined && { consent }),
    observations: readObservations(patient),
  }
}

/** In requests the family name comes first, the usage name before the birth name. */
function formatName({ civility, givenNames, usedName, birthName }: PatientNames): Markup {
  return xml`<name>${civility && xml`<prefix>${civility}</prefix>`}${usedName && xml`<family qualifier="SP">${usedName}</family>`}${birthName && xml`<family qualifier="BR">${birthName}</family>`}${givenNames.map((given) => xml`<given>${given}</given>`)}</name>`
}

function formatVitale({ names, birthTime }: VitaleIdentity): Markup {
  const { birthName, usedName, givenNames } = names
  const name = xml`<name>${birthName && xml`<family qualifier="BR">${birthName}</family>`}${usedName && xml`<family qualifier="SP">${usedName}</family>`}${givenNames.map((given) => xml`<given>${given}</given>`)}</name>`
  return xml`<contactParty classCode="CON"><code code="${vitaleCode}" codeSystem="1.2.250.1.213.4.1.2.5"/><telecom nullFlavor="NI"/><contactPerson classCode="PSN" determinerCode="INSTANCE">${name}${birthTime && xml`<birthTime value="${birthTime}"/>`}</contactPerson></contactParty>`
}

function readVitale(party: XmlElement): VitaleIdentity {
  const person = child(party, 'contactPerson')
  const birthTime = child(person, 'birthTime')?.attributes.value
  return { names: readNames(child(person, 'name')), ...(birthTime && { birthTime }) }
}

function formatConsent({ kind, given, at }: RegistrationConsent): Markup {
  return xml`<subjectOf typeCode="SBJ"><administrativeObservation classCode="OBS" moodCode="EVN"><code code="${kind}" codeSystem="${observationSystem}"/>${at && xml`<effectiveTime value="${formatDtm(at)}"/>`}<value xsi:type="BL" value="${String(given)}"/></administrativeObservation></subjectOf>`
}

function readConsent(patient: XmlElement, path: string): RegistrationConsent | undefined {
  for (const subjectOf of children(patient, 'subjectOf')) {
    const observation = child(subjectOf, 'administrativeObservation')
    const kind = consentKinds.find((each) => each === child(observation, 'code')?.attributes.code)
    if (kind === undefined) continue
    const value = child(observation, 'value')?.attributes.value
    const at = child(observation, 'effectiveTime')?.attributes.value
    return {
      kind,
      given: value === 'true' || value === '1',
      ...(at && { at: parseDtm(at, `${path}/subjectOf/administrativeObservation/effectiveTime/@value`) }),
    }
  }
  return undefined
}

function formatAuthor({ id, speciality, familyName, givenName, organisation }: RegistrationAuthor): Markup {
  const code =
    speciality &&
    xml`<code code="${speciality.code}"${optionalAttribute('codeSystem', speciality.system)}${optionalAttribute('displayName', speciality.display)}/>`
  const place =
    organisation &&
    xml`<representedOrganization classCode="ORG" determinerCode="INSTANCE">${organisation.id && xml`<id root="${structureSystem}" extension="${organisation.id}"/>`}<name>${organisation.name}</name><contactParty classCode="CON"/></representedOrganization>`
  return xml`<author typeCode="AUT"><assignedEntity classCode="ASSIGNED"><id${instanceIdAttributes(id)}/>${code}<assignedPerson classCode="PSN" determinerCode="INSTANCE"><name><family>${familyName}</family><given>${givenName}</given></name></assignedPerson>${place}</assignedEntity></author>`
}

/** The assertion says who calls; this is what the message says, to be echoed. */
function readAuthor(entity: XmlElement | undefined): RegistrationAuthor {
  const { root = '', extension } = child(entity, 'id')?.attributes ?? {}
  const { code, codeSystem, displayName } = child(entity, 'code')?.attributes ?? {}
  const name = descend(entity, 'assignedPerson', 'name')
  const organisation = child(entity, 'representedOrganization')
  const organisationId = child(organisation, 'id')?.attributes.extension
  return {
    id: extension ? { root, extension } : { root },
    ...(code && {
      speciality: {
        code,
        ...(codeSystem && { system: codeSystem }),
        ...(displayName && { display: displayName }),
      },
    }),
    familyName: textOf(child(name, 'family')) ?? '',
    givenName: textOf(child(name, 'given')) ?? '',
    ...(organisation !== undefined && {
      organisation: {
        ...(organisationId && { id: organisationId }),
        name: textOf(child(organisation, 'name')) ?? '',
      },
    }),
  }
}
