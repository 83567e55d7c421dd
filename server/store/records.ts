/** Records: found by the matricule, loaded with all that deciding needs, in one read. */
import type { PsIdNat } from '@carnet/core/model/caller.ts'
import type { Identity, Sex } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type {
  Authorisation,
  AuthorisedActor,
  ClosedRecord,
  ClosingMotive,
  Invitation,
  Mandate,
  PatientRecord,
  RecordId,
  RecordState,
  Suspension,
} from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import type { RecordKey } from './sealing.ts'

export type StoredRecord = PatientRecord & {
  readonly key: RecordKey
  /** Of a person with several matricules: that of today, whichever found the record. */
  readonly currentPatient?: PatientId
}

type RecordRow = {
  id: RecordId
  state: RecordState
  state_since: Date
  birth_name: string
  birth_first_name: string
  first_names: string
  used_name: string | null
  used_first_name: string | null
  birth_date: string
  sex: Sex
  birth_place: string
  etreat: boolean
  btg: boolean
  masked: boolean
  everything_masked: boolean
  opposes_dossier_pharmaceutique: boolean
  informed_about_organ_donation: boolean
  medecin_traitant: PsIdNat | null
  internet_account_open: boolean
  attached_to_mes: boolean
  integration: 'pending' | 'refused' | null
  closing_motive: ClosingMotive | null
  deletion_requested_at: Date | null
  suspension_opposed_at: Date | null
  wrapped_key: Buffer
  authorisations: readonly AuthorisationRow[]
  mandates: readonly MandateRow[]
  invitations: readonly InvitationRow[]
  /** Null for most: those of the person but the one that found the record. */
  other_matricules: readonly MatriculeRow[] | null
}

type MatriculeRow = { ins: PatientId['ins']; ins_oid: PatientId['oid']; current: boolean }

type AuthorisationRow = {
  actor_kind: AuthorisedActor['kind']
  actor_id: string
  type: Authorisation['type']
  granted_at: string
  expires_at: string | null
  collected_by: PsIdNat | null
  administrator: boolean
  express_consent: boolean
  members: readonly PsIdNat[]
  secret: boolean
}

type InvitationRow = { id: string; kind: Invitation['kind']; answer_by: string }

type MandateRow = {
  id: string
  kind: Mandate['kind']
  since: string
  until: string | null
  excluded_classes: readonly string[]
  may_write: boolean
  wants_notices: boolean
}

const recordColumns = `r.*, coalesce(
    (select json_agg(a) from authorisation a where a.record_id = r.id), '[]'
  ) as authorisations,
  coalesce((select json_agg(m) from mandate m where m.record_id = r.id), '[]') as mandates,
  coalesce((select json_agg(json_build_object('id', i.id, 'kind', i.kind, 'answer_by', i.answer_by))
    from invitation i where i.record_id = r.id and i.state = 'pending'), '[]') as invitations,
  (select json_agg(i) from patient_identifier i
    where i.record_id = r.id and (i.ins, i.ins_oid) <> (p.ins, p.ins_oid)) as other_matricules`

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

/**
 * Of several who change what one of these records has only one of, each sees what the one before did. Reading and
 * depositing go on meanwhile: a trace only needs that its record stays.
 */
export async function holdRecords(tx: Tx, recordIds: readonly RecordId[]): Promise<void> {
  await tx.run('hold-records', 'select id from record where id = any($1) order by id for no key update', [
    recordIds,
  ])
}

/** Whom an authorisation names: an individual with the care teams he is of, or a structure. */
export type NamedActor = Extract<AuthorisedActor, { kind: 'professional' | 'structure' }>

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

/** The holder of a record: his current matricule, the name he uses, and whether his record is an archive, or suspended. */
export async function holderOf(
  tx: Tx,
  recordId: RecordId,
): Promise<{
  patient: PatientId
  name: string
  closed: ClosedRecord | undefined
  suspended: Suspension | undefined
}> {
  const [row] = await tx.run<
    ClosingRow & { ins: PatientId['ins']; ins_oid: PatientId['oid']; first: string; last: string }
  >(
    'holder-of-record',
    `select p.ins, p.ins_oid, coalesce(r.used_first_name, r.birth_first_name) as first,
            coalesce(r.used_name, r.birth_name) as last, ${closingColumns}
       from record r join patient_identifier p on p.record_id = r.id and p.current
      where r.id = $1`,
    [recordId],
  )
  if (row === undefined) throw new Error('a record has no holder')
  return {
    patient: { ins: row.ins, oid: row.ins_oid },
    name: `${row.first} ${row.last}`,
    closed: closedRecordOf(row),
    suspended: suspensionOf(row),
  }
}

export type ClosingRow = Pick<
  RecordRow,
  'state' | 'state_since' | 'closing_motive' | 'deletion_requested_at' | 'suspension_opposed_at'
>

/** Of the table `record`, named `r`. */
export const closingColumns =
  'r.state, r.state_since, r.closing_motive, r.deletion_requested_at, r.suspension_opposed_at'

