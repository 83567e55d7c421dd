/**
 * The consent of the patient, recorded by a professional on his portal: for this consultation, for the care team that he is
 * of, for another to whom he entrusts a part of the care. No transaction of the wire carries it. rules.md CON-02 to CON-04.
 */
import type { Professional, PsIdNat } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { TracedPerson } from '@carnet/core/model/trace.ts'
import {
  type Choice,
  decideConsultation,
  decideGrantToOther,
  decideTeam,
} from '@carnet/core/rules/my-professionals.ts'
import { saveAuthorisation } from '../store/authorisations.ts'
import { nameTeam } from '../store/care-teams.ts'
import { directoryEntries } from '../store/directory.ts'
import { uuidV7 } from '../store/uuid-v7.ts'
import { inDirectory, namesOf, type Target } from './in-directory.ts'
import { type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { tellOfReaders } from './tell-of-readers.ts'

/** `told`: the box that he ticked himself, never for him: the patient was informed and does not oppose. */
export type RecordedConsent = { readonly told: boolean } & (
  | { readonly action: 'authoriseConsultation' }
  | { readonly action: 'authoriseOther'; readonly target: Target }
  | { readonly action: 'authoriseTeam'; readonly team: RecordedTeam }
)

export type RecordedTeam = {
  /** Of one that is there already, whose members change. */
  readonly id?: string
  readonly name: string
  readonly members: readonly PsIdNat[]
}

export const teamNameMax = 80
export const teamMembersMax = 40

/** What is decided, whom the history names with it, and what is kept beside it. */
type Recorded = {
  readonly choice: Choice
  readonly about?: TracedPerson
  readonly keep?: () => Promise<void>
}

/** Done twice, it is done once: `unchanged`. */
export function recordConsent(
  platform: Platform,
  caller: Professional,
  patient: PatientId,
  consent: RecordedConsent,
): Promise<'done' | 'unchanged'> {
  return perform(platform, caller, { patient, action: consent.action }, async (permitted) => {
    const { tx, record } = permitted
    const { choice, about, keep } = await decided(platform, caller, permitted, consent)
    const act = about === undefined ? {} : { about }
    if (choice.outcome === 'refused') throw new Refused(choice.reason, undefined, act)
    if (choice.outcome !== 'saved') return { result: 'unchanged', acts: [act] }
    if (!(await saveAuthorisation(tx, record.id, choice.authorisation)))
      throw new Refused('blockedByPatient', undefined, act)
    await keep?.()
    // His own reading tells of him; of others, nothing has been read yet.
    if (consent.action !== 'authoriseConsultation') await tellOfReaders(platform, permitted, caller)
    return { result: 'done', acts: [act] }
  })
}

async function decided(
  { settings }: Platform,
  caller: Professional,
  permitted: Permitted,
  consent: RecordedConsent,
): Promise<Recorded> {
  const { tx, record, now } = permitted
  const given = { settings, now, told: consent.told, secret: caller.secretSession }
  switch (consent.action) {
    case 'authoriseConsultation':
      return { choice: decideConsultation(record, caller, given) }
    case 'authoriseOther': {
      const named = await inDirectory(tx, consent.target)
      if (named === undefined || named.entry?.active === false) throw new Refused('choiceNotPossible')
      return {
        choice: decideGrantToOther(record, consent.target, caller.id, given),
        about: named.about,
      }
    }
    case 'authoriseTeam':
      return decidedTeam(caller, permitted, consent.team, given)
  }
}

async function decidedTeam(
  caller: Professional,
  { tx, record, now }: Permitted,
  { id, name, members }: RecordedTeam,
  given: Parameters<typeof decideTeam>[3],
): Promise<Recorded> {
  const entries = await directoryEntries(tx, members)
  const all = [...new Set(members)]
  const known = all.every((member) => entries.get(member)?.active === true)
  const called = name.trim()
  const isNobodys = id !== undefined && !record.authorisations.some(({ actor }) => actor.id === id)
  if (!known || isNobodys || all.length > teamMembersMax || called === '' || called.length > teamNameMax)
    throw new Refused('choiceNotPossible')
  const team = { kind: 'careTeam', id: id ?? uuidV7(now), members: all } as const
  return {
    choice: decideTeam(record, team, caller.id, given),
    about: { id: team.id, name: `${called} (${namesOf(entries)})` },
    keep: () => nameTeam(tx, record.key, team.id, called),
  }
}
