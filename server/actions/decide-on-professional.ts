/** What the patient, or whom he gave the power, decides about one professional or structure. rules.md CON-11 to CON-18, CON-26. */
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
  decideUnblock,
  decideWithdrawal,
  mayHaveRole,
} from '@carnet/core/rules/my-professionals.ts'
import { mayUndo } from '@carnet/core/rules/undo-decision.ts'
import { endConsultationsOf, removeAuthorisation, saveAuthorisation } from '../store/authorisations.ts'
import { chooseProfessional, forgetProfessional } from '../store/chosen-professionals.ts'
import type { Tx } from '../store/database.ts'
import { type DirectoryEntry, directoryEntries } from '../store/directory.ts'
import { forgetLastDecision, lastDecision, saveLastDecision } from '../store/last-decision.ts'
import { inDirectory, type Named, namesOf, type Target } from './in-directory.ts'
import { type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { tellOfReaders } from './tell-of-readers.ts'

export type TargetOrTeam =
  | Target
  | { readonly kind: 'careTeam'; readonly id: string }
  | { readonly kind: 'consultation'; readonly id: string }

export type Gesture =
  | {
      readonly action: Exclude<
        ConsentAction,
        | 'authoriseOther'
        | 'authoriseTeam'
        | 'authoriseConsultation'
        | 'chooseProfessional'
        | 'forgetProfessional'
        | 'withdrawAuthorisation'
        | 'setAuthorisationEnd'
        | 'undoDecision'
      >
      readonly target: Target
    }
  | { readonly action: 'withdrawAuthorisation'; readonly target: TargetOrTeam }
  | {
      readonly action: 'setAuthorisationEnd'
      readonly target: Exclude<TargetOrTeam, { kind: 'consultation' }>
      readonly lastDay: Day
    }
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
    if (caller.kind !== 'patient' && choice.outcome !== 'unchanged')
      await tellOfReaders(platform, permitted, caller)
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
  const actor = gesture.target
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
    const named = whole && (await namedActor(tx, whole))
    return { result: undefined, acts: [named === undefined ? {} : { about: named.about }] }
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
      // Unblocked, he asks again, even in the session where he had been told yes (CON-13).
      await endConsultationsOf(tx, record.id, gesture.target.id)
      return keep(decideBlock(record, gesture.target, by, given))
    case 'unblockProfessional': {
      const choice = decideUnblock(record, gesture.target, by)
      if (choice.outcome === 'removed') await removeAuthorisation(tx, record.id, gesture.target, 'deny')
      return keep(choice)
    }
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
async function described({ tx, record }: Permitted, { target }: Gesture): Promise<Named | undefined> {
  if (target.kind === 'professional' || target.kind === 'structure') return inDirectory(tx, target)
  const given = record.authorisations.find(
    ({ actor }) => actor.kind === target.kind && actor.id === target.id,
  )
  return given === undefined
    ? { about: { id: target.id, name: '' }, entry: undefined }
    : namedActor(tx, given.actor)
}

/** A team by its members, a consultation by whose it is. */
async function namedActor(tx: Tx, actor: AuthorisedActor): Promise<Named | undefined> {
  switch (actor.kind) {
    case 'careTeam': {
      const name = namesOf(await directoryEntries(tx, actor.members))
      return { about: { id: actor.id, name }, entry: undefined }
    }
    case 'consultation':
      return inDirectory(tx, { kind: 'professional', id: actor.professional })
    case 'professional':
    case 'structure':
      return inDirectory(tx, actor)
  }
}

function professionOf({ professionCode, professionSystem, specialities }: DirectoryEntry): Profession {
  return { code: professionCode, system: professionSystem, specialities }
}
