/** The pool, and the transaction in which everything happens. */
import pg from 'pg'
import type { Keyring } from './sealing.ts'

/** Inside a transaction: the only way to reach the tables. Statements are named, hence prepared once per connection. */
export type Tx = {
  readonly keyring: Keyring
  run<Row = Record<string, unknown>>(name: string, text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Runs `body`; when it throws, what it wrote is undone and the transaction goes on. */
  attempt<T>(body: () => Promise<T>): Promise<T>
}

export type Database = {
  transaction<T>(body: (tx: Tx) => Promise<T>): Promise<T>
  /** True when a statement answers: for /readyz. */
  answers(): Promise<boolean>
  close(): Promise<void>
}

/** `bigint` columns are sizes and counts far below 2^53. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export function openDatabase(options: {
  connection: pg.PoolConfig
  keyring: Keyring
  connectionsMax?: number
  onIdleError?: (error: Error) => void
}): Database {
  const pool = new pg.Pool({ max: options.connectionsMax ?? 24, ...options.connection })
  // A connection lost while idle (database restarted) is replaced at the next use; it must not end the process.
  pool.on('error', (error) => options.onIdleError?.(error))
  return {
    async transaction(body) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        const begun = client.query('begin')
        const result = await body(txOf(client, options.keyring)).catch(async (error: unknown) => {
          await begun
          throw error
        })
        await begun
        await client.query('commit')
        return result
      } catch (error) {
        // A failed rollback means a lost connection: PostgreSQL has rolled back by itself.
        await client.query('rollback').catch((rollbackError: Error) => {
          broken = rollbackError
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
    async answers() {
      try {
        await pool.query('select 1')
        return true
      } catch {
        return false
      }
    },
    close: () => pool.end(),
  }
}

function txOf(client: pg.PoolClient, keyring: Keyring): Tx {
  return {
    keyring,
    async run<Row>(name: string, text: string, values: readonly unknown[] = []) {
      const { rows } = await client.query({ name, text, values: values as unknown[] })
      return rows as Row[]
    },
    async attempt(body) {
      const saved = client.query('savepoint attempt')
      try {
        const result = await body()
        await saved
        return result
      } catch (error) {
        await saved
        await client.query('rollback to savepoint attempt')
        throw error
      }
    },
  }
}
