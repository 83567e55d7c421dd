/** What the patient, or whom he gave the power, decides about one professional or structure. rules.md CON-04, CON-11 to CON-18, CON-26. */
import type { Caller, Profession } from '@carnet/core/model/caller.ts'
import type { ConsentAction } from '@carnet/core/model/decision.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
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
import { removeAuthorisation, saveAuthorisation } from '../store/authorisations.ts'
import { chooseProfessional, forgetProfessional } from '../store/chosen-professionals.ts'
import { type DirectoryEntry, directoryEntries } from '../store/directory.ts'
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
    const known = await described(permitted, gesture)
    if (known === undefined) throw new Refused('choiceNotPossible')
    const { about, entry } = known
    const outcome = await apply(platform, caller, permitted, gesture, entry).catch((error: unknown) => {
      if (error instanceof Refused) throw new Refused(error.reason, error.detail, { about })
      throw error
    })
    return { result: outcome, acts: [{ about }] }
  })
}

async function apply(
  { settings }: Platform,
  caller: Caller,
  { tx, record, now }: Permitted,
  gesture: Gesture,
  entry: DirectoryEntry | undefined,
): Promise<GestureOutcome> {
  const by = caller.kind === 'professional' ? caller.id : null
  const given = { settings, now }
  const keep = async (choice: Choice): Promise<GestureOutcome> => {
    switch (choice.outcome) {
      case 'refused':
        throw new Refused(choice.reason)
      case 'unchanged':
        return 'unchanged'
      case 'saved':
        if (!(await saveAuthorisation(tx, record.id, choice.authorisation)))
          throw new Refused('blockedByPatient')
        return 'done'
      case 'removed':
        return 'done'
    }
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
      return 'done'
    case 'forgetProfessional':
      return (await forgetProfessional(tx, record.id, gesture.target.id)) ? 'done' : 'unchanged'
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
