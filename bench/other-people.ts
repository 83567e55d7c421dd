/** Documents of other people: never read, they make tables and indexes of a true size. */
import pg from 'pg'
import { structuredReaders } from '../server/structured-readers.ts'

const perRecord = 20
const uniqueId = "'2.25.' || (n * 100 + rank)"

/** Few enough that a batch is forgotten by the caches before it is written, many enough that batches are few. */
const batchDocuments = 50_000

/** Copies of real rows under other people's records, until they have `to` documents where they had `from`. */
export async function addToBase(
  databaseUrl: string,
  { from, to, say }: { readonly from: number; readonly to: number; readonly say: (line: string) => void },
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  // When the run fails, PostgreSQL may stop first: the failure is the one to tell.
  client.on('error', () => {})
  await client.connect()
  // Gigabytes at once: checkpoints in between would write each page of the indexes many times.
  await client.query("alter system set max_wal_size = '16GB'")
  await client.query('select pg_reload_conf()')
  for (let present = from; present < to; present += batchDocuments) {
    if (present > from) say(`… ${present} documents`)
    await addBatch(client, present, Math.min(to, present + batchDocuments))
  }
  await leaveUnread(client)
  await client.query('vacuum (analyze)')
  await client.query('alter system reset max_wal_size')
  await client.query('select pg_reload_conf()')
  await client.query('checkpoint')
  await client.end()
}

/** Their bytes are nowhere: the server must not look for what its readers have not read of them. */
async function leaveUnread(client: pg.Client): Promise<void> {
  await client.query(
    `insert into structured_reader (name, version, finished)
     select name, version, true from unnest($1::text[], $2::int[]) as reader(name, version)
     on conflict (name) do update set version = excluded.version, finished = true`,
    [structuredReaders.map(({ name }) => name), structuredReaders.map(({ version }) => version)],
  )
}

async function addBatch(client: pg.Client, from: number, to: number): Promise<void> {
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
      // In their order, which fills an index quickly and leaves it as deep.
      entry_uuid: 'uuidv7()',
      logical_id: 'uuidv7()',
      unique_id: uniqueId,
      blob: "md5(n || '-' || rank) || md5(rank || '-' || n)",
    },
    `, generate_series(1, ${perRecord}) rank`,
  )
  await client.query(
    `insert into unique_id_owner (unique_id, record_id)
     select ${uniqueId}, record_id from base, generate_series(1, ${perRecord}) rank`,
  )
  await client.query('commit')
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
