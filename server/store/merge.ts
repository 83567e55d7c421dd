/**
 * One person had two records: what the second holds enters the first, sealed again under its key. The bytes of the
 * documents stay where they are: only the wrapping of their keys changes.
 */
import { mergedProfiles } from '@carnet/core/model/health-profile.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { crashPoint } from '../crash-points.ts'
import { linkPlace } from './card-links.ts'
import { nameTeam, teamNames } from './care-teams.ts'
import type { Database, Tx } from './database.ts'
import { fragmentPlace, labelPlace } from './document-fragments.ts'
import { notePlace } from './document-notes.ts'
import { commentPlace } from './emergencies.ts'
import { cardPlace } from './emergency-cards.ts'
import { extractPlace, openerOf, packPlace, type Reader } from './extracts.ts'
import { profileOf, saveProfile } from './health-profiles.ts'
import { invitationPlace } from './invitations.ts'
import { ownMeasurePlace } from './own-measures.ts'
import { ownTreatmentPlace } from './own-treatments.ts'
import { lifeEventPlace } from './record-life.ts'
import { reminderPlace } from './reminders.ts'
import { reportAnswerPlace, reportPlace } from './reports.ts'
import { type RecordKey, seal, unsealerOf, unwrapKey, wrapKey } from './sealing.ts'
import { submissionPlace } from './submissions.ts'
import { textPlace } from './texts.ts'
import { tracePlace } from './traces.ts'

/**
 * Nobody reads, deposits or changes anything in either until the end of the transaction: each act leaves a trace, which
 * waits for its record. Two merges at once wait for each other in one order.
 */
export async function lockRecords(tx: Tx, recordIds: readonly RecordId[]): Promise<void> {
  await tx.run('lock-records', 'select id from record where id = any($1) order by id for update', [recordIds])
  crashPoint('merge.locked')
}

