/**
 * Who may be asked to represent a minor with his first representative, or to help a holder, and until when.
 * `decide` has said who asks and who answers; here, whether there is room. Spec: rules.md LIF-20, CNT-07.
 */
import { civilMonthsAfter } from '@carnet/core/model/civil-day.ts'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import { helpMonths, type InvitedHelp } from '@carnet/core/model/invitation.ts'
import type { InvitedKind, Mandate, RecordFacts } from '@carnet/core/model/record.ts'
import { isCode, plainCode } from './activation.ts'
import { isOfAge, majorityOf } from './majority.ts'
import { isOpenInvitation, stands } from './mandates.ts'
import type { RuleSettings } from './settings.ts'

/** Who is asked, as the record knows him: the holder or the one who asks, someone invited or present already, anyone else. */
export type Invitee = 'self' | 'present' | 'other'

/** The other parent or a guardian, beside the one who asks. */
const representativesMax = 2

type Holder = Pick<RecordFacts, 'mandates' | 'invitations' | 'birthDate'>
type When = { readonly settings: RuleSettings; readonly now: Date }

/**
 * A minor has two representatives at most, and who invites the second attests that they both are. Who represents an
 * adult was named by a judge, alone or with another (Code civil 447): no one invites him, an attestation is no judgment.
 * @law LIF-20 CSP R1111-40
 */
export function objectionToRepresentative(
  holder: Holder,
  { invitee, attested }: { readonly invitee: Invitee; readonly attested: boolean },
  { settings, now }: When,
): RefusalReason | undefined {
  if (isOfAge(holder.birthDate, now, settings)) return 'choiceNotPossible'
  if (!attested) return 'attestationMissing'
  if (invitee !== 'other') return objectionTo[invitee]
  const full = presentOrInvited(holder, (kind) => kind === 'parent' || kind === 'tutor', { settings, now })
  return full >= representativesMax ? 'representativesFull' : undefined
}

/**
 * Those invited count as those who accepted: the fourth is refused when he is asked, not when he answers.
 * @spec CNT-07 Mon espace santé
 */
export function objectionToCarer(
  holder: Holder,
  { invitee, months }: Pick<InvitedHelp, 'months'> & { readonly invitee: Invitee },
  { settings, now }: When,
): RefusalReason | undefined {
  if (!helpMonths.includes(months)) return 'choiceNotPossible'
  if (invitee !== 'other') return objectionTo[invitee]
  const carers = presentOrInvited(holder, (kind) => kind === 'carer', { settings, now })
  return carers >= settings.carersMax ? 'carersFull' : undefined
}

/**
 * A help that still stands is given again for some months, counted from today, by who gave it: the carer accepted it, and
 * stops when he wants. It is never made shorter that way: to stop it is another gesture.
 * @spec CNT-07 people.md P-22: « 1, 3, 6, 12 months, renewable »
 */
export function renewedHelp(
  { kind, until }: Pick<Mandate, 'kind' | 'until'>,
  months: number,
  now: Date,
): { readonly until: Date } | RefusalReason {
  if (kind !== 'carer' || until === null || until <= now || !helpMonths.includes(months))
    return 'choiceNotPossible'
  const renewed = civilMonthsAfter(now, months)
  return renewed > until ? { until: renewed } : 'choiceNotPossible'
}

/**
 * Who accepts to represent a minor attests that he does; who accepts to help has room for one more.
 * @law LIF-20 CSP R1111-40
 * @spec CNT-07 Mon espace santé
 */
export function objectionToAcceptance(
  kind: InvitedKind,
  { attested, helped }: { readonly attested: boolean; readonly helped: number },
  { helpedMax }: Pick<RuleSettings, 'helpedMax'>,
): RefusalReason | undefined {
  if (kind !== 'carer') return attested ? undefined : 'attestationMissing'
  return helped >= helpedMax ? 'helpedFull' : undefined
}

/** @spec CNT-07 LIF-20 (design: the national delay is not published) */
export function lastAnswerTo(
  invitedAt: Date,
  { byCode }: { readonly byCode: boolean },
  { invitationDays, invitationCodeDays }: Pick<RuleSettings, 'invitationDays' | 'invitationCodeDays'>,
): Date {
  return new Date(invitedAt.getTime() + (byCode ? invitationCodeDays : invitationDays) * 86_400_000)
}

/** Told on the telephone and typed from paper: short, in the signs of which none is taken for another. */
export const invitationCodeLength = 8

/** @spec CNT-07 people.md P-22; undefined: it has not the shape of such a code */
export function readInvitationCode(written: string): string | undefined {
  const code = plainCode(written)
  return isCode(code, invitationCodeLength) ? code : undefined
}

/**
 * A code that was guessed opens nothing: whoever uses it also says whom he helps, and the code dies of wrong answers.
 * Then, as when he is asked by his number, there is room for him or not.
 * @spec CNT-07 people.md P-22 (the number of tries is ours)
 */
export function objectionToCode(asked: {
  readonly invitee: Invitee
  readonly namesHolder: boolean
  readonly tries: number
}): RefusalReason | undefined {
  if (!asked.namesHolder || asked.tries > codeTriesMax) return 'invitationOver'
  return asked.invitee === 'other' ? undefined : objectionTo[asked.invitee]
}

/** On one code, whoever tries. */
const codeTriesMax = 5

/**
 * The mandate that an acceptance gives: a carer's for the months that the holder chose, a representative's until the
 * majority of the minor.
 * @law LIF-20 LIF-21 CSP R1111-40
 * @spec CNT-07 Mon espace santé
 */
export function mandateOf(
  invitation: { readonly id: string; readonly kind: InvitedKind; readonly help: InvitedHelp | undefined },
  holder: Pick<RecordFacts, 'birthDate'>,
  { settings, now }: When,
): Mandate {
  const { id, kind, help } = invitation
  return {
    id,
    kind,
    since: now,
    until: help === undefined ? majorityOf(holder.birthDate, settings) : civilMonthsAfter(now, help.months),
    excludedClasses: help?.excludedClasses ?? [],
    mayWrite: help?.mayWrite ?? false,
  }
}

const objectionTo = { self: 'choiceNotPossible', present: 'alreadyInvited' } as const

function presentOrInvited(
  { mandates, invitations, birthDate }: Holder,
  isOfKind: (kind: Mandate['kind']) => boolean,
  { settings, now }: When,
): number {
  const present = mandates.filter((each) => isOfKind(each.kind) && stands(each, birthDate, settings, now))
  const invited = invitations.filter(
    (each) => isOfKind(each.kind) && isOpenInvitation(each, birthDate, settings, now),
  )
  return present.length + invited.length
}
