/** LIF-05: the person lost her letter, or its code is worth nothing any more: another one leaves, and the former serves no more. */
import type { InsuranceAgent } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { removeActivationCode } from '../store/activation.ts'
import { giveActivationLetter } from './activation-letter.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export function sendActivationCode(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
): Promise<void> {
  return perform(platform, agent, { patient, action: 'sendActivationCode' }, async ({ tx, record, now }) => {
    if (record.internetAccountOpen) throw new Refused('accountAlreadyOpen')
    if (
      !(await giveActivationLetter(tx, record.id, {
        actorId: agent.id,
        at: now,
        settings: platform.settings,
      }))
    )
      throw new Refused('actionNotAllowedForCaller')
    await removeActivationCode(tx, record.id)
    return { result: undefined, acts: [{}] }
  })
}
