/** TD1.2, PRPA_IN201314UV02 REAC → 201315 or 201316: reactivate a record. soap.md §5.6. */
import { reopenRecord } from '../../actions/reopen-record.ts'
import type { SoapAnswer, SoapContext } from './context.ts'
import { answerRegistration, consentIn, emergencyIn } from './registration.ts'
import { recordNotFoundStatus } from './td-0-3-authorise.ts'

export function td12(context: SoapContext): Promise<SoapAnswer> {
  const { platform, caller, patient } = context
  return answerRegistration(context, recordNotFoundStatus, (request) =>
    reopenRecord(platform, caller, patient, {
      consent: consentIn(request.patient, 'CONSENTEMENT_REACTIVATION_DMP'),
      emergency: emergencyIn(request.patient),
    }),
  )
}
