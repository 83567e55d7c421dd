/** A ZIP that somebody gave: what two readers would read in two ways is refused, and so is what bursts. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { zipOf } from '@carnet/core/wire/zip/zip.ts'
import { lockedZipOf } from '../../api/portal/archive/locked-zip.ts'
import { listZip } from '../../test/open-zip.ts'
import { openZipFile, UnusableArchive, zipLimits } from './zip-file.ts'

const at = new Date('2026-03-17T10:00:00Z')
const passphrase = 'girafe lune velo quai'

type Files = Readonly<Record<string, Buffer>>

async function* entriesOf(files: Files) {
  for (const [name, bytes] of Object.entries(files))
    yield { path: name, at, bytes: [bytes], long: bytes.length > 100 }
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

/** Read whole, as an archive would be. */
async function read(t: TestContext, bytes: Buffer, phrase?: string, limits = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-zip-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'a.zip')
  writeFileSync(file, bytes)
  await using zip = await openZipFile(file, phrase, { ...zipLimits, ...limits })
  const found: Record<string, Buffer> = {}
  for (const name of zip.paths) {
    const chunks: Uint8Array[] = []
    await zip.extract(name, (chunk) => void chunks.push(chunk))
    found[name] = Buffer.concat(chunks)
    assert.equal(zip.sizeOf(name), found[name].length)
  }
  return found
}

const files = {
  'IHE_XDM/SUBSET01/DOC00001.XML': Buffer.from('<a/>'.repeat(1000)),
  'README.TXT': Buffer.from('là'),
}

test('[EHDS-04] what our writers write is read again, locked or not, byte for byte', async (t) => {
  assert.deepEqual(await read(t, await bytesOf(zipOf(entriesOf(files)))), files)
  assert.deepEqual(await read(t, await bytesOf(lockedZipOf(entriesOf(files), passphrase)), passphrase), files)
})

test('[EHDS-04] without its passphrase, or with another, a locked archive says so', async (t) => {
  const locked = await bytesOf(lockedZipOf(entriesOf(files), passphrase))
  await assert.rejects(read(t, locked), /--passphrase-file/)
  await assert.rejects(read(t, locked, `${passphrase}s`), /La phrase de passe n’est pas celle/)
  listZip(locked)[0]!.packed[20]! ^= 1
  await assert.rejects(read(t, locked, passphrase), UnusableArchive)
})

test('what leaves its folder, or bears a name twice, is not read', async (t) => {
  const zip = await bytesOf(zipOf(entriesOf({ 'aa/b': Buffer.from('x'), 'cc/d': Buffer.from('y') })))
  const renamed = (from: string, to: string) =>
    Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')
  await assert.rejects(read(t, renamed('aa/b', '../b')), /sortir de son dossier/)
  await assert.rejects(read(t, renamed('aa/b', '/a/b')), UnusableArchive)
  for (const name of ['cc/d', 'CC/D']) await assert.rejects(read(t, renamed('aa/b', name)), UnusableArchive)
  // In the directory alone: what reads entry by entry would find another name.
  const listed = zip.lastIndexOf('aa/b')
  const told = Buffer.from(zip)
  told.write('zz/z', listed, 'latin1')
  await assert.rejects(read(t, told), UnusableArchive)
})

test('what bursts, or is too many, is refused before it is opened', async (t) => {
  const bomb = await bytesOf(zipOf(entriesOf({ a: Buffer.alloc(3_000_000) })))
  await assert.rejects(read(t, bomb), /trop grande/)
  const zip = await bytesOf(zipOf(entriesOf(files)))
  await assert.rejects(read(t, zip, undefined, { entryBytesMax: 3999 }), /trop grande/)
  await assert.rejects(read(t, zip, undefined, { totalBytesMax: 4000 }), /trop grande/)
  await assert.rejects(read(t, zip, undefined, { entriesMax: 1 }), /plus de 1 fichiers/)
  await assert.rejects(read(t, zip, undefined, { readBytesMax: 10 }), UnusableArchive)
})

test('what was cut, altered, or is no ZIP is said to be so', async (t) => {
  const zip = await bytesOf(zipOf(entriesOf(files)))
  for (const length of [0, 10, zip.length - 1])
    await assert.rejects(read(t, zip.subarray(0, length)), UnusableArchive)
  for (const place of [zip.indexOf('là'), 70]) {
    const altered = Buffer.from(zip)
    altered[place]! ^= 1
    await assert.rejects(read(t, altered), /abîmé/)
  }
  await assert.rejects(openZipFile('/nowhere/a.zip'), /ne peut pas être lu/)
})
