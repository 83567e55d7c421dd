import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import * as they from '@carnet/core/rules/test/people.ts'
import { testDatabase } from '../postgres/test-database.ts'
import { emptyCarnet } from '../test/empty-carnet.ts'
import { type Database, openDatabase } from './database.ts'
import { nextToPack, type Packing, packExtracts } from './extract-packs.ts'
import { addExtracts, openExtracts, type Reader, worthPacking } from './extracts.ts'
import { moveRecord } from './merge.ts'
import { addRecord } from './records.ts'
import { makeKeyring, type RecordKey } from './sealing.ts'
import { queueDocuments, saveText, takeUnread, wordsReader } from './texts.ts'

/** What is packed, in the open. */
const asJson: Packing = {
  labelled: false,
  format: (documents) => Buffer.from(JSON.stringify(documents)),
  unpack: (pack) => JSON.parse(pack.toString()),
}

async function openStore(t: TestContext): Promise<Database> {
  const { connectionString, drop } = await testDatabase(await emptyCarnet())
  const database = openDatabase({
    connection: { connectionString },
    keyring: makeKeyring(Buffer.alloc(32, 7)),
    connectionsMax: 2,
  })
  t.after(async () => {
    await database.close()
    await drop()
  })
  return database
}

/** A record, and what its documents are made to say. */
async function openRecord(database: Database, patient: PatientId) {
  const recordId = randomUUID() as string as RecordId
  const key = await database.transaction((tx) =>
    addRecord(tx, { ...they.record(), ...identified, id: recordId, patient }, { minor: false }),
  )
  const says = async (logicalId: string, terms: string | undefined) => {
    await database.transaction(async (tx) => {
      await queueDocuments(tx, [{ recordId, logicalId }])
      const unread = await takeUnread(tx, 0, they.now)
      await saveText(tx, unread!, terms === undefined ? undefined : { terms, text: terms })
    })
  }
  const documents = async (count: number) => {
    const ids = Array.from({ length: count }, () => randomUUID() as string)
    for (const id of ids) await says(id, `\nmot${id.slice(0, 4)} 1`)
    return ids
  }
  return { recordId, key, says, documents }
}

const identified = {
  stateSince: they.now,
  internetAccountOpen: false,
  identity: {
    birthName: 'PAQUET',
    birthFirstName: 'AUSORT',
    firstNames: 'AUSORT',
    birthDate: '1980-01-15',
    sex: 'F',
    birthPlace: '99999',
  },
} as const

/** What a search finds of each document: in its own row, or in which pack. */
async function wordsOf(database: Database, key: RecordKey, ids: readonly string[]) {
  return extractsOf(database, key, wordsReader, ids)
}

/** What a page finds of each document: in its own row, or in which pack. */
async function extractsOf(database: Database, key: RecordKey, reader: Reader, ids: readonly string[]) {
  const { alone, packs } = await database.read((tx) => openExtracts(tx, key, reader, new Set(ids)))
  const packed = packs.map((pack) => asJson.unpack(pack))
  const found = new Map([...packed.flat(), ...alone].map(({ id, content }) => [id, content]))
  return { alone: alone.length, packed: packed.map(({ length }) => length), found }
}

const pack = (database: Database, recordId: RecordId, packing = asJson, reader = wordsReader) =>
  database.transaction((tx) => packExtracts(tx, { recordId, reader }, they.now, packing))
const waits = async (database: Database) => (await database.read((tx) => nextToPack(tx, undefined)))?.recordId

