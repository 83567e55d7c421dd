/** Something that falls due for one record after the other: told, and begun again, a hundred in a transaction. */
import type { Database, Tx } from '../store/database.ts'
import type { Job } from './scheduler.ts'

const atOnce = 100

/** `due`: whose turn it is, held until the end of the transaction. `act` must take it out of those that are due. */
export function inTurns<Turn>(
  database: Database,
  {
    name,
    due,
    act,
    everyMs = 3_600_000,
  }: {
    readonly name: string
    readonly due: (tx: Tx, now: Date, limit: number) => Promise<readonly Turn[]>
    readonly act: (tx: Tx, turn: Turn, now: Date) => Promise<void>
    readonly everyMs?: number
  },
): Job {
  const some = (now: Date) =>
    database.transaction(async (tx) => {
      const turns = await due(tx, now, atOnce)
      for (const turn of turns) await act(tx, turn, now)
      return turns.length
    })
  return {
    name,
    clock: 'law',
    everyMs,
    async run(now) {
      while ((await some(now)) === atOnce);
    },
  }
}
