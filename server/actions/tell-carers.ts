/** What a carer hears of the record of whom he helps: by his own choice, and of what he may read alone. rules.md CNT-07. */
import type { Caller, PatientCaller } from '@carnet/core/model/caller.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { personsOfMandates, saveWantsNotices } from '../store/mandates.ts'
import { giveNotices } from '../store/notices.ts'
import { type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'

/** For himself, under his own name in the history of who is helped. */
export function changeHelpNotices(
  platform: Platform,
  carer: PatientCaller & { readonly delegate: NonNullable<PatientCaller['delegate']> },
  patient: PatientId,
  wants: boolean,
): Promise<void> {
  return perform(platform, carer, { patient, action: 'changeHelpNotices' }, async ({ tx, record }) => {
    await saveWantsNotices(tx, record.id, carer.delegate.mandateId, wants)
    return { result: undefined, acts: [{}] }
  })
}

/** One message to each within the hour, whatever was added; none for what he added himself. */
export async function tellCarers(
  { tx, record, now, visibleToDelegate }: Permitted,
  caller: Caller,
  added: readonly DocumentFacts[],
): Promise<void> {
  const himself = caller.kind === 'patient' ? caller.delegate?.mandateId : undefined
  const told = record.mandates.filter(
    (mandate) =>
      mandate.kind === 'carer' &&
      mandate.wantsNotices === true &&
      mandate.id !== himself &&
      added.some((document) => visibleToDelegate(mandate, document)),
  )
  const ids = told.map(({ id }) => id)
  for (const person of await personsOfMandates(tx, record.id, ids))
    await giveNotices(tx, person, [{ to: 'holder', cause: 'helpedDocument' }], {
      actorId: record.id,
      at: now,
    })
}
