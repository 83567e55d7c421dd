import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { ArchiveEntry } from '@carnet/core/wire/zip/zip.ts'
import { openLockedZip, WrongPassphrase } from '../../../test/open-locked-zip.ts'
import { lockedZipOf } from './locked-zip.ts'

const at = new Date('2026-03-17T10:00:00Z')
const passphrase = 'girafe lune velo quai'

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

const files: readonly (readonly [string, Buffer])[] = [
  ['a/original.xml', randomBytes(200_000)],
  ['a/vide.txt', Buffer.alloc(0)],
  ['stored', randomBytes(3000)],
  ['été.html', Buffer.from('<p>là</p>'.repeat(10_000))],
]

test('[TRA-11] what is locked is read again by another reader, with the passphrase and with no other', async () => {
  const zip = await wholeOf(
    lockedZipOf(entriesOf(...files.map(([path, bytes]) => ({ path, bytes: [bytes] }))), passphrase),
  )
  assert.deepEqual([...openLockedZip(zip, passphrase)], files)
  for (const wrong of ['', 'girafe lune velo quais', passphrase.toUpperCase()])
    assert.throws(() => openLockedZip(zip, wrong), WrongPassphrase)
  assert.ok(!zip.includes(passphrase) && !zip.includes(Buffer.from('<p>là</p>')))
  // One bit of it altered: the code of its entry says so.
  const altered = Buffer.from(zip)
  altered[1000]! ^= 1
  assert.throws(() => openLockedZip(altered, passphrase), /altered/)
})

test('nothing is read ahead of who reads what is locked: memory does not grow with the archive', async () => {
  let [asked, released] = [0, false]
  const megabytes = (async function* () {
    try {
      for (; asked < 100; asked++) yield randomBytes(1_000_000)
    } finally {
      released = true
    }
  })()
  const zip = lockedZipOf(entriesOf({ path: 'a', bytes: megabytes }), passphrase)
  for (let read = 0; read < 3_000_000; ) read += (await zip.next()).value!.length
  await pause(50)
  assert.ok(asked <= 12, `${asked}`)
  await zip.return(undefined)
  await pause(50)
  assert.equal(released, true, 'who stops reading lets go of what was open')
})

test('a fault of one entry is a fault of the locked archive, never an archive without it', async () => {
  const broken = async function* () {
    yield randomBytes(1000)
    throw new Error('this blob does not open')
  }
  await assert.rejects(
    wholeOf(
      lockedZipOf(
        entriesOf({ path: 'a', bytes: [randomBytes(10)] }, { path: 'b', bytes: broken() }),
        passphrase,
      ),
    ),
    /this blob does not open/,
  )
})
