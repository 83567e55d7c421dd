/** TD0.4, patientList: the records on which the caller is authorised. soap.md §1.3, §5.3. */
import { statusOk } from '@carnet/core/wire/habilitations/set-authorization.ts'
import {
  formatPatientList,
  type ListedPatient,
  readPatientListRequest,
} from '@carnet/core/wire/patients-specific/patient-list.ts'
import { type ListedRecord, listPatients } from '../../actions/list-patients.ts'
import type { CallerContext, SoapAnswer } from './context.ts'

export async function td04({ platform, caller, body }: CallerContext): Promise<SoapAnswer> {
  const { startDate, dateType, psOwnerId } = readPatientListRequest(body)
  const listed = await listPatients(platform, caller, {
    by: dateType === 'LASTDOC' ? 'lastDocument' : 'authorisation',
    ...(startDate !== undefined && { since: startDate }),
    ...(psOwnerId !== undefined && { ownerId: psOwnerId }),
  })
  return { body: formatPatientList({ status: statusOk, patients: listed.map(onTheWire) }) }
}

function onTheWire({ record, civility, medecinTraitant, ...dates }: ListedRecord): ListedPatient {
  const { patient, identity } = record
  return {
    identifiers: [{ id: patient.ins, type: patient.oid }],
    lastName: identity.usedName ?? identity.birthName,
    patronymicalName: identity.birthName,
    firstName: identity.usedFirstName ?? identity.birthFirstName,
    ...(civility !== undefined && { civility }),
    dateOfBirth: identity.birthDate,
    medecinTraitant,
    // No message of the DMP awaits a professional here.
    message: false,
    ...(dates.lastActAt !== undefined && { lastAccessDate: dates.lastActAt }),
    ...(dates.lastChangeAt !== undefined && { lastUpdateDate: dates.lastChangeAt }),
    ...(dates.lastAdditionAt !== undefined && { lastAddDate: dates.lastAdditionAt }),
  }
}
