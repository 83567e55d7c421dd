/** The patient of a registration event, as the DMP tells of him. soap.md §5.1, §5.2. */
import type { Day, Sex } from '@carnet/core/model/identity.ts'
import { child, children, descend, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, optionalAttribute, xml } from '../xml/write.ts'
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
}

export type PatientNames = {
  /** `M`, `MME`… */
  readonly civility?: string
  readonly givenNames: readonly string[]
  readonly usedName?: string
  readonly birthName?: string
}

/** `value` is a URL, `tel:` or `mailto:`; `use` is HP, MC… and absent for an e-mail. */
export type Telecom = { readonly use?: string; readonly value: string }

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

/** REC_02-1020: what some senders write for "no usage name". */
const nameNotGiven = 'NON RENSEIGNE'

export function formatRegisteredPatient(patient: RegisteredPatient): Markup {
  const { id, closed, names, telecoms, sex, birthDate, observations } = patient
  const person = xml`<patientPerson classCode="PSN" determinerCode="INSTANCE">${formatNames(names)}${telecoms.map(
    ({ use, value }) => xml`<telecom${optionalAttribute('use', use)} value="${value}"/>`,
  )}<administrativeGenderCode code="${sex}"/>${birthDate && xml`<birthTime value="${birthDate.replaceAll('-', '')}"/>`}</patientPerson>`
  return xml`<patient classCode="PAT"><id${instanceIdAttributes(id)}/><statusCode code="${closed ? 'terminated' : 'active'}"/>${person}${observationNames.map(
    (name) => formatObservation(name, observations[name]),
  )}</patient>`
}

export function readRegisteredPatient(patient: XmlElement, path: string): RegisteredPatient {
  const person = child(patient, 'patientPerson')
  const birthDate = dayOf(child(person, 'birthTime')?.attributes.value)
  return {
    id: readInstanceId(child(patient, 'id'), `${path}/id`),
    closed: child(patient, 'statusCode')?.attributes.code === 'terminated',
    names: readNames(child(person, 'name')),
    sex: sexOf(child(person, 'administrativeGenderCode')?.attributes.code),
    ...(birthDate !== undefined && { birthDate }),
    telecoms: children(person, 'telecom').flatMap(readTelecom),
    observations: readObservations(patient),
  }
}

function formatNames({ civility, givenNames, usedName, birthName }: PatientNames): Markup {
  return xml`<name>${civility && xml`<prefix>${civility}</prefix>`}${givenNames.map(
    (given) => xml`<given>${given}</given>`,
  )}${usedName && xml`<family qualifier="SP">${usedName}</family>`}${birthName && xml`<family qualifier="BR">${birthName}</family>`}</name>`
}

function readNames(name: XmlElement | undefined): PatientNames {
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

function readTelecom({ attributes: { use, value } }: XmlElement): Telecom[] {
  if (!value) return []
  return [use ? { use, value } : { value }]
}

function formatObservation(name: ObservationName, value: boolean | undefined): Markup | undefined {
  if (value === undefined) return undefined
  const { code, system } = observationCodes[name]
  return xml`<subjectOf typeCode="SBJ"><administrativeObservation classCode="OBS" moodCode="EVN"><code code="${code}" codeSystem="${system}"/><value xsi:type="BL" value="${String(value)}"/></administrativeObservation></subjectOf>`
}

function readObservations(patient: XmlElement): Observations {
  const observations: { [name in ObservationName]?: boolean } = {}
  for (const subjectOf of children(patient, 'subjectOf')) {
    const observation = child(subjectOf, 'administrativeObservation')
    const code = child(observation, 'code')?.attributes.code
    const name = observationNames.find((each) => observationCodes[each].code === code)
    const value = descend(observation, 'value')?.attributes.value
    if (name !== undefined && value !== undefined) observations[name] = value === 'true' || value === '1'
  }
  return observations
}

function sexOf(code: string | undefined): Sex {
  return code === 'M' || code === 'F' ? code : 'U'
}

/** `19800115`, `198001`, `1980`, longer with a time: at the precision given. */
function dayOf(value: string | undefined): Day | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})?(\d{2})?/.exec(value ?? '') ?? []
  return year === undefined ? undefined : [year, month, day].filter(Boolean).join('-')
}
