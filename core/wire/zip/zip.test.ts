import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openZip } from '../../../server/test/open-zip.ts'
import { type ArchiveEntry, zipOf } from './zip.ts'

const at = new Date('2026-03-17T10:00:00Z')

async function* entriesOf(
  ...entries: readonly Pick<ArchiveEntry, 'path' | 'bytes'>[]
): AsyncGenerator<ArchiveEntry> {
  for (const entry of entries) yield { ...entry, at, long: entry.path !== 'stored' }
}

async function wholeOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

/** One megabyte at a time, and how many were asked for. */
function megabytes(count: number) {
  const asked = { count: 0, released: false }
  const bytes = (async function* () {
    try {
      while (asked.count < count) {
        asked.count++
        yield randomBytes(1_000_000)
      }
    } finally {
      asked.released = true
    }
  })()
  return { asked, bytes }
}

test('what is put in is read again by another reader, an empty entry and French letters too', async () => {
  const files: readonly (readonly [string, Buffer])[] = [
    ['a/original.xml', randomBytes(200_000)],
    ['a/vide.txt', Buffer.alloc(0)],
    ['stored', randomBytes(3000)],
    ['été.html', Buffer.from('<p>là</p>'.repeat(10_000))],
  ]
  const zip = await wholeOf(zipOf(entriesOf(...files.map(([path, bytes]) => ({ path, bytes: [bytes] })))))
  assert.deepEqual([...openZip(zip)], files)
  assert.deepEqual([...openZip(await wholeOf(zipOf(entriesOf())))], [])
})

test('nothing is read ahead of who reads: what stands in memory does not grow with the archive', async () => {
  const [first, second] = [megabytes(100), megabytes(100)]
  const zip = zipOf(entriesOf({ path: 'a', bytes: first.bytes }, { path: 'b', bytes: second.bytes }))
  for (let read = 0; read < 3_000_000; ) read += (await zip.next()).value!.length
  await pause(50)
  // One chunk waits in each stage between the two.
  assert.ok(first.asked.count <= 10, `${first.asked.count}`)
  assert.equal(second.asked.count, 0)
  await zip.return(undefined)
  await pause(0)
  assert.equal(first.asked.released, true, 'who stops reading lets go of what was open')
})

test('a fault of one entry is a fault of the archive, never an archive without it', async () => {
  const broken = async function* () {
    yield randomBytes(1000)
    throw new Error('this blob does not open')
  }
  await assert.rejects(
    wholeOf(zipOf(entriesOf({ path: 'a', bytes: [randomBytes(10)] }, { path: 'b', bytes: broken() }))),
    /this blob does not open/,
  )
  const none = async function* (): AsyncGenerator<ArchiveEntry> {
    yield { path: 'a', at, bytes: [randomBytes(10)], long: false }
    throw new Error('this metadata does not open')
  }
  await assert.rejects(wholeOf(zipOf(none())), /this metadata does not open/)
})
