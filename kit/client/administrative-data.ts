/** TD1.3a and TD1.3b, read and change the administrative data of a record. soap.md §5.7. */
import { type ContactDetails, noContactDetails } from '@carnet/core/model/contact.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { readAdministrativeAnswer } from '@carnet/core/wire/hl7v3/administrative-answer.ts'
import { formatPatientQuery } from '@carnet/core/wire/hl7v3/patient-query.ts'
import type { RegisteredPatient } from '@carnet/core/wire/hl7v3/registered-patient.ts'
import type { Access } from './assertion.ts'
import type { Exchange } from './exchange.ts'
import { newOid } from './oid.ts'
import { bare, newTransmission, register } from './registration.ts'
import { understand } from './understand.ts'

/** Undefined: no record is open. @throws DmpRefusal, DmpUnreachable */
export async function readAdministrativeData(
  exchange: Exchange,
  patient: PatientId,
  access?: Access,
): Promise<RegisteredPatient | undefined> {
  const query = { transmission: newTransmission(exchange), queryId: { root: newOid() }, patient }
  const body = formatPatientQuery(query, 'CNSLT_DATA')
  const answer = await exchange.send({ operation: 'readAdministrativeData', patient, access, body })
  return understand(() => readAdministrativeAnswer(answer.body)).patient
}

/** What is left out stays as it is. */
export type AdministrativeChange = {
  readonly contact?: Partial<ContactDetails>
  /** True: opposed. */
  readonly oppositions?: { readonly brisDeGlace?: boolean; readonly centre15?: boolean }
}

/** @throws DmpRefusal, DmpUnreachable */
export function updateAdministrativeData(
  exchange: Exchange,
  patient: PatientId,
  { contact = {}, oppositions = {} }: AdministrativeChange,
): Promise<void> {
  const { civility, telecoms, addresses, representatives } = { ...noContactDetails, ...contact }
  const { brisDeGlace, centre15 } = oppositions
  return register(exchange, 'updateAdministrativeData', patient, {
    reason: 'MODIF_DATA',
    patient: {
      ...bare(patient),
      names: { givenNames: [], ...(civility !== undefined && { civility }) },
      telecoms,
      addresses,
      representatives,
      observations: {
        ...(brisDeGlace !== undefined && { oppositionBrisDeGlace: brisDeGlace }),
        ...(centre15 !== undefined && { oppositionCentre15: centre15 }),
      },
    },
  })
}
