/** How care teams are called, sealed: a name tells what one is treated for. Spec: rules.md CON-02. */
import type { Tx } from './database.ts'
import { type RecordKey, seal, unsealerOf } from './sealing.ts'

function teamPlace(id: string): string {
  return `care-team:${id}`
}

export async function nameTeam(tx: Tx, key: RecordKey, id: string, name: string): Promise<void> {
  await tx.run(
    'name-team',
    `insert into care_team (record_id, id, name) values ($1, $2, $3)
     on conflict (record_id, id) do update set name = excluded.name`,
    [key.recordId, id, seal(key, teamPlace(id), name)],
  )
}

/** By the id of the team. One whose consent was withdrawn keeps its name, for whoever takes that back. */
export async function teamNames(tx: Tx, key: RecordKey): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.run<{ id: string; name: Buffer }>(
    'team-names',
    'select id, name from care_team where record_id = $1',
    [key.recordId],
  )
  const unsealed = unsealerOf(key)
  return new Map(rows.map(({ id, name }) => [id, unsealed(teamPlace(id), name).toString('utf8')]))
}
