/** TD0.5, PRPA_IN201305UV02 → 201306: the search by traits of a regulation centre. soap.md §5.4. */
import { refusalSentences } from '@carnet/core/rules/refusals.ts'
import { type FoundPerson, formatTraitsAnswer } from '@carnet/core/wire/hl7v3/traits-answer.ts'
import { readTraitsQuery } from '@carnet/core/wire/hl7v3/traits-query.ts'
import { Refused } from '../../actions/perform.ts'
import { type PossiblePerson, searchPatients } from '../../actions/search-patients.ts'
import { refusalAnswers } from '../refusal-answers.ts'
import type { CallerContext, SoapAnswer } from './context.ts'
import { answeringTransmission } from './hl7v3.ts'

export async function td05(context: CallerContext): Promise<SoapAnswer> {
  const { platform, caller, body } = context
  const { transmission, queryId, traits } = readTraitsQuery(body)
  const outcome = await searchPatients(platform, caller, traits).then(
    (persons) => ({ outcome: 'answered' as const, found: persons.map(onTheWire) }),
    (error: unknown) => {
      const answer = error instanceof Refused ? refusalAnswers[error.reason] : undefined
      if (!(error instanceof Refused) || answer?.as !== 'rejected') throw error
      const text = error.detail ?? refusalSentences[error.reason]
      return { outcome: 'rejected' as const, code: answer.code, text }
    },
  )
  return {
    body: formatTraitsAnswer({
      transmission: answeringTransmission(context, transmission),
      requestId: transmission.id,
      queryId,
      traits,
      ...outcome,
    }),
  }
}

/** What tells homonyms apart, and no more: the commune, neither the street nor the telephone (CON-10). */
function onTheWire({ record, contact, percentage }: PossiblePerson): FoundPerson {
  const { identity, patient, emergency } = record
  return {
    patient: {
      id: { root: patient.oid, extension: patient.ins },
      names: {
        givenNames: [identity.usedFirstName ?? identity.birthFirstName],
        birthName: identity.birthName,
        ...(identity.usedName !== undefined && { usedName: identity.usedName }),
      },
      sex: identity.sex,
      birthDate: identity.birthDate,
      telecoms: [],
      addresses: contact.addresses
        .map(({ postalCode, city }) => ({
          lines: [],
          ...(postalCode !== undefined && { postalCode }),
          ...(city !== undefined && { city }),
        }))
        .filter(({ postalCode, city }) => postalCode !== undefined || city !== undefined),
    },
    percentage,
    opposedToCentre15: !emergency.etreat,
  }
}
