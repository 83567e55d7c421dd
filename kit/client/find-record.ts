/** TD0.2, does this person have a record, and may I read it? soap.md §5.2. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import {
  type AuthorisationStatus,
  type ExistenceFacts,
  readExistenceAnswer,
} from '@carnet/core/wire/hl7v3/existence-answer.ts'
import { formatExistenceQuery } from '@carnet/core/wire/hl7v3/existence-query.ts'
import type { RegisteredPatient } from '@carnet/core/wire/hl7v3/registered-patient.ts'
import type { Access } from './assertion.ts'
import type { Exchange } from './exchange.ts'
import { newOid } from './oid.ts'
import { newTransmission } from './registration.ts'
import { understand } from './understand.ts'

export type FoundRecord = {
  readonly state: 'active' | 'closed' | 'opposed' | 'none'
  /** `NON_EXISTE` also says that the record exists and that the caller was never authorised. */
  readonly authorisation: AuthorisationStatus
  /** The caller is the médecin traitant. */
  readonly medecinTraitant: boolean
  /** Of an active or closed record. */
  readonly patient?: Omit<RegisteredPatient, 'closed'>
}

/** @throws DmpRefusal, DmpUnreachable */
export async function findRecord(
  exchange: Exchange,
  patient: PatientId,
  access?: Access,
): Promise<FoundRecord> {
  const body = formatExistenceQuery({
    transmission: newTransmission(exchange),
    queryId: { root: newOid() },
    patient,
  })
  const answer = await exchange.send({ operation: 'testExistence', patient, access, body })
  const { facts } = understand(() => readExistenceAnswer(answer.body))
  const { authorisation, medecinTraitant } = facts
  const state = states[facts.outcome]
  return { state, authorisation, medecinTraitant, ...('patient' in facts ? { patient: facts.patient } : {}) }
}

const states: Readonly<Record<ExistenceFacts['outcome'], FoundRecord['state']>> = {
  found: 'active',
  closed: 'closed',
  opposed: 'opposed',
  notFound: 'none',
}
