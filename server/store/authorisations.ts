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
      membersOf(actor),
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

/** Whom a team is made of; of a consultation, the one who has it. */
function membersOf(actor: AuthorisedActor): readonly string[] {
  if (actor.kind === 'consultation') return [actor.professional]
  return actor.kind === 'careTeam' ? actor.members : []
}

/** CON-03: what patients agreed to for one session of the professional portal goes with it. */
export async function endConsultations(tx: Tx, sessionId: string): Promise<void> {
  await tx.run(
    'end-consultations',
    `delete from authorisation where actor_kind = 'consultation' and actor_id = $1`,
    [sessionId],
  )
}

/** Of this professional on this record, in whatever session: he was blocked there. */
export async function endConsultationsOf(tx: Tx, recordId: RecordId, professionalId: string): Promise<void> {
  await tx.run(
    'end-consultations-of',
    `delete from authorisation where record_id = $1 and actor_kind = 'consultation' and members = array[$2]`,
    [recordId, professionalId],
  )
}

/** Those of sessions that ended by themselves: none was seen since then, or their time is over. */
export async function forgetEndedConsultations(tx: Tx, now: Date, seenAfter: Date): Promise<void> {
  await tx.run(
    'forget-ended-consultations',
    `delete from authorisation a where actor_kind = 'consultation' and (expires_at <= $1 or not exists (
       select from professional_session s where s.id::text = a.actor_id and s.last_seen_at > $2))`,
    [now, seenAfter],
  )
}
