/**
 * Loaded before the server (`--import`) when its statements are to be recorded: notes each one that goes to PostgreSQL,
 * with the rows that came back. The measured server runs without it.
 */
import pg from 'pg'
import { answerCalls } from './child-calls.ts'
import type { RecordedStatement } from './replay.ts'

export type RecorderCalls = {
  /** What was noted since the last time. */
  take(nothing: null): readonly RecordedStatement[]
}

let noted: RecordedStatement[] = []

type Query = string | { readonly name?: string; readonly text: string; readonly values?: readonly unknown[] }

const prototype = pg.Client.prototype as unknown as { query(query: Query, ...rest: unknown[]): unknown }
const send = prototype.query

prototype.query = function query(this: pg.Client, asked, ...rest) {
  const sent = send.call(this, asked, ...rest)
  const { name, text, values = [] } = typeof asked === 'string' ? { text: asked } : asked
  const place = noted.length
  const statement = { ...(name === undefined ? {} : { name }), text, values, rows: [] }
  noted.push(statement)
  const list = noted
  if (sent instanceof Promise)
    sent.then(
      ({ rows }: pg.QueryResult) => {
        list[place] = { ...statement, rows }
      },
      () => {},
    )
  return sent
}

const calls: RecorderCalls = {
  take() {
    const taken = noted
    noted = []
    return taken
  },
}

answerCalls(calls)
