/** One list of promises, held by each store: on disk, and in a real object store. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startObjectStore } from '../test/object-store.ts'
import { segmentBytes } from './blobs/segments.ts'
import { type BlobPlace, type BlobRef, type Blobs, openBlobs } from './blobs.ts'

/** A store, and what is looked at and damaged behind its back. */
type Store = {
  readonly place: BlobPlace
  /** The names of all that is there, and those known as under way. */
  contents(): Promise<{ readonly all: readonly string[]; readonly underWay: readonly string[] }>
  sealed(name: string): Promise<Buffer>
  overwrite(name: string, bytes: Buffer): Promise<void>
}

const stores: Readonly<Record<string, (t: TestContext) => Promise<Store>>> = {
  files: async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'carnet-blobs-'))
    t.after(() => rm(folder, { recursive: true }))
    const files = async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    }
    const pathOf = async (name: string) => (await files()).find((path) => basename(path) === name)!
    return {
      place: { kind: 'files', folder },
      contents: async () => ({
        all: (await files()).map((path) => basename(path)),
        underWay: await readdir(join(folder, 'incoming')),
      }),
      sealed: async (name) => readFile(await pathOf(name)),
      overwrite: async (name, bytes) => writeFile(await pathOf(name), bytes),
    }
  },
  bucket: async (t) => {
    const { place, client, keys } = await startObjectStore(t)
    const keyOf = (name: string) => `${name.slice(0, 2)}/${name}`
    return {
      place,
      async contents() {
        const [all, underWay] = [new Set<string>(), [] as string[]]
        for (const key of await keys()) {
          all.add(basename(key))
          if (key.startsWith('incoming/')) underWay.push(basename(key))
        }
        return { all: [...all], underWay }
      },
      sealed: async (name) => Buffer.concat(await Array.fromAsync((await client.get(keyOf(name))).bytes)),
      overwrite: (name, bytes) =>
        client.put(keyOf(name), {
          sizeBytes: bytes.length,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          open: () => [bytes],
        }),
    }
  },
}

async function write(blobs: Blobs, bytes: Buffer, chunkBytes: number) {
  const writer = blobs.writer()
  for (let at = 0; at < bytes.length; at += chunkBytes)
    await writer.write(bytes.subarray(at, at + chunkBytes))
  const blob = await writer.end()
  await blob.secure()
  return blob
}

async function read(blobs: Blobs, blob: BlobRef): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(blobs.read(blob)))
}

