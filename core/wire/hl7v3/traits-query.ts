/** TD0.5, the question: who is this person, told by traits? PRPA_IN201305UV02, soap.md §5.4. */
import type { Day, Sex } from '@carnet/core/model/identity.ts'
import { WireError } from '../wire-error.ts'
import { child, children, descend, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { type InstanceId, instanceIdAttributes, readInstanceId } from './instance-id.ts'
import { dayOf, sexOf } from './registered-patient.ts'
import { formatMessage, readTransmission, type Transmission } from './transmission.ts'

/** Only the name must be there: how many others, the law says. Flags of approximate search are tolerated and ignored: their field is unverified. */
export type StatedTraits = {
  readonly name: string
  readonly givenName?: string
  readonly sex?: Sex
  readonly birthDate?: Day
  readonly postalCode?: string
  readonly city?: string
}

export type TraitsQuery = {
  readonly transmission: Transmission
  readonly queryId: InstanceId
  readonly traits: StatedTraits
}

const interaction = 'PRPA_IN201305UV02'
const nameLengthMin = 2
const lengthsMax = { family: 80, given: 60, city: 38, postalCode: 10 } as const

/** Throws WireError `hl7v3`: `interaction`, `missing`, `traits` when one is too short, too long, or no date. */
export function readTraitsQuery(message: XmlElement): TraitsQuery {
  const transmission = readTransmission(message, interaction)
  const query = descend(message, 'controlActProcess', 'queryByParameter')
  return {
    transmission,
    queryId: readInstanceId(child(query, 'queryId'), at('queryId')),
    traits: readTraits(child(query, 'parameterList')),
  }
}

export function formatTraitsQuery({ transmission, queryId, traits }: TraitsQuery): Markup {
  return formatMessage(
    interaction,
    transmission,
    xml`<controlActProcess classCode="CACT" moodCode="EVN"><code code="PRPA_TE201305UV02" codeSystem="2.16.840.1.113883.1.6"/>${formatQueryByParameter(queryId, traits)}</controlActProcess>`,
  )
}

/** The question itself; the answer repeats it. */
export function formatQueryByParameter(queryId: InstanceId, traits: StatedTraits): Markup {
  const { name, givenName, sex, birthDate, postalCode, city } = traits
  const gender =
    sex &&
    xml`<livingSubjectAdministrativeGender><value code="${sex}"/><semanticsText>LivingSubject.administrativeGender</semanticsText></livingSubjectAdministrativeGender>`
  const born =
    birthDate &&
    xml`<livingSubjectBirthTime><value value="${birthDate.replaceAll('-', '')}"/><semanticsText>LivingSubject.birthTime</semanticsText></livingSubjectBirthTime>`
  const named = xml`<livingSubjectName><value><family>${name}</family>${givenName && xml`<given>${givenName}</given>`}</value><semanticsText>LivingSubject.name</semanticsText></livingSubjectName>`
  const address =
    (postalCode !== undefined || city !== undefined) &&
    xml`<patientAddress><value>${postalCode && xml`<postalCode>${postalCode}</postalCode>`}${city && xml`<city>${city}</city>`}</value><semanticsText>Patient.addr</semanticsText></patientAddress>`
  return xml`<queryByParameter><queryId${instanceIdAttributes(queryId)}/><statusCode code="new"/><parameterList>${gender}${born}${named}${address}</parameterList></queryByParameter>`
}

/** Of the question, or of the answer that repeats it. */
export function readTraits(parameters: XmlElement | undefined): StatedTraits {
  const value = (parameter: string) => child(child(parameters, parameter), 'value')
  const names = children(parameters, 'livingSubjectName').flatMap((one) => children(one, 'value'))
  const name = firstText(names, 'family') ?? ''
  if (name.length < nameLengthMin)
    throw new WireError(
      'hl7v3',
      'traits',
      at('parameterList/livingSubjectName/value/family'),
      `un nom de ${nameLengthMin} caractères au moins`,
    )
  const givenName = firstText(names, 'given')
  const sex = value('livingSubjectAdministrativeGender')?.attributes.code
  const birthTime = value('livingSubjectBirthTime')?.attributes.value
  const birthDate = dayOf(birthTime)
  if (birthTime && birthDate === undefined)
    throw new WireError('hl7v3', 'traits', at('parameterList/livingSubjectBirthTime/value'), 'une date')
  const address = value('patientAddress')
  const postalCode = firstText([address], 'postalCode')
  const city = firstText([address], 'city')
  requireLength('family', name)
  return {
    name,
    ...(givenName !== undefined && { givenName: requireLength('given', givenName) }),
    ...(sex && { sex: sexOf(sex) }),
    ...(birthDate !== undefined && { birthDate }),
    ...(postalCode !== undefined && { postalCode: requireLength('postalCode', postalCode) }),
    ...(city !== undefined && { city: requireLength('city', city) }),
  }
}

function firstText(elements: readonly (XmlElement | undefined)[], name: string): string | undefined {
  for (const element of elements)
    for (const one of children(element, name)) {
      const text = textOf(one)
      if (text) return text
    }
  return undefined
}

function requireLength(part: keyof typeof lengthsMax, text: string): string {
  if (text.length > lengthsMax[part])
    throw new WireError(
      'hl7v3',
      'traits',
      at(`parameterList//${part}`),
      `au plus ${lengthsMax[part]} caractères`,
    )
  return text
}

function at(path: string): string {
  return `${interaction}/controlActProcess/queryByParameter/${path}`
}
