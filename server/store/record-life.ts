/** The state of a record, the evidence of its changes, and the administrative data that go with it. */
import { type ContactDetails, noContactDetails } from '@carnet/core/model/contact.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { ClosingMotive, EmergencyConsents, RecordId, RecordState } from '@carnet/core/model/record.ts'
import { crashPoint } from '../crash-points.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unseal } from './sealing.ts'
import { uuidV7 } from './uuid-v7.ts'

/** Until the end of the transaction, nobody else opens a record for this matricule. */
export async function lockMatricule(tx: Tx, { ins, oid }: PatientId): Promise<void> {
  await tx.run('lock-matricule', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${ins}^${oid}`])
}

export type StateChange = {
  readonly from: RecordState
  readonly to: RecordState
  readonly at: Date
  readonly emergency: EmergencyConsents
  /** Opened again or for the first time: at Mon espace santé? The person alone, or the operator for him, opens his space. */
  readonly attached?: boolean
  readonly closingMotive?: ClosingMotive
}

/** False when the record was no longer in the state `from`. What it waited for in that state is forgotten. */
export async function changeState(tx: Tx, recordId: RecordId, change: StateChange): Promise<boolean> {
  const { etreat, btg, masked } = change.emergency
  const changed = await tx.run(
    'change-record-state',
    `update record set state = $3, state_since = $4, etreat = $5, btg = $6, masked = $7,
            attached_to_mes = case when $3 = 'active' then coalesce($8, false) else attached_to_mes end,
            closing_motive = $9, suspension_opposed_at = null, deletion_requested_at = null,
            integration = case when $3 in ('active', 'suspended') then integration end
      where id = $1 and state = $2 returning 1`,
    [
      recordId,
      change.from,
      change.to,
      change.at,
      etreat,
      btg,
      masked,
      change.attached ?? null,
      change.closingMotive ?? null,
    ],
  )
  crashPoint('record.state-changed')
  return changed.length > 0
}

/** Whoever is in the holder's space, or on the way in, is there no more. */
export async function endSessions(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('end-sessions', 'delete from session where record_id = $1', [recordId])
  await tx.run('end-login-attempts', 'delete from login_attempt where record_id = $1', [recordId])
}

export async function saveUsedName(tx: Tx, recordId: RecordId, usedName: string): Promise<void> {
  await tx.run('save-used-name', 'update record set used_name = $2 where id = $1', [recordId, usedName])
}

export const lifeEventPlace = (id: string) => `life event ${id}`

export type LifeEventLine = {
  readonly kind:
    | 'informed'
    | 'opposed'
    | 'created'
    | 'attached'
    | 'suspended'
    | 'suspensionOpposed'
    | 'restored'
    | 'closed'
    | 'reopened'
    | 'deletionRequested'
    | 'deletionCancelled'
    | 'cameOfAge'
    | 'insChanged'
    | 'merged'
    | 'archiveImported'
    | 'represented'
    | 'representationEnded'
    | 'heirsOpposed'
    | 'heirsAccepted'
    | 'heirAsked'
    | 'heirGranted'
    | 'heirRefused'
  readonly at: Date
  readonly regime: string
  readonly actorId: string
  readonly consentedAt?: Date | undefined
  readonly motive?: { readonly code: string; readonly text?: string } | undefined
}

export async function addLifeEvent(tx: Tx, key: RecordKey, event: LifeEventLine): Promise<void> {
  const id = uuidV7(event.at)
  const { motive } = event
  await tx.run(
    'add-life-event',
    `insert into life_event (record_id, id, at, kind, regime, actor_id, consented_at, motive, sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      key.recordId,
      id,
      event.at,
      event.kind,
      event.regime,
      event.actorId,
      event.consentedAt ?? null,
      motive?.code ?? null,
      motive?.text === undefined ? null : seal(key, lifeEventPlace(id), motive.text),
    ],
  )
  crashPoint('record.event-added')
}

/** What happened to the record, oldest first, without who did it nor why. */
export async function lifeEventsOf(
  tx: Tx,
  recordId: RecordId,
): Promise<readonly Pick<LifeEventLine, 'kind' | 'at' | 'consentedAt'>[]> {
  const rows = await tx.run<{ kind: LifeEventLine['kind']; at: Date; consented_at: Date | null }>(
    'life-events-of-record',
    'select kind, at, consented_at from life_event where record_id = $1 order by at, id',
    [recordId],
  )
  return rows.map(({ kind, at, consented_at }) => ({ kind, at, consentedAt: consented_at ?? undefined }))
}

/** What was said when the record was last closed; undefined: nobody said why, or it was closed before it was kept. */
export async function lastClosingOf(tx: Tx, key: RecordKey): Promise<LifeEventLine['motive']> {
  const [row] = await tx.run<{ id: string; motive: string | null; sealed: Buffer | null }>(
    'last-closing-of-record',
    `select id, motive, sealed from life_event where record_id = $1 and kind = 'closed' order by at desc, id desc limit 1`,
    [key.recordId],
  )
  if (row === undefined || row.motive === null) return undefined
  const { id, motive: code, sealed } = row
  return {
    code,
    ...(sealed !== null && { text: unseal(key, lifeEventPlace(id), sealed).toString('utf8') }),
  }
}

export async function contactOf(tx: Tx, key: RecordKey): Promise<ContactDetails> {
  const [row] = await tx.run<{ sealed: Buffer }>(
    'contact-of-record',
    'select sealed from contact where record_id = $1',
    [key.recordId],
  )
  return row === undefined ? noContactDetails : openContact(key, row.sealed)
}

/** Those that have any, by record. */
export async function contactsOf(
  tx: Tx,
  keys: readonly RecordKey[],
): Promise<ReadonlyMap<RecordId, ContactDetails>> {
  const rows = await tx.run<{ record_id: RecordId; sealed: Buffer }>(
    'contacts-of-records',
    'select record_id, sealed from contact where record_id = any($1::uuid[])',
    [keys.map(({ recordId }) => recordId)],
  )
  const byId = new Map(keys.map((key) => [key.recordId, key]))
  return new Map(rows.map((row) => [row.record_id, openContact(byId.get(row.record_id)!, row.sealed)]))
}

export function openContact(key: RecordKey, sealed: Buffer): ContactDetails {
  return JSON.parse(unseal(key, 'contact', sealed).toString('utf8')) as ContactDetails
}

export async function saveContact(tx: Tx, key: RecordKey, contact: ContactDetails): Promise<void> {
  await tx.run(
    'save-contact',
    `insert into contact (record_id, sealed) values ($1, $2)
     on conflict (record_id) do update set sealed = excluded.sealed`,
    [key.recordId, seal(key, 'contact', JSON.stringify(contact))],
  )
}
