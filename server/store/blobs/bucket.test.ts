/** What may happen between us and an object store: an outage, an answer cut, « slow down », a put nobody acknowledged. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startObjectStore } from '../../test/object-store.ts'
import { openBlobs } from '../blobs.ts'
import { ObjectStoreError } from './s3-client.ts'
import { segmentBytes } from './segments.ts'

async function opened(t: TestContext) {
  const store = await startObjectStore(t)
  const blobs = openBlobs(store.place)
  const draftOf = async (bytes: Buffer) => {
    const writer = blobs.writer()
    await writer.write(bytes)
    return writer.end()
  }
  return { ...store, blobs, draftOf }
}

test('an outage of a moment is not seen by who deposits', async (t) => {
  const { between, blobs, draftOf } = await opened(t)
  const bytes = randomBytes(3 * segmentBytes)
  const draft = await draftOf(bytes)
  between.down = true
  const securing = draft.secure()
  await sleep(200)
  between.down = false
  await securing
  assert.deepEqual(Buffer.concat(await Array.fromAsync(blobs.read(draft))), bytes)
})

test('a store that asks to slow down is asked again, later', async (t) => {
  const { between, blobs, draftOf } = await opened(t)
  const draft = await draftOf(randomBytes(10))
  between.slowDowns = 2
  await draft.secure()
  assert.equal((await Array.fromAsync(blobs.read(draft))).length, 1)
})

test('while the store does not answer a deposit fails, within seconds; nothing of it stays, and it may be sent again', async (t) => {
  const { between, blobs, draftOf, keys, place } = await opened(t)
  const bytes = randomBytes(3 * segmentBytes)
  const draft = await draftOf(bytes)
  between.down = true
  const startedAt = performance.now()
  await assert.rejects(draft.secure(), ObjectStoreError)
  await draft.discard()
  assert.ok(performance.now() - startedAt < 10_000)
  assert.equal(await blobs.usable(), false)
  between.down = false
  assert.deepEqual(await keys(), [])
  const again = await draftOf(bytes)
  await again.secure()
  assert.deepEqual(Buffer.concat(await Array.fromAsync(blobs.read(again))), bytes)
  assert.deepEqual(
    readdirSync(place.draftFolder).filter((name) => name.startsWith('draft-')),
    [],
  )
})

test('a put that the store did and nobody acknowledged is settled, once nothing moves any more', async (t) => {
  const { between, blobs, draftOf, keys } = await opened(t)
  const draft = await draftOf(randomBytes(10))
  await draft.secure()
  // As if the process had died here: neither placed nor discarded.
  assert.equal((await keys()).length, 2)
  between.down = true
  await assert.rejects(
    blobs.settle(async () => new Set(), 0),
    ObjectStoreError,
  )
  between.down = false
  await sleep(2100)
  assert.deepEqual(await blobs.settle(async () => new Set(), 1000), { placed: 0, discarded: 1 })
  assert.deepEqual(await keys(), [])
})

test('after the commit nothing fails for want of the store: the mark that stays is settled', async (t) => {
  const { between, blobs, draftOf, keys } = await opened(t)
  const draft = await draftOf(randomBytes(10))
  await draft.secure()
  between.down = true
  await blobs.place(draft.name)
  between.down = false
  assert.deepEqual(
    (await keys()).filter((key) => key.startsWith('incoming/')),
    [`incoming/${draft.name}`],
  )
  await sleep(2100)
  assert.deepEqual(await blobs.settle(async (names) => new Set(names), 1000), { placed: 1, discarded: 0 })
  assert.equal((await Array.fromAsync(blobs.read(draft))).length, 1)
})

test('a document whose answer is cut goes on from there', async (t) => {
  const { between, blobs, draftOf } = await opened(t)
  const bytes = randomBytes(40 * segmentBytes)
  const draft = await draftOf(bytes)
  await draft.secure()
  between.cuts = { afterBytes: 10 * segmentBytes, times: 3 }
  between.requests.length = 0
  assert.deepEqual(Buffer.concat(await Array.fromAsync(blobs.read(draft))), bytes)
  assert.equal(between.cuts.times, 0)
  assert.equal(between.requests.length, 4)
})

test('a document that nobody reads to its end keeps no connection', async (t) => {
  const { blobs, draftOf } = await opened(t)
  const draft = await draftOf(randomBytes(200 * segmentBytes))
  await draft.secure()
  for await (const segment of blobs.read(draft)) {
    assert.equal(segment.length, segmentBytes)
    break
  }
})

test('a list longer than what the store gives at once is given whole, in order, each once', async (t) => {
  const { client, keys } = await opened(t)
  const nothing = { sizeBytes: 0, sha256: sha256OfNothing, open: () => [] }
  const names = Array.from({ length: 1005 }, () => randomBytes(32).toString('hex'))
  for (let at = 0; at < names.length; at += 50)
    await Promise.all(names.slice(at, at + 50).map((name) => client.put(`incoming/${name}`, nothing)))
  assert.deepEqual(
    await keys(),
    names.toSorted().map((name) => `incoming/${name}`),
  )
})

const sha256OfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
