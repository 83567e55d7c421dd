/** TD1.3a, the answer: the administrative data of a record, or NF. PRPA_IN201308UV02, soap.md §5.7. */
import { WireError } from '../wire-error.ts'
import { child, descend, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { type InstanceId, instanceIdAttributes, readInstanceId } from './instance-id.ts'
import { formatReason, requireReason } from './reason-code.ts'
import {
  formatRegisteredPatient,
  type RegisteredPatient,
  readRegisteredPatient,
} from './registered-patient.ts'
import { formatRegistrationEvent } from './registration-event.ts'
import { formatMessage, readTransmission, type Transmission } from './transmission.ts'

export type AdministrativeAnswer = {
  readonly transmission: Transmission
  /** Id of the message answered. */
  readonly requestId: InstanceId
  readonly queryId: InstanceId
  /** Absent: no active record, without a word of why. */
  readonly patient: RegisteredPatient | undefined
}

const interaction = 'PRPA_IN201308UV02'

export function formatAdministrativeAnswer(answer: AdministrativeAnswer): Markup {
  const { transmission, requestId, queryId, patient } = answer
  const subject =
    patient && formatRegistrationEvent(formatRegisteredPatient(patient), transmission.sender.oid)
  return formatMessage(
    interaction,
    transmission,
    xml`<acknowledgement typeCode="AA"><targetMessage><id${instanceIdAttributes(requestId)}/></targetMessage></acknowledgement><controlActProcess classCode="CACT" moodCode="EVN">${formatReason('CNSLT_DATA', { labelled: false })}${subject}<queryAck><queryId${instanceIdAttributes(queryId)}/><queryResponseCode code="${patient === undefined ? 'NF' : 'OK'}"/></queryAck></controlActProcess>`,
  )
}

/** Throws WireError `hl7v3`: `interaction`, `missing`, `unsupported`. */
export function readAdministrativeAnswer(message: XmlElement): AdministrativeAnswer {
  const transmission = readTransmission(message, interaction)
  requireReason(message, 'CNSLT_DATA')
  const queryAck = descend(message, 'controlActProcess', 'queryAck')
  const at = (path: string) => `${interaction}/${path}`
  const found = child(queryAck, 'queryResponseCode')?.attributes.code
  const path = 'controlActProcess/subject/registrationEvent/subject1/patient'
  const element = descend(message, ...path.split('/'))
  if (found !== 'NF' && (found !== 'OK' || element === undefined))
    throw new WireError(
      'hl7v3',
      'missing',
      at('controlActProcess'),
      'un patient avec queryResponseCode OK, ou NF',
    )
  return {
    transmission,
    requestId: readInstanceId(
      descend(message, 'acknowledgement', 'targetMessage', 'id'),
      at('acknowledgement/targetMessage/id'),
    ),
    queryId: readInstanceId(child(queryAck, 'queryId'), at('controlActProcess/queryAck/queryId')),
    patient: element && readRegisteredPatient(element, at(path)),
  }
}