test('documents that stand alone enter a pack once they are enough, and its words are those that were read', async (t) => {
  const database = await openStore(t)
  const { recordId, key, says, documents } = await openRecord(database, they.camille)
  const first = await documents(worthPacking - 2)
  assert.equal(await waits(database), undefined)
  const [scan = '', letter = ''] = [randomUUID(), randomUUID()]
  await says(scan, undefined)
  await says(letter, '\nlettre 2')
  assert.equal(await waits(database), recordId)
  const ids = [...first, scan, letter]
  const before = await wordsOf(database, key, ids)
  assert.deepEqual([before.alone, before.packed], [worthPacking, []])

  const fails: Packing = {
    ...asJson,
    format: () => {
      throw new Error('stopped half-way')
    },
  }
  await assert.rejects(pack(database, recordId, fails), /half-way/)
  assert.deepEqual(await wordsOf(database, key, ids), before)

  await pack(database, recordId)
  const after = await wordsOf(database, key, ids)
  assert.deepEqual([after.alone, after.packed], [0, [worthPacking]])
  assert.deepEqual(new Map([...after.found].sort()), new Map([...before.found].sort()))
  assert.ok(after.found.has(scan) && after.found.get(scan) === undefined)
  assert.equal(await waits(database), undefined)

  // Read again, it stands alone, and leaves its old words behind when it is packed anew.
  await says(letter, '\ncourrier 1')
  assert.equal((await wordsOf(database, key, ids)).found.get(letter), '\ncourrier 1')
  await documents(worthPacking - 1)
  await pack(database, recordId)
  const again = await wordsOf(database, key, ids)
  assert.deepEqual([again.alone, again.packed], [0, [2 * worthPacking - 1]])
  assert.equal(again.found.get(letter), '\ncourrier 1')
})

test('a pack that is full is left as it is, and the next one begins', async (t) => {
  const database = await openStore(t)
  const { recordId, key, documents } = await openRecord(database, they.camille)
  const ids = await documents(256 + worthPacking)
  await pack(database, recordId)
  assert.equal(await waits(database), recordId)
  await pack(database, recordId)
  assert.deepEqual((await wordsOf(database, key, ids)).packed, [256, worthPacking])
  assert.equal(await waits(database), undefined)
})

test('two nodes that pack one record at once pack each document once', async (t) => {
  const database = await openStore(t)
  const { recordId, key, documents } = await openRecord(database, they.camille)
  const ids = await documents(worthPacking)
  await Promise.all([pack(database, recordId), pack(database, recordId)])
  const { alone, packed, found } = await wordsOf(database, key, ids)
  assert.deepEqual([alone, packed, found.size], [0, [worthPacking], worthPacking])
})

test('a merge takes the packs along, sealed under the key that is kept', async (t) => {
  const database = await openStore(t)
  const [from, into] = [await openRecord(database, they.camille), await openRecord(database, they.alix)]
  const ids = await from.documents(worthPacking)
  await pack(database, from.recordId)
  const before = await wordsOf(database, from.key, ids)
  await database.transaction((tx) => moveRecord(tx, from.key, into.key, they.now))
  assert.deepEqual(await wordsOf(database, into.key, ids), before)
  assert.deepEqual((await wordsOf(database, from.key, ids)).found, new Map())
})

const results: Reader = { name: 'lab-result', version: 3 }

/** What a reader made of documents of which nothing else is known. */
async function readBy(database: Database, recordId: RecordId, reader: Reader, count: number) {
  const ids = Array.from({ length: count }, () => randomUUID() as string)
  const extracts = ids.map((id) => ({ id, content: `of ${id} by ${reader.version}` }))
  await database.transaction((tx) => addExtracts(tx, recordId, reader, extracts))
  return ids
}

test('what two readers made of one record is packed apart, and a merge takes both along', async (t) => {
  const database = await openStore(t)
  const [from, into] = [await openRecord(database, they.camille), await openRecord(database, they.alix)]
  const words = await from.documents(worthPacking)
  const read = await readBy(database, from.recordId, results, worthPacking)
  await pack(database, from.recordId)
  await pack(database, from.recordId, asJson, results)
  const [alone] = await readBy(database, from.recordId, results, 1)
  const before = await extractsOf(database, from.key, results, [...read, alone!])
  assert.deepEqual([before.alone, before.packed], [1, [worthPacking]])
  assert.equal(before.found.get(alone!), `of ${alone} by 3`)
  const wordsBefore = await wordsOf(database, from.key, words)
  await database.transaction((tx) => moveRecord(tx, from.key, into.key, they.now))
  assert.deepEqual(await extractsOf(database, into.key, results, [...read, alone!]), before)
  assert.deepEqual(await wordsOf(database, into.key, words), wordsBefore)
  assert.deepEqual((await extractsOf(database, from.key, results, read)).found, new Map())
})

