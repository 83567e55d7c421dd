import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { segmentBytes } from './blobs/segments.ts'
import { type BlobRef, openBlobs } from './blobs.ts'

async function folderOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-blobs-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}

async function write(folder: string, bytes: Buffer, chunkBytes: number) {
  const writer = openBlobs(folder).writer()
  for (let at = 0; at < bytes.length; at += chunkBytes)
    await writer.write(bytes.subarray(at, at + chunkBytes))
  const blob = await writer.end()
  await blob.secure()
  return blob
}

async function read(folder: string, blob: BlobRef): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(openBlobs(folder).read(blob)))
}

for (const size of [0, 1, segmentBytes - 1, segmentBytes, segmentBytes + 1, 5 * segmentBytes + 7])
  test(`${size} bytes come back as they went in, whatever the chunks`, async (t) => {
    const folder = await folderOf(t)
    const bytes = randomBytes(size)
    for (const chunkBytes of [1000, 65_536, 300_000]) {
      const blob = await write(folder, bytes, chunkBytes)
      assert.equal(blob.sizeBytes, size)
      assert.equal(blob.sha1, createHash('sha1').update(bytes).digest('hex'))
      assert.deepEqual(await read(folder, blob), bytes)
      await openBlobs(folder).place(blob.name)
      assert.deepEqual(await read(folder, blob), bytes)
    }
  })

test('a blob is named by its sealed bytes, and the same document twice leaves two different blobs', async (t) => {
  const folder = await folderOf(t)
  const bytes = randomBytes(100_000)
  const [first, second] = [await write(folder, bytes, 4096), await write(folder, bytes, 4096)]
  assert.notEqual(first.name, second.name)
  const onDisk = await readFile(join(folder, 'incoming', first.name))
  assert.equal(createHash('sha256').update(onDisk).digest('hex'), first.name)
  assert.equal(onDisk.includes(bytes.subarray(0, 32)), false)
})

test('a blob altered, cut or lengthened on disk gives no altered byte', async (t) => {
  const folder = await folderOf(t)
  const bytes = randomBytes(3 * segmentBytes)
  const blob = await write(folder, bytes, 10_000)
  const path = join(folder, 'incoming', blob.name)
  const sealed = await readFile(path)
  const flipped = Buffer.from(sealed)
  flipped[segmentBytes + 50]! ^= 1
  const damaged = [
    flipped,
    sealed.subarray(0, 2 * (segmentBytes + 16)),
    Buffer.concat([sealed, sealed]),
    sealed.subarray(0, 9),
  ]
  for (const altered of damaged) {
    await writeFile(path, altered)
    const given: Buffer[] = []
    await assert.rejects(async () => {
      for await (const segment of openBlobs(folder).read(blob)) given.push(segment)
    })
    assert.deepEqual(Buffer.concat(given), bytes.subarray(0, Buffer.concat(given).length))
  }
})

test('after a crash, what was committed takes its place and the rest goes; what is recent is left alone', async (t) => {
  const folder = await folderOf(t)
  const committed = await write(folder, randomBytes(10), 10)
  const lost = await write(folder, randomBytes(10), 10)
  const recent = await write(folder, randomBytes(10), 10)
  const anHourAgo = new Date(Date.now() - 3_600_000)
  for (const { name } of [committed, lost]) await utimes(join(folder, 'incoming', name), anHourAgo, anHourAgo)
  const asked: string[] = []
  const settled = await openBlobs(folder).settle(async (names) => {
    asked.push(...names)
    return new Set([committed.name])
  }, 600_000)
  assert.deepEqual(settled, { placed: 1, discarded: 1 })
  assert.deepEqual(asked.sort(), [committed.name, lost.name].sort())
  assert.deepEqual(await readdir(join(folder, 'incoming')), [recent.name])
  assert.equal((await read(folder, committed)).length, 10)
})

test('an aborted deposit leaves nothing', async (t) => {
  const folder = await folderOf(t)
  const writer = openBlobs(folder).writer()
  await writer.write(randomBytes(200_000))
  await writer.abort()
  assert.deepEqual(await readdir(join(folder, 'incoming')), [])
})

for (const size of [10, 3 * segmentBytes])
  test(`a document of ${size} bytes that was refused leaves nothing, secured or not`, async (t) => {
    const folder = await folderOf(t)
    for (const secured of [false, true]) {
      const writer = openBlobs(folder).writer()
      await writer.write(randomBytes(size))
      const blob = await writer.end()
      if (secured) await blob.secure()
      await blob.discard()
      assert.deepEqual(await readdir(join(folder, 'incoming')), [])
    }
  })

for (const size of [0, 10, segmentBytes, segmentBytes + 1, 3 * segmentBytes])
  test(`a draft of ${size} bytes is read before it is secured, and after`, async (t) => {
    const writer = openBlobs(await folderOf(t)).writer()
    const bytes = randomBytes(size)
    await writer.write(bytes)
    const blob = await writer.end()
    const read = async () => Buffer.concat(await Array.fromAsync(blob.read()))
    assert.deepEqual(await read(), bytes)
    assert.deepEqual(await read(), bytes)
    await blob.secure()
    assert.deepEqual(await read(), bytes)
  })

test('a small document touches no disk before it is secured', async (t) => {
  const folder = await folderOf(t)
  const writer = openBlobs(folder).writer()
  await writer.write(randomBytes(segmentBytes))
  const blob = await writer.end()
  assert.deepEqual(await readdir(join(folder, 'incoming')), [])
  await blob.secure()
  assert.deepEqual(await readdir(join(folder, 'incoming')), [blob.name])
})
