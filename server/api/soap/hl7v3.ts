/** What every HL7v3 answer begins with. soap.md §5.1. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { InstanceId } from '@carnet/core/wire/hl7v3/instance-id.ts'
import { dmpDevice, type Transmission } from '@carnet/core/wire/hl7v3/transmission.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import type { CallerContext } from './context.ts'

/** From the DMP back to whom asked. */
export function answeringTransmission(
  { platform, newId }: Pick<CallerContext, 'platform' | 'newId'>,
  asked: Transmission,
): Transmission {
  return {
    id: { root: newId().slice('urn:uuid:'.length) },
    creationTime: platform.clock.now(),
    processingCode: asked.processingCode,
    receiver: asked.sender,
    sender: dmpDevice,
  }
}

/** Throws WireError `hl7v3` `patientIdentifier`: a message and its assertion speak of one person. */
export function requireSamePatient({ root, extension }: InstanceId, { ins, oid }: PatientId): void {
  if (root !== oid || extension?.trim() !== ins)
    throw new WireError('hl7v3', 'patientIdentifier', 'patient/id', 'le patient désigné par le VIHF')
}
