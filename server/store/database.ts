/** The pool, and the transaction in which everything happens. */
import type { Writable } from 'node:stream'
import pg from 'pg'
import { readFaster } from './column-values.ts'
import type { Keyring } from './sealing.ts'
import { lostConnection, unavailability } from './unavailability.ts'

/** Inside a transaction: the only way to reach the tables. Statements are named, hence prepared once per connection. */
export type Tx = {
  readonly keyring: Keyring
  run<Row = Record<string, unknown>>(name: string, text: string, values?: readonly unknown[]): Promise<Row[]>
  /** For a statement that gives nothing back: it leaves with those that follow; its failure fails the transaction. */
  send(name: string, text: string, values: readonly unknown[]): void
  /** Runs `body`; when it throws, what it wrote is undone and the transaction goes on. */
  attempt<T>(body: () => Promise<T>): Promise<T>
}

export type Database = {
  transaction<T>(body: (tx: Tx) => Promise<T>): Promise<T>
  /** Without a transaction: each statement sees what is committed when it runs. To read only. */
  read<T>(body: (tx: Tx) => Promise<T>): Promise<T>
  /** True when a statement answers: for /readyz. */
  answers(): Promise<boolean>
  close(): Promise<void>
}

/** `bigint` columns are sizes and counts far below 2^53. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
readFaster(pg)

export function openDatabase(options: {
  connection: pg.PoolConfig
  keyring: Keyring
  connectionsMax?: number
  onIdleError?: (error: Error) => void
}): Database {
  const pool = new pg.Pool({ max: options.connectionsMax ?? 24, pipeline: true, ...options.connection })
  // A connection lost while idle (database restarted) is replaced at the next use; it must not end the process.
  // Once it closes, the server may go before the last of them has said goodbye.
  pool.on('error', (error) => {
    if (!pool.ending) options.onIdleError?.(error)
  })
  // Nor must one lost in a transaction, which already fails the statement under way.
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    async transaction(body) {
      const client = await connectionOf(pool)
      const unanswered: Promise<pg.QueryResult>[] = []
      let broken: Error | undefined
      try {
        post(client, unanswered, 'begin')
        const result = await body(txOf(client, options.keyring, unanswered))
        const committed = ask(client, 'commit')
        await Promise.all([...unanswered, committed])
        // What PostgreSQL answers to the commit of a transaction in which a statement has failed is « ROLLBACK ».
        if ((await committed).command !== 'COMMIT') throw new Error('the transaction was rolled back')
        return result
      } catch (error) {
        const [first] = (await Promise.allSettled(unanswered)).filter(({ status }) => status === 'rejected')
        // A failed rollback means a lost connection: PostgreSQL has rolled back by itself.
        await client.query('rollback').catch((rollbackError: Error) => {
          broken = rollbackError
        })
        const cause = first?.status === 'rejected' ? first.reason : error
        throw broken === undefined ? unavailability(cause) : lostConnection(cause)
      } finally {
        client.release(broken)
      }
    },
    async read(body) {
      const client = await connectionOf(pool)
      let broken: Error | undefined
      try {
        return await body(txOf(client, options.keyring, []))
      } catch (error) {
        // What failed may be the connection: the next reader must not be given it.
        await client.query('select').catch((lost: Error) => {
          broken = lost
        })
        throw broken === undefined ? unavailability(error) : lostConnection(error)
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

async function connectionOf(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw lostConnection(error)
  }
}

function txOf(client: pg.PoolClient, keyring: Keyring, unanswered: Promise<pg.QueryResult>[]): Tx {
  const savepoint = { wanted: false, set: false }
  /** Most actions read only: their attempt has nothing to undo. */
  const beforeWriting = () => {
    if (!savepoint.wanted || savepoint.set) return
    savepoint.set = true
    post(client, unanswered, 'savepoint attempt')
  }
  return {
    keyring,
    async run<Row>(name: string, text: string, values: readonly unknown[] = []) {
      if (!/^\s*select\b/i.test(text)) beforeWriting()
      const { rows } = await ask(client, { name, text, values: values as unknown[] })
      return rows as Row[]
    },
    send(name, text, values) {
      beforeWriting()
      post(client, unanswered, { name, text, values: values as unknown[] })
    },
    async attempt(body) {
      Object.assign(savepoint, { wanted: true, set: false })
      const before = unanswered.length
      try {
        return await body()
      } catch (error) {
        if (savepoint.set) {
          await Promise.allSettled(unanswered.splice(before))
          await client.query('rollback to savepoint attempt')
        }
        throw error
      } finally {
        savepoint.wanted = false
      }
    },
  }
}

/** Sent and not waited for: whoever ends the transaction waits for `unanswered`. */
function post(client: pg.PoolClient, unanswered: Promise<pg.QueryResult>[], query: string | pg.QueryConfig) {
  const answer = ask(client, query)
  answer.catch(() => {})
  unanswered.push(answer)
}

/** What is asked in one turn of the event loop leaves in one write: each write wakes another process up. */
function ask(client: pg.PoolClient, query: string | pg.QueryConfig): Promise<pg.QueryResult> {
  // Missing from the types of the driver.
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
  return client.query(query as pg.QueryConfig)
}
