/** TD1.4, PRPA_IN201314UV02 FERM → 201315 or 201316: close a record on demand of its holder. soap.md §5.8. */
import { closeRecord } from '../../actions/close-record.ts'
import type { SoapAnswer, SoapContext } from './context.ts'
import { answerRegistration } from './registration.ts'

/** The only motive known; another is kept as it came (rules.md §3). */
const onDemandOfPatient = 'FERMETURE_DEMANDE_PATIENT'

/** The code seen on a record already closed: the same for one that never was, or was refused. */
const closedCode = 'DMPClosed'

export function td14(context: SoapContext): Promise<SoapAnswer> {
  const { platform, caller, patient } = context
  return answerRegistration(context, closedCode, ({ closing }) =>
    closeRecord(platform, caller, patient, closing ?? { code: onDemandOfPatient }),
  )
}
