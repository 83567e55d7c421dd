import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { parseXml } from '../xml/read.ts'
import { documentEntry } from './arbitraries.test-data.ts'
import { formatDocumentEntry, readDocumentEntry, restateEntry } from './document-entry.ts'
import { newVersionOf } from './entry-version.ts'
import type { DocumentEntry } from './metadata.ts'
import { consultationReport } from './samples.test-data.ts'
import { statusUrns } from './vocabulary.ts'

const stored: DocumentEntry = {
  ...consultationReport,
  entryUuid: 'urn:uuid:11111111-1111-4111-8111-111111111111',
  logicalId: 'urn:uuid:11111111-1111-4111-8111-111111111111',
  version: 1,
  availabilityStatus: statusUrns.approved,
  hash: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  sizeBytes: 12,
  repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2',
}
const fragment = formatDocumentEntry(stored).text
const masking = { code: 'MASQUE_PS', system: '1.2.250.1.213.1.1.4.13' }
const next = {
  entryUuid: 'urn:uuid:22222222-2222-4222-8222-222222222222',
  version: 2,
  status: 'approved',
} as const
const sent: DocumentEntry = {
  ...consultationReport,
  logicalId: stored.logicalId!,
  confidentialityCodes: [...consultationReport.confidentialityCodes, masking],
}

test('a new version is the stored entry, but for what names it and who may see it', () => {
  const version = newVersionOf(fragment, sent, next)
  assert.deepEqual(version.changed, [])
  assert.equal(version.visibility.maskedToProfessionals, true)
  assert.deepEqual(readDocumentEntry(parseXml(Buffer.from(version.fragment))), {
    ...stored,
    entryUuid: next.entryUuid,
    version: 2,
    confidentialityCodes: sent.confidentialityCodes,
  })
})

test('what the DMP itself set may be left out, and labels of codes do not count', () => {
  const { sourcePatientInfo: _, ...rest } = sent
  const lean = {
    ...rest,
    sourcePatientInfo: [],
    typeCode: { code: sent.typeCode.code, system: sent.typeCode.system },
  }
  assert.deepEqual(newVersionOf(fragment, lean, next).changed, [])
})

test('each property sent otherwise is named, and what is stored is kept', () => {
  const others: Partial<DocumentEntry> = {
    title: 'Autre',
    creationTime: '20260105100001',
    hash: 'ffffffffffffffffffffffffffffffffffffffff',
    languageCode: 'en',
    uniqueId: '1.2.3',
    authors: [],
  }
  for (const [name, value] of Object.entries(others)) {
    const version = newVersionOf(fragment, { ...sent, [name]: value }, next)
    assert.deepEqual(version.changed, [name])
    assert.deepEqual(
      readDocumentEntry(parseXml(Buffer.from(version.fragment)))[name as keyof DocumentEntry],
      stored[name as keyof DocumentEntry],
    )
  }
})

test('the level N, R or V is the document’s own and does not change', () => {
  const [level] = sent.confidentialityCodes
  const confidentialityCodes = [{ ...level!, code: 'R' }, masking]
  assert.deepEqual(newVersionOf(fragment, { ...sent, confidentialityCodes }, next).changed, [
    'confidentialityCode',
  ])
})

test('a restated entry differs from the stored one by its status alone', () => {
  fc.assert(
    fc.property(documentEntry, (entry) => {
      const text = formatDocumentEntry(entry).text
      const expected = formatDocumentEntry({ ...entry, availabilityStatus: statusUrns.archived }).text
      assert.equal(restateEntry(text, 'archived'), expected)
    }),
  )
})
