/** The regimes that this deployment has lived under, and the records from before that the present one integrates. */
import type { Tx } from './database.ts'
import { uuidV7 } from './uuid-v7.ts'

export type RegimeChange = {
  readonly at: Date
  readonly name: string
  readonly previous: string | null
  /** Null: of a change that was kept before they were. */
  readonly settings: Readonly<Record<string, unknown>> | null
}

/** Newest first. */
export async function regimeChanges(tx: Tx, limit: number): Promise<readonly RegimeChange[]> {
  return tx.run<RegimeChange>(
    'regime-changes',
    'select at, name, previous, settings from regime_change order by id desc limit $1',
    [limit],
  )
}

export async function addRegimeChange(tx: Tx, { at, name, previous, settings }: RegimeChange): Promise<void> {
  // By the order in which they were lived: the clock of a demonstration goes back too.
  await tx.run(
    'add-regime-change',
    'insert into regime_change (id, at, name, previous, settings) values ($1, $2, $3, $4, $5)',
    [uuidV7(new Date()), at, name, previous, JSON.stringify(settings)],
  )
}

/** Some of the open records from before `date` that nobody ever integrated now wait for it. How many. */
export async function awaitIntegration(tx: Tx, before: Date, limit: number): Promise<number> {
  const waiting = await tx.run(
    'await-integration',
    `update record set integration = 'pending', informed_at = null
      where id = any (array(
              select id from record
               where state = 'active' and not attached_to_mes and integration is null and state_since < $1
               order by state_since, id limit $2 for update skip locked))
      returning 1`,
    [before, limit],
  )
  return waiting.length
}
