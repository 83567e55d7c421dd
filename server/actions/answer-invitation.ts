/** Who is invited answers: he opens the record beside its holder, or nothing opens. rules.md LIF-20, CNT-07. */
import type { InvitationAnswer } from '@carnet/core/model/decision.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { mandateOf, objectionToAcceptance } from '@carnet/core/rules/invitations.ts'
import { isOpenInvitation, stands } from '@carnet/core/rules/mandates.ts'
import { endInvitation, invitationsOfPerson, type ReceivedInvitation } from '../store/invitations.ts'
import { addMandate, mandatesOfPerson } from '../store/mandates.ts'
import { giveNotices } from '../store/notices.ts'
import { holdRecords } from '../store/records.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export type { ReceivedInvitation } from '../store/invitations.ts'

/** Of the record that he is asked to open, nothing is read but whose it is. */
export async function receivedInvitations(
  { database, clock, settings }: Platform,
  person: RecordId,
): Promise<readonly ReceivedInvitation[]> {
  const received = await database.read((tx) => invitationsOfPerson(tx, person))
  return received.filter((each) => isOpenInvitation(each, each.birthDate, settings, clock.now()))
}

/** Under his own name, in the history of that record. Who asked him is told that there is an answer. */
export async function answerInvitation(
  platform: Platform,
  person: { readonly recordId: RecordId; readonly name: string },
  invitationId: string,
  answer: { readonly action: InvitationAnswer; readonly attested: boolean },
): Promise<void> {
  const { settings } = platform
  const received = await platform.database.read((tx) => invitationsOfPerson(tx, person.recordId))
  const invitation = received.find(({ id }) => id === invitationId)
  if (invitation === undefined) throw new Refused('invitationOver')
  const { id, kind, patient, inviterRecordId } = invitation
  const caller = { kind: 'patient', patient, delegate: { mandateId: id, kind, name: person.name } } as const
  const { action, attested } = answer
  await perform(platform, caller, { patient, action }, async ({ tx, record, now }) => {
    await holdRecords(tx, [record.id, person.recordId])
    const state = action === 'acceptInvitation' ? 'accepted' : 'refused'
    if (state === 'accepted') {
      const helping = (await mandatesOfPerson(tx, person.recordId)).filter(
        (each) =>
          each.kind === 'carer' && each.closed === undefined && stands(each, each.birthDate, settings, now),
      )
      const objection = objectionToAcceptance(kind, { attested, helped: helping.length }, settings)
      if (objection !== undefined) throw new Refused(objection)
    }
    // Withdrawn, or answered elsewhere, since the record was loaded.
    if (!(await endInvitation(tx, record.id, id, { state, at: now }))) throw new Refused('invitationOver')
    if (state === 'accepted')
      await addMandate(tx, record.id, {
        ...mandateOf(invitation, record, { settings, now }),
        personRecordId: person.recordId,
      })
    await giveNotices(tx, inviterRecordId, [{ to: 'holder', cause: 'invitationAnswered' }], {
      actorId: id,
      at: now,
    })
    return { result: undefined, acts: [{}] }
  })
}
