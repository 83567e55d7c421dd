/** What every HL7v3 answer begins with. soap.md §5.1. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { InstanceId } from '@carnet/core/wire/hl7v3/instance-id.ts'
import { dmpDevice, type Transmission } from '@carnet/core/wire/hl7v3/transmission.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import type { CallerContext } from './context.ts'

/** Of the messages by which the DMP answers an update: what it answers to a query has a UUID for its root. */
const updateMessages = '1.2.250.1.213.4.1.1.1.1'

/** From the DMP back to whom asked. */
export function answeringTransmission(
  { platform, newId }: Pick<CallerContext, 'platform' | 'newId'>,
  asked: Transmission,
  to: 'query' | 'update' = 'query',
): Transmission {
  const uuid = newId().slice('urn:uuid:'.length)
  return {
    id: to === 'update' ? { root: updateMessages, extension: uuid } : { root: uuid },
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
