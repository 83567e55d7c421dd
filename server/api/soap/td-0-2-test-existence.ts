/** TD0.2, PRPA_IN201307UV02 → 201308: the existence test. soap.md §5.2. */
import { type ContactDetails, noContactDetails } from '@carnet/core/model/contact.ts'
import type { PatientRecord } from '@carnet/core/model/record.ts'
import { type ExistenceFacts, formatExistenceAnswer } from '@carnet/core/wire/hl7v3/existence-answer.ts'
import { readExistenceQuery } from '@carnet/core/wire/hl7v3/existence-query.ts'
import type { RegisteredPatient } from '@carnet/core/wire/hl7v3/registered-patient.ts'
import { type Existence, testExistence } from '../../actions/test-existence.ts'
import type { SoapAnswer, SoapContext } from './context.ts'
import { answeringTransmission, requireSamePatient } from './hl7v3.ts'

export async function td02(context: SoapContext): Promise<SoapAnswer> {
  const { platform, caller, patient, body, closingDetails } = context
  const { transmission, queryId, patient: asked } = readExistenceQuery(body)
  requireSamePatient({ root: asked.oid, extension: asked.ins }, patient)
  const existence = await testExistence(platform, caller, patient, { withMotive: closingDetails })
  return {
    body: formatExistenceAnswer({
      transmission: answeringTransmission(context, transmission),
      requestId: transmission.id,
      queryId,
      facts: factsOf(existence, closingDetails),
    }),
  }
}

function factsOf(existence: Existence, closingDetails: boolean): ExistenceFacts {
  const none = { authorisation: 'NON_EXISTE', medecinTraitant: false } as const
  switch (existence.state) {
    case 'unknown':
      return { outcome: 'notFound', ...none }
    case 'opposed':
      return { outcome: 'opposed', ...none }
    case 'closed': {
      const { record, motive } = existence
      const closing = { at: record.stateSince, ...(motive !== undefined && { motive }) }
      const patient = { ...registeredPatient(record), ...(closingDetails && { closing }) }
      return { outcome: 'closed', ...none, patient }
    }
    case 'active': {
      const { authorisation, medecinTraitant, record, contact } = existence
      return { outcome: 'found', authorisation, medecinTraitant, patient: registeredPatient(record, contact) }
    }
  }
}

/** `contact`: when the caller may have it. How he is called and written to, not where he lives (soap.md §5.2). */
function registeredPatient(
  record: PatientRecord,
  { civility, telecoms }: ContactDetails = noContactDetails,
): Omit<RegisteredPatient, 'closed'> {
  const { identity, patient, emergency } = record
  return {
    id: { root: patient.oid, extension: patient.ins },
    names: {
      ...(civility !== undefined && { civility }),
      givenNames: [identity.usedFirstName ?? identity.birthFirstName],
      birthName: identity.birthName,
      ...(identity.usedName !== undefined && { usedName: identity.usedName }),
    },
    sex: identity.sex,
    birthDate: identity.birthDate,
    telecoms: telecoms.filter(({ use, value }) => use === 'MC' || value.startsWith('mailto:')),
    observations: {
      internetAccountOpen: record.internetAccountOpen,
      attachedToMes: record.attachedToMes,
      oppositionBrisDeGlace: !emergency.btg,
      oppositionCentre15: !emergency.etreat,
    },
  }
}
