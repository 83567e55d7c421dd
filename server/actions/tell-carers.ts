/** What a carer hears of the record of whom he helps: by his own choice, and of what he may read alone. rules.md CNT-07. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { type OwnMandate, personsOfMandates, saveWantsNotices } from '../store/mandates.ts'
import { giveNotices } from '../store/notices.ts'
import { helpedPersons } from './helped-persons.ts'
import { type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'

/** Those whose carer he is, and whether he hears of what is added to their records. */
export async function helpedAsCarer(platform: Platform, person: RecordId): Promise<readonly OwnMandate[]> {
  return (await helpedPersons(platform, person)).helped.filter(({ kind }) => kind === 'carer')
}

/** For himself, of those whose mandates he names; each change under his own name in the history of who is helped. */
export async function chooseHelpNotices(
  platform: Platform,
  carer: { readonly recordId: RecordId; readonly name: string },
  wanted: readonly string[],
): Promise<void> {
  for (const { id, kind, patient, wantsNotices = false } of await helpedAsCarer(platform, carer.recordId)) {
    const wants = wanted.includes(id)
    if (wants === wantsNotices) continue
    const caller: Caller = { kind: 'patient', patient, delegate: { mandateId: id, kind, name: carer.name } }
    await perform(platform, caller, { patient, action: 'changeHelpNotices' }, async ({ tx, record }) => {
      await saveWantsNotices(tx, record.id, id, wants)
      return { result: undefined, acts: [{}] }
    })
  }
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
