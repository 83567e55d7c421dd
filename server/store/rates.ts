/** How often someone did something: counted by the database and on its own time, the same for every node. */
import type { Counted, Rate } from '@carnet/core/model/rate.ts'
import type { Tx } from './database.ts'

/** What is counted: one budget each. */
export type CountedAct =
  | 'existence'
  | 'login'
  | 'loginFromAddress'
  | 'loginFromDevice'
  | 'passkeyFromAddress'
  | 'franceConnectFromAddress'
  | 'activation'
  | 'activationFromAddress'
  | 'recoveryFromAddress'
  | 'contactChange'
  | 'invitation'
  | 'invitationCode'
  | 'report'
  | 'cardCode'
  | 'cardCodeFromAddress'
  | 'cardScan'
  | 'cardScanFromAddress'

/** Counts this time in each of the windows; a window that has passed begins again. */
export async function countInWindows(
  tx: Tx,
  act: CountedAct,
  subject: string,
  rates: readonly Rate[],
): Promise<readonly Counted[]> {
  if (rates.length === 0) return []
  return tx.run<Counted>(
    'count-in-windows',
    // In the order of the key: two nodes that count the same subject lock its rows in the same order.
    `insert into rate as r (what, subject, seconds, started_at, count)
     select $1, $2, seconds, now(), 1 from unnest($3::integer[]) as seconds order by seconds
     on conflict (what, subject, seconds) do update set
       started_at = case when r.started_at + r.seconds * interval '1 second' <= now() then now() else r.started_at end,
       count = case when r.started_at + r.seconds * interval '1 second' <= now() then 1 else r.count + 1 end
     returning seconds, count,
       extract(epoch from started_at + seconds * interval '1 second' - now())::float8 as "secondsLeft"`,
    [act, subjectOf(tx, act, subject), rates.map(({ seconds }) => seconds)],
  )
}

/** What was counted turned out not to be one: it is taken back. */
export async function uncount(tx: Tx, act: CountedAct, subject: string): Promise<void> {
  await tx.run(
    'uncount',
    'update rate set count = count - 1 where what = $1 and subject = $2 and count > 0',
    [act, subjectOf(tx, act, subject)],
  )
}

export async function forgetCount(tx: Tx, act: CountedAct, subject: string): Promise<void> {
  await tx.run('forget-count', 'delete from rate where what = $1 and subject = $2', [
    act,
    subjectOf(tx, act, subject),
  ])
}

/** Windows that have passed count for nothing. */
export async function forgetPassedWindows(tx: Tx): Promise<void> {
  await tx.run(
    'forget-passed-windows',
    `delete from rate where started_at + seconds * interval '1 second' <= now()`,
  )
}

function subjectOf({ keyring }: Tx, act: CountedAct, subject: string): Buffer {
  return keyring.pseudonym(`rate ${act} ${subject}`)
}
