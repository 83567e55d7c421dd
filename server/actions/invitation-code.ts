/** A code that a holder gave by hand or by telephone: who uses it becomes the one whom she asks to help her. people.md P-22, CNT-07. */
import { foldName } from '@carnet/core/model/identity.ts'
import type { Ins } from '@carnet/core/model/ins.ts'
import { secondsToWait } from '@carnet/core/model/rate.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { type Invitee, objectionToCode } from '@carnet/core/rules/invitations.ts'
import { stands } from '@carnet/core/rules/mandates.ts'
import { holderOf } from '../store/holders.ts'
import { bindInvitation, invitationsOn, tryInvitationCode } from '../store/invitations.ts'
import { mandatesOn } from '../store/mandates.ts'
import { countInWindows } from '../store/rates.ts'
import { holdRecords } from '../store/records.ts'
import { type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

type Person = { readonly recordId: RecordId; readonly name: string }

const invitationsMax = 30

/**
 * Nothing is open yet: the invitation then waits for his answer, as if he had been asked by his number. A code that is
 * nobody's, one that goes with another name and one that has died are refused alike.
 */
export async function useInvitationCode(
  platform: Platform,
  person: Person,
  { code, holderName }: { readonly code: string; readonly holderName: string },
): Promise<void> {
  const { database, rates } = platform
  // Apart from what follows: a try that is refused stays counted.
  const { wait, found } = await database.transaction(async (tx) => {
    const counted = await countInWindows(tx, 'invitationCode', person.recordId, rates.invitationCode)
    const wait = secondsToWait(rates.invitationCode, counted)
    return { wait, found: wait === undefined ? await tryInvitationCode(tx, code) : undefined }
  })
  if (wait !== undefined) throw new Refused('tooManyRequests', undefined, {}, wait)
  if (found === undefined) throw new Refused('invitationOver')
  const { id, patient, tries } = found
  const caller = {
    kind: 'patient',
    patient,
    delegate: { mandateId: id, kind: 'carer', name: person.name },
  } as const
  await perform(platform, caller, { patient, action: 'useInvitationCode' }, async (permitted) => {
    const { tx, record } = permitted
    await holdRecords(tx, [record.id, person.recordId])
    const { ins } = (await holderOf(tx, person.recordId)).patient
    const namesHolder = foldName(record.identity.birthName) === foldName(holderName)
    const invitee = await inviteeIn(platform, permitted, {
      recordId: person.recordId,
      ins,
      inviterRecordId: found.inviterRecordId,
    })
    const objection = objectionToCode({ invitee, namesHolder, tries })
    if (objection !== undefined) throw new Refused(objection)
    const bound = await bindInvitation(tx, record.id, id, {
      code,
      person: { recordId: person.recordId, ins },
    })
    if (!bound) throw new Refused('invitationOver')
    return { result: undefined, acts: [{}] }
  })
}

async function inviteeIn(
  { settings }: Platform,
  { tx, record, now }: Permitted,
  {
    recordId,
    ins,
    inviterRecordId,
  }: { readonly recordId: RecordId; readonly ins: Ins; readonly inviterRecordId: RecordId },
): Promise<Invitee> {
  if (recordId === record.id || recordId === inviterRecordId) return 'self'
  const mandates = await mandatesOn(tx, record.id)
  const invitations = await invitationsOn(tx, record.key, invitationsMax)
  return mandates.some(
    (each) => each.personRecordId === recordId && stands(each, record.birthDate, settings, now),
  ) || invitations.some(({ state, answerBy, isFor }) => state === 'pending' && now < answerBy && isFor(ins))
    ? 'present'
    : 'other'
}