export async function moveRecord(tx: Tx, from: RecordKey, into: RecordKey, at: Date): Promise<void> {
  const [source, target] = [from.recordId, into.recordId]
  const unsealed = unsealerOf(from)
  const sealedAgain = (place: string, sealed: Buffer) => seal(into, place, unsealed(place, sealed))

  await tx.run(
    'move-unique-ids',
    'update unique_id_owner set record_id = $2 where unique_id in (select unique_id from document where record_id = $1)',
    [source, target],
  )
  await moveRows(tx, { source, target }, 'document', 'entry_uuid', {
    label: (id, sealed) => sealedAgain(labelPlace(id), sealed),
    fragment: (id, sealed) => sealedAgain(fragmentPlace(id), sealed),
    blob_key: (_, wrapped) => wrapKey(into.bytes, unwrapKey(from.bytes, wrapped)),
  })
  crashPoint('merge.documents-moved')
  await moveRows(tx, { source, target }, 'document_text', 'logical_id', {
    text: (id, sealed) => sealedAgain(textPlace(id), sealed),
  })
  await moveExtracts(tx, from, into)
  await tx.run('move-unread-documents', 'update unread_document set record_id = $2 where record_id = $1', [
    source,
    target,
  ])
  await moveRows(tx, { source, target }, 'submission', 'entry_uuid', {
    sealed: (id, sealed) => sealedAgain(submissionPlace(id), sealed),
  })
  await tx.run('move-associations', 'update association set record_id = $2 where record_id = $1', [
    source,
    target,
  ])
  await moveRows(tx, { source, target }, 'trace', 'id', {
    sealed: (id, sealed) => sealedAgain(tracePlace(id), sealed),
  })
  await tx.run('move-unsealed-traces', 'update unsealed_trace set record_id = $2 where record_id = $1', [
    source,
    target,
  ])
  await tx.run('move-starred-documents', 'update starred_document set record_id = $2 where record_id = $1', [
    source,
    target,
  ])
  await moveRows(tx, { source, target }, 'document_note', 'logical_id', {
    sealed: (id, sealed) => sealedAgain(notePlace(id), sealed),
  })
  await tx.run('move-important-results', 'update important_result set record_id = $2 where record_id = $1', [
    source,
    target,
  ])
  await certifyMerge(tx, source, target, at)
  await moveRows(tx, { source, target }, 'life_event', 'id', {
    sealed: (id, sealed) => sealedAgain(lifeEventPlace(id), sealed),
  })
  await moveRows(tx, { source, target }, 'own_treatment', 'id', {
    sealed: (id, sealed) => sealedAgain(ownTreatmentPlace(id), sealed),
  })
  await moveRows(tx, { source, target }, 'own_measure', 'id', {
    sealed: (id, sealed) => sealedAgain(ownMeasurePlace(id), sealed),
  })
  await moveRows(tx, { source, target }, 'reminder', 'id', {
    sealed: (id, sealed) => sealedAgain(reminderPlace(id), sealed),
  })
  await saveProfile(tx, into, mergedProfiles(await profileOf(tx, into), await profileOf(tx, from)))
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
  await moveRows(tx, { source, target }, 'invitation', 'id', {
    sealed: (id, sealed) => sealedAgain(invitationPlace(id), sealed),
  })
  await tx.run(
    'move-invitations-of-person',
    `update invitation set person_record_id = case person_record_id when $1 then $2 else person_record_id end,
            inviter_record_id = case inviter_record_id when $1 then $2 else inviter_record_id end
      where person_record_id = $1 or inviter_record_id = $1`,
    [source, target],
  )
  await tx.run(
    'move-recognised-accesses',
    'update recognised_access set record_id = $2 where record_id = $1',
    [source, target],
  )
  await tx.run('move-card-scans', 'update card_scan set record_id = $2 where record_id = $1', [
    source,
    target,
  ])
  for (const [id, name] of await teamNames(tx, from)) await nameTeam(tx, into, id, name)
  await tx.run('leave-care-teams', 'delete from care_team where record_id = $1', [source])
  await moveRows(tx, { source, target }, 'report', 'id', {
    sealed: (id, sealed) => sealedAgain(reportPlace(id), sealed),
    answer: (id, sealed) => sealedAgain(reportAnswerPlace(id), sealed),
  })
  await tx.run(
    'move-reports-of-person',
    'update report set reporter_record_id = $2 where reporter_record_id = $1',
    [source, target],
  )
  for (const [table, place] of [
    ['emergency_card', cardPlace],
    ['card_link', linkPlace],
  ] as const)
    for (const { sealed } of await tx.run<{ sealed: Buffer }>(
      `read-${table}-to-move`,
      `select sealed from ${table}
        where record_id = $1 and not exists (select from ${table} where record_id = $2)`,
      [source, target],
    ))
      tx.send(`move-${table}`, `update ${table} set record_id = $2, sealed = $3 where record_id = $1`, [
        source,
        target,
        sealedAgain(place, sealed),
      ])
  // Each tells of one of the two records: whoever took it away asks for the whole.
  await tx.run(
    'end-exports-of-merged',
    `update personal_data_export set record_id = $2, state = 'ended', blob_key = null, passphrase = null where record_id = $1`,
    [source, target],
  )
  await keepChoices(tx, source, target)
  await keepAccount(tx, source, target)
  for (const table of [
    'session',
    'device_copy',
    'kept_form',
    'login_attempt',
    'passkey_challenge',
    'france_connect_link',
    'france_connect_request',
    'activation',
    'activation_code',
    'child_code',
    'child_activation',
    'carte_vitale',
    'contact_change',
    'account',
    'contact',
    'notice_reading',
    'notice',
    'notice_refusal',
    'record_to_pack',
    'emergency_card',
    'health_profile',
    'card_link',
    'emergency_pass',
    'opened_patient',
  ])
    await tx.run(`leave-${table}`, `delete from ${table} where record_id = $1`, [source])
  await tx.run(
    'move-identifiers',
    'update patient_identifier set record_id = $2, current = false where record_id = $1',
    [source, target],
  )
  await tx.run('remove-merged-record', 'delete from record where id = $1', [source])
  crashPoint('merge.record-removed')
}

