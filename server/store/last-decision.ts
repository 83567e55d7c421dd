/** The last decision on who reads a record, as long as it may be taken back. Spec: people.md §2, P-15. */
import type { LastDecision } from '@carnet/core/model/last-decision.ts'
import type { Authorisation, AuthorisedActor, RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { uuidV7 } from './uuid-v7.ts'

/** In place of the one before. */
export function saveLastDecision(
  tx: Tx,
  recordId: RecordId,
  { deciderId, at, actor, former, left }: Omit<LastDecision, 'id'>,
): void {
  tx.send(
    'save-last-decision',
    `insert into last_decision (record_id, id, decider_id, at, actor_kind, actor_id, former, left_behind)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (record_id) do update
        set id = excluded.id, decider_id = excluded.decider_id, at = excluded.at, actor_kind = excluded.actor_kind,
            actor_id = excluded.actor_id, former = excluded.former, left_behind = excluded.left_behind`,
    [
      recordId,
      uuidV7(at),
      deciderId,
      at,
      actor.kind,
      actor.id,
      former && JSON.stringify(former),
      left && JSON.stringify(left),
    ],
  )
}

export async function lastDecision(tx: Tx, recordId: RecordId): Promise<LastDecision | undefined> {
  const [row] = await tx.run<{
    id: string
    decider_id: string
    at: Date
    actor_kind: AuthorisedActor['kind']
    actor_id: string
    former: Kept | null
    left_behind: Kept | null
  }>(
    'last-decision',
    `select id, decider_id, at, actor_kind, actor_id, former, left_behind
       from last_decision where record_id = $1`,
    [recordId],
  )
  if (row === undefined) return undefined
  return {
    id: row.id,
    deciderId: row.decider_id,
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id } as LastDecision['actor'],
    former: row.former && revived(row.former),
    left: row.left_behind && revived(row.left_behind),
  }
}

export async function forgetLastDecision(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('forget-last-decision', 'delete from last_decision where record_id = $1', [recordId])
}

/** An authorisation as JSON keeps it. */
type Kept = Omit<Authorisation, 'grantedAt' | 'expiresAt'> & {
  readonly grantedAt: string
  readonly expiresAt: string | null
}

function revived({ grantedAt, expiresAt, ...authorisation }: Kept): Authorisation {
  return {
    ...authorisation,
    grantedAt: new Date(grantedAt),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  }
}