for (const [kind, open] of Object.entries(stores)) {
  test(`${kind}: a document comes back as it went in, whatever its size and the chunks`, async (t) => {
    const { place } = await open(t)
    const blobs = openBlobs(place)
    for (const size of [0, 1, segmentBytes - 1, segmentBytes, segmentBytes + 1, 5 * segmentBytes + 7]) {
      const bytes = randomBytes(size)
      for (const chunkBytes of [1000, 65_536, 300_000]) {
        const blob = await write(blobs, bytes, chunkBytes)
        assert.equal(blob.sizeBytes, size)
        assert.equal(blob.sha1, createHash('sha1').update(bytes).digest('hex'))
        assert.deepEqual(await read(blobs, blob), bytes)
        await blobs.place(blob.name)
        assert.deepEqual(await read(openBlobs(place), blob), bytes, 'by another node too')
      }
    }
  })

  test(`${kind}: a blob is named by its sealed bytes, and the same document twice leaves two different blobs`, async (t) => {
    const store = await open(t)
    const blobs = openBlobs(store.place)
    const bytes = randomBytes(100_000)
    const [first, second] = [await write(blobs, bytes, 4096), await write(blobs, bytes, 4096)]
    assert.notEqual(first.name, second.name)
    const sealed = await store.sealed(first.name)
    assert.equal(createHash('sha256').update(sealed).digest('hex'), first.name)
    assert.equal(sealed.includes(bytes.subarray(0, 32)), false)
  })

  test(`${kind}: a blob altered, cut or lengthened behind our back gives no altered byte`, async (t) => {
    const store = await open(t)
    const blobs = openBlobs(store.place)
    const bytes = randomBytes(3 * segmentBytes)
    const blob = await write(blobs, bytes, 10_000)
    const sealed = await store.sealed(blob.name)
    const flipped = Buffer.from(sealed)
    flipped[segmentBytes + 50]! ^= 1
    const damaged = [
      flipped,
      sealed.subarray(0, 2 * (segmentBytes + 16)),
      Buffer.concat([sealed, sealed]),
      sealed.subarray(0, 9),
    ]
    for (const altered of damaged) {
      await store.overwrite(blob.name, altered)
      const given: Buffer[] = []
      await assert.rejects(async () => {
        for await (const segment of blobs.read(blob)) given.push(segment)
      })
      assert.deepEqual(Buffer.concat(given), bytes.subarray(0, Buffer.concat(given).length))
    }
  })

  test(`${kind}: after a crash, what was committed takes its place and the rest goes; what is recent is left alone`, async (t) => {
    const store = await open(t)
    const blobs = openBlobs(store.place)
    const committed = await write(blobs, randomBytes(10), 10)
    const lost = await write(blobs, randomBytes(3 * segmentBytes), 10_000)
    await sleep(3000)
    const recent = await write(blobs, randomBytes(10), 10)
    const asked: string[] = []
    const settled = await openBlobs(store.place).settle(async (names) => {
      asked.push(...names)
      return new Set([committed.name])
    }, 2000)
    assert.deepEqual(settled, { placed: 1, discarded: 1 })
    assert.deepEqual(asked.sort(), [committed.name, lost.name].sort())
    const { all, underWay } = await store.contents()
    assert.deepEqual([all.toSorted(), underWay], [[committed.name, recent.name].sort(), [recent.name]])
    assert.equal((await read(blobs, committed)).length, 10)
  })

  test(`${kind}: an aborted deposit leaves nothing`, async (t) => {
    const store = await open(t)
    const writer = openBlobs(store.place).writer()
    await writer.write(randomBytes(200_000))
    await writer.abort()
    assert.deepEqual((await store.contents()).all, [])
  })

  test(`${kind}: a document that was refused leaves nothing, secured or not`, async (t) => {
    const store = await open(t)
    for (const size of [10, 3 * segmentBytes])
      for (const secured of [false, true]) {
        const writer = openBlobs(store.place).writer()
        await writer.write(randomBytes(size))
        const blob = await writer.end()
        if (secured) await blob.secure()
        await blob.discard()
        assert.deepEqual((await store.contents()).all, [], `${size} bytes, ${secured}`)
      }
  })

  test(`${kind}: a draft is read before it is secured, and after`, async (t) => {
    const { place } = await open(t)
    for (const size of [0, 10, segmentBytes, segmentBytes + 1, 3 * segmentBytes]) {
      const writer = openBlobs(place).writer()
      const bytes = randomBytes(size)
      await writer.write(bytes)
      const blob = await writer.end()
      const readDraft = async () => Buffer.concat(await Array.fromAsync(blob.read()))
      assert.deepEqual(await readDraft(), bytes)
      assert.deepEqual(await readDraft(), bytes)
      await blob.secure()
      assert.deepEqual(await readDraft(), bytes)
    }
  })

  test(`${kind}: a small document touches the store when it is secured, not before, and is under way until placed`, async (t) => {
    const store = await open(t)
    const blobs = openBlobs(store.place)
    const writer = blobs.writer()
    await writer.write(randomBytes(segmentBytes))
    const blob = await writer.end()
    assert.deepEqual((await store.contents()).all, [])
    await blob.secure()
    assert.deepEqual(await store.contents(), { all: [blob.name], underWay: [blob.name] })
    await blobs.place(blob.name)
    assert.deepEqual(await store.contents(), { all: [blob.name], underWay: [] })
  })

  test(`${kind}: what is removed is gone, and may be removed again`, async (t) => {
    const store = await open(t)
    const blobs = openBlobs(store.place)
    const blob = await write(blobs, randomBytes(2 * segmentBytes), 10_000)
    await blobs.place(blob.name)
    await blobs.remove(blob.name)
    assert.deepEqual((await store.contents()).all, [])
    await blobs.remove(blob.name)
    await assert.rejects(read(blobs, blob))
  })

  test(`${kind}: asked whether it is usable, the store leaves nothing of the question`, async (t) => {
    const store = await open(t)
    assert.equal(await openBlobs(store.place).usable(), true)
    assert.deepEqual((await store.contents()).all, [])
  })
}
