/** The link of the QR code of an emergency card. people.md P-12. */
import { createHash } from 'node:crypto'
import type { CardLink } from '@carnet/core/model/emergency-card.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unseal } from './sealing.ts'

export const linkPlace = 'card link'

/** In place of the one that was there. */
export async function saveCardLink(tx: Tx, key: RecordKey, { token, code, madeAt }: CardLink): Promise<void> {
  await tx.run(
    'save-card-link',
    `insert into card_link (record_id, token_hash, sealed, made_at) values ($1, $2, $3, $4)
     on conflict (record_id) do update set token_hash = $2, sealed = $3, made_at = $4`,
    [key.recordId, hashOf(token), seal(key, linkPlace, JSON.stringify({ token, code })), madeAt],
  )
}

/** False when there was none. */
export async function removeCardLink(tx: Tx, { recordId }: RecordKey): Promise<boolean> {
  const removed = await tx.run('remove-card-link', 'delete from card_link where record_id = $1 returning 1', [
    recordId,
  ])
  return removed.length > 0
}

export async function cardLinkOf(tx: Tx, key: RecordKey): Promise<CardLink | undefined> {
  const [row] = await tx.run<{ sealed: Buffer; made_at: Date }>(
    'card-link',
    'select sealed, made_at from card_link where record_id = $1',
    [key.recordId],
  )
  if (row === undefined) return undefined
  return { ...JSON.parse(unseal(key, linkPlace, row.sealed).toString()), madeAt: row.made_at }
}

/** Whose card has this link, by the matricule of today. */
export async function patientOfCardLink(tx: Tx, token: string): Promise<PatientId | undefined> {
  const [row] = await tx.run<{ ins: PatientId['ins']; ins_oid: PatientId['oid'] }>(
    'patient-of-card-link',
    `select p.ins, p.ins_oid from card_link l join patient_identifier p on p.record_id = l.record_id and p.current
      where l.token_hash = $1`,
    [hashOf(token)],
  )
  return row && { ins: row.ins, oid: row.ins_oid }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
