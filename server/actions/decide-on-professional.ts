/** What the patient, or whom he gave the power, decides about one professional or structure. rules.md CON-04, CON-11 to CON-18, CON-26. */
import type { Caller, PatientCaller, Profession } from '@carnet/core/model/caller.ts'
import type { ConsentAction } from '@carnet/core/model/decision.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { LastDecision } from '@carnet/core/model/last-decision.ts'
import type { AuthorisedActor, ProfessionalRole } from '@carnet/core/model/record.ts'
import {
  type Choice,
  decideAdministrator,
  decideBlock,
  decideDismissal,
  decideEnd,
  decideExpressConsent,
  decideGrantToOther,
  decideTeam,
  decideUnblock,
  decideWithdrawal,
  mayHaveRole,
} from '@carnet/core/rules/my-professionals.ts'
import { mayUndo } from '@carnet/core/rules/undo-decision.ts'
import { removeAuthorisation, saveAuthorisation } from '../store/authorisations.ts'
import { chooseProfessional, forgetProfessional } from '../store/chosen-professionals.ts'
import { type DirectoryEntry, directoryEntries } from '../store/directory.ts'
import { forgetLastDecision, lastDecision, saveLastDecision } from '../store/last-decision.ts'
import { inDirectory, type Named, namesOf, type Target } from './in-directory.ts'
import { type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export type TargetOrTeam = Target | { readonly kind: 'careTeam'; readonly id: string }

export type Gesture =
  | {
      readonly action: Exclude<
        ConsentAction,
        | 'authoriseTeam'
        | 'chooseProfessional'
        | 'forgetProfessional'
        | 'withdrawAuthorisation'
        | 'setAuthorisationEnd'
        | 'undoDecision'
      >
      readonly target: Target
    }
  | { readonly action: 'withdrawAuthorisation'; readonly target: TargetOrTeam }
  | { readonly action: 'setAuthorisationEnd'; readonly target: TargetOrTeam; readonly lastDay: Day }
  | { readonly action: 'authoriseTeam'; readonly team: Extract<AuthorisedActor, { kind: 'careTeam' }> }
  | {
      readonly action: 'chooseProfessional'
      readonly target: Extract<Target, { kind: 'professional' }>
      readonly role: ProfessionalRole | null
    }
  | { readonly action: 'forgetProfessional'; readonly target: Extract<Target, { kind: 'professional' }> }

/** What an authorisation became. */
type Kept = Exclude<Choice, { readonly outcome: 'refused' }>

/** Who is in the list of the patient changed: nobody reads more, or less. */
type Chosen = { readonly outcome: 'chosen' | 'unchanged' }

/** `unchanged`: it was so already. */
export type GestureOutcome = 'done' | 'unchanged'

/** Done twice, it is done once. Whom it is about stands in the history beside who did it. */
export function decideOnProfessional(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  gesture: Gesture,
): Promise<GestureOutcome> {
  return perform(platform, caller, { patient, action: gesture.action }, async (permitted) => {
    const { tx, record, now } = permitted
    const known = await described(permitted, gesture)
    if (known === undefined) throw new Refused('choiceNotPossible')
    const { about, entry } = known
    const choice = await apply(platform, caller, permitted, gesture, entry).catch((error: unknown) => {
      if (error instanceof Refused) throw new Refused(error.reason, error.detail, { about })
      throw error
    })
    if (caller.kind === 'patient' && (choice.outcome === 'saved' || choice.outcome === 'removed'))
      saveLastDecision(tx, record.id, {
        deciderId: caller.delegate?.mandateId ?? '',
        at: now,
        ...changeOf(permitted, gesture, choice),
      })
    return { result: choice.outcome === 'unchanged' ? 'unchanged' : 'done', acts: [{ about }] }
  })
}

/** What is left in place of what was there. */
function changeOf(
  { record }: Permitted,
  gesture: Gesture,
  choice: Kept,
): Pick<LastDecision, 'actor' | 'former' | 'left'> {
  const actor = gesture.action === 'authoriseTeam' ? gesture.team : gesture.target
  const former = record.authorisations.find(
    (each) => each.actor.kind === actor.kind && each.actor.id === actor.id,
  )
  return { actor, former: former ?? null, left: choice.outcome === 'saved' ? choice.authorisation : null }
}

/**
 * The last decision of this patient comes undone, as it was before it, with the agreement that it bore. Refused
 * `choiceNotPossible`: it was too long ago, or something else was decided since.
 */
export function undoDecision(platform: Platform, caller: PatientCaller, patient: PatientId): Promise<void> {
  return perform(platform, caller, { patient, action: 'undoDecision' }, async ({ tx, record, now }) => {
    const last = await lastDecision(tx, record.id)
    const deciderId = caller.delegate?.mandateId ?? ''
    if (last === undefined || !mayUndo(record, last, { deciderId, now }))
      throw new Refused('choiceNotPossible')
    const { actor, former } = last
    for (const type of ['permit', 'deny'] as const) await removeAuthorisation(tx, record.id, actor, type)
    if (former !== null) await saveAuthorisation(tx, record.id, former)
    await forgetLastDecision(tx, record.id)
    const whole = (last.former ?? last.left)?.actor
    const named =
      whole?.kind === 'careTeam'
        ? { id: actor.id, name: namesOf(await directoryEntries(tx, whole.members)) }
        : (await inDirectory(tx, actor as Target))?.about
    return { result: undefined, acts: [named === undefined ? {} : { about: named }] }
  })
}

async function apply(
  { settings }: Platform,
  caller: Caller,
  { tx, record, now }: Permitted,
  gesture: Gesture,
  entry: DirectoryEntry | undefined,
): Promise<Kept | Chosen> {
  const by = caller.kind === 'professional' ? caller.id : null
  const given = { settings, now }
  const keep = async (choice: Choice): Promise<Kept> => {
    if (choice.outcome === 'refused') throw new Refused(choice.reason)
    if (choice.outcome === 'saved' && !(await saveAuthorisation(tx, record.id, choice.authorisation)))
      throw new Refused('blockedByPatient')
    return choice
  }
  switch (gesture.action) {
    case 'blockProfessional':
      return keep(decideBlock(record, gesture.target, by, given))
    case 'unblockProfessional':
      await removeAuthorisation(tx, record.id, gesture.target, 'deny')
      return keep(decideUnblock(record, gesture.target))
    case 'withdrawAuthorisation':
      await removeAuthorisation(tx, record.id, gesture.target, 'permit')
      return keep(decideWithdrawal(record, gesture.target))
    case 'setAuthorisationEnd':
      return keep(decideEnd(asTold(record, caller), gesture.target, gesture.lastDay, given))
    case 'nameAdministrator':
      return keep(decideAdministrator(record, gesture.target, now))
    case 'dismissAdministrator':
      return keep(decideDismissal(record, gesture.target))
    case 'consentExpressly':
      if (entry === undefined) throw new Refused('choiceNotPossible')
      return keep(decideExpressConsent(record, { ...entry, profession: professionOf(entry) }, given))
    case 'authoriseOther':
      if (by === null) throw new Refused('actionNotAllowedForCaller')
      return keep(decideGrantToOther(record, gesture.target, by, given))
    case 'authoriseTeam':
      if (by === null) throw new Refused('actionNotAllowedForCaller')
      return keep(decideTeam(record, gesture.team, by, given))
    case 'chooseProfessional':
      if (entry === undefined || !mayHaveRole(gesture.role, professionOf(entry)))
        throw new Refused('choiceNotPossible')
      await chooseProfessional(tx, record.id, { id: entry.id, role: gesture.role, chosenAt: now })
      return { outcome: 'chosen' }
    case 'forgetProfessional':
      return {
        outcome: (await forgetProfessional(tx, record.id, gesture.target.id)) ? 'chosen' : 'unchanged',
      }
  }
}

/** What was agreed in a secret session is not there for who is not told of it (VIS-09). */
function asTold({ authorisations }: Permitted['record'], caller: Caller) {
  const told = caller.kind === 'patient' && caller.delegate === undefined
  return { authorisations: authorisations.filter(({ secret }) => told || !secret) }
}

/** Undefined when the directory does not know him: nobody is blocked nor named by a number that is nobody's. */
async function described({ tx, record }: Permitted, gesture: Gesture): Promise<Named | undefined> {
  if (gesture.action === 'authoriseTeam') {
    const { id, members } = gesture.team
    const entries = await directoryEntries(tx, members)
    if (new Set(members).size !== entries.size) return undefined
    return { about: { id, name: namesOf(entries) }, entry: undefined }
  }
  const { target } = gesture
  if (target.kind !== 'careTeam') return inDirectory(tx, target)
  const team = record.authorisations.find(
    ({ actor }) => actor.kind === 'careTeam' && actor.id === target.id,
  )?.actor
  const members = team?.kind === 'careTeam' ? team.members : []
  return { about: { id: target.id, name: namesOf(await directoryEntries(tx, members)) }, entry: undefined }
}

function professionOf({ professionCode, professionSystem, specialities }: DirectoryEntry): Profession {
  return { code: professionCode, system: professionSystem, specialities }
}
