/** TD1.1, PRPA_IN201311UV02 CREA_RD → 201312 or 201313: create a record. soap.md §5.5. */
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RegistrationPatient } from '@carnet/core/wire/hl7v3/registration-request.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import { createRecord } from '../../actions/create-record.ts'
import type { SoapAnswer, SoapContext } from './context.ts'
import { answerRegistration, consentIn, contactIn, emergencyIn } from './registration.ts'
import { recordNotFoundStatus } from './td-0-3-authorise.ts'

export function td11(context: SoapContext): Promise<SoapAnswer> {
  const { platform, caller, patient } = context
  return answerRegistration(context, recordNotFoundStatus, (request) =>
    createRecord(platform, caller, patient, {
      identity: identityIn(request.patient, patient),
      contact: contactIn(request.patient),
      consent: consentIn(request.patient, 'CONSENTEMENT_OUVERTURE_DMP'),
      emergency: emergencyIn(request.patient),
    }),
  )
}

/**
 * The birth name is that of the message, or of the carte Vitale; a person without usage name may bear it there.
 * Throws WireError `hl7v3` `missing`.
 */
function identityIn({ names, vitale, sex, birthDate }: RegistrationPatient, { ins }: PatientId): Identity {
  const at = (path: string) => `patient/patientPerson/${path}`
  const birthName = names.birthName ?? vitale?.names.birthName ?? names.usedName
  const [birthFirstName] = names.givenNames
  if (!birthName) throw new WireError('hl7v3', 'missing', at('name/family'), 'un nom de naissance')
  if (!birthFirstName) throw new WireError('hl7v3', 'missing', at('name/given'), 'un prénom')
  if (birthDate === undefined)
    throw new WireError('hl7v3', 'missing', at('birthTime'), 'une date de naissance')
  if (sex === undefined) throw new WireError('hl7v3', 'missing', at('administrativeGenderCode'), 'un sexe')
  return {
    birthName,
    birthFirstName,
    firstNames: names.givenNames.join(' '),
    birthDate,
    sex,
    // Characters 6 to 10 of the matricule: département or country, and commune of birth.
    birthPlace: ins.slice(5, 10),
    ...(names.usedName !== undefined && names.usedName !== birthName && { usedName: names.usedName }),
  }
}
