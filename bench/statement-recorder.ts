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
/** From the first request that is recorded on, the server finds no document to read by itself: it would be among them. */
let recording = false
const nothing = { command: 'UPDATE', rowCount: 0, oid: 0, rows: [], fields: [] }
const pending = new WeakMap<pg.Client, number>()

type Query = string | { readonly name?: string; readonly text: string; readonly values?: readonly unknown[] }

const prototype = pg.Client.prototype as unknown as { query(query: Query, ...rest: unknown[]): unknown }
const send = prototype.query

prototype.query = function query(this: pg.Client, asked, ...rest) {
  if (recording && typeof asked !== 'string' && asked.name === 'take-unread') return Promise.resolve(nothing)
  const before = pending.get(this) ?? 0
  pending.set(this, before + 1)
  const sent = send.call(this, asked, ...rest)
  const { name, text, values = [] } = typeof asked === 'string' ? { text: asked } : asked
  const place = noted.length
  const statement = { ...(name === undefined ? {} : { name }), text, values, rows: [], together: before > 0 }
  noted.push(statement)
  const list = noted
  const answered = () => pending.set(this, pending.get(this)! - 1)
  if (sent instanceof Promise)
    sent.then(({ rows }: pg.QueryResult) => {
      answered()
      list[place] = { ...statement, rows }
    }, answered)
  return sent
}

const calls: RecorderCalls = {
  take() {
    recording = true
    const taken = noted
    noted = []
    return taken
  },
}

answerCalls(calls)
