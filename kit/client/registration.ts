/** What the transactions on the record itself share: the message of this software, and its answer. soap.md §5.5–5.8. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import { type IdentityStatus, mayOpenRecord } from '@carnet/core/rules/local-identity.ts'
import { authorSpecialityOf } from '@carnet/core/wire/cda/author-speciality.ts'
import { readRegistrationAnswer } from '@carnet/core/wire/hl7v3/registration-answer.ts'
import {
  formatRegistrationRequest,
  type RegistrationAuthor,
  type RegistrationPatient,
  type RegistrationRequest,
} from '@carnet/core/wire/hl7v3/registration-request.ts'
import { dmpDevice, type Transmission } from '@carnet/core/wire/hl7v3/transmission.ts'
import type { OperationName } from '@carnet/core/wire/soap/actions.ts'
import type { Access } from './assertion.ts'
import { DmpRefusal, UnusableInput } from './errors.ts'
import type { Exchange } from './exchange.ts'
import { newOid } from './oid.ts'
import type { Situation } from './situation.ts'
import { understand } from './understand.ts'

/** What the user himself did: consent is never recorded silently (EX_GEN-1250), so there is no default. */
export type OpeningGesture = {
  readonly gesture: 'consentCollected'
  /** Of the person in the software's own file: qualified, or nothing is opened (EX_GEN-1530). */
  readonly identityStatus: IdentityStatus
  /** Boxes that the person unticked (EX_1.1-1050); the others stay as they are. */
  readonly refused?: readonly ('brisDeGlace' | 'centre15')[]
}

/** @throws UnusableInput when his identity is not qualified: another's record would be opened. Spec: rules.md LIF-12. */
export function requireQualifiedIdentity({ identityStatus }: Pick<OpeningGesture, 'identityStatus'>): void {
  if (!mayOpenRecord(identityStatus))
    throw new UnusableInput(
      'L’identité de cette personne n’est pas qualifiée\u00a0: appelez INSi et contrôlez une pièce d’identité, puis recommencez.',
    )
}

/** Nothing known of the patient but his matricule. */
export function bare({ ins, oid }: PatientId): RegistrationPatient {
  return {
    id: { root: oid, extension: ins },
    closed: false,
    names: { givenNames: [] },
    telecoms: [],
    addresses: [],
    observations: {},
  }
}

/** What was refused is an opposition; what was not is told only where everything must be. */
export function oppositionsOf(
  refused: readonly ('brisDeGlace' | 'centre15')[],
): Pick<RegistrationPatient, 'observations'> {
  return {
    observations: {
      ...(refused.includes('brisDeGlace') && { oppositionBrisDeGlace: true }),
      ...(refused.includes('centre15') && { oppositionCentre15: true }),
    },
  }
}

/** @throws DmpRefusal with the code of a rejection, DmpUnreachable */
export async function register(
  exchange: Exchange,
  operation: Extract<
    OperationName,
    'createRecord' | 'reopenRecord' | 'updateAdministrativeData' | 'closeRecord'
  >,
  patient: PatientId,
  request: Omit<RegistrationRequest, 'transmission' | 'author'>,
  access: Access = {},
): Promise<void> {
  const body = formatRegistrationRequest({
    ...request,
    transmission: newTransmission(exchange),
    author: authorOf(exchange.situation),
  })
  const answer = await exchange.send({ operation, patient, body, access })
  const outcome = understand(() => readRegistrationAnswer(answer.body))
  if (outcome.outcome === 'rejected') throw new DmpRefusal(outcome.code, outcome.text)
}

export function newTransmission({ software }: Pick<Exchange, 'software'>): Transmission {
  return {
    id: { root: newOid() },
    creationTime: new Date(),
    processingCode: 'P',
    receiver: dmpDevice,
    sender: { oid: software.oid, name: software.name },
  }
}

/** Neither name is ever empty: without a person, the structure and the number of its user (PDT-INF-617). */
function authorOf({ nameId, roles, lastName, firstName, structure }: Situation): RegistrationAuthor {
  const [profession, ...specialities] = roles
  const speciality =
    profession &&
    authorSpecialityOf({
      code: profession.code,
      system: profession.system,
      specialities: specialities.map(({ code }) => code),
    })
  return {
    id: { root: '1.2.250.1.71.4.2.1', extension: nameId },
    ...(speciality !== undefined && { speciality }),
    familyName: lastName || structure.name,
    givenName: firstName || nameId.replace(/[^\p{L}\p{N}' -]/gu, '-'),
    organisation: { id: structure.id, name: structure.name },
  }
}
