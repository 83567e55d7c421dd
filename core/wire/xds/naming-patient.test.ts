import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { documentEntry, patientIdentifier, submissionSet } from './arbitraries.test-data.ts'
import { formatDocumentEntry } from './document-entry.ts'
import { namingPatient } from './naming-patient.ts'
import { formatSubmissionSet } from './submission-set.ts'

test('a stored object is about the patient as he is known today, and nothing else of it changes [LIF-12]', () => {
  fc.assert(
    fc.property(documentEntry, submissionSet, patientIdentifier, (entry, set, { id, oid }) => {
      const asOfToday = namingPatient({ id, oid })
      for (const [stored, written] of [
        [entry, formatDocumentEntry] as const,
        [set, formatSubmissionSet] as const,
      ]) {
        const patientId = { ...stored.patientId, id, oid }
        assert.equal(
          asOfToday(written(stored as never).text),
          written({ ...stored, patientId } as never).text,
        )
      }
    }),
  )
})

test('an object that already names him is given as it is stored', () => {
  fc.assert(
    fc.property(documentEntry, (entry) => {
      const { text } = formatDocumentEntry(entry)
      assert.equal(namingPatient(entry.patientId)(text), text)
    }),
  )
})

test('a person whose matricule begins as that of another is not taken for him', () => {
  const entry = fc.sample(documentEntry, 1)[0]!
  const longer = formatDocumentEntry({ ...entry, patientId: { id: '1801', oid: '1.2.34' } }).text
  assert.notEqual(namingPatient({ id: '180', oid: '1.2.34' })(longer), longer)
  assert.notEqual(namingPatient({ id: '1801', oid: '1.2.3' })(longer), longer)
})

test('what names no patient is not one of ours', () => {
  assert.throws(() => namingPatient({ id: '1', oid: '1.2' })('<ExtrinsicObject/>'), /names no patient/)
})
