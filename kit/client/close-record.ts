/** TD1.4, close a record on demand of its holder. soap.md §5.8. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Access } from './assertion.ts'
import type { Exchange } from './exchange.ts'
import { bare, register } from './registration.ts'

export type ClosingGesture = {
  /** The holder asked for it: said by the user, never assumed. */
  readonly gesture: 'askedByPatient'
  /** In his own words. */
  readonly reason?: string
}

/** @throws DmpRefusal `DMPClosed` when no record is open, DmpUnreachable */
export function closeRecord(
  exchange: Exchange,
  patient: PatientId,
  { reason }: ClosingGesture,
  access: Access = {},
): Promise<void> {
  const request = {
    reason: 'FERM',
    patient: { ...bare(patient), closed: true },
    closing: { code: 'FERMETURE_DEMANDE_PATIENT', ...(reason !== undefined && { text: reason }) },
  } as const
  return register(exchange, 'closeRecord', patient, request, access)
}
