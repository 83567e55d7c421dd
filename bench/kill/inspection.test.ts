/** The inspection of the kill campaign finds what a crash could leave: it is given each of these faults. */
import assert from 'node:assert/strict'
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { runningCarnet } from '../../server/test/running-carnet.ts'
import { deposit, type Ledger, newDocument, openClient, patientsOf } from './depositors.ts'
import { inspect } from './inspection.ts'

test('a lost document, a half one, one without its bytes and one without its trace are told apart', async (t) => {
  const carnet = await runningCarnet(t)
  const { dataFolder } = carnet.config
  const databaseUrl = carnet.config.databaseUrl!
  const { demoFolder, tlsUrl } = carnet
  const { dmp, situation } = await openClient({ demoFolder, tlsPort: Number(new URL(tlsUrl).port) })
  using client = dmp
  const [patient] = patientsOf()
  const ledger: Ledger = { acknowledged: new Map(), underWay: [] }
  for (let rank = 0; rank < 4; rank++) {
    const document = await newDocument(patient!, situation)
    await deposit(client, document)
    ledger.acknowledged.set(document.uniqueId, document)
  }
  const look = () => inspect(databaseUrl, dataFolder, ledger)
  assert.deepEqual(await look(), { lost: [], half: [], untraced: [] })

  const [lost, half, empty, untraced] = [...ledger.acknowledged.keys()] as [string, string, string, string]
  const database = new pg.Client({ connectionString: databaseUrl })
  await database.connect()
  // A line is missed in the log once it has its place there.
  for (let waiting = 1; waiting > 0; await pause(100))
    waiting = (await database.query('select 1 from unsealed_trace limit 1')).rowCount ?? 0
  const sabotage = (text: string, uniqueId: string) => database.query(text, [uniqueId])
  await sabotage('delete from document where unique_id = $1', lost)
  await sabotage(
    'delete from association where target_uuid = (select entry_uuid from document where unique_id = $1)',
    half,
  )
  const { rows } = await sabotage('select blob from document where unique_id = $1', empty)
  await sabotage('delete from trace where $1 = any (documents)', untraced)
  await database.end()
  rmSync(blobFile(dataFolder, rows[0].blob))

  const found = await look()
  assert.deepEqual(found.lost, [lost])
  assert.deepEqual(found.untraced, [`0 deposit lines: ${untraced}`])
  const words = found.half.map((fault) => fault.split(':')[0]).toSorted()
  assert.deepEqual(words, [
    'association without document',
    'bytes without document',
    'claimed uniqueId without document',
    'document without association',
    'document without its bytes',
    'log of the traces',
    'submission without document',
  ])
})

function blobFile(dataFolder: string, name: string): string {
  const folder = path.join(dataFolder, 'blobs')
  const place = readdirSync(folder).find((inner) => readdirSync(path.join(folder, inner)).includes(name))
  return path.join(folder, place!, name)
}
