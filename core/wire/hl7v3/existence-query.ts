/** TD0.2, the question: does this person have a DMP, and am I authorised? PRPA_IN201307UV02, soap.md §5.2. */
import { type InsOid, insOids, type PatientId, parseIns, samePatient } from '@carnet/core/model/ins.ts'
import { WireError } from '../wire-error.ts'
import { child, children, descend, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { type InstanceId, instanceIdAttributes, readInstanceId } from './instance-id.ts'
import { formatTestExistence, requireTestExistence } from './reason-code.ts'
import { formatMessage, readTransmission, type Transmission } from './transmission.ts'

export type ExistenceQuery = {
  readonly transmission: Transmission
  readonly queryId: InstanceId
  readonly patient: PatientId
}

const interaction = 'PRPA_IN201307UV02'

/** Throws WireError `hl7v3`: `interaction`, `missing`, `patientIdentifier`, `unsupported`. */
export function readExistenceQuery(message: XmlElement): ExistenceQuery {
  const transmission = readTransmission(message, interaction)
  requireTestExistence(message)
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

export function formatExistenceQuery({ transmission, queryId, patient }: ExistenceQuery): Markup {
  return formatMessage(
    interaction,
    transmission,
    xml`<controlActProcess classCode="CACT" moodCode="EVN">${formatTestExistence("Test d'existence de dossier")}<queryByParameter><queryId${instanceIdAttributes(queryId)}/><statusCode code="new"/><parameterList><patientIdentifier><value${instanceIdAttributes({ root: patient.oid, extension: patient.ins })}/><semanticsText>Patient.id</semanticsText></patientIdentifier></parameterList></queryByParameter></controlActProcess>`,
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
