/** The copies that a person keeps on her devices, as the server knows them. Spec: people.md P-31. */
import type { Browser, BrowserName, SystemName } from '@carnet/core/model/browser.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import type { OpenSince } from './sessions.ts'

/** As its owner is shown it. */
export type DeviceCopySummary = Browser & {
  readonly id: string
  readonly madeAt: Date
  readonly seenAt: Date
  readonly givenAt: Date | null
  /** On the device that asks. */
  readonly present: boolean
}

export async function addDeviceCopy(
  tx: Tx,
  tokenHash: Buffer,
  { recordId, browser, system, at }: Browser & { readonly recordId: RecordId; readonly at: Date },
): Promise<void> {
  await tx.run(
    'add-device-copy',
    `insert into device_copy (token_hash, record_id, browser, system, made_at, seen_at)
     values ($1, $2, $3, $4, $5, $5)`,
    [tokenHash, recordId, browser ?? null, system ?? null, at],
  )
}

/** The present one first, then the last one seen. */
export async function deviceCopiesOf(
  tx: Tx,
  recordId: RecordId,
  presentToken: Buffer,
  seenAfter: Date,
): Promise<readonly DeviceCopySummary[]> {
  const rows = await tx.run<{
    id: string
    browser: BrowserName | null
    system: SystemName | null
    made_at: Date
    seen_at: Date
    given_at: Date | null
    present: boolean
  }>(
    'device-copies',
    `select id, browser, system, made_at, seen_at, given_at, token_hash = $2 as present from device_copy
      where record_id = $1 and seen_at > $3 order by present desc, seen_at desc, id`,
    [recordId, presentToken, seenAfter],
  )
  return rows.map((row) => ({
    id: row.id,
    browser: row.browser ?? undefined,
    system: row.system ?? undefined,
    madeAt: row.made_at,
    seenAt: row.seen_at,
    givenAt: row.given_at,
    present: row.present,
  }))
}

/** `csrf`: of the session in which its content is to be given again; none: nothing is to be given now. */
export type CopyContact = { readonly csrf: string | undefined }

/** The device has asked, now; undefined: its copy is not allowed any more. A record that does not open keeps none. */
export async function seeDeviceCopy(
  tx: Tx,
  tokenHash: Buffer,
  sessionToken: Buffer,
  { now, seenAfter, session }: { readonly now: Date; readonly seenAfter: Date; readonly session: OpenSince },
): Promise<CopyContact | undefined> {
  const [row] = await tx.run<{ csrf: string | null }>(
    'see-device-copy',
    `update device_copy c set seen_at = $3
       from record r
       left join session s on s.token_hash = $2 and s.record_id = r.id and s.opened_record_id is null
        and s.ended_at is null and s.opened_at > $5 and s.last_seen_at > $6
      where c.token_hash = $1 and r.id = c.record_id and r.state = 'active' and c.seen_at > $4
      returning case when c.due or c.given_in is distinct from s.id then s.csrf end as csrf`,
    [tokenHash, sessionToken, now, seenAfter, session.openedAfter, session.seenAfter],
  )
  return row && { csrf: row.csrf ?? undefined }
}

/** Its content is given, in this session; false: it is no copy of this person. */
export async function giveDeviceCopy(
  tx: Tx,
  tokenHash: Buffer,
  { recordId, session, at }: { readonly recordId: RecordId; readonly session: Buffer; readonly at: Date },
): Promise<boolean> {
  const rows = await tx.run(
    'give-device-copy',
    `update device_copy c set due = false, seen_at = $4, given_at = $4, given_in = s.id
       from session s where c.token_hash = $1 and c.record_id = $2 and s.token_hash = $3 returning 1`,
    [tokenHash, recordId, session, at],
  )
  return rows.length > 0
}

/** What the copies of this person hold has changed. */
export async function renewDeviceCopies(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('renew-device-copies', 'update device_copy set due = true where record_id = $1', [recordId])
}

/** False: it is none of hers. */
export async function removeDeviceCopy(tx: Tx, recordId: RecordId, id: string): Promise<boolean> {
  const rows = await tx.run(
    'remove-device-copy',
    'delete from device_copy where record_id = $1 and id::text = $2 returning id',
    [recordId, id],
  )
  return rows.length > 0
}

/** Whoever came in on this device leaves it: whosever copy it is, it goes. */
export async function removeCopyOfDevice(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.run('remove-copy-of-device', 'delete from device_copy where token_hash = $1', [tokenHash])
}

export async function forgetDeviceCopies(tx: Tx, seenBefore: Date): Promise<void> {
  await tx.run('forget-device-copies', 'delete from device_copy where seen_at <= $1', [seenBefore])
}
