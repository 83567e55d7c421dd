/**
 * A directory enters whole or not at all: its lines are laid in tables of the transaction, a batch at a time, compared with
 * what is there, then applied. Memory does not grow with the file. rules.md CON-18.
 */
import type {
  DirectoryDifference,
  DirectoryLineProfessional,
  DirectoryLineStructure,
} from '@carnet/core/model/directory.ts'
import type { Tx } from './database.ts'

export type NumberedLine<T> = T & { readonly number: number }

/** One import at a time; who calls the DMP meanwhile reads what was. */
export async function openDirectoryImport(tx: Tx): Promise<void> {
  await tx.run('lock-directory', `select pg_advisory_xact_lock(hashtextextended('directory', 0))`)
  await tx.run(
    'lay-professionals',
    `create temporary table laid_professional (
       line integer, id text, last_name text, first_name text, profession_code text, profession_system text,
       speciality text, email text, active boolean) on commit drop`,
  )
  await tx.run(
    'lay-structures',
    `create temporary table laid_structure (
       line integer, id text, name text, sector text, regulation_centre boolean, active boolean) on commit drop`,
  )
  await tx.run(
    'lay-practices',
    'create temporary table laid_practice (professional_id text, structure_id text) on commit drop',
  )
}

export async function layProfessionals(
  tx: Tx,
  lines: readonly NumberedLine<DirectoryLineProfessional>[],
): Promise<void> {
  await tx.run(
    'lay-professional-lines',
    `insert into laid_professional
     select * from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                          $8::text[], $9::boolean[])`,
    [
      lines.map(({ number }) => number),
      lines.map(({ id }) => id),
      lines.map(({ lastName }) => lastName),
      lines.map(({ firstName }) => firstName),
      lines.map(({ professionCode }) => professionCode),
      lines.map(({ professionSystem }) => professionSystem),
      lines.map(({ speciality }) => speciality ?? null),
      lines.map(({ email }) => email ?? null),
      lines.map(({ active }) => active),
    ],
  )
}

export async function layStructures(
  tx: Tx,
  lines: readonly NumberedLine<DirectoryLineStructure>[],
): Promise<void> {
  await tx.run(
    'lay-structure-lines',
    `insert into laid_structure
     select * from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::boolean[])`,
    [
      lines.map(({ number }) => number),
      lines.map(({ id }) => id),
      lines.map(({ name }) => name),
      lines.map(({ sector }) => sector),
      lines.map(({ regulationCentre }) => regulationCentre ?? null),
      lines.map(({ active }) => active ?? null),
    ],
  )
}

export async function layPractices(
  tx: Tx,
  practices: readonly { readonly professionalId: string; readonly structureId: string }[],
): Promise<void> {
  await tx.run(
    'lay-practice-lines',
    'insert into laid_practice select * from unnest($1::text[], $2::text[])',
    [practices.map(({ professionalId }) => professionalId), practices.map(({ structureId }) => structureId)],
  )
}

/**
 * What the lines change, once gathered: of a professional on several lines, the first names him and each adds its speciality;
 * of two professions, that which is practised comes before that which is learnt. `complete`: whom the file does not name
 * has ceased, and a practice that it does not name is over.
 */
