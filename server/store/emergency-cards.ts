/** The emergency card of a record, sealed under its key. people.md P-12, P-14. */
import { type CardContent, type EmergencyCard, emptyCard } from '@carnet/core/model/emergency-card.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unseal } from './sealing.ts'

export const cardPlace = 'emergency card'

export type KeptCard = CardContent & Pick<EmergencyCard, 'changedAt' | 'offlineSince'>

export async function cardOf(tx: Tx, key: RecordKey): Promise<KeptCard> {
  const [row] = await tx.run<{ sealed: Buffer; changed_at: Date; offline_since: Date | null }>(
    'emergency-card',
    'select sealed, changed_at, offline_since from emergency_card where record_id = $1',
    [key.recordId],
  )
  if (row === undefined) return { ...emptyCard, changedAt: undefined, offlineSince: undefined }
  return {
    ...JSON.parse(unseal(key, cardPlace, row.sealed).toString()),
    changedAt: row.changed_at,
    offlineSince: row.offline_since ?? undefined,
  }
}

/** To be changed: of two who change it at once, the second changes what the first left. */
export async function lockCard(tx: Tx, key: RecordKey): Promise<KeptCard> {
  // The record and not the card, which may not be there yet.
  await tx.run('lock-emergency-card', 'select from record where id = $1 for no key update', [key.recordId])
  return cardOf(tx, key)
}

export async function saveCard(
  tx: Tx,
  key: RecordKey,
  { entries, noKnownAllergy, contacts }: CardContent,
  at: Date,
): Promise<void> {
  await tx.run(
    'save-emergency-card',
    `insert into emergency_card (record_id, sealed, changed_at) values ($1, $2, $3)
     on conflict (record_id) do update set sealed = $2, changed_at = $3`,
    [key.recordId, seal(key, cardPlace, JSON.stringify({ entries, noKnownAllergy, contacts })), at],
  )
}

/** `since`: undefined, it is read without network no longer. */
export async function saveOffline(tx: Tx, { recordId }: RecordKey, since: Date | undefined): Promise<void> {
  await tx.run('save-offline-card', 'update emergency_card set offline_since = $2 where record_id = $1', [
    recordId,
    since ?? null,
  ])
}
