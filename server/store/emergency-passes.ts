/** What one card goes on with, for a time, in a record that it opened in bris de glace. Spec: rules.md EMG-05, EMG-09. */
import { createHash, randomBytes } from 'node:crypto'
import type { StructIdNat } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unseal } from './sealing.ts'

/** What was said when it was opened. */
export type SaidAtOpening = {
  readonly structureId: StructIdNat
  readonly reason: string
  /** Its QR code led him: he reads the card as whoever holds it. */
  readonly holdsCard: boolean
}

export type EmergencyPass = SaidAtOpening & { readonly patient: PatientId }

const minutes = 30
const tokenBytes = 16

/** The token: 128 bits, base64url. */
export async function addEmergencyPass(
  tx: Tx,
  key: RecordKey,
  card: string,
  said: SaidAtOpening,
): Promise<string> {
  const token = randomBytes(tokenBytes).toString('base64url')
  const tokenHash = hashOf(token)
  await tx.run(
    'add-emergency-pass',
    'insert into emergency_pass (token_hash, record_id, card, sealed) values ($1, $2, $3, $4)',
    [tokenHash, key.recordId, card, seal(key, placeOf(tokenHash), JSON.stringify(said))],
  )
  return token
}

/** undefined: it is over, it was never one, or it is of another card. */
export async function emergencyPass(tx: Tx, token: string, card: string): Promise<EmergencyPass | undefined> {
  const tokenHash = hashOf(token)
  const [row] = await tx.run<{
    record_id: RecordId
    wrapped_key: Buffer
    sealed: Buffer
    ins: PatientId['ins']
    ins_oid: PatientId['oid']
  }>(
    'emergency-pass',
    `select e.record_id, e.sealed, r.wrapped_key, p.ins, p.ins_oid
       from emergency_pass e
       join record r on r.id = e.record_id
       join patient_identifier p on p.record_id = e.record_id and p.current
      where e.token_hash = $1 and e.card = $2 and e.opened_at > now() - interval '${minutes} minutes'`,
    [tokenHash, card],
  )
  if (row === undefined) return undefined
  const key = tx.keyring.unwrapRecordKey(row.record_id, row.wrapped_key)
  return {
    ...JSON.parse(unseal(key, placeOf(tokenHash), row.sealed).toString()),
    patient: { ins: row.ins, oid: row.ins_oid },
  }
}

/** Twice is once. */
export async function endEmergencyPass(tx: Tx, token: string, card: string): Promise<void> {
  await tx.run('end-emergency-pass', 'delete from emergency_pass where token_hash = $1 and card = $2', [
    hashOf(token),
    card,
  ])
}

export async function forgetEmergencyPasses(tx: Tx): Promise<void> {
  await tx.run(
    'forget-emergency-passes',
    `delete from emergency_pass where opened_at <= now() - interval '${minutes} minutes'`,
  )
}

function placeOf(tokenHash: Buffer): string {
  return `emergency pass ${tokenHash.toString('hex')}`
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
