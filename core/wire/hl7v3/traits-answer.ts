/** TD0.5, the answer: the persons who may be meant, each with how well he answers. PRPA_IN201306UV02, soap.md §5.4. */
import { WireError } from '../wire-error.ts'
import { child, children, descend, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { type InstanceId, instanceIdAttributes, readInstanceId } from './instance-id.ts'
import { formatPatientPerson, type RegisteredPatient, readRegisteredPatient } from './registered-patient.ts'
import { formatQueryByParameter, readTraits, type StatedTraits } from './traits-query.ts'
import { formatMessage, readTransmission, type Transmission } from './transmission.ts'

export type FoundPerson = {
  readonly patient: Omit<RegisteredPatient, 'closed' | 'observations'>
  /** POURCENTAGE, 0 to 100. */
  readonly percentage: number
  /** Must not be opened afterwards in the mode « centre 15 ». */
  readonly opposedToCentre15: boolean
}

export type TraitsAnswer = {
  readonly transmission: Transmission
  /** Id of the message answered. */
  readonly requestId: InstanceId
  readonly queryId: InstanceId
  readonly traits: StatedTraits
} & (
  | { readonly outcome: 'answered'; readonly found: readonly FoundPerson[] }
  /** Too many: the code is unverified. */
  | { readonly outcome: 'rejected'; readonly code: string; readonly text: string }
)

const interaction = 'PRPA_IN201306UV02'
const opposition = { code: 'OPPOSITION_ACCES_URGENCE', system: '1.2.250.1.213.4.1.2.3' }
const matchCode = 'POURCENTAGE'

/** Unlike the other answers, its acknowledgement carries typeCode as an element (NE2008). */
export function formatTraitsAnswer(answer: TraitsAnswer): Markup {
  const { transmission, requestId, queryId, traits } = answer
  const found = answer.outcome === 'answered' ? answer.found : []
  const detail =
    answer.outcome === 'rejected' &&
    xml`<acknowledgementDetail typeCode="E"><code code="${answer.code}"/><text>${answer.text}</text></acknowledgementDetail>`
  const acknowledgement = xml`<acknowledgement><typeCode code="${answer.outcome === 'answered' ? 'AA' : 'AE'}"/><targetMessage><id${instanceIdAttributes(requestId)}/></targetMessage>${detail}</acknowledgement>`
  const responseCode = answer.outcome === 'rejected' ? 'AE' : found.length === 0 ? 'NF' : 'OK'
  const queryAck = xml`<queryAck><queryId${instanceIdAttributes(queryId)}/><queryResponseCode code="${responseCode}"/><resultTotalQuantity value="${found.length}"/><resultCurrentQuantity value="${found.length}"/><resultRemainingQuantity value="0"/></queryAck>`
  return formatMessage(
    interaction,
    transmission,
    xml`${acknowledgement}<controlActProcess classCode="CACT" moodCode="EVN"><code code="PRPA_TE201306UV02" codeSystem="2.16.840.1.113883.1.6"/>${found.map((one) => formatPerson(one, transmission.sender.oid))}${queryAck}${formatQueryByParameter(queryId, traits)}</controlActProcess>`,
  )
}

function formatPerson({ patient, percentage, opposedToCentre15 }: FoundPerson, custodian: string): Markup {
  const match = xml`<subjectOf1 typeCode="SBJ"><queryMatchObservation classCode="CASE" moodCode="EVN"><code code="${matchCode}"/><value xsi:type="INT" value="${percentage}"/></queryMatchObservation></subjectOf1>`
  const choice = xml`<subjectOf2 typeCode="SBJ"><administrativeObservation classCode="OBS" moodCode="EVN"><code code="${opposition.code}" codeSystem="${opposition.system}"/><value xsi:type="BL" value="${String(opposedToCentre15)}"/></administrativeObservation></subjectOf2>`
  return xml`<subject typeCode="SUBJ" contextConductionInd="false"><registrationEvent classCode="REG" moodCode="EVN"><statusCode code="active"/><subject1 typeCode="SBJ"><patient classCode="PAT"><id${instanceIdAttributes(patient.id)}/><statusCode code="active"/>${formatPatientPerson(patient)}${match}${choice}</patient></subject1><custodian typeCode="CST"><assignedEntity classCode="ASSIGNED"><id root="${custodian}"/></assignedEntity></custodian></registrationEvent></subject>`
}

/** Throws WireError `hl7v3`: `interaction`, `missing`, `traits`. */
export function readTraitsAnswer(message: XmlElement): TraitsAnswer {
  const acknowledgement = child(message, 'acknowledgement')
  const control = child(message, 'controlActProcess')
  const common = {
    transmission: readTransmission(message, interaction),
    requestId: readInstanceId(
      descend(acknowledgement, 'targetMessage', 'id'),
      `${interaction}/acknowledgement/targetMessage/id`,
    ),
    queryId: readInstanceId(
      descend(control, 'queryAck', 'queryId'),
      `${interaction}/controlActProcess/queryAck/queryId`,
    ),
    traits: readTraits(descend(control, 'queryByParameter', 'parameterList')),
  }
  // Senders of the later schemas write it as an attribute.
  const typeCode = child(acknowledgement, 'typeCode')?.attributes.code ?? acknowledgement?.attributes.typeCode
  if (typeCode === 'AA')
    return { ...common, outcome: 'answered', found: children(control, 'subject').map(readPerson) }
  const detail = child(acknowledgement, 'acknowledgementDetail')
  const code = child(detail, 'code')?.attributes.code
  if (!code)
    throw new WireError(
      'hl7v3',
      'missing',
      `${interaction}/acknowledgement/acknowledgementDetail/code`,
      'le code du rejet',
    )
  return { ...common, outcome: 'rejected', code, text: textOf(child(detail, 'text')) ?? '' }
}

/** Published answers leave attributes out and put a codeSystem where none is allowed (soap.md §9): codes alone are read. */
function readPerson(subject: XmlElement): FoundPerson {
  const path = 'registrationEvent/subject1/patient'
  const element = descend(subject, ...path.split('/'))
  if (element === undefined)
    throw new WireError('hl7v3', 'missing', `${interaction}/controlActProcess/subject/${path}`, 'un patient')
  const {
    closed: _closed,
    observations: _observations,
    ...patient
  } = readRegisteredPatient(element, `${interaction}/controlActProcess/subject/${path}`)
  const percentage = observed(element, 'subjectOf1', 'queryMatchObservation', matchCode) ?? ''
  const opposed = observed(element, 'subjectOf2', 'administrativeObservation', opposition.code)
  if (!/^(\d\d?|100)$/.test(percentage))
    throw new WireError(
      'hl7v3',
      'missing',
      `${interaction}//queryMatchObservation/value`,
      'un pourcentage, de 0 à 100',
    )
  return { patient, percentage: Number(percentage), opposedToCentre15: opposed === 'true' || opposed === '1' }
}

function observed(patient: XmlElement, relation: string, kind: string, code: string): string | undefined {
  const observation = children(patient, relation)
    .map((one) => child(one, kind))
    .find((one) => child(one, 'code')?.attributes.code === code)
  return child(observation, 'value')?.attributes.value
}
