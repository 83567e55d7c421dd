/** TD1.1 and TD1.2, open a record, or open it again, with the consent of the person. soap.md §5.5, §5.6. */
import { type ContactDetails, noContactDetails } from '@carnet/core/model/contact.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Access } from './assertion.ts'
import type { Exchange } from './exchange.ts'
import {
  bare,
  type OpeningGesture,
  oppositionsOf,
  register,
  requireQualifiedIdentity,
} from './registration.ts'

export type NewRecord = OpeningGesture & {
  readonly identity: Identity
  readonly contact?: ContactDetails
}

/** @throws UnusableInput, DmpRefusal `DMPFound` when there is one already, DmpUnreachable */
export async function createRecord(
  exchange: Exchange,
  patient: PatientId,
  { identity, identityStatus, contact = noContactDetails, refused = [] }: NewRecord,
  access: Access = {},
): Promise<void> {
  requireQualifiedIdentity({ identityStatus })
  const { civility, telecoms, addresses, representatives } = contact
  const { birthName, usedName, firstNames, sex, birthDate } = identity
  const request: Parameters<typeof register>[3] = {
    reason: 'CREA_RD',
    patient: {
      ...bare(patient),
      names: {
        ...(civility !== undefined && { civility }),
        givenNames: firstNames.split(' '),
        birthName,
        ...(usedName !== undefined && { usedName }),
      },
      telecoms,
      addresses,
      representatives,
      sex,
      birthDate,
      organisationId: exchange.situation.structure.id,
      consent: { kind: 'CONSENTEMENT_OUVERTURE_DMP', given: true, at: new Date() },
      observations: {
        oppositionBrisDeGlace: refused.includes('brisDeGlace'),
        oppositionCentre15: refused.includes('centre15'),
      },
    },
  }
  return register(exchange, 'createRecord', patient, request, access)
}

/** @throws UnusableInput, DmpRefusal `DMPFound` when it is open already, DmpUnreachable */
export async function reopenRecord(
  exchange: Exchange,
  patient: PatientId,
  { identityStatus, refused = [] }: OpeningGesture,
  access: Access = {},
): Promise<void> {
  requireQualifiedIdentity({ identityStatus })
  const request: Parameters<typeof register>[3] = {
    reason: 'REAC',
    patient: {
      ...bare(patient),
      consent: { kind: 'CONSENTEMENT_REACTIVATION_DMP', given: true, at: new Date() },
      ...oppositionsOf(refused),
    },
  }
  return register(exchange, 'reopenRecord', patient, request, access)
}
