/**
 * LIF-05: who was informed, or had opposed it, asks for his space before or after the six weeks: the Assurance Maladie, or by
 * himself with the code of the message.
 */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { EmergencyChoice } from '@carnet/core/rules/emergency-choices.ts'
import { decideOpening } from '@carnet/core/rules/record-life.ts'
import { addLifeEvent, changeState } from '../store/record-life.ts'
import { giveActivationLetter } from './activation-letter.ts'
import type { Consent } from './create-record.ts'
import { actorOf, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export function openForPerson(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  asked: { readonly consent: Consent; readonly emergency: EmergencyChoice },
): Promise<void> {
  return perform(platform, caller, { patient, action: 'createRecord' }, async ({ tx, record, now }) => {
    const opening = decideOpening(
      { consent: asked.consent.given, emergency: asked.emergency },
      record.emergency,
    )
    if (opening.outcome === 'refused') throw new Refused(opening.reason)
    const change = {
      from: record.state,
      to: 'active',
      at: now,
      emergency: opening.emergency,
      attached: true,
    } as const
    if (!(await changeState(tx, record.id, change))) throw new Refused('recordAlreadyOpen')
    const actorId = actorOf(caller).id
    // Who is there goes on with the code that she has.
    if (caller.kind !== 'patient')
      await giveActivationLetter(tx, record.id, { actorId, at: now, settings: platform.settings })
    await addLifeEvent(tx, record.key, {
      kind: 'created',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId,
      consentedAt: asked.consent.at,
    })
    return { result: undefined, acts: [{}] }
  })
}
