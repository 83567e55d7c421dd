/** The patient of a registration event, as the DMP tells of him. soap.md §5.1, §5.2. */
import type { PostalAddress, Representative, Telecom } from '@carnet/core/model/contact.ts'
import { type Day, isDay, type Sex } from '@carnet/core/model/identity.ts'
import { formatDtm, parseDtm } from '../hl7v2/dtm.ts'
import { child, children, descend, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, optionalAttribute, xml } from '../xml/write.ts'
import { type ClosingMotiveSaid, closingMotiveSystem } from './closing-motive.ts'
import { type InstanceId, instanceIdAttributes, readInstanceId } from './instance-id.ts'

export type RegisteredPatient = {
  readonly id: InstanceId
  /** `active`, or `terminated` when the record is closed. */
  readonly closed: boolean
  readonly names: PatientNames
  readonly sex: Sex
  readonly birthDate?: Day
  readonly telecoms: readonly Telecom[]
  readonly observations: Observations
  /** Of a closed record, where the DMP is set to tell it. */
  readonly closing?: ClosingDetails
  /** Of the administrative data only (TD1.3a, TD1.3b). */
  readonly deceased?: boolean
  readonly addresses?: readonly PostalAddress[]
  readonly representatives?: readonly Representative[]
}

export type PatientNames = {
  /** `M`, `MME`… */
  readonly civility?: string
  readonly givenNames: readonly string[]
  readonly usedName?: string
  readonly birthName?: string
}

export type ClosingDetails = { readonly at: Date; readonly motive?: ClosingMotiveSaid }

export type Observations = { readonly [name in ObservationName]?: boolean }

/** One line per observation, both ways. For oppositions, true means opposed. */
const observationCodes = {
  internetAccountOpen: { code: 'COMPTE_INTERNET_OUVERT', system: '1.2.250.1.213.4.1.2.9' },
  attachedToMes: { code: 'RATTACHEMENT_ENS', system: '1.2.250.1.213.4.1.2.3' },
  oppositionBrisDeGlace: { code: 'OPPOSITION_BRIS_DE_GLACE', system: '1.2.250.1.213.4.1.2.3' },
  oppositionCentre15: { code: 'OPPOSITION_ACCES_URGENCE', system: '1.2.250.1.213.4.1.2.3' },
} as const
export type ObservationName = keyof typeof observationCodes
const observationNames = Object.keys(observationCodes) as ObservationName[]

/** soap.md §5.2: the guide returns date, motive and reason; in which element is unverified. Observations and codes are ours. */
const closingCodes = { at: 'DATE_FERMETURE', motive: 'MOTIF_FERMETURE', text: 'RAISON_FERMETURE' } as const

/** REC_02-1020: what some senders write for "no usage name". */
const nameNotGiven = 'NON RENSEIGNE'

export function formatRegisteredPatient(patient: RegisteredPatient): Markup {
  const { id, closed, observations, closing } = patient
  return xml`<patient classCode="PAT"><id${instanceIdAttributes(id)}/><statusCode code="${closed ? 'terminated' : 'active'}"/>${formatPatientPerson(patient)}${formatObservations(observations)}${closing && formatClosing(closing)}</patient>`
}

/** The person alone, for messages that say other things of the patient. */
export function formatPatientPerson(
  patient: Omit<RegisteredPatient, 'id' | 'closed' | 'observations' | 'closing'>,
): Markup {
  const { names, telecoms, sex, birthDate, deceased, addresses = [], representatives = [] } = patient
  return xml`<patientPerson classCode="PSN" determinerCode="INSTANCE">${formatNames(names)}${formatTelecoms(telecoms)}<administrativeGenderCode code="${sex}"/>${birthDate && xml`<birthTime value="${birthDate.replaceAll('-', '')}"/>`}${deceased !== undefined && xml`<deceasedInd value="${String(deceased)}"/>`}${addresses.map(formatAddress)}${representatives.map(formatRepresentative)}</patientPerson>`
}

