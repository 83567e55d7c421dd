/** What people must be told: written in the transaction of the act, read by the job that sends it. */
import { type ContactDetails, noContactDetails } from '@carnet/core/model/contact.ts'
import type { Notice, NoticeCause, NoticeRecipient, NoticeRefusal } from '@carnet/core/model/notice.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { openContact } from './record-life.ts'
import { uuidV7 } from './uuid-v7.ts'

type NoticeCauser = {
  readonly actorId: string
  readonly at: Date
  /** What he wrote to enter in an emergency: one access is what he does for one reason (EMG-05, EMG-07). */
  readonly reason?: string | undefined
}

export function giveNotices(
  tx: Tx,
  recordId: RecordId,
  notices: readonly Notice[],
  by: NoticeCauser,
): Promise<void> {
  return giveNoticesOnMany(tx, [{ recordId, notices }], by)
}

/**
 * In one statement, however many records. Leaves out what this actor already caused within the hour before: one
 * consultation sends one message. In an emergency, each time that he gives another reason is another access. Whom he was told
 * of is what was told: an act that no message told of stays unknown.
 */
export async function giveNoticesOnMany(
  tx: Tx,
  told: readonly { readonly recordId: RecordId; readonly notices: readonly Notice[] }[],
  { actorId, at, reason }: NoticeCauser,
): Promise<void> {
  const notices = told.flatMap(({ recordId, notices }) => notices.map((notice) => ({ recordId, ...notice })))
  if (notices.length === 0) return
  tx.send(
    'give-notices',
    `insert into notice (record_id, id, recipient, cause, actor_id, at, hour, occasion, kept_from_representatives)
     select n.record_id, n.id, n.recipient,
            case when n.if_never_told is null or exists (
              select from notice b
               where b.record_id = n.record_id and b.recipient = n.recipient and b.actor_id = $5
                 and b.kept_from_representatives <= n.kept
                 and b.cause in ('access', 'firstAccess', 'brisDeGlace', 'centre15'))
            then n.cause else n.if_never_told end,
            $5, $6, date_trunc('hour', $6::timestamptz), n.occasion, n.kept
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $7::bytea[], $8::text[], $9::boolean[])
            as n (record_id, id, recipient, cause, occasion, if_never_told, kept)
      where not exists (
        select from notice b
         where b.record_id = n.record_id and b.recipient = n.recipient and b.actor_id = $5
           and b.cause in (n.cause, n.if_never_told) and b.occasion = n.occasion
           and b.at > $6::timestamptz - interval '1 hour' and b.at <= $6)
     on conflict do nothing`,
    [
      notices.map(({ recordId }) => recordId),
      notices.map(() => uuidV7(at)),
      notices.map(({ to }) => to),
      notices.map(({ cause }) => cause),
      actorId,
      at,
      // The same reason on another record has another pseudonym.
      notices.map(({ recordId, cause, keptFromRepresentatives }) => {
        if (reason !== undefined && isEmergency(cause))
          return tx.keyring.pseudonym(`emergency ${recordId} ${reason}`)
        // Set apart: what is kept from some must not stand for what is not.
        return keptFromRepresentatives ? keptOccasion : Buffer.alloc(0)
      }),
      notices.map(({ ifNeverTold = null }) => ifNeverTold),
      notices.map(({ keptFromRepresentatives = false }) => keptFromRepresentatives),
    ],
  )
}

const keptOccasion = Buffer.from([1])

function isEmergency(cause: NoticeCause): boolean {
  return cause === 'brisDeGlace' || cause === 'centre15'
}

/** Those that left to the holder, oldest first. */
export async function noticesSent(
  tx: Tx,
  recordId: RecordId,
): Promise<readonly { readonly cause: NoticeCause; readonly sentAt: Date }[]> {
  return tx.run<{ cause: NoticeCause; sentAt: Date }>(
    'notices-sent',
    `select cause, sent_at as "sentAt" from notice
      where record_id = $1 and recipient = 'holder' and sent_at is not null order by sent_at, id`,
    [recordId],
  )
}

export type WaitingNotice = {
  readonly recordId: RecordId
  readonly id: string
  readonly to: NoticeRecipient
  readonly cause: NoticeCause
  readonly at: Date
  /** `email` and `phone` are those of his account, when he has one. */
  readonly holder: {
    readonly name: string
    readonly birthDate: string
    readonly email: string | null
    readonly phone: string | null
    readonly contact: ContactDetails
    readonly refused: readonly NoticeRefusal[]
  }
  /** As the directory knows him; undefined when it does not, or when the record has none. */
  readonly medecinTraitant: { readonly name: string; readonly email: string | null } | undefined
}

/** The oldest that wait, held until the end of the transaction: two senders do not take the same. */
export async function waitingNotices(tx: Tx, limit: number): Promise<readonly WaitingNotice[]> {
  const rows = await tx.run<{
    record_id: RecordId
    id: string
    recipient: NoticeRecipient
    cause: NoticeCause
    at: Date
    name: string
    birth_date: string
    email: string | null
    phone: string | null
    wrapped_key: Buffer
    contact: Buffer | null
    refused: readonly NoticeRefusal[]
    mt_name: string | null
    mt_email: string | null
  }>(
    'waiting-notices',
    `select n.record_id, n.id, n.recipient, n.cause, n.at,
            coalesce(r.used_first_name, r.birth_first_name) || ' ' || coalesce(r.used_name, r.birth_name) as name, r.birth_date,
            a.email, a.phone, r.wrapped_key, c.sealed as contact,
            (select coalesce(jsonb_agg(jsonb_build_object('topic', f.topic, 'channel', f.channel)), '[]')
               from notice_refusal f where f.record_id = n.record_id) as refused, p.first_name || ' ' || p.last_name as mt_name, p.email as mt_email
       from notice n
       join record r on r.id = n.record_id
       left join account a on a.record_id = n.record_id
       left join contact c on c.record_id = n.record_id
       left join professional p on p.id = r.medecin_traitant
      where n.sent_at is null
      order by n.at limit $1 for update of n skip locked`,
    [limit],
  )
  return rows.map((row) => ({
    recordId: row.record_id,
    id: row.id,
    to: row.recipient,
    cause: row.cause,
    at: row.at,
    holder: {
      name: row.name,
      birthDate: row.birth_date,
      email: row.email,
      phone: row.phone,
      contact: contactOf(tx, row),
      refused: row.refused,
    },
    medecinTraitant: row.mt_name === null ? undefined : { name: row.mt_name, email: row.mt_email },
  }))
}

/** A message leaves even when the record cannot be opened: that may be what it tells. */
function contactOf(
  { keyring }: Tx,
  row: { readonly record_id: RecordId; readonly wrapped_key: Buffer; readonly contact: Buffer | null },
): ContactDetails {
  if (row.contact === null) return noContactDetails
  try {
    return openContact(keyring.unwrapRecordKey(row.record_id, row.wrapped_key), row.contact)
  } catch {
    return noContactDetails
  }
}

export async function markSent(
  tx: Tx,
  notices: readonly Pick<WaitingNotice, 'recordId' | 'id'>[],
  at: Date,
): Promise<void> {
  await tx.run(
    'mark-notices-sent',
    `update notice n set sent_at = $3 from unnest($1::uuid[], $2::uuid[]) as s (record_id, id)
      where n.record_id = s.record_id and n.id = s.id`,
    [notices.map(({ recordId }) => recordId), notices.map(({ id }) => id), at],
  )
}
