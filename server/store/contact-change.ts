/** The address or number that a person is changing to, until she proves that it is hers. people.md P-28. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

export type ContactChange = {
  readonly sentBy: 'email' | 'sms'
  readonly sentTo: string
  readonly codeHash: Buffer
  /** Before this one. */
  readonly tries: number
  readonly expiresAt: Date
}

/** In place of the one before, whose code serves no more. */
export async function saveContactChange(
  tx: Tx,
  recordId: RecordId,
  { sentBy, sentTo, codeHash, expiresAt }: Omit<ContactChange, 'tries'>,
): Promise<void> {
  await tx.run(
    'save-contact-change',
    `insert into contact_change (record_id, sent_by, sent_to, code_hash, expires_at) values ($1, $2, $3, $4, $5)
     on conflict (record_id) do update set sent_by = $2, sent_to = $3, code_hash = $4, expires_at = $5, tries = 0`,
    [recordId, sentBy, sentTo, codeHash, expiresAt],
  )
}

export async function contactChangeOf(tx: Tx, recordId: RecordId): Promise<ContactChange | undefined> {
  const [row] = await tx.run<{
    sent_by: ContactChange['sentBy']
    sent_to: string
    code_hash: Buffer
    tries: number
    expires_at: Date
  }>(
    'contact-change-of',
    'select sent_by, sent_to, code_hash, tries, expires_at from contact_change where record_id = $1 for update',
    [recordId],
  )
  return (
    row && {
      sentBy: row.sent_by,
      sentTo: row.sent_to,
      codeHash: row.code_hash,
      tries: row.tries,
      expiresAt: row.expires_at,
    }
  )
}

export async function countContactChangeTry(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run(
    'count-contact-change-try',
    'update contact_change set tries = tries + 1 where record_id = $1',
    [recordId],
  )
}

export async function endContactChange(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('end-contact-change', 'delete from contact_change where record_id = $1', [recordId])
}

export async function forgetContactChanges(tx: Tx, now: Date): Promise<void> {
  await tx.run('forget-contact-changes', 'delete from contact_change where expires_at <= $1', [now])
}
