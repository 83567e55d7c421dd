/** « Mes professionnels »: who may read, who may not, whom the patient chose, with what each may. rules.md CON-11, CON-14 to CON-18. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Authorisation, ProfessionalRole } from '@carnet/core/model/record.ts'
import { expiryOf, isExpired } from '@carnet/core/rules/authorisation.ts'
import { expressConsentOf } from '@carnet/core/rules/functional-rights.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { mayUndo } from '@carnet/core/rules/undo-decision.ts'
import { teamNames } from '../store/care-teams.ts'
import { chosenProfessionals } from '../store/chosen-professionals.ts'
import {
  type DirectoryEntry,
  directoryEntries,
  namesInDirectory,
  practicesOf,
  searchDirectory,
} from '../store/directory.ts'
import { lastDecision } from '../store/last-decision.ts'
import { type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'

/** `access`: undefined when nothing was said of him; he is there for his role. */
export type MyProfessional = {
  readonly id: string
  readonly name: string
  readonly profession?: string
  readonly speciality?: string
  readonly structureNames: readonly string[]
  /** CON-18: false once he ceased his activity; a block stays for his return. */
  readonly active: boolean
  readonly role: 'medecinTraitant' | ProfessionalRole | null
  readonly chosen: boolean
  readonly access: Authorisation['type'] | undefined
  readonly since: Date | undefined
  readonly until: Date | undefined
  /** Not by an authorisation of his own: of his team, of a structure where he practises. */
  readonly readsThrough: readonly ReadingCircle[]
  /** The last day that the end of his authorisation may be put to. */
  readonly endsAtMost: Day | undefined
  readonly administrator: boolean
  readonly expressConsent: boolean
  /** CON-26: he reads with an express consent only. */
  readonly consentsAs: 'occupational' | 'fireService' | undefined
  /** CON-04, CON-14, CON-15: who recorded it for the patient, or blocked him, when it is another. */
  readonly collectedBy: string | undefined
}

export type ReadingCircle =
  | { readonly kind: 'careTeam'; readonly name: string }
  /** CON-03: one session of his portal, by its id. */
  | { readonly kind: 'consultation'; readonly id: string; readonly since: Date }
  | { readonly kind: 'structure'; readonly name: string }

/** A structure, or a care team by its members; a team that nobody named has an empty name. */
export type MyStructure = {
  readonly kind: 'structure' | 'careTeam'
  readonly id: string
  readonly name: string
  readonly members: readonly string[]
  readonly access: Authorisation['type']
  readonly since: Date
  readonly until: Date | undefined
  readonly endsAtMost: Day | undefined
  /** Who recorded the consent for the team. */
  readonly collectedBy: string | undefined
}

export type MyProfessionals = {
  /** The last choice of this reader may still be taken back. */
  readonly mayUndo: boolean
  readonly professionals: readonly MyProfessional[]
  readonly structures: readonly MyStructure[]
}

