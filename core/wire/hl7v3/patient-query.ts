/** A question about one patient: PRPA_IN201307UV02, for TD0.2 and TD1.3a. soap.md §5.2, §5.7. */
import { type InsOid, insOids, type PatientId, parseIns, samePatient } from '@carnet/core/model/ins.ts'
import { WireError } from '../wire-error.ts'
import { child, children, descend, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { type InstanceId, instanceIdAttributes, readInstanceId } from './instance-id.ts'
import { formatReason, type ReasonCode, requireReason } from './reason-code.ts'
import { formatMessage, readTransmission, type Transmission } from './transmission.ts'

export type PatientQuery = {
  readonly transmission: Transmission
  readonly queryId: InstanceId
  readonly patient: PatientId
}

const interaction = 'PRPA_IN201307UV02'

/** Throws WireError `hl7v3`: `interaction`, `missing`, `patientIdentifier`, `unsupported`. */
export function readPatientQuery(message: XmlElement, reason: ReasonCode): PatientQuery {
  const transmission = readTransmission(message, interaction)
  requireReason(message, reason)
  const query = descend(message, 'controlActProcess', 'queryByParameter')
  return {
    transmission,
    queryId: readInstanceId(
      child(query, 'queryId'),
      `${interaction}/controlActProcess/queryByParameter/queryId`,
    ),
    patient: readPatient(child(query, 'parameterList')),
  }
}

export function formatPatientQuery(
  { transmission, queryId, patient }: PatientQuery,
  reason: ReasonCode,
): Markup {
  return formatMessage(
    interaction,
    transmission,
    xml`<controlActProcess classCode="CACT" moodCode="EVN">${formatReason(reason, { labelled: true })}<queryByParameter><queryId${instanceIdAttributes(queryId)}/><statusCode code="new"/><parameterList><patientIdentifier><value${instanceIdAttributes({ root: patient.oid, extension: patient.ins })}/><semanticsText>Patient.id</semanticsText></patientIdentifier></parameterList></queryByParameter></controlActProcess>`,
  )
}

/** Identifiers of other authorities may stand beside the INS; two different INS may not. */
function readPatient(parameters: XmlElement | undefined): PatientId {
  const patients = children(parameters, 'patientIdentifier')
    .flatMap((identifier) => children(identifier, 'value'))
    .map(({ attributes }) => patientIdOf(attributes.root, attributes.extension))
    .filter((patient) => patient !== undefined)
  const [patient, ...others] = patients
  if (patient === undefined || others.some((other) => !samePatient(patient, other)))
    throw new WireError(
      'hl7v3',
      'patientIdentifier',
      `${interaction}/controlActProcess/queryByParameter/parameterList/patientIdentifier/value`,
      'un matricule INS et un seul, avec l’OID de son autorité',
    )
  return patient
}

function patientIdOf(root: string | undefined, extension: string | undefined): PatientId | undefined {
  const oid = Object.values(insOids).find((known): known is InsOid => known === root)
  const ins = parseIns(extension?.trim() ?? '')
  return oid === undefined || ins === undefined ? undefined : { oid, ins }
}
