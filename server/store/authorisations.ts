/** Who may read a record, or may not: one line per actor, by the choice of its holder. */
import type { Authorisation, AuthorisedActor, RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

/**
 * Adds the authorisation or renews it: one per actor and record. False, and nothing is changed, when it would take the
 * place of a block: the patient may have made it since the record was read.
 */
export async function saveAuthorisation(
  tx: Tx,
  recordId: RecordId,
  authorisation: Authorisation,
): Promise<boolean> {
  const { actor } = authorisation
  const saved = await tx.run(
    'save-authorisation',
    `insert into authorisation (record_id, actor_kind, actor_id, type, granted_at, expires_at, collected_by,
                                administrator, express_consent, members, secret)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (record_id, actor_kind, actor_id) do update
        set type = excluded.type, granted_at = excluded.granted_at, expires_at = excluded.expires_at,
            collected_by = excluded.collected_by, administrator = excluded.administrator,
            express_consent = excluded.express_consent, members = excluded.members,
            secret = excluded.secret
      where authorisation.type = 'permit' or excluded.type = 'deny'
     returning 1`,
    [
      recordId,
      actor.kind,
      actor.id,
      authorisation.type,
      authorisation.grantedAt,
      authorisation.expiresAt,
      authorisation.collectedBy,
      authorisation.administrator,
      authorisation.expressConsent,
      actor.kind === 'careTeam' ? actor.members : [],
      authorisation.secret ?? false,
    ],
  )
  return saved.length > 0
}

export async function removeAuthorisation(
  tx: Tx,
  recordId: RecordId,
  actor: Pick<AuthorisedActor, 'kind' | 'id'>,
  type: Authorisation['type'] = 'permit',
): Promise<boolean> {
  const removed = await tx.run(
    'remove-authorisation',
    `delete from authorisation
      where record_id = $1 and actor_kind = $2 and actor_id = $3 and type = $4 returning 1`,
    [recordId, actor.kind, actor.id, type],
  )
  return removed.length > 0
}