export async function compareDirectory(tx: Tx, complete: boolean): Promise<DirectoryDifference> {
  await tx.run(
    'gather-professionals',
    `create temporary table came_professional on commit drop as
     with chosen as (
       select distinct on (id) id, last_name, first_name, profession_code, profession_system
         from laid_professional order by id, profession_system, line),
     gathered as (
       select c.id, max(l.email) as email, bool_or(l.active) as active,
              coalesce(array_agg(distinct l.speciality) filter (where l.speciality is not null), '{}') as specialities
         from chosen c
         join laid_professional l on l.id = c.id
          and l.profession_code = c.profession_code and l.profession_system = c.profession_system
        group by c.id)
     select c.*, g.specialities, coalesce(g.email, p.email) as email, g.active and not coalesce(p.stopped, false) as active,
            p.id is null as added, coalesce(p.active, false) as was_active, coalesce(p.stopped, false) as stopped,
            p.id is not null and (p.last_name, p.first_name, p.profession_code, p.profession_system, p.email,
              (select array_agg(s order by s) from unnest(p.specialities) s))
              is distinct from (c.last_name, c.first_name, c.profession_code, c.profession_system,
              coalesce(g.email, p.email), (select array_agg(s order by s) from unnest(g.specialities) s)) as differs
       from chosen c join gathered g using (id) left join professional p using (id)`,
  )
  await tx.run(
    'gather-structures',
    `create temporary table came_structure on commit drop as
     with chosen as (select distinct on (id) id, name, sector from laid_structure order by id, line),
     gathered as (
       select id, bool_or(regulation_centre) as regulation_centre, bool_and(active) as active
         from laid_structure group by id)
     select c.id, c.name, c.sector, coalesce(g.regulation_centre, s.regulation_centre, false) as regulation_centre,
            coalesce(g.active, s.active, true) and not coalesce(s.stopped, false) as active,
            s.id is null as added, coalesce(s.active, false) as was_active, coalesce(s.stopped, false) as stopped,
            s.id is not null and (s.name, s.sector, s.regulation_centre) is distinct from
              (c.name, c.sector, coalesce(g.regulation_centre, s.regulation_centre)) as differs
       from chosen c join gathered g using (id) left join structure s using (id)`,
  )
  await tx.run(
    'gather-practices',
    'create temporary table came_practice on commit drop as select distinct professional_id, structure_id from laid_practice',
  )
  // Without their counts, what compares a million rows would be planned for a handful.
  for (const table of ['came_professional', 'came_structure', 'came_practice'])
    await tx.run(`analyze-${table}`, `analyze ${table}`)
  const counts = (table: string) =>
    `select count(*) filter (where added) as added,
            count(*) filter (where not added and (differs or (active and not was_active))) as changed,
            count(*) filter (where was_active and not active) as ceased,
            count(*) filter (where not added and not differs and active = was_active) as same,
            count(*) filter (where stopped) as stopped from ${table}`
  type Row = { added: number; changed: number; ceased: number; same: number; stopped: number }
  const [professionals] = await tx.run<Row>('count-came-professionals', counts('came_professional'))
  const [structures] = await tx.run<Row>('count-came-structures', counts('came_structure'))
  const [others] = await tx.run<{
    practices_added: number
    practices_same: number
    practices_ceased: number
    professionals_ceased: number
    two_professions: number
  }>(
    'count-came-practices',
    `select (select count(*) from came_practice c where not exists (
               select from practice p where p.professional_id = c.professional_id and p.structure_id = c.structure_id)
            ) as practices_added,
            (select count(*) from came_practice join practice using (professional_id, structure_id)) as practices_same,
            (select count(*) from practice p where $1 and not exists (
               select from came_practice c where c.professional_id = p.professional_id and c.structure_id = p.structure_id)
            ) as practices_ceased,
            (select count(*) from professional p where $1 and p.active and not exists (
               select from came_professional c where c.id = p.id)) as professionals_ceased,
            (select count(*) from (select id from laid_professional group by id
               having count(distinct (profession_code, profession_system)) > 1) several) as two_professions`,
    [complete],
  )
  return {
    professionals: {
      ...countsIn(professionals!),
      ceased: professionals!.ceased + others!.professionals_ceased,
    },
    structures: countsIn(structures!),
    practices: {
      added: others!.practices_added,
      ceased: others!.practices_ceased,
      same: others!.practices_same,
    },
    ofTwoProfessions: others!.two_professions,
    stoppedByHand: professionals!.stopped + structures!.stopped,
  }
}

function countsIn({ added, changed, ceased, same }: DirectoryDifference['professionals']) {
  return { added, changed, ceased, same }
}

/** After {@link compareDirectory}: only what differs is written. */
export async function applyDirectory(tx: Tx, complete: boolean): Promise<void> {
  await tx.run(
    'apply-structures',
    `insert into structure (id, name, sector, active, regulation_centre)
     select id, name, sector, active, regulation_centre from came_structure
      where added or differs or active <> was_active
     on conflict (id) do update set name = excluded.name, sector = excluded.sector, active = excluded.active,
                                    regulation_centre = excluded.regulation_centre`,
  )
  await tx.run(
    'apply-professionals',
    `insert into professional (id, last_name, first_name, profession_code, profession_system, specialities, email, active)
     select id, last_name, first_name, profession_code, profession_system, specialities, email, active
       from came_professional where added or differs or active <> was_active
     on conflict (id) do update set last_name = excluded.last_name, first_name = excluded.first_name,
       profession_code = excluded.profession_code, profession_system = excluded.profession_system,
       specialities = excluded.specialities, email = excluded.email, active = excluded.active`,
  )
  await tx.run(
    'apply-practices',
    'insert into practice select professional_id, structure_id from came_practice on conflict do nothing',
  )
  if (!complete) return
  await tx.run(
    'end-practices',
    `delete from practice p where not exists (
       select from came_practice c where c.professional_id = p.professional_id and c.structure_id = p.structure_id)`,
  )
  await tx.run(
    'cease-professionals',
    `update professional p set active = false
      where active and not exists (select from came_professional c where c.id = p.id)`,
  )
}

/** By hand, until it is undone by hand. Undefined: the directory knows nobody of this number; false: it was so already. */
export async function setActive(tx: Tx, id: string, active: boolean): Promise<boolean | undefined> {
  const [row] = await tx.run<{ changed: number; known: number }>(
    'set-active',
    `with person as (update professional set active = $2, stopped = not $2
                      where id = $1 and (active <> $2 or stopped = $2) returning 1),
          place as (update structure set active = $2, stopped = not $2
                     where id = $1 and (active <> $2 or stopped = $2) returning 1)
     select (select count(*) from person) + (select count(*) from place) as changed,
            (select count(*) from professional where id = $1) + (select count(*) from structure where id = $1) as known`,
    [id, active],
  )
  const { changed = 0, known = 0 } = row ?? {}
  return known === 0 ? undefined : changed > 0
}

export type DirectorySize = {
  readonly professionals: number
  readonly structures: number
  readonly practices: number
  readonly inactive: number
}

export async function directorySize(tx: Tx): Promise<DirectorySize> {
  const [row] = await tx.run<DirectorySize>(
    'directory-size',
    `select (select count(*) from professional where active) as professionals,
            (select count(*) from structure where active) as structures,
            (select count(*) from practice) as practices,
            (select count(*) from professional where not active)
              + (select count(*) from structure where not active) as inactive`,
  )
  return row!
}
