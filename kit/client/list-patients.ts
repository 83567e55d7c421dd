/** TD0.4, the records on which the caller is authorised. soap.md §5.3. */
import { isOk } from '@carnet/core/wire/habilitations/set-authorization.ts'
import {
  formatPatientListRequest,
  type ListedPatient,
  type PatientListRequest,
  readPatientList,
} from '@carnet/core/wire/patients-specific/patient-list.ts'
import type { Access } from './assertion.ts'
import { DmpRefusal } from './errors.ts'
import type { Exchange } from './exchange.ts'
import { understand } from './understand.ts'

/** Newest first. @throws DmpRefusal, DmpUnreachable */
export async function listPatients(
  exchange: Exchange,
  request: PatientListRequest = {},
  access?: Access,
): Promise<readonly ListedPatient[]> {
  const body = formatPatientListRequest({ dateType: 'LASTAUTORIZATION', ...request })
  const answer = await exchange.send({ operation: 'listPatients', access, body })
  const { status, context = '', patients } = understand(() => readPatientList(answer.body))
  if (!isOk({ status, context })) throw new DmpRefusal(status, context)
  return patients
}
