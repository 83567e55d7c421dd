/** The directory: professionals (RPPS), structures, who practises where; and the assertions already used. */
import type { PsIdNat, StructIdNat, Structure } from '@carnet/core/model/caller.ts'
import type { Tx } from './database.ts'

export type DirectoryProfessional = {
  readonly id: PsIdNat
  readonly lastName: string
  readonly firstName: string
  readonly professionCode: string
  readonly professionSystem: string
  readonly specialities: readonly string[]
}

type ProfessionalRow = {
  id: PsIdNat
  last_name: string
  first_name: string
  profession_code: string
  profession_system: string
  specialities: string[]
}

const professionalColumns =
  'p.id, p.last_name, p.first_name, p.profession_code, p.profession_system, p.specialities'

type StructureRow = { id: StructIdNat; name: string; sector: string; regulation_centre: boolean }

/** What the directory says of a caller, in one look; what it does not know, or no longer, is undefined. */
export async function findCaller(
  tx: Tx,
  ids: { readonly structure: string; readonly professional: string | null },
): Promise<{
  readonly structure: Structure | undefined
  readonly professional: DirectoryProfessional | undefined
  /** In that structure. */
  readonly practises: boolean
}> {
  const [row] = await tx.run<{
    structure: StructureRow | null
    professional: ProfessionalRow | null
    practises: boolean
  }>(
    'find-caller',
    `select (select to_json(s) from (select id, name, sector, regulation_centre
                                       from structure where id = $1 and active) s) as structure,
            (select to_json(p) from (select ${professionalColumns}
                                       from professional p where p.id = $2 and p.active) p) as professional,
            exists(select from practice where professional_id = $2 and structure_id = $1) as practises`,
    [ids.structure, ids.professional],
  )
  const { structure = null, professional = null, practises = false } = row ?? {}
  return {
    structure: structure === null ? undefined : knownStructure(structure),
    professional: professional === null ? undefined : directoryProfessional(professional),
    practises,
  }
}

function knownStructure(row: StructureRow): Structure {
  return { id: row.id, name: row.name, sector: row.sector, regulationCentre: row.regulation_centre }
}

function directoryProfessional(row: ProfessionalRow): DirectoryProfessional {
  return {
    id: row.id,
    lastName: row.last_name,
    firstName: row.first_name,
    professionCode: row.profession_code,
    professionSystem: row.profession_system,
    specialities: row.specialities,
  }
}

/** As the directory describes him to a patient: also when he ceased his activity (CON-18). */
export type DirectoryEntry = DirectoryProfessional & {
  readonly active: boolean
  /** Secteurs d’activité of the structures where he practises. */
  readonly sectors: readonly string[]
  readonly structureNames: readonly string[]
}

const entryColumns = `${professionalColumns}, p.active,
  array(select s.sector from practice x join structure s on s.id = x.structure_id
         where x.professional_id = p.id order by s.id) as sectors,
  array(select s.name from practice x join structure s on s.id = x.structure_id
         where x.professional_id = p.id order by s.id) as structure_names`

type EntryRow = ProfessionalRow & { active: boolean; sectors: string[]; structure_names: string[] }

export async function directoryEntries(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DirectoryEntry>> {
  const rows = await tx.run<EntryRow>(
    'directory-entries',
    `select ${entryColumns} from professional p where p.id = any($1)`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, entryOf(row)]))
}

/** Where each of these practises, as he may call from there: the active ones, in the order of their names. */
export async function practicesOf(
  tx: Tx,
  professionalIds: readonly string[],
): Promise<readonly { readonly professional: DirectoryProfessional; readonly structure: Structure }[]> {
  const rows = await tx.run<ProfessionalRow & { structure: StructureRow }>(
    'practices-of',
    `select ${professionalColumns},
            json_build_object('id', s.id, 'name', s.name, 'sector', s.sector,
                              'regulation_centre', s.regulation_centre) as structure
       from practice x
       join professional p on p.id = x.professional_id and p.active
       join structure s on s.id = x.structure_id and s.active
      where x.professional_id = any($1)
      order by lower(p.last_name), p.first_name, p.id, s.name, s.id`,
    [professionalIds],
  )
  return rows.map((row) => ({
    professional: directoryProfessional(row),
    structure: knownStructure(row.structure),
  }))
}

