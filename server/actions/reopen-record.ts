/** TD1.2, the operator, and the holder himself: a closed record is opened again, its documents are there (LIF-11, LIF-15, LIF-16). */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { EmergencyChoice } from '@carnet/core/rules/emergency-choices.ts'
import { decideOpening } from '@carnet/core/rules/record-life.ts'
import { giveNotices } from '../store/notices.ts'
import { addLifeEvent, changeState } from '../store/record-life.ts'
import type { Consent } from './create-record.ts'
import { actorOf, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { tellLifeChange } from './tell-life-change.ts'

export function reopenRecord(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  asked: { readonly consent: Consent; readonly emergency: EmergencyChoice },
): Promise<void> {
  return perform(platform, caller, { patient, action: 'reopenRecord' }, async (permitted) => {
    const { tx, record, now } = permitted
    const opening = decideOpening(
      { consent: asked.consent.given, emergency: asked.emergency },
      record.emergency,
    )
    if (opening.outcome === 'refused') throw new Refused(opening.reason)
    // Whoever reopens it in the name of a professional joins nothing, and takes nothing out of Mon espace santé.
    const attached = caller.kind === 'insuranceAgent' || caller.kind === 'patient' || record.attachedToMes
    const change = { from: 'closed', to: 'active', at: now, emergency: opening.emergency, attached } as const
    if (!(await changeState(tx, record.id, change))) throw new Refused('recordAlreadyOpen')
    await tellLifeChange(platform, permitted, caller, 'reopened')
    // Opened again, nothing of it is deleted (LIF-15): its holder hears of it.
    if (record.deletionRequestedAt !== undefined)
      await giveNotices(tx, record.id, [{ to: 'holder', cause: 'deletionCancelled' }], {
        actorId: actorOf(caller).id,
        at: now,
      })
    await addLifeEvent(tx, record.key, {
      kind: 'reopened',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId: actorOf(caller).id,
      consentedAt: asked.consent.at,
    })
    return { result: undefined, acts: [{}] }
  })
}
