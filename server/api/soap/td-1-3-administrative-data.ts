/** TD1.3a, PRPA_IN201307UV02 CNSLT_DATA → 201308, and TD1.3b, 201314 MODIF_DATA → 201315 or 201316. soap.md §5.7. */
import type { IdentityTraits } from '@carnet/core/model/identity.ts'
import { formatAdministrativeAnswer } from '@carnet/core/wire/hl7v3/administrative-answer.ts'
import { readPatientQuery } from '@carnet/core/wire/hl7v3/patient-query.ts'
import type { RegisteredPatient } from '@carnet/core/wire/hl7v3/registered-patient.ts'
import type { RegistrationPatient } from '@carnet/core/wire/hl7v3/registration-request.ts'
import {
  type AdministrativeData,
  readAdministrativeData,
  updateAdministrativeData,
} from '../../actions/administrative-data.ts'
import { Refused } from '../../actions/perform.ts'
import { refusalAnswers } from '../refusal-answers.ts'
import type { SoapAnswer, SoapContext } from './context.ts'
import { answeringTransmission, requireSamePatient } from './hl7v3.ts'
import { answerRegistration, contactIn, emergencyIn } from './registration.ts'
import { recordNotFoundStatus } from './td-0-3-authorise.ts'

export async function td13a(context: SoapContext): Promise<SoapAnswer> {
  const { platform, caller, patient, body } = context
  const { transmission, queryId, patient: asked } = readPatientQuery(body, 'CNSLT_DATA')
  requireSamePatient({ root: asked.oid, extension: asked.ins }, patient)
  const found = await readAdministrativeData(platform, caller, patient).catch((error: unknown) => {
    if (error instanceof Refused && refusalAnswers[error.reason].as === 'recordNotFound') return undefined
    throw error
  })
  return {
    body: formatAdministrativeAnswer({
      transmission: answeringTransmission(context, transmission),
      requestId: transmission.id,
      queryId,
      patient: found && onTheWire(found),
    }),
  }
}

export function td13b(context: SoapContext): Promise<SoapAnswer> {
  const { platform, caller, patient } = context
  return answerRegistration(context, recordNotFoundStatus, (request) =>
    updateAdministrativeData(platform, caller, patient, {
      traits: traitsIn(request.patient),
      usedName: request.patient.names.usedName,
      contact: contactIn(request.patient),
      emergency: emergencyIn(request.patient),
    }),
  )
}

/** Given names are left out: a person may be told by the one he uses. */
function traitsIn({ names, sex, birthDate }: RegistrationPatient): Partial<IdentityTraits> {
  return {
    ...(names.birthName !== undefined && { birthName: names.birthName }),
    ...(birthDate !== undefined && { birthDate }),
    ...(sex !== undefined && { sex }),
  }
}

function onTheWire({ record, contact }: AdministrativeData): RegisteredPatient {
  const { identity, patient, emergency } = record
  const { civility, telecoms, addresses, representatives } = contact
  return {
    id: { root: patient.oid, extension: patient.ins },
    closed: false,
    names: {
      ...(civility !== undefined && { civility }),
      givenNames: [identity.usedFirstName ?? identity.birthFirstName],
      birthName: identity.birthName,
      ...(identity.usedName !== undefined && { usedName: identity.usedName }),
    },
    sex: identity.sex,
    birthDate: identity.birthDate,
    telecoms,
    // The record of a dead person is closed (LIF-19): this one is active.
    deceased: false,
    addresses,
    representatives,
    observations: {
      oppositionBrisDeGlace: !emergency.btg,
      oppositionCentre15: !emergency.etreat,
    },
  }
}
