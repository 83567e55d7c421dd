/**
 * Who represents the holder or helps him: the list, and what the holder, or for him his representative, does about it.
 * The answer to an invitation is server/actions/answer-invitation.ts. rules.md LIF-20, CNT-07, EHDS-01.
 */
import { randomInt, randomUUID } from 'node:crypto'
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { foldName } from '@carnet/core/model/identity.ts'
import type { Ins, PatientId } from '@carnet/core/model/ins.ts'
import type { InvitationState, InvitedHelp } from '@carnet/core/model/invitation.ts'
import { secondsToWait } from '@carnet/core/model/rate.ts'
import type { InvitedKind, Mandate, RecordId } from '@carnet/core/model/record.ts'
import { activationCodeSigns } from '@carnet/core/rules/activation.ts'
import {
  type Invitee,
  invitationCodeLength,
  lastAnswerTo,
  objectionToCarer,
  objectionToRepresentative,
  renewedHelp,
} from '@carnet/core/rules/invitations.ts'
import { isOfAge } from '@carnet/core/rules/majority.ts'
import { isOpenInvitation, stands } from '@carnet/core/rules/mandates.ts'
import { holderOf } from '../store/holders.ts'
import {
  addInvitation,
  endInvitation,
  invitationsOn,
  type KeptInvitation,
  personsByMatricule,
} from '../store/invitations.ts'
import { endMandate, mandatesOn } from '../store/mandates.ts'
import { giveNotices } from '../store/notices.ts'
import { countInWindows } from '../store/rates.ts'
import { holdRecords } from '../store/records.ts'
import { type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

/** In force now. */
export type Delegated = Mandate & { readonly personRecordId: RecordId; readonly name: string }

export type SentInvitation = Pick<KeptInvitation, 'id' | 'kind' | 'invitedAt' | 'answerBy' | 'help'> & {
  readonly state: InvitationState
  /** As who asked named him: whether he is known is told to no one. */
  readonly name: string
}

export type Delegates = {
  readonly mandates: readonly Delegated[]
  readonly invitations: readonly SentInvitation[]
  /** A minor: his representative may ask for a second one. */
  readonly minor: boolean
}

const invitationsMax = 30

export function listDelegates(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
): Promise<Delegates> {
  return perform(platform, caller, { patient, action: 'listDelegates' }, async (permitted) => {
    const { mandates, invitations } = await present(platform, permitted)
    const { record, now } = permitted
    const result: Delegates = {
      mandates,
      invitations: invitations.map(({ names, state, ...invitation }) => ({
        ...invitation,
        name: names.invited,
        state:
          state === 'pending' && !isOpenInvitation(invitation, record.birthDate, platform.settings, now)
            ? 'expired'
            : state,
      })),
      minor: !isOfAge(record.birthDate, now, platform.settings),
    }
    return { result, acts: [{ returnedCount: mandates.length + invitations.length }] }
  })
}

/** The person who is asked: named twice, so that a wrong digit asks nobody else. */
export type InvitedPerson = { readonly ins: Ins; readonly firstName: string; readonly birthName: string }

export type Invite =
  | {
      readonly kind: Exclude<InvitedKind, 'carer'>
      readonly person: InvitedPerson
      readonly attested: boolean
    }
  | {
      readonly kind: 'carer'
      /** Without his number, he is given a code. */
      readonly person: Omit<InvitedPerson, 'ins'> & { readonly ins: Ins | undefined }
      readonly help: InvitedHelp
    }

/** `code`: to be given by whoever invites, who sees it once. */
export type Invited = { readonly answerBy: Date; readonly code: string | undefined }

/** Nothing that is answered tells whether someone has this matricule: the same row, the same line, the same page. */
export function invite(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
  asked: Invite,
): Promise<Invited> {
  const { settings } = platform
  const { kind, person } = asked
  const action = kind === 'carer' ? 'inviteCarer' : 'inviteRepresentative'
  const about = { id: '', name: `${person.firstName} ${person.birthName}` }
  return perform(platform, caller, { patient, action }, async (permitted) => {
    const { tx, record, now } = permitted
    await holdRecords(tx, [record.id])
    await countInvitation(platform, permitted)
    const inPlace = await present(platform, permitted)
    const pending = inPlace.invitations.filter(({ state }) => state === 'pending')
    const { ins } = person
    const known =
      ins === undefined
        ? undefined
        : (await personsByMatricule(tx, ins)).find(
            ({ birthName }) => foldName(birthName) === foldName(person.birthName),
          )
    const inviter = await inviterIn(permitted, caller, inPlace.mandates)
    const invitee: Invitee =
      (ins !== undefined && [record.patient.ins, inviter.patient.ins].includes(ins)) ||
      (known !== undefined && [record.id, inviter.recordId].includes(known.recordId))
        ? 'self'
        : inPlace.mandates.some(({ personRecordId }) => personRecordId === known?.recordId) ||
            pending.some((one) => ins !== undefined && one.isFor(ins) && isOpen(platform, permitted, one))
          ? 'present'
          : 'other'
    const holder = { birthDate: record.birthDate, mandates: inPlace.mandates, invitations: pending }
    const objection =
      asked.kind === 'carer'
        ? objectionToCarer(holder, { invitee, months: asked.help.months }, { settings, now })
        : objectionToRepresentative(holder, { invitee, attested: asked.attested }, { settings, now })
    if (objection !== undefined) throw new Refused(objection, undefined, { about })
    const code = ins === undefined ? newInvitationCode() : undefined
    const answerBy = lastAnswerTo(now, { byCode: code !== undefined }, settings)
    await addInvitation(tx, record.key, {
      id: randomUUID(),
      kind,
      ins,
      code,
      personRecordId: known?.recordId,
      inviterRecordId: inviter.recordId,
      invitedAt: now,
      answerBy,
      help: asked.kind === 'carer' ? asked.help : undefined,
      names: { invited: about.name, inviter: inviter.name },
    })
    if (known !== undefined)
      await giveNotices(tx, known.recordId, [{ to: 'holder', cause: 'invited' }], {
        actorId: record.id,
        at: now,
      })
    return { result: { answerBy, code }, acts: [{ about }] }
  })
}

function newInvitationCode(): string {
  const sign = () => activationCodeSigns[randomInt(activationCodeSigns.length)]!
  return Array.from({ length: invitationCodeLength }, sign).join('')
}

/** One of those that wait. Done twice, it is done once. */
export function withdrawInvitation(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
  id: string,
): Promise<void> {
  return perform(platform, caller, { patient, action: 'withdrawInvitation' }, async (permitted) => {
    const { tx, record, now } = permitted
    const invitation = (await invitationsOn(tx, record.key, invitationsMax)).find((each) => each.id === id)
    if (invitation === undefined) throw new Refused('invitationOver')
    const about = { id: '', name: invitation.names.invited }
    if (!(await endInvitation(tx, record.id, id, { state: 'withdrawn', at: now })))
      throw new Refused('invitationOver', undefined, { about })
    return { result: undefined, acts: [{ about }] }
  })
}

/** By the holder, or for him by his representative. The carer sees until when; he accepted it once, and stops when he wants. */
export function renewHelp(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
  { mandateId, months }: { readonly mandateId: string; readonly months: number },
): Promise<void> {
  return perform(platform, caller, { patient, action: 'renewHelp' }, async (permitted) => {
    const { tx, record, now } = permitted
    await holdRecords(tx, [record.id])
    const { mandates } = await present(platform, permitted)
    const mandate = mandates.find(({ id }) => id === mandateId)
    if (mandate === undefined) throw new Refused('choiceNotPossible')
    const about = { id: mandateId, name: mandate.name }
    const renewed = renewedHelp(mandate, months, now)
    if (typeof renewed === 'string') throw new Refused(renewed, undefined, { about })
    await endMandate(tx, record.id, mandateId, renewed.until)
    return { result: undefined, acts: [{ about }] }
  })
}

/** By the holder, or for him by his representative; or by the carer himself, of his own help only. */
export function endHelp(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
  mandateId: string,
): Promise<void> {
  return perform(platform, caller, { patient, action: 'endHelp' }, async (permitted) => {
    const { tx, record, now } = permitted
    const own = caller.delegate?.kind === 'carer' ? caller.delegate.mandateId : undefined
    const { mandates } = await present(platform, permitted)
    const mandate = mandates.find(({ id, kind }) => id === mandateId && kind === 'carer')
    if (mandate === undefined || (own !== undefined && own !== mandateId))
      throw new Refused('choiceNotPossible')
    await endMandate(tx, record.id, mandateId, now)
    if (own === undefined)
      await giveNotices(tx, mandate.personRecordId, [{ to: 'holder', cause: 'helpEnded' }], {
        actorId: record.id,
        at: now,
      })
    return { result: undefined, acts: [{ about: { id: mandateId, name: mandate.name } }] }
  })
}

/** Read again: another may have been invited, or have answered, since the record was loaded. */
async function present(
  { settings }: Platform,
  { tx, record, now }: Permitted,
): Promise<{ readonly mandates: readonly Delegated[]; readonly invitations: readonly KeptInvitation[] }> {
  const mandates = await mandatesOn(tx, record.id)
  return {
    mandates: mandates.filter((each) => stands(each, record.birthDate, settings, now)),
    invitations: await invitationsOn(tx, record.key, invitationsMax),
  }
}

function isOpen({ settings }: Platform, { record, now }: Permitted, invitation: KeptInvitation): boolean {
  return isOpenInvitation(invitation, record.birthDate, settings, now)
}

/** Who asks: the holder, or the person whose mandate it is. He is told of the answer. */
async function inviterIn(
  { tx, record }: Permitted,
  { delegate }: PatientCaller,
  mandates: readonly Delegated[],
): Promise<{ readonly recordId: RecordId; readonly patient: PatientId; readonly name: string }> {
  const recordId = mandates.find(({ id }) => id === delegate?.mandateId)?.personRecordId ?? record.id
  return { recordId, ...(await holderOf(tx, recordId)) }
}

async function countInvitation({ rates }: Platform, { tx, record }: Permitted): Promise<void> {
  const counted = await countInWindows(tx, 'invitation', record.id, rates.invitation)
  const wait = secondsToWait(rates.invitation, counted)
  if (wait !== undefined) throw new Refused('tooManyRequests', undefined, {}, wait)
}
