/** What the portal of professionals keeps of who is there: the card that was read, the session, the patients of it. W-01. */
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { endConsultations } from './authorisations.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unseal } from './sealing.ts'

const readingSeconds = 60

/** Without a page (people.md §2). */
export const professionalIdleMinutes = 30

export type CardReading = {
  readonly codeHash: Buffer
  readonly browser: Buffer
  /** DER. */
  readonly certificate: Uint8Array
}

export async function addCardReading(tx: Tx, { codeHash, browser, certificate }: CardReading): Promise<void> {
  await tx.run(
    'add-card-reading',
    'insert into card_reading (code_hash, browser, certificate) values ($1, $2, $3)',
    [codeHash, browser, Buffer.from(certificate)],
  )
}

/** Once: who comes with the code in another browser spends it too. */
export async function takeCardReading(
  tx: Tx,
  codeHash: Buffer,
  browser: Buffer,
): Promise<Buffer | undefined> {
  const [row] = await tx.run<{ certificate: Buffer; mine: boolean }>(
    'take-card-reading',
    `delete from card_reading where code_hash = $1
      returning certificate, browser = $2 and read_at > now() - interval '${readingSeconds} seconds' as mine`,
    [codeHash, browser],
  )
  return row?.mine ? row.certificate : undefined
}

export async function forgetCardReadings(tx: Tx): Promise<void> {
  await tx.run(
    'forget-card-readings',
    `delete from card_reading where read_at <= now() - interval '${readingSeconds} seconds'`,
  )
}

export type StoredProfessionalSession = {
  /** Opens nothing: it names the session to what hangs from it. */
  readonly id: string
  readonly csrf: string
  /** DER. */
  readonly certificate: Buffer
  readonly structureId: string | null
  readonly openedAt: Date
}

export async function addProfessionalSession(
  tx: Tx,
  tokenHash: Buffer,
  session: Omit<StoredProfessionalSession, 'id'>,
): Promise<void> {
  await tx.run(
    'add-professional-session',
    `insert into professional_session (token_hash, csrf, certificate, structure_id, opened_at, last_seen_at)
     values ($1, $2, $3, $4, $5, $5)`,
    [tokenHash, session.csrf, session.certificate, session.structureId, session.openedAt],
  )
}

/** Seen now; undefined: it is over, or was never one. */
export async function seeProfessionalSession(
  tx: Tx,
  tokenHash: Buffer,
  {
    now,
    openedAfter,
    seenAfter,
  }: { readonly now: Date; readonly openedAfter: Date; readonly seenAfter: Date },
): Promise<StoredProfessionalSession | undefined> {
  const [row] = await tx.run<{
    id: string
    csrf: string
    certificate: Buffer
    structure_id: string | null
    opened_at: Date
  }>(
    'see-professional-session',
    `update professional_session set last_seen_at = $2
      where token_hash = $1 and opened_at > $3 and last_seen_at > $4
      returning id, csrf, certificate, structure_id, opened_at`,
    [tokenHash, now, openedAfter, seenAfter],
  )
  return (
    row && {
      id: row.id,
      csrf: row.csrf,
      certificate: row.certificate,
      structureId: row.structure_id,
      openedAt: row.opened_at,
    }
  )
}

/** Another place: what he had opened from the one before is closed, and patients are asked again (CON-03). */
export async function choosePlace(tx: Tx, sessionId: string, structureId: string): Promise<void> {
  await tx.run('close-patients-of-place', 'delete from opened_patient where session_id = $1', [sessionId])
  await endConsultations(tx, sessionId)
  await tx.run('choose-place', 'update professional_session set structure_id = $2 where id = $1', [
    sessionId,
    structureId,
  ])
}

/** With what hangs from it, and what patients agreed to for it alone (CON-03). Twice is once. */
export async function removeProfessionalSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  const [removed] = await tx.run<{ id: string }>(
    'remove-professional-session',
    'delete from professional_session where token_hash = $1 returning id',
    [tokenHash],
  )
  if (removed !== undefined) await endConsultations(tx, removed.id)
}

/** With the patients opened in them. */
export async function forgetProfessionalSessions(tx: Tx, openedBefore: Date): Promise<void> {
  await tx.run('forget-professional-sessions', 'delete from professional_session where opened_at <= $1', [
    openedBefore,
  ])
}

export type PatientToOpen = {
  readonly id: RecordId
  readonly key: RecordKey
  readonly identity: Identity
}

/** What stands in the addresses of the pages of these patients; the same for as long as the session lasts. */
export async function addOpenedPatients(
  tx: Tx,
  sessionId: string,
  records: readonly PatientToOpen[],
  now: Date,
): Promise<ReadonlyMap<RecordId, string>> {
  const place = placeOf(sessionId)
  const rows = await tx.run<{ id: string; record_id: RecordId }>(
    'add-opened-patients',
    `insert into opened_patient (session_id, record_id, sealed, opened_at)
     select $1, record_id, sealed, $4 from unnest($2::uuid[], $3::bytea[]) as o (record_id, sealed)
     on conflict (session_id, record_id) do update set sealed = excluded.sealed, opened_at = excluded.opened_at
     returning id, record_id`,
    [
      sessionId,
      records.map(({ id }) => id),
      records.map(({ key, identity }) => seal(key, place, JSON.stringify(identity))),
      now,
    ],
  )
  return new Map(rows.map(({ id, record_id }) => [record_id, id]))
}

export type OpenedPatient = { readonly patient: PatientId; readonly identity: Identity }

/** By today's matricule. undefined: nobody whom this session opened. */
export async function openedPatient(
  tx: Tx,
  sessionId: string,
  id: string,
): Promise<OpenedPatient | undefined> {
  const [row] = await tx.run<{
    record_id: RecordId
    wrapped_key: Buffer
    sealed: Buffer
    ins: PatientId['ins']
    ins_oid: PatientId['oid']
  }>(
    'opened-patient',
    `select o.record_id, o.sealed, r.wrapped_key, p.ins, p.ins_oid
       from opened_patient o
       join record r on r.id = o.record_id
       join patient_identifier p on p.record_id = o.record_id and p.current
      where o.session_id = $1 and o.id = $2`,
    [sessionId, id],
  )
  if (row === undefined) return undefined
  const key = tx.keyring.unwrapRecordKey(row.record_id, row.wrapped_key)
  return {
    patient: { ins: row.ins, oid: row.ins_oid },
    identity: JSON.parse(unseal(key, placeOf(sessionId), row.sealed).toString()),
  }
}

function placeOf(sessionId: string): string {
  return `opened patient ${sessionId}`
}
