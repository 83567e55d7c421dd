/**
 * One person had two records: what the second holds enters the first, sealed again under its key. The bytes of the
 * documents stay where they are: only the wrapping of their keys changes.
 */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { fragmentPlace, labelPlace, submissionPlace } from './documents.ts'
import { commentPlace } from './emergencies.ts'
import { type RecordKey, seal, unseal, unwrapKey, wrapKey } from './sealing.ts'
import { tracePlace } from './traces.ts'

/** Nobody deposits in either until the end of the transaction. */
export async function lockRecords(tx: Tx, recordIds: readonly RecordId[]): Promise<void> {
  await tx.run('lock-records', 'select id from record where id = any($1) order by id for update', [recordIds])
}

export async function moveRecord(tx: Tx, from: RecordKey, into: RecordKey): Promise<void> {
  const sealedAgain = (place: string, sealed: Buffer) => seal(into, place, unseal(from, place, sealed))
  const [source, target] = [from.recordId, into.recordId]

  await tx.run(
    'move-unique-ids',
    `update unique_id_owner set record_id = $2 where unique_id in (
       select unique_id from document where record_id = $1 union select unique_id from submission where record_id = $1)`,
    [source, target],
  )
  for (const row of await tx.run<{ entry_uuid: string; label: Buffer; fragment: Buffer; blob_key: Buffer }>(
    'documents-to-move',
    'select entry_uuid, label, fragment, blob_key from document where record_id = $1',
    [source],
  ))
    tx.send(
      'move-document',
      `update document set record_id = $2, label = $4, fragment = $5, blob_key = $6
        where record_id = $1 and entry_uuid = $3`,
      [
        source,
        target,
        row.entry_uuid,
        sealedAgain(labelPlace(row.entry_uuid), row.label),
        sealedAgain(fragmentPlace(row.entry_uuid), row.fragment),
        wrapKey(into.bytes, unwrapKey(from.bytes, row.blob_key)),
      ],
    )
  for (const row of await tx.run<{ entry_uuid: string; sealed: Buffer }>(
    'submissions-to-move',
    'select entry_uuid, sealed from submission where record_id = $1',
    [source],
  ))
    tx.send(
      'move-submission',
      'update submission set record_id = $2, sealed = $4 where record_id = $1 and entry_uuid = $3',
      [source, target, row.entry_uuid, sealedAgain(submissionPlace(row.entry_uuid), row.sealed)],
    )
  await tx.run('move-associations', 'update association set record_id = $2 where record_id = $1', [
    source,
    target,
  ])
  for (const row of await tx.run<{ id: string; sealed: Buffer }>(
    'traces-to-move',
    'select id, sealed from trace where record_id = $1',
    [source],
  ))
    tx.send('move-trace', 'update trace set record_id = $2, sealed = $4 where record_id = $1 and id = $3', [
      source,
      target,
      row.id,
      sealedAgain(tracePlace(row.id), row.sealed),
    ])
  for (const row of await tx.run<{ id: string; sealed: Buffer | null }>(
    'life-events-to-move',
    'select id, sealed from life_event where record_id = $1',
    [source],
  ))
    tx.send(
      'move-life-event',
      'update life_event set record_id = $2, sealed = $4 where record_id = $1 and id = $3',
      [source, target, row.id, row.sealed === null ? null : sealedAgain(`life event ${row.id}`, row.sealed)],
    )
  for (const row of await tx.run<{ id: string; comment: Buffer | null }>(
    'emergencies-to-move',
    `select id, comment from emergency_access e where record_id = $1 and not exists (
       select from emergency_access k
        where k.record_id = $2 and k.actor_id = e.actor_id and k.mode = e.mode and k.hour = e.hour)`,
    [source, target],
  ))
    tx.send(
      'move-emergency',
      'update emergency_access set record_id = $2, comment = $4 where record_id = $1 and id = $3',
      [source, target, row.id, row.comment === null ? null : sealedAgain(commentPlace(row.id), row.comment)],
    )
  await keepChoices(tx, source, target)
  await keepAccount(tx, source, target)
  for (const table of ['session', 'login_attempt', 'account', 'contact', 'notice', 'notice_refusal'])
    await tx.run(`leave-${table}`, `delete from ${table} where record_id = $1`, [source])
  await tx.run(
    'move-identifiers',
    'update patient_identifier set record_id = $2, current = false where record_id = $1',
    [source, target],
  )
  await tx.run('remove-merged-record', 'delete from record where id = $1', [source])
}

/** Where the two differ, the no of the person prevails. */
async function keepChoices(tx: Tx, source: RecordId, target: RecordId): Promise<void> {
  await tx.run(
    'merge-authorisations',
    `insert into authorisation (record_id, actor_kind, actor_id, type, granted_at, expires_at, collected_by,
                                administrator, express_consent, members, secret)
     select $2, actor_kind, actor_id, type, granted_at, expires_at, collected_by, administrator, express_consent, members,
            secret
       from authorisation where record_id = $1
     on conflict (record_id, actor_kind, actor_id) do update
        set type = excluded.type, granted_at = excluded.granted_at, expires_at = excluded.expires_at,
            administrator = excluded.administrator, express_consent = excluded.express_consent
      where excluded.type = 'deny'`,
    [source, target],
  )
  await tx.run(
    'merge-chosen-professionals',
    `insert into chosen_professional (record_id, professional_id, role, chosen_at)
     select $2, professional_id, role, chosen_at from chosen_professional where record_id = $1
     on conflict do nothing`,
    [source, target],
  )
  await tx.run('leave-chosen-professionals', 'delete from chosen_professional where record_id = $1', [source])
  await tx.run('move-mandates', 'update mandate set record_id = $2 where record_id = $1', [source, target])
  await tx.run(
    'move-mandates-of-person',
    'update mandate set person_record_id = $2 where person_record_id = $1',
    [source, target],
  )
  await tx.run('leave-authorisations', 'delete from authorisation where record_id = $1', [source])
  await tx.run(
    'merge-choices',
    `update record k
        set etreat = k.etreat and o.etreat, btg = k.btg and o.btg,
            masked = k.masked and o.masked and ((k.etreat and o.etreat) or (k.btg and o.btg)),
            everything_masked = k.everything_masked or o.everything_masked,
            medecin_traitant = coalesce(k.medecin_traitant, o.medecin_traitant)
       from record o where o.id = $1 and k.id = $2`,
    [source, target],
  )
}

/** His login goes on when the first record has none. */
async function keepAccount(tx: Tx, source: RecordId, target: RecordId): Promise<void> {
  await tx.run(
    'merge-account',
    `update account set record_id = $2
      where record_id = $1 and not exists (select from account where record_id = $2)`,
    [source, target],
  )
}
