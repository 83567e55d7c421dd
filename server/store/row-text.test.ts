import assert from 'node:assert/strict'
import test from 'node:test'
import pg from 'pg'
import { testDatabase } from '../postgres/test-database.ts'
import { emptyCarnet } from '../test/empty-carnet.ts'
import { rowText } from './row-text.ts'

const { sql, read } = rowText({
  title: 'text',
  authors: 'texts',
  version: 'number',
  masked: 'flag',
  at: 'instant',
  masker: 'text or null',
  ended: 'instant or null',
})

test('a row that PostgreSQL wrote as one text is read as its columns are', async (t) => {
  const { connectionString, drop } = await testDatabase(await emptyCarnet())
  const client = new pg.Client({ connectionString })
  await client.connect()
  t.after(async () => {
    await client.end()
    await drop()
  })
  const at = new Date('2026-03-29T01:00:00.123Z')
  const rows = [
    {
      title: 'a\tb\n{"c"}\\,',
      authors: ['1^X, Y', 'é'],
      version: 2,
      masked: true,
      at,
      masker: 'holder',
      ended: at,
    },
    {
      title: '',
      authors: [],
      version: 1,
      masked: false,
      at: new Date('1931-02-03'),
      masker: null,
      ended: null,
    },
    {
      title: ' ',
      authors: [''],
      version: 0,
      masked: false,
      at: new Date(0),
      masker: null,
      ended: new Date(1),
    },
    { title: 'NULL', authors: ['', ''], version: -1, masked: true, at, masker: null, ended: null },
  ]
  for (const row of rows) {
    const { rows: written } = await client.query<{ row: string }>(
      `select ${sql} as row from (select $1::text as title, $2::text[] as authors, $3::integer as version,
              $4::boolean as masked, $5::timestamptz as at, $6::text as masker, $7::timestamptz as ended) as one`,
      Object.values(row),
    )
    assert.deepEqual(read(written[0]!.row), row)
  }
})

test('a value that holds what stands between columns makes no other row of it', () => {
  assert.throws(() => read('a\u001fb\u001fc'), /other columns/)
})
