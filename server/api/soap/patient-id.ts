/** The identifier of a patient in metadata, when it is an INS. */
import { isInsOid, type PatientId, parseIns } from '@carnet/core/model/ins.ts'
import type { PatientIdentifier } from '@carnet/core/wire/xds/metadata.ts'

export function patientIdOf({ id, oid }: PatientIdentifier): PatientId | undefined {
  const ins = parseIns(id)
  return ins !== undefined && isInsOid(oid) ? { ins, oid } : undefined
}