/** Active professionals whose name begins so, or who have this RPPS number. */
export async function searchDirectory(
  tx: Tx,
  asked: { readonly name: string; readonly limit: number },
): Promise<readonly DirectoryEntry[]> {
  const digits = asked.name.replace(/\s/g, '')
  const rows = await tx.run<EntryRow>(
    'search-directory',
    `select ${entryColumns} from professional p
      where p.active and (lower(p.last_name) like $1 or p.id = any($2))
      order by lower(p.last_name), p.first_name, p.id limit $3`,
    [
      `${asked.name
        .trim()
        .toLowerCase()
        .replace(/[\\%_]/g, '\\$&')}%`,
      /^\d{11,12}$/.test(digits) ? [digits, `8${digits}`] : [],
      asked.limit,
    ],
  )
  return rows.map(entryOf)
}

function entryOf(row: EntryRow): DirectoryEntry {
  return {
    ...directoryProfessional(row),
    active: row.active,
    sectors: row.sectors,
    structureNames: row.structure_names,
  }
}

/** Those of the ids that the directory knows, active or not: the names of whom a patient authorised. */
export async function namesInDirectory(
  tx: Tx,
  ids: { readonly professionals: readonly string[]; readonly structures: readonly string[] },
): Promise<{
  readonly professionals: ReadonlyMap<string, DirectoryProfessional>
  readonly structures: ReadonlyMap<string, string>
}> {
  const professionals = await tx.run<ProfessionalRow>(
    'professionals-named',
    `select ${professionalColumns} from professional p where p.id = any($1)`,
    [ids.professionals],
  )
  const structures = await tx.run<{ id: string; name: string }>(
    'structures-named',
    'select id, name from structure where id = any($1)',
    [ids.structures],
  )
  return {
    professionals: new Map(professionals.map((row) => [row.id, directoryProfessional(row)])),
    structures: new Map(structures.map(({ id, name }) => [id, name])),
  }
}

export async function saveStructure(tx: Tx, structure: Structure): Promise<void> {
  await tx.run(
    'save-structure',
    `insert into structure (id, name, sector, active, regulation_centre) values ($1, $2, $3, true, $4)
     on conflict (id) do update set name = excluded.name, sector = excluded.sector, active = true,
                                    regulation_centre = excluded.regulation_centre`,
    [structure.id, structure.name, structure.sector, structure.regulationCentre],
  )
}

export async function saveProfessional(
  tx: Tx,
  /** `email`: confidential (MSSanté), patients may be named there. */
  professional: DirectoryProfessional & { readonly email: string | null },
  structureIds: readonly string[],
): Promise<void> {
  await tx.run(
    'save-professional',
    `insert into professional (id, last_name, first_name, profession_code, profession_system, specialities, email, active)
     values ($1, $2, $3, $4, $5, $6, $7, true)
     on conflict (id) do update set last_name = excluded.last_name, first_name = excluded.first_name,
       profession_code = excluded.profession_code, profession_system = excluded.profession_system,
       specialities = excluded.specialities, email = excluded.email, active = true`,
    [
      professional.id,
      professional.lastName,
      professional.firstName,
      professional.professionCode,
      professional.professionSystem,
      professional.specialities,
      professional.email,
    ],
  )
  await tx.run(
    'save-practice',
    `insert into practice (professional_id, structure_id) select $1, unnest($2::text[]) on conflict do nothing`,
    [professional.id, structureIds],
  )
}

/** False when this assertion was already used (AIR: single use, EX_AIR-040). */
export async function useAssertion(tx: Tx, id: string, expiresAt: Date): Promise<boolean> {
  const used = await tx.run(
    'use-assertion',
    'insert into used_assertion (id, expires_at) values ($1, $2) on conflict do nothing returning 1',
    [id, expiresAt],
  )
  return used.length > 0
}

export async function forgetUsedAssertions(tx: Tx, before: Date): Promise<void> {
  await tx.run('forget-used-assertions', 'delete from used_assertion where expires_at < $1', [before])
}