/** What an act says whose record went while it waited; and, of an act and a merge that wait for each other, one. */
function isInterruptedByMerge(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, constraint = '' } = error as { readonly code?: string; readonly constraint?: string }
  return (code === '23503' && constraint.endsWith('_record_id_fkey')) || code === '40P01'
}

/** Begun again, once, when a merge took the record away while it waited: the record is found where it is now (LIF-12). */
export async function transactionAcrossMerge<T>(
  database: Database,
  body: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await database.transaction(body)
  } catch (error) {
    if (!isInterruptedByMerge(error)) throw error
    return database.transaction(body)
  }
}

/** What was read of the documents: each value is sealed under the name of its reader. */
async function moveExtracts(tx: Tx, from: RecordKey, into: RecordKey): Promise<void> {
  const records = { source: from.recordId, target: into.recordId }
  const open = openerOf(from)
  const sealedAgain = (place: string, sealed: Buffer) => {
    const [plain] = open(place, sealed)
    // What did not open does not after either, and stands in the way of nobody.
    return plain === undefined ? sealed : seal(into, place, plain)
  }
  const readers = await tx.run<Reader>(
    'readers-of-merged',
    `select reader as name, version from document_extract where record_id = $1
      union select reader, version from extract_pack where record_id = $1`,
    [records.source],
  )
  for (const reader of readers) {
    const alone = {
      sealed: (id: string, sealed: Buffer) => sealedAgain(extractPlace(reader.name, id), sealed),
    }
    const packed = { sealed: (id: string, sealed: Buffer) => sealedAgain(packPlace(reader, id), sealed) }
    await moveRows(tx, records, 'document_extract', 'logical_id', alone, reader)
    await moveRows(tx, records, 'extract_pack', 'id', packed, reader)
    // Together, those of two records that stand alone may be enough.
    tx.send(
      'pack-merged-record',
      'insert into record_to_pack (record_id, reader, version) values ($1, $2, $3) on conflict do nothing',
      [records.target, reader.name, reader.version],
    )
  }
}

const batchRows = 200

/** Rows of one table, each of these columns made again: a batch is read, then leaves in one statement. */
async function moveRows(
  tx: Tx,
  { source, target }: { readonly source: RecordId; readonly target: RecordId },
  table:
    | 'document'
    | 'document_text'
    | 'document_extract'
    | 'extract_pack'
    | 'submission'
    | 'trace'
    | 'life_event'
    | 'own_treatment'
    | 'own_measure'
    | 'reminder'
    | 'document_note'
    | 'invitation'
    | 'report',
  id: 'entry_uuid' | 'logical_id' | 'id',
  columns: Readonly<Record<string, (id: string, value: Buffer) => Buffer>>,
  /** Those that this one made, and no other. */
  reader?: Reader,
): Promise<void> {
  const names = Object.keys(columns)
  const of = reader === undefined ? [] : [reader.name, reader.version]
  const ofReader = (from: number) =>
    reader === undefined ? '' : `and t.reader = $${from} and t.version = $${from + 1}`
  let after: string | null = null
  for (;;) {
    const rows: (Record<string, Buffer | null> & { row_id: string })[] = await tx.run(
      `read-${table}-to-move`,
      `select ${id}::text as row_id, ${names} from ${table} t
        where record_id = $1 and ($2::uuid is null or ${id} > $2) ${ofReader(3)} order by ${id} limit ${batchRows}`,
      [source, after, ...of],
    )
    const last = rows.at(-1)
    if (last === undefined) return
    tx.send(
      `move-${table}`,
      `update ${table} t set record_id = $2, ${names.map((name) => `${name} = again.${name}`)}
         from unnest($3::uuid[], ${names.map((_, at) => `$${at + 4}::bytea[]`)}) as again (row_id, ${names})
        where t.record_id = $1 and t.${id} = again.row_id ${ofReader(names.length + 4)}`,
      [
        source,
        target,
        rows.map(({ row_id }) => row_id),
        ...names.map((name) =>
          rows.map(({ row_id, [name]: value }) => value && columns[name]!(row_id, value as Buffer)),
        ),
        ...of,
      ],
    )
    after = last.row_id
  }
}