/** An expired authorisation is none any more (CON-06); one of a secret session is the holder's alone (VIS-09). Newest first. */
export function listMyProfessionals(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
): Promise<MyProfessionals> {
  return perform(platform, caller, { patient, action: 'listAuthorisations' }, async (permitted) => {
    const { tx, record, now } = permitted
    const { current, chosen, ids } = await ofTheHolder(permitted, caller)
    const named = [
      ...ids,
      ...current.flatMap(({ actor, collectedBy }) => [
        ...(actor.kind === 'careTeam' ? actor.members : []),
        ...(collectedBy === null ? [] : [collectedBy]),
      ]),
    ]
    const entries = await directoryEntries(tx, named)
    const teams = await teamNames(tx, record.key)
    const practices = await practicesOf(tx, [...ids])
    const endsAtMost = ({ actor, type }: Authorisation): Day | undefined =>
      type === 'permit' && actor.kind !== 'consultation'
        ? civilDay(expiryOf(actor.kind, now, platform.settings))
        : undefined
    const { structures } = await namesInDirectory(tx, {
      professionals: [],
      structures: current.flatMap(({ actor }) => (actor.kind === 'structure' ? [actor.id] : [])),
    })
    const nameOf = (id: string) => fullName(entries.get(id)) ?? id
    const professionals = [...ids].map((id): MyProfessional => {
      const given = current.find(({ actor }) => actor.kind === 'professional' && actor.id === id)
      const choice = chosen.find((each) => each.id === id)
      const collector = given?.collectedBy ?? undefined
      return {
        ...describe(id, entries.get(id), platform.settings),
        role: record.medecinTraitant === id ? 'medecinTraitant' : (choice?.role ?? null),
        chosen: choice !== undefined,
        access: given?.type,
        since: given?.grantedAt,
        until: given?.expiresAt ?? undefined,
        readsThrough: current.flatMap(({ actor, type, grantedAt }): ReadingCircle[] => {
          if (type === 'deny' || actor.kind === 'professional') return []
          if (actor.kind === 'careTeam')
            return actor.members.some((each) => each === id)
              ? [{ kind: 'careTeam', name: teams.get(actor.id) ?? '' }]
              : []
          if (actor.kind === 'consultation')
            return actor.professional === id ? [{ kind: 'consultation', id: actor.id, since: grantedAt }] : []
          return practices
            .filter(({ professional, structure }) => professional.id === id && structure.id === actor.id)
            .map(({ structure }) => ({ kind: 'structure', name: structure.name }))
        }),
        endsAtMost: given && endsAtMost(given),
        administrator: given?.administrator ?? false,
        expressConsent: given?.expressConsent ?? false,
        collectedBy: collector === undefined || collector === id ? undefined : nameOf(collector),
      }
    })
    const others = current.flatMap((given): MyStructure[] => {
      const { actor, type, grantedAt, expiresAt, collectedBy } = given
      if (actor.kind === 'professional' || actor.kind === 'consultation') return []
      const common = {
        id: actor.id,
        access: type,
        since: grantedAt,
        until: expiresAt ?? undefined,
        endsAtMost: endsAtMost(given),
        collectedBy: actor.kind === 'careTeam' && collectedBy !== null ? nameOf(collectedBy) : undefined,
      }
      return actor.kind === 'structure'
        ? [{ kind: 'structure', ...common, name: structures.get(actor.id) ?? actor.id, members: [] }]
        : [
            {
              kind: 'careTeam',
              ...common,
              name: teams.get(actor.id) ?? '',
              members: actor.members.map(nameOf),
            },
          ]
    })
    const last = await lastDecision(tx, record.id)
    const deciderId = caller.delegate?.mandateId ?? ''
    const result: MyProfessionals = {
      mayUndo: last !== undefined && mayUndo(record, last, { deciderId, now }),
      professionals: professionals.sort((a, b) => (b.since?.getTime() ?? 0) - (a.since?.getTime() ?? 0)),
      structures: others,
    }
    return { result, acts: [{ returnedCount: professionals.length + others.length }] }
  })
}

/** What was decided of whom, as far as this reader is told, and whom the holder chose. */
export async function ofTheHolder(
  { tx, record, now }: Pick<Permitted, 'tx' | 'record' | 'now'>,
  { delegate }: PatientCaller,
) {
  const current = record.authorisations.filter(
    (each) => !isExpired(each, now) && (delegate === undefined || !each.secret),
  )
  const chosen = await chosenProfessionals(tx, record.id)
  const ids: ReadonlySet<string> = new Set([
    ...(record.medecinTraitant === null ? [] : [record.medecinTraitant]),
    ...current.flatMap(({ actor }) => {
      if (actor.kind === 'consultation') return [actor.professional]
      return actor.kind === 'professional' ? [actor.id] : []
    }),
    ...chosen.map(({ id }) => id),
  ])
  return { current, chosen, ids }
}

export type FoundProfessional = Pick<
  MyProfessional,
  'id' | 'name' | 'profession' | 'speciality' | 'structureNames' | 'active' | 'consentsAs'
>

const foundMax = 20
export const nameLengthMin = 2

/** Anyone of the directory, even never met (CON-11). It is public: nothing of a record is read, and none is traced. */
export async function findProfessionals(
  { database, settings }: Platform,
  name: string,
): Promise<readonly FoundProfessional[]> {
  if (name.trim().length < nameLengthMin) return []
  const found = await database.read((tx) => searchDirectory(tx, { name, limit: foundMax }))
  return found.map((entry) => describe(entry.id, entry, settings))
}

/** In this order; whom the directory does not know is left out. */
export async function professionalsById(
  { database, settings }: Platform,
  ids: readonly string[],
): Promise<readonly FoundProfessional[]> {
  const entries = await database.read((tx) => directoryEntries(tx, ids))
  return ids.flatMap((id) => (entries.has(id) ? [describe(id, entries.get(id), settings)] : []))
}

function describe(id: string, entry: DirectoryEntry | undefined, settings: RuleSettings): FoundProfessional {
  if (entry === undefined) return { id, name: id, structureNames: [], active: false, consentsAs: undefined }
  const { professionCode: code, professionSystem: system, specialities } = entry
  return {
    id,
    name: fullName(entry)!,
    profession: code,
    ...(specialities[0] !== undefined && { speciality: specialities[0] }),
    structureNames: entry.structureNames,
    active: entry.active,
    consentsAs: expressConsentOf({ code, system, specialities }, entry.sectors, settings),
  }
}

function fullName(entry: DirectoryEntry | undefined): string | undefined {
  return entry && `${entry.firstName} ${entry.lastName}`
}