/** undefined: it is no archive. */
export function closedRecordOf(row: ClosingRow): ClosedRecord | undefined {
  if (row.state !== 'closed') return undefined
  return {
    since: row.state_since,
    because: row.closing_motive ?? undefined,
    deletionRequestedAt: row.deletion_requested_at ?? undefined,
  }
}

/** undefined: nobody suspended it. */
export function suspensionOf(row: ClosingRow): Suspension | undefined {
  if (row.state !== 'suspended') return undefined
  return { since: row.state_since, opposed: row.suspension_opposed_at !== null }
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

/** VIS-04. False when it was so already. */
export async function saveEverythingMasked(tx: Tx, recordId: RecordId, masked: boolean): Promise<boolean> {
  const changed = await tx.run(
    'save-everything-masked',
    'update record set everything_masked = $2 where id = $1 and everything_masked <> $2 returning 1',
    [recordId, masked],
  )
  return changed.length > 0
}

/** VIS-17. Said twice, it is said once. */
export async function saveInformedAboutOrganDonation(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run(
    'save-informed-about-organ-donation',
    'update record set informed_about_organ_donation = true where id = $1',
    [recordId],
  )
}

/** FEED-09. Said twice, it is said once. */
export async function saveOppositionToDossierPharmaceutique(
  tx: Tx,
  recordId: RecordId,
  opposes: boolean,
): Promise<void> {
  await tx.run(
    'save-opposition-to-dossier-pharmaceutique',
    'update record set opposes_dossier_pharmaceutique = $2 where id = $1',
    [recordId, opposes],
  )
}

export async function countRecords(tx: Tx): Promise<number> {
  const [row] = await tx.run<{ count: number }>('count-records', 'select count(*) as count from record')
  return row?.count ?? 0
}

function storedRecord(tx: Tx, row: RecordRow, patient: PatientId): StoredRecord {
  const others = row.other_matricules ?? []
  const current = others.find((one) => one.current) ?? { ins: patient.ins, ins_oid: patient.oid }
  const identity: Identity = {
    birthName: row.birth_name,
    birthFirstName: row.birth_first_name,
    firstNames: row.first_names,
    birthDate: row.birth_date,
    sex: row.sex,
    birthPlace: row.birth_place,
    ...(row.used_name !== null && { usedName: row.used_name }),
    ...(row.used_first_name !== null && { usedFirstName: row.used_first_name }),
  }
  return {
    id: row.id,
    patient,
    ...(others.length > 0 && {
      otherMatricules: others.map(({ ins }) => ins),
      currentPatient: { ins: current.ins, oid: current.ins_oid },
    }),
    state: row.state,
    emergency: { etreat: row.etreat, btg: row.btg, masked: row.masked },
    everythingMasked: row.everything_masked,
    opposesDossierPharmaceutique: row.opposes_dossier_pharmaceutique,
    medecinTraitant: row.medecin_traitant,
    authorisations: row.authorisations.map(authorisationOf),
    mandates: row.mandates.map(mandateOf),
    invitations: row.invitations.map(invitationOf),
    birthDate: row.birth_date,
    identity,
    stateSince: row.state_since,
    internetAccountOpen: row.internet_account_open,
    informedAboutOrganDonation: row.informed_about_organ_donation,
    attachedToMes: row.attached_to_mes,
    ...(row.integration !== null && { integration: row.integration }),
    ...(row.closing_motive !== null && { closedBecause: row.closing_motive }),
    ...(row.deletion_requested_at !== null && { deletionRequestedAt: row.deletion_requested_at }),
    key: tx.keyring.unwrapRecordKey(row.id, row.wrapped_key),
  }
}

function authorisationOf(row: AuthorisationRow): Authorisation {
  return {
    actor: actorOf(row),
    type: row.type,
    grantedAt: new Date(row.granted_at),
    expiresAt: row.expires_at === null ? null : new Date(row.expires_at),
    collectedBy: row.collected_by,
    administrator: row.administrator,
    expressConsent: row.express_consent,
    ...(row.secret && { secret: true }),
  }
}

function invitationOf({ id, kind, answer_by }: InvitationRow): Invitation {
  return { id, kind, answerBy: new Date(answer_by) }
}

function mandateOf({
  id,
  kind,
  since,
  until,
  excluded_classes,
  may_write,
  wants_notices,
}: MandateRow): Mandate {
  return {
    id,
    kind,
    since: new Date(since),
    until: until === null ? null : new Date(until),
    excludedClasses: excluded_classes,
    mayWrite: may_write,
    wantsNotices: wants_notices,
  }
}

function actorOf(row: AuthorisationRow): AuthorisedActor {
  switch (row.actor_kind) {
    case 'careTeam':
      return { kind: 'careTeam', id: row.actor_id, members: row.members }
    case 'professional':
      return { kind: 'professional', id: row.actor_id as PsIdNat }
    case 'structure':
      return { kind: 'structure', id: row.actor_id as Extract<AuthorisedActor, { kind: 'structure' }>['id'] }
  }
}
