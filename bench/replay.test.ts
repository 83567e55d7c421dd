import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RecordedStatement, replayOf, scriptOf } from './replay.ts'

const record = '0b8ad1c6-55a8-4d08-8b0c-6fd2a1a60001'
const entry = '0b8ad1c6-55a8-4d08-8b0c-6fd2a1a60002'
const trace = '0b8ad1c6-55a8-4d08-8b0c-6fd2a1a60003'

const together = false

const deposit: readonly RecordedStatement[] = [
  { text: 'begin', values: [], rows: [], together },
  {
    name: 'find',
    text: 'select id from record where ins = $1',
    values: ['x'],
    rows: [{ id: record }],
    together,
  },
  {
    name: 'add',
    text: 'insert into document (a, b) values ($1, $2, $3)',
    values: [record, entry, Buffer.from(entry)],
    rows: [],
    together,
  },
  {
    name: 'link',
    text: 'insert into association values ($1)',
    values: [JSON.stringify([{ target: entry }])],
    rows: [],
    together,
  },
  {
    name: 'trace',
    text: 'with line as (select 1), queue as (insert into a select $1) insert into trace values ($1, $2)',
    values: [record, [trace]],
    rows: [],
    together,
  },
  { text: 'commit', values: [], rows: [], together },
]

test('a replay brings its own identifiers, the same in all its statements, and keeps those it found', () => {
  const script = scriptOf(deposit)
  assert.deepEqual(script.fresh, [entry, trace])
  const [, find, add, link, traced] = replayOf(script, (identifier) => identifier.replace(/^0b/, 'ff'))
  assert.deepEqual(find?.values, ['x'])
  assert.deepEqual(add?.values, [record, entry.replace(/^0b/, 'ff'), Buffer.from(entry)])
  assert.match(String(link?.values[0]), /"target":"ff8ad1c6/)
  assert.deepEqual(traced?.values, [record, [trace.replace(/^0b/, 'ff')]])
})

test('what a read asked for stays what it asked for', () => {
  const script = scriptOf([
    {
      name: 'open',
      text: 'select sealed from document where entry_uuid = $1',
      values: [entry],
      rows: [],
      together,
    },
  ])
  assert.deepEqual(script.fresh, [])
  assert.deepEqual(
    replayOf(script, () => 'other'),
    script.statements,
  )
})
