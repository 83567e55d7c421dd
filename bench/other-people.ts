/** Documents of other people: never read, they make tables and indexes of a true size. */
import pg from 'pg'

const perRecord = 20

/** Copies of real rows under other people's records, until they have `to` documents where they had `from`. */
export async function addToBase(
  databaseUrl: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  // When the run fails, PostgreSQL may stop first: the failure is the one to tell.
  client.on('error', () => {})
  await client.connect()
  await client.query('begin')
  await client.query(
    `create temporary table base on commit drop as
       select n, gen_random_uuid() as record_id from generate_series($1::int + 1, $2::int) n`,
    [Math.ceil(from / perRecord), Math.ceil(to / perRecord)],
  )
  await copy(client, 'record', { id: 'b.record_id' })
  // No matricule begins with a 9: nobody asks for these.
  await copy(client, 'patient_identifier', { record_id: 'b.record_id', ins: "'9' || lpad(n::text, 14, '0')" })
  await copy(client, 'authorisation', { record_id: 'b.record_id', actor_id: "'8' || lpad(n::text, 11, '0')" })
  await copy(
    client,
    'document',
    {
      record_id: 'b.record_id',
      entry_uuid: 'gen_random_uuid()',
      logical_id: 'gen_random_uuid()',
      unique_id: "'2.25.' || (n * 100 + rank)",
      blob: "md5(n || '-' || rank) || md5(rank || '-' || n)",
    },
    `, generate_series(1, ${perRecord}) rank`,
  )
  await client.query(
    'insert into unique_id_owner (unique_id, record_id) select d.unique_id, d.record_id from document d join base b using (record_id)',
  )
  await client.query('commit')
  await client.query('vacuum (analyze)')
  await client.query('checkpoint')
  await client.end()
}

/** One row of `table` again for each record of the base, with what must differ. */
async function copy(
  client: pg.Client,
  table: string,
  differing: Readonly<Record<string, string>>,
  times = '',
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
        and not attname = any($2)`,
    [table, Object.keys(differing)],
  )
  const same = rows.map(({ name }) => name)
  await client.query(
    `insert into ${table} (${[...Object.keys(differing), ...same].join(', ')})
     select ${[...Object.values(differing), ...same.map((name) => `one.${name}`)].join(', ')}
       from base b${times}, (select * from ${table} limit 1) one`,
  )
}
