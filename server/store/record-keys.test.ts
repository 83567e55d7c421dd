/** What a record owns has the record in every key, so that records may stand on several servers. docs/adr/0019. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../postgres/test-database.ts'
import { migrate } from './migrate.ts'

/** Keys that find a record before it is known which, or that outlive it: tables that every server would have whole. */
const withoutRecord: Readonly<Record<string, string>> = {
  'patient_identifier (ins, ins_oid)': 'finds the record of a matricule',
  'unique_id_owner (unique_id)': 'one document of the whole DMP has a uniqueId',
  'account (login)': 'finds the record of who logs in',
  'activation_code (code_hash)': 'finds the record of a letter',
  'child_activation (token_hash)': 'of a browser that may not have said who it is',
  'child_code (code_hash)': 'finds the records of a parent and of a child',
  'invitation (code_hash)': 'finds the record of who gave the code',
  'card_link (token_hash)': 'finds the record of a printed card',
  'passkey (credential_id)': 'finds the record of a device',
  'passkey (id)': 'shown to its holder in place of the credential',
  'login_attempt (token_hash)': 'of a browser, not of a record',
  'session (token_hash)': 'of a browser, not of a record',
  'passkey_challenge (challenge_hash)': 'of a browser that may not have said who it is',
  'france_connect_link (subject_hash)': 'finds the record of who comes by FranceConnect+',
  'france_connect_request (state_hash)': 'of a browser that may not have said who it is',
  'activation (token_hash)': 'of a browser that may not have said who it is',
  'device_copy (token_hash)': 'of a device, found by its cookie',
  'device_copy (id)': 'shown to its holder in place of the cookie',
  'emergency_pass (token_hash)': 'of a browser, not of a record',
  'opened_patient (id)': 'of the session of a professional, not of a record',
  'purge_certificate (id)': 'outlives the record that it says destroyed',
  'trace_leaf (position)': 'the log of all records is one log',
  'trace_leaf (trace_id)': 'the log of all records is one log',
  'unread_document (id)': 'a queue of work, for all records',
}

test('every key of what a record owns holds the record, but those that are explained', async (t) => {
  const { connectionString, drop } = await testDatabase()
  t.after(drop)
  await migrate({ connectionString })
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ key: string }>(
    `select distinct c.relname || ' (' || string_agg(k.attname, ', ' order by n.at) || ')' as key
       from pg_index x
       join pg_class c on c.oid = x.indrelid and c.relnamespace = 'public'::regnamespace
       join pg_attribute r on r.attrelid = c.oid and r.attname = 'record_id'
       cross join lateral unnest(x.indkey::int2[]) with ordinality as n (attnum, at)
       join pg_attribute k on k.attrelid = c.oid and k.attnum = n.attnum
      where x.indisunique and not (r.attnum = any (x.indkey::int2[]))
      group by c.relname, x.indexrelid`,
  )
  await client.end()
  assert.deepEqual(rows.map(({ key }) => key).toSorted(), Object.keys(withoutRecord).toSorted())
})