/** Why lines that the log places in the first record stand in the second. */
async function certifyMerge(tx: Tx, source: RecordId, target: RecordId, at: Date): Promise<void> {
  const statement = JSON.stringify({ merged: source, into: target, at })
  await tx.run(
    'add-merge-certificate',
    'insert into merge_certificate (source, target, at, statement, signature) values ($1, $2, $3, $4, $5)',
    [source, target, at, statement, tx.keyring.sign('certificates', statement)],
  )
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
            collected_by = excluded.collected_by, administrator = excluded.administrator,
            express_consent = excluded.express_consent
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
  await tx.run(
    'merge-directives-reminders',
    `insert into directives_reminder (record_id, since)
     select $2, since from directives_reminder where record_id = $1
     on conflict (record_id) do update set since = greatest(directives_reminder.since, excluded.since)`,
    [source, target],
  )
  await tx.run('leave-directives-reminders', 'delete from directives_reminder where record_id = $1', [source])
  await tx.run(
    'merge-feeders',
    `insert into feeder (record_id, service_id)
     select $2, service_id from feeder where record_id = $1
     on conflict do nothing`,
    [source, target],
  )
  await tx.run(
    'merge-feeder-recaps',
    `insert into feeder_recap (record_id, since)
     select $2, since from feeder_recap where record_id = $1
     on conflict (record_id) do update set since = greatest(feeder_recap.since, excluded.since)`,
    [source, target],
  )
  for (const table of ['feeder', 'feeder_recap'])
    await tx.run(`leave-${table}`, `delete from ${table} where record_id = $1`, [source])
  await tx.run('leave-authorisations', 'delete from authorisation where record_id = $1', [source])
  await tx.run(
    'merge-choices',
    `update record k
        set etreat = k.etreat and o.etreat, btg = k.btg and o.btg,
            masked = k.masked and o.masked and ((k.etreat and o.etreat) or (k.btg and o.btg)),
            everything_masked = k.everything_masked or o.everything_masked,
            history_masked = k.history_masked or o.history_masked,
            directives_masked = k.directives_masked or o.directives_masked,
            opposes_dossier_pharmaceutique = k.opposes_dossier_pharmaceutique or o.opposes_dossier_pharmaceutique,
            informed_about_organ_donation = k.informed_about_organ_donation or o.informed_about_organ_donation,
            heirs_opposed = k.heirs_opposed or o.heirs_opposed,
            medecin_traitant = coalesce(k.medecin_traitant, o.medecin_traitant)
       from record o where o.id = $1 and k.id = $2`,
    [source, target],
  )
}

/**
 * His login goes on when the first record has none, and so does FranceConnect; each of his passkeys opens the record that
 * is kept.
 */
async function keepAccount(tx: Tx, source: RecordId, target: RecordId): Promise<void> {
  await tx.run(
    'merge-account',
    `update account set record_id = $2
      where record_id = $1 and not exists (select from account where record_id = $2)`,
    [source, target],
  )
  await tx.run(
    'merge-cartes-vitale',
    `insert into carte_vitale (record_id, serial_hash)
     select $2, serial_hash from carte_vitale where record_id = $1 on conflict do nothing`,
    [source, target],
  )
  await tx.run('move-passkeys', 'update passkey set record_id = $2 where record_id = $1', [source, target])
  await tx.run(
    'merge-france-connect',
    `update france_connect_link set record_id = $2
      where record_id = $1 and not exists (select from france_connect_link where record_id = $2)`,
    [source, target],
  )
}
