/** Records: found by the matricule, loaded with all that deciding needs, in one read. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { AuthorisedActor, PatientRecord, RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import type { RecordKey } from './sealing.ts'
import { type RecordRow, recordColumns, type StoredRecord, storedRecord } from './stored-record.ts'

/** The record of a person, whatever its state; undefined when there is none. */
export async function findRecord(tx: Tx, patient: PatientId): Promise<StoredRecord | undefined> {
  const [row] = await tx.run<RecordRow>(
    'find-record',
    `select ${recordColumns}
       from patient_identifier p join record r on r.id = p.record_id
      where p.ins = $1 and p.ins_oid = $2`,
    [patient.ins, patient.oid],
  )
  return row && storedRecord(tx, row, patient)
}

/** Who has this matricule under one of these authorities: the first of them that knows one. */
export async function patientWithIns(
  tx: Tx,
  ins: PatientId['ins'],
  oids: readonly PatientId['oid'][],
): Promise<PatientId | undefined> {
  const [row] = await tx.run<{ oid: PatientId['oid'] }>(
    'patient-with-ins',
    `select p.ins_oid as oid from patient_identifier p
      where p.ins = $1 and p.ins_oid = any($2) order by array_position($2::text[], p.ins_oid) limit 1`,
    [ins, oids],
  )
  return row && { ins, oid: row.oid }
}

/**
 * Of several who change what one of these records has only one of, each sees what the one before did. Reading and
 * depositing go on meanwhile: a trace only needs that its record stays.
 */
export async function holdRecords(tx: Tx, recordIds: readonly RecordId[]): Promise<void> {
  await tx.run('hold-records', 'select id from record where id = any($1) order by id for no key update', [
    recordIds,
  ])
}

/** Whom an authorisation names: an individual with the care teams he is of, one session of his portal, or a structure. */
export type NamedActor =
  | Extract<AuthorisedActor, { kind: 'professional' | 'structure' }>
  | { readonly kind: 'consultation'; readonly id: string }

/**
 * The active records on which one of these actors has an authorisation given since `since`, expired or not. Each is
 * looked up by its id (lateral, limit 1): no plan may read the whole base for a short list.
 */
export async function recordsAuthorising(
  tx: Tx,
  actors: readonly NamedActor[],
  since: Date | undefined,
): Promise<StoredRecord[]> {
  const rows = await tx.run<RecordRow & { ins: PatientId['ins']; ins_oid: PatientId['oid'] }>(
    'records-authorising',
    `select ${recordColumns}, p.ins, p.ins_oid
       from (select record_id from authorisation
              where (actor_id, actor_kind) in (select * from unnest($1::text[], $2::text[]))
                and type = 'permit' and granted_at >= $4
              union
             select record_id from authorisation
              where actor_kind = 'careTeam' and members && $3 and type = 'permit' and granted_at >= $4) a
       cross join lateral (select * from record where id = a.record_id and state = 'active' limit 1) r
       cross join lateral (
         select ins, ins_oid from patient_identifier where record_id = r.id and current limit 1) p`,
    [
      actors.map(({ id }) => id),
      actors.map(({ kind }) => kind),
      actors.filter(({ kind }) => kind === 'professional').map(({ id }) => id),
      since ?? new Date(0),
    ],
  )
  return rows.map((row) => storedRecord(tx, row, { ins: row.ins, oid: row.ins_oid }))
}

/**
 * Active records of persons whose birth or used name sounds like this one, born that year when it is known: at most
 * `limit` by each name. The indexes narrow (migration 0020); which of them is meant is judged elsewhere.
 */
export async function recordsSounding(
  tx: Tx,
  asked: { readonly name: string; readonly birthYear: string | undefined },
  limit: number,
): Promise<StoredRecord[]> {
  const { name, birthYear } = asked
  const born = `state = 'active' and birth_date collate "C" >= $2 and birth_date collate "C" < $3 limit $4`
  const rows = await tx.run<RecordRow & { ins: PatientId['ins']; ins_oid: PatientId['oid'] }>(
    'records-sounding',
    `select ${recordColumns}, p.ins, p.ins_oid
       from ((select id from record where birth_sound = name_sound($1) and ${born})
             union
             (select id from record where used_sound = name_sound($1) and ${born})) a
       cross join lateral (select * from record where id = a.id limit 1) r
       cross join lateral (
         select ins, ins_oid from patient_identifier where record_id = r.id and current limit 1) p`,
    [name, birthYear ?? '', birthYear === undefined ? '~' : `${birthYear}~`, limit],
  )
  return rows.map((row) => storedRecord(tx, row, { ins: row.ins, oid: row.ins_oid }))
}

export async function addRecord(
  tx: Tx,
  record: Omit<
    PatientRecord,
    | 'authorisations'
    | 'mandates'
    | 'invitations'
    | 'birthDate'
    | 'everythingMasked'
    | 'opposesDossierPharmaceutique'
    | 'informedAboutOrganDonation'
  >,
  { minor }: { readonly minor: boolean },
): Promise<RecordKey> {
  const { key, wrapped } = tx.keyring.newRecordKey(record.id)
  const { identity } = record
  await tx.run(
    'add-record',
    `insert into record (id, state, state_since, birth_name, birth_first_name, first_names, used_name, used_first_name, birth_date,
                         sex, birth_place, etreat, btg, masked, medecin_traitant, internet_account_open,
                         attached_to_mes, wrapped_key, informed_at, minor)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      record.id,
      record.state,
      record.stateSince,
      identity.birthName,
      identity.birthFirstName,
      identity.firstNames,
      identity.usedName ?? null,
      identity.usedFirstName ?? null,
      identity.birthDate,
      identity.sex,
      identity.birthPlace,
      record.emergency.etreat,
      record.emergency.btg,
      record.emergency.masked,
      record.medecinTraitant,
      record.internetAccountOpen,
      record.attachedToMes,
      wrapped,
      record.state === 'informed' ? record.stateSince : null,
      minor,
    ],
  )
  await tx.run(
    'add-patient-identifier',
    'insert into patient_identifier (ins, ins_oid, record_id, current) values ($1, $2, $3, true)',
    [record.patient.ins, record.patient.oid, record.id],
  )
  return key
}

export async function countRecords(tx: Tx): Promise<number> {
  const [row] = await tx.run<{ count: number }>('count-records', 'select count(*) as count from record')
  return row?.count ?? 0
}
