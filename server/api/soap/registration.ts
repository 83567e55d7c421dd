/** What TD1.1 to TD1.4 share: the request read, the answer accepted or rejected. soap.md §5.5, §6.3, §6.5. */
import type { ContactDetails } from '@carnet/core/model/contact.ts'
import type { EmergencyChoice } from '@carnet/core/rules/emergency-choices.ts'
import { refusalSentences } from '@carnet/core/rules/refusals.ts'
import {
  formatRegistrationAnswer,
  type RegistrationOutcome,
} from '@carnet/core/wire/hl7v3/registration-answer.ts'
import {
  type RegistrationConsent,
  type RegistrationPatient,
  type RegistrationRequest,
  readRegistrationRequest,
} from '@carnet/core/wire/hl7v3/registration-request.ts'
import type { Consent } from '../../actions/create-record.ts'
import { Refused } from '../../actions/perform.ts'
import { refusalAnswers } from '../refusal-answers.ts'
import type { SoapAnswer, SoapContext } from './context.ts'
import { answeringTransmission, requireSamePatient } from './hl7v3.ts'

/** `notFound`: the code for a record that is not there, the same whatever its state. */
export async function answerRegistration(
  context: SoapContext,
  notFound: string,
  act: (request: RegistrationRequest) => Promise<void>,
): Promise<SoapAnswer> {
  const request = readRegistrationRequest(context.body)
  requireSamePatient(request.patient.id, context.patient)
  const outcome = await act(request).then(
    (): RegistrationOutcome => ({ outcome: 'accepted' }),
    (error: unknown) => rejectionOf(error, notFound),
  )
  const transmission = answeringTransmission(context, request.transmission, 'update')
  return { body: formatRegistrationAnswer(request, transmission, outcome) }
}

/** The state of the record, or what was sent: a reject message. Rights and identity: a fault, thrown on. */
function rejectionOf(error: unknown, notFound: string): RegistrationOutcome {
  if (!(error instanceof Refused)) throw error
  const answer = refusalAnswers[error.reason]
  switch (answer.as) {
    case 'recordNotFound':
      return { outcome: 'rejected', code: notFound, text: 'Aucun DMP actif pour cet INS.' }
    case 'rejected':
    case 'registryError':
      return { outcome: 'rejected', code: answer.code, text: refusalSentences[error.reason] }
    case 'fault':
    case 'documentNotFound':
      throw error
  }
}

/** A box that is not in the message was not ticked. */
export function consentIn(patient: RegistrationPatient, kind: RegistrationConsent['kind']): Consent {
  const { consent } = patient
  return consent?.kind === kind ? { given: consent.given, at: consent.at } : { given: false }
}

/** On the wire, true means opposed. */
export function emergencyIn({ observations }: RegistrationPatient): EmergencyChoice {
  const { oppositionBrisDeGlace, oppositionCentre15 } = observations
  return {
    btg: oppositionBrisDeGlace === undefined ? undefined : !oppositionBrisDeGlace,
    etreat: oppositionCentre15 === undefined ? undefined : !oppositionCentre15,
  }
}

export function contactIn({
  names,
  telecoms,
  addresses,
  representatives = [],
}: RegistrationPatient): ContactDetails {
  const { civility } = names
  return { ...(civility !== undefined && { civility }), telecoms, addresses, representatives }
}