export function readRegisteredPatient(patient: XmlElement, path: string): RegisteredPatient {
  const person = child(patient, 'patientPerson')
  const birthDate = dayOf(child(person, 'birthTime')?.attributes.value)
  const deceased = child(person, 'deceasedInd')?.attributes.value
  const addresses = children(person, 'addr').map(readAddress)
  const representatives = children(person, 'personalRelationship').map(readRepresentative)
  const closing = readClosing(patient, path)
  return {
    id: readInstanceId(child(patient, 'id'), `${path}/id`),
    closed: child(patient, 'statusCode')?.attributes.code === 'terminated',
    names: readNames(child(person, 'name')),
    sex: sexOf(child(person, 'administrativeGenderCode')?.attributes.code),
    ...(birthDate !== undefined && { birthDate }),
    telecoms: readTelecoms(person),
    observations: readObservations(patient),
    ...(closing !== undefined && { closing }),
    ...(deceased !== undefined && { deceased: isTrue(deceased) }),
    ...(addresses.length > 0 && { addresses }),
    ...(representatives.length > 0 && { representatives }),
  }
}

function formatNames({ civility, givenNames, usedName, birthName }: PatientNames): Markup {
  return xml`<name>${civility && xml`<prefix>${civility}</prefix>`}${givenNames.map(
    (given) => xml`<given>${given}</given>`,
  )}${usedName && xml`<family qualifier="SP">${usedName}</family>`}${birthName && xml`<family qualifier="BR">${birthName}</family>`}</name>`
}

export function formatTelecoms(telecoms: readonly Telecom[]): readonly Markup[] {
  return telecoms.map(({ use, value }) => xml`<telecom${optionalAttribute('use', use)} value="${value}"/>`)
}

export function formatAddress({ lines, postalCode, city, country }: PostalAddress): Markup {
  return xml`<addr>${lines.map((line) => xml`<streetAddressLine>${line}</streetAddressLine>`)}${postalCode && xml`<postalCode>${postalCode}</postalCode>`}${city && xml`<city>${city}</city>`}${country && xml`<country>${country}</country>`}</addr>`
}

export function readAddress(address: XmlElement): PostalAddress {
  const text = (name: 'postalCode' | 'city' | 'country') => {
    const value = textOf(child(address, name))?.trim()
    return (value ? { [name]: value } : {}) as { readonly [N in typeof name]?: string }
  }
  return {
    lines: children(address, 'streetAddressLine')
      .map((line) => textOf(line)?.trim() ?? '')
      .filter(Boolean),
    ...text('postalCode'),
    ...text('city'),
    ...text('country'),
  }
}

const relationSystem = '2.16.840.1.113883.1.11.19579'

export function formatRepresentative(one: Representative): Markup {
  const { relation, civility, givenNames, familyName, telecoms } = one
  const name = xml`<name>${civility && xml`<prefix>${civility}</prefix>`}${givenNames.map((given) => xml`<given>${given}</given>`)}<family>${familyName}</family></name>`
  return xml`<personalRelationship classCode="PRS"><code code="${relation}" codeSystem="${relationSystem}"/>${formatTelecoms(telecoms)}<relationshipHolder1 classCode="PSN" determinerCode="INSTANCE">${name}</relationshipHolder1></personalRelationship>`
}

export function readRepresentative(element: XmlElement): Representative {
  const name = descend(element, 'relationshipHolder1', 'name')
  const { civility, givenNames, birthName, usedName } = readNames(name)
  return {
    relation: child(element, 'code')?.attributes.code ?? 'RESPRSN',
    ...(civility !== undefined && { civility }),
    givenNames,
    familyName: usedName ?? birthName ?? '',
    telecoms: readTelecoms(element),
  }
}

export function readNames(name: XmlElement | undefined): PatientNames {
  const civility = textOf(child(name, 'prefix'))
  const family = (qualifier: string | undefined) =>
    textOf(children(name, 'family').find(({ attributes }) => attributes.qualifier === qualifier))
  const usedName = family('SP')
  const birthName = family('BR') ?? family(undefined)
  return {
    ...(civility && { civility }),
    givenNames: children(name, 'given')
      .map((given) => textOf(given) ?? '')
      .filter(Boolean),
    ...(usedName && usedName !== nameNotGiven && { usedName }),
    ...(birthName && { birthName }),
  }
}

