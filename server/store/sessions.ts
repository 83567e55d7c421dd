/** The open sessions of one person, as she is shown them and closes them. Spec: people.md P-28. */
import type { Browser, BrowserName, SystemName } from '@carnet/core/model/browser.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

export type OpenSessionSummary = Browser & {
  /** Names it, and opens nothing. */
  readonly id: string
  readonly openedAt: Date
  readonly lastSeenAt: Date
  /** The one that asks. */
  readonly present: boolean
}

export type OpenSince = { readonly openedAfter: Date; readonly seenAfter: Date }

/** The last one seen first. Those that ended by themselves are not among them. */
export async function openSessionsOf(
  tx: Tx,
  recordId: RecordId,
  presentToken: Buffer,
  { openedAfter, seenAfter }: OpenSince,
): Promise<readonly OpenSessionSummary[]> {
  const rows = await tx.run<{
    id: string
    opened_at: Date
    last_seen_at: Date
    browser: BrowserName | null
    system: SystemName | null
    present: boolean
  }>(
    'open-sessions',
    `select id, opened_at, last_seen_at, browser, system, token_hash = $2 as present from session
      where record_id = $1 and ended_at is null and opened_at > $3 and last_seen_at > $4
      order by present desc, last_seen_at desc, id`,
    [recordId, presentToken, openedAfter, seenAfter],
  )
  return rows.map(({ id, opened_at, last_seen_at, browser, system, present }) => ({
    id,
    openedAt: opened_at,
    lastSeenAt: last_seen_at,
    browser: browser ?? undefined,
    system: system ?? undefined,
    present,
  }))
}

/**
 * One of them, or all, but never the one that asks; and the copies that were last given there, so that a lost device
 * wipes its own. How many there were.
 */
export async function closeOtherSessions(
  tx: Tx,
  recordId: RecordId,
  presentToken: Buffer,
  which: string | 'all',
): Promise<number> {
  const rows = await tx.run(
    'close-other-sessions',
    `with copies as (
       delete from device_copy c using session s
        where c.record_id = $1 and s.token_hash = $2 and c.given_in is distinct from s.id
          and ($3::text is null or c.given_in::text = $3) returning c.id),
     sessions as (
       delete from session
        where record_id = $1 and token_hash <> $2 and ($3::text is null or id::text = $3) returning id)
     select id from copies union all select id from sessions`,
    [recordId, presentToken, which === 'all' ? null : which],
  )
  return rows.length
}