test('a new version of a reader leaves nothing of the former one, packed or alone, and nothing of other readers', async (t) => {
  const database = await openStore(t)
  const { recordId, key, documents } = await openRecord(database, they.camille)
  const words = await documents(3)
  const read = await readBy(database, recordId, results, worthPacking)
  await pack(database, recordId, asJson, results)
  await readBy(database, recordId, results, worthPacking)
  const next = { ...results, version: 4 }
  await database.transaction((tx) => addExtracts(tx, recordId, next, [{ id: read[0]!, content: 'anew' }]))
  const kept = await database.read((tx) =>
    tx.run(
      'kept',
      `select reader, version from document_extract where reader <> 'term'
                    union all select reader, version from extract_pack
                    union all select reader, version from record_to_pack`,
    ),
  )
  assert.deepEqual(kept, [{ reader: 'lab-result', version: 4 }])
  assert.deepEqual((await extractsOf(database, key, next, read)).found, new Map([[read[0]!, 'anew']]))
  assert.equal((await wordsOf(database, key, words)).found.size, 3)

  // A node of the former version goes on beside it: what it makes takes the place of nothing.
  await database.transaction((tx) =>
    addExtracts(tx, recordId, results, [{ id: read[0]!, content: 'as before' }]),
  )
  assert.deepEqual((await extractsOf(database, key, next, read)).found, new Map([[read[0]!, 'anew']]))
})

test('a pack that is gone, or whose seal does not hold, is as if its documents had not been read; read again, they are packed anew', async (t) => {
  t.mock.method(process, 'emitWarning', () => {})
  const database = await openStore(t)
  const { recordId, key } = await openRecord(database, they.camille)
  const ids = await readBy(database, recordId, results, worthPacking)
  const harms = ["update extract_pack set sealed = sealed || '\\x00'::bytea", 'delete from extract_pack']
  for (const [round, harm] of harms.entries()) {
    await pack(database, recordId, asJson, results)
    await database.transaction((tx) => tx.run(`harm-${round}`, harm))
    assert.equal((await extractsOf(database, key, results, ids)).found.size, 0, harm)
    const again = ids.map((id) => ({ id, content: `${harm} ${id}` }))
    await database.transaction((tx) => addExtracts(tx, recordId, results, again))
    const { alone, found } = await extractsOf(database, key, results, ids)
    assert.deepEqual([alone, found], [ids.length, new Map(again.map(({ id, content }) => [id, content]))])
  }

  await database.transaction((tx) => tx.run('harm-one', harms[0]!))
  await pack(database, recordId, asJson, results)
  assert.equal((await extractsOf(database, key, results, ids)).found.size, ids.length)
})

test('documents whose pack does not open when others enter it are told, to be read again', async (t) => {
  t.mock.method(process, 'emitWarning', () => {})
  const database = await openStore(t)
  const { recordId, key } = await openRecord(database, they.camille)
  const first = await readBy(database, recordId, results, worthPacking)
  await pack(database, recordId, asJson, results)
  await database.transaction((tx) => tx.run('harm', "update extract_pack set sealed = '\\x00'"))
  const second = await readBy(database, recordId, results, worthPacking)
  const lost = await pack(database, recordId, asJson, results)
  assert.deepEqual(new Set(lost), new Set(first))
  const { alone, packed, found } = await extractsOf(database, key, results, [...first, ...second])
  assert.deepEqual([alone, packed, [...found.keys()].sort()], [0, [worthPacking], second.toSorted()])
})
