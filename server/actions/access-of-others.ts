/** What a professional may know, and change for the patient, of who reads: his teams, what he collected, the blocks. W-03. */
import type { Professional } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Authorisation } from '@carnet/core/model/record.ts'
import { isExpired } from '@carnet/core/rules/authorisation.ts'
import { teamNames } from '../store/care-teams.ts'
import { type DirectoryEntry, directoryEntries, namesInDirectory } from '../store/directory.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'

export type KnownPerson = {
  readonly id: string
  readonly name: string
  readonly profession: string | undefined
}

export type AccessOfOthers = {
  /** Those that he is of. */
  readonly teams: readonly {
    readonly id: string
    /** Empty: nobody named it. */
    readonly name: string
    readonly members: readonly KnownPerson[]
    readonly until: Date | null
  }[]
  /** CON-04: what he collected for another, in force. */
  readonly collected: readonly {
    readonly who: KnownPerson
    readonly since: Date
    readonly until: Date | null
  }[]
  /** For who may block and unblock: undefined, he may not. `by`: undefined, the patient, who alone unblocks then. */
  readonly blocked:
    | readonly { readonly who: KnownPerson; readonly since: Date; readonly by: KnownPerson | undefined }[]
    | undefined
}

export function accessOfOthers(
  platform: Platform,
  caller: Professional,
  patient: PatientId,
): Promise<AccessOfOthers> {
  return perform(platform, caller, { patient, action: 'listAuthorisations' }, async (permitted) => {
    const { tx, record, now, mayAlso } = permitted
    const current = record.authorisations.filter((each) => !isExpired(each, now))
    const names = await teamNames(tx, record.key)
    const teams = current.flatMap(({ actor, expiresAt: until }) =>
      actor.kind === 'careTeam' && actor.members.includes(caller.id)
        ? [{ id: actor.id, name: names.get(actor.id) ?? '', members: actor.members, until }]
        : [],
    )
    const collected = current.filter(
      ({ actor, type, collectedBy }) =>
        type === 'permit' &&
        collectedBy === caller.id &&
        (actor.kind === 'structure' || (actor.kind === 'professional' && actor.id !== caller.id)),
    )
    const denied = current.filter(({ actor, type }) => type === 'deny' && actor.kind === 'professional')
    const blocked = mayAlso('blockProfessional') ? denied : undefined
    const named = [...collected, ...(blocked ?? [])]
    const entries = await directoryEntries(tx, [
      ...teams.flatMap(({ members }) => members),
      ...named.flatMap(({ actor, collectedBy }) => [actor.id, collectedBy ?? actor.id]),
    ])
    const { structures } = await namesInDirectory(tx, {
      professionals: [],
      structures: collected.map(({ actor }) => actor.id),
    })
    const person = (id: string) => personOf(id, entries.get(id), structures.get(id as never))
    const result: AccessOfOthers = {
      teams: teams.map((team) => ({ ...team, members: team.members.map(person) })),
      collected: collected.map(({ actor, grantedAt, expiresAt }) => ({
        who: person(actor.id),
        since: grantedAt,
        until: expiresAt,
      })),
      blocked: blocked?.map((each) => ({
        who: person(each.actor.id),
        since: each.grantedAt,
        by: blockerOf(each, person),
      })),
    }
    const returnedCount = teams.length + collected.length + (blocked?.length ?? 0)
    return { result, acts: [{ returnedCount }] }
  })
}

function blockerOf(
  { collectedBy }: Authorisation,
  person: (id: string) => KnownPerson,
): KnownPerson | undefined {
  return collectedBy === null ? undefined : person(collectedBy)
}

function personOf(
  id: string,
  entry: DirectoryEntry | undefined,
  structureName: string | undefined,
): KnownPerson {
  return entry === undefined
    ? { id, name: structureName ?? id, profession: undefined }
    : { id, name: `${entry.firstName} ${entry.lastName}`, profession: entry.professionCode }
}