export function readTelecoms(element: XmlElement | undefined): Telecom[] {
  return children(element, 'telecom').flatMap(readTelecom)
}

function readTelecom({ attributes: { use, value } }: XmlElement): Telecom[] {
  if (!value) return []
  return [use ? { use, value } : { value }]
}

export function formatObservations(observations: Observations): readonly (Markup | undefined)[] {
  return observationNames.map((name) => formatObservation(name, observations[name]))
}

function formatObservation(name: ObservationName, value: boolean | undefined): Markup | undefined {
  if (value === undefined) return undefined
  return observation(observationCodes[name], xml`<value xsi:type="BL" value="${String(value)}"/>`)
}

function formatClosing({ at, motive }: ClosingDetails): readonly (Markup | undefined)[] {
  const said = (code: string, value: Markup) =>
    observation({ code, system: observationCodes.attachedToMes.system }, value)
  return [
    said(closingCodes.at, xml`<value xsi:type="TS" value="${formatDtm(at)}"/>`),
    motive &&
      said(
        closingCodes.motive,
        xml`<value xsi:type="CV" code="${motive.code}" codeSystem="${closingMotiveSystem}"/>`,
      ),
    motive?.text === undefined
      ? undefined
      : said(closingCodes.text, xml`<value xsi:type="ST">${motive.text}</value>`),
  ]
}

function observation({ code, system }: { readonly code: string; readonly system: string }, value: Markup) {
  return xml`<subjectOf typeCode="SBJ"><administrativeObservation classCode="OBS" moodCode="EVN"><code code="${code}" codeSystem="${system}"/>${value}</administrativeObservation></subjectOf>`
}

export function readObservations(patient: XmlElement): Observations {
  const observations: { [name in ObservationName]?: boolean } = {}
  for (const subjectOf of children(patient, 'subjectOf')) {
    const observation = child(subjectOf, 'administrativeObservation')
    const code = child(observation, 'code')?.attributes.code
    const name = observationNames.find((each) => observationCodes[each].code === code)
    const value = descend(observation, 'value')?.attributes.value
    if (name !== undefined && value !== undefined) observations[name] = isTrue(value)
  }
  return observations
}

/** Undefined where the DMP does not tell it, or tells it in another way. */
function readClosing(patient: XmlElement, path: string): ClosingDetails | undefined {
  const observations = children(patient, 'subjectOf').map((each) => child(each, 'administrativeObservation'))
  const told = (code: string) => {
    const observation = observations.find((each) => child(each, 'code')?.attributes.code === code)
    return child(observation, 'value')
  }
  const at = told(closingCodes.at)?.attributes.value
  if (at === undefined) return undefined
  const code = told(closingCodes.motive)?.attributes.code
  const text = textOf(told(closingCodes.text))?.trim()
  return {
    at: parseDtm(at, `${path}/subjectOf`),
    ...(code && { motive: { code, ...(text && { text }) } }),
  }
}

function isTrue(value: string): boolean {
  return value === 'true' || value === '1'
}

export function sexOf(code: string | undefined): Sex {
  return code === 'M' || code === 'F' ? code : 'U'
}

/**
 * `19800115`, `198001`, `1980`, longer with a time: at the precision given, where zeros stand for what is not known.
 * A day that does not exist is none: real requests carry placeholders there (soap.md §9).
 */
export function dayOf(value: string | undefined): Day | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})?(\d{2})?/.exec(value ?? '') ?? []
  if (year === undefined) return undefined
  const known = [year, ...(isKnown(month) ? [month, ...(isKnown(day) ? [day] : [])] : [])].join('-')
  return isDay(`${known}-01-01`.slice(0, 10)) ? known : undefined
}

function isKnown(part: string | undefined): part is string {
  return part !== undefined && part !== '00'
}
