/** An IHE XDM archive, whoever made it: each document is what its metadata say, under the identifiers that it had. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { regimeInForce, regimes } from '@carnet/core/rules/regimes.ts'
import { readDocumentEntry } from '@carnet/core/wire/xds/document-entry.ts'
import type { Association, DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { consultationReport, membership, submissionOfOne } from '@carnet/core/wire/xds/samples.test-data.ts'
import { formatSubmission } from '@carnet/core/wire/xds/submission.ts'
import { associationTypes, statusUrns } from '@carnet/core/wire/xds/vocabulary.ts'
import { parseXml } from '@carnet/core/wire/xml/read.ts'
import { makeClock } from '../../clock.ts'
import { openBlobs } from '../../store/blobs.ts'
import { readArchive } from './read-archive.ts'
import { UnusableArchive } from './zip-file.ts'

const metadata = 'IHE_XDM/SUBSET01/METADATA.XML'
const place = 'IHE_XDM/SUBSET01/DOC00001.DCM'
const bytes = Buffer.from('DICM')
const uuid = (digit: number) => `urn:uuid:${`${digit}`.repeat(8)}-1111-4111-8111-111111111111`

/** An examination, so that what is looked at is the archive and not a CDA. */
const examination: DocumentEntry = {
  ...consultationReport,
  mimeType: 'application/dicom',
  uri: 'DOC00001.DCM',
  sizeBytes: bytes.length,
  hash: createHash('sha1').update(bytes).digest('hex'),
}

function lotOf(entries: readonly DocumentEntry[], more: readonly Association[] = [], set = submissionOfOne) {
  const members = entries.map(({ entryUuid }, rank) => ({
    ...membership,
    id: `as${rank}`,
    source: set.entryUuid,
    target: entryUuid,
  }))
  const lot = { submissionSet: set, entries, associations: [...members, ...more] }
  return Buffer.from(formatSubmission(lot).text)
}

function read(t: TestContext, files: Readonly<Record<string, Buffer>>) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-archive-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const clock = makeClock()
  const { settings } = regimeInForce(regimes, clock.now())
  const zip = {
    paths: Object.keys(files),
    sizeOf: (name: string) => files[name]?.length,
    extract: async (name: string, write: (chunk: Uint8Array) => void | Promise<void>) => write(files[name]!),
    [Symbol.asyncDispose]: async () => {},
  }
  const archive = readArchive(zip, { blobs: openBlobs({ kind: 'files', folder }), clock, settings })
  const left = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return { archive, left }
}

const readOne = (t: TestContext, entry: DocumentEntry, more: readonly Association[] = []) =>
  read(t, { [metadata]: lotOf([entry], more), [place]: bytes })

test('[EHDS-04] what another software wrote takes identifiers; what had them keeps them, and every attribute', async (t) => {
  const symbolic = await readOne(t, examination).archive
  assert.equal(symbolic.documents[0]!.version, 1)
  assert.match(symbolic.documents[0]!.entryUuid, /^[\da-f-]{36}$/)
  const stored = {
    ...examination,
    entryUuid: uuid(1),
    logicalId: uuid(2),
    version: 3,
    availabilityStatus: statusUrns.archived,
  }
  const { documents, lots, associations } = await readOne(t, stored).archive
  const [document] = documents
  const entry = readDocumentEntry(parseXml(Buffer.from(document!.fragment)))
  const { uri: _, ...attributes } = stored
  assert.deepEqual(
    { ...entry, repositoryUniqueId: undefined },
    { ...attributes, repositoryUniqueId: undefined },
  )
  assert.equal(document!.status, 'archived')
  assert.deepEqual(
    associations.map(({ source, target, submissionUuid }) => [source, target, submissionUuid]),
    [[lots[0]!.entryUuid, uuid(1).slice(9), lots[0]!.entryUuid]],
  )
})

test('[EHDS-04] several subsets are one archive, where a symbol is of its subset and an identifier of all', async (t) => {
  const other = { ...examination, uniqueId: '1.3.6.1.4.1.99999.8.2' }
  const set = { ...submissionOfOne, uniqueId: '1.3.6.1.4.1.99999.7.2' }
  const second = (entry: DocumentEntry) => ({
    [metadata]: lotOf([examination]),
    [place]: bytes,
    'IHE_XDM/SUBSET02/METADATA.XML': lotOf([entry], [], set),
    'IHE_XDM/SUBSET02/DOC00001.DCM': bytes,
  })
  const { documents, lots } = await read(t, second(other)).archive
  assert.equal(new Set(documents.map(({ entryUuid }) => entryUuid)).size, 2)
  assert.deepEqual(
    documents.map(({ submissionUuid }) => submissionUuid),
    lots.map(({ entryUuid }) => entryUuid),
  )
  await assert.rejects(read(t, second(examination)).archive, /le même identifiant/)
})

test('a tie to what is not in the archive is left out, and told', async (t) => {
  const tie = { id: 'as9', type: associationTypes.replaces, source: 'Document01', target: uuid(9), slots: {} }
  const { associations, leftOut } = await readOne(t, examination, [tie]).archive
  assert.deepEqual([associations.length, leftOut], [1, 1])
})

test('a document that is not what its metadata say is refused, with all the others, and nothing is left of them', async (t) => {
  const { hash: _, ...unhashed } = examination
  const refused: readonly (readonly [DocumentEntry, RegExp])[] = [
    [{ ...examination, hash: '0'.repeat(40) }, /empreinte/],
    [{ ...examination, sizeBytes: 5 }, /taille/],
    [unhashed, /empreinte/],
    [{ ...examination, uri: '../../DOC00001.DCM' }, /même dossier/],
    [{ ...examination, uri: '/etc/passwd' }, /même dossier/],
    [{ ...examination, uri: 'C:\\a' }, /même dossier/],
    [{ ...examination, uri: 'DOC00002.DCM' }, /manque/],
    [{ ...examination, availabilityStatus: statusUrns.deleted }, /statut/],
    [{ ...examination, mimeType: 'application/x-msdownload' }, /type MIME/],
    [{ ...examination, typeCode: { ...examination.typeCode, code: 'inconnu' } }, /J66/],
    // A CDA that is none.
    [{ ...examination, mimeType: 'text/xml' }, /attendu/],
  ]
  for (const [entry, why] of refused) {
    const before = { ...examination, entryUuid: 'Document00', uniqueId: '1.3.6.1.4.1.99999.8.0' }
    const { archive, left } = read(t, { [metadata]: lotOf([before, entry]), [place]: bytes })
    await assert.rejects(
      archive,
      (error) => error instanceof UnusableArchive && why.test(error.message),
      `${why}`,
    )
    assert.deepEqual(left(), [])
  }
})

test('what is no archive of this kind says so', async (t) => {
  await assert.rejects(read(t, { [metadata]: lotOf([]) }).archive, /aucun document/)
  await assert.rejects(read(t, { 'index.html': bytes }).archive, /pas une archive IHE XDM/)
  await assert.rejects(read(t, { [metadata]: Buffer.from('<a>') }).archive, /attendu/)
})
