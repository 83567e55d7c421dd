/** What the server does by itself after an act takes processors from what is measured: each row begins when it is done. */
import type pg from 'pg'

const lookMs = 500
const minutesMax = 15

/** Every line of the histories has its place in the log, and every document its text. */
export async function settled(database: pg.Client): Promise<void> {
  for (const end = Date.now() + minutesMax * 60_000; ; ) {
    const { rows } = await database.query<{ busy: boolean }>(
      'select exists (select from unsealed_trace) or exists (select from unread_document where not_before <= now()) as busy',
    )
    if (!rows[0]!.busy) return
    if (Date.now() > end) throw new Error(`the server was still busy by itself after ${minutesMax} minutes`)
    await new Promise((resolve) => setTimeout(resolve, lookMs))
  }
}

/** What a ceiling writes names bytes that are nowhere: the server must not try to read them during what follows. */
export async function forgetReplayed(database: pg.Client): Promise<void> {
  await database.query('delete from unread_document')
}
