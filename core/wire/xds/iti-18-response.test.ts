import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseXml } from '../xml/read.ts'
import { formatAssociation } from './association.ts'
import { formatDocumentEntry } from './document-entry.ts'
import { XdsError } from './errors.ts'
import {
  formatObjectRef,
  formatQueryFailure,
  queryResponseHead,
  queryResponseTail,
  readQueryResponse,
} from './iti-18-response.ts'
import { consultationReport, membership, submissionOfOne } from './samples.test-data.ts'
import { formatSubmissionSet } from './submission-set.ts'

const read = (text: string) => readQueryResponse(parseXml(Buffer.from(text)))

test('an answer made of stored fragments is read as the objects they came from', () => {
  const text = [
    queryResponseHead({ total: 3 }),
    formatSubmissionSet(submissionOfOne).text,
    formatDocumentEntry(consultationReport).text,
    formatAssociation(membership).text,
    queryResponseTail,
  ].join('')
  assert.deepEqual(read(text), {
    status: 'success',
    errors: [],
    entries: [consultationReport],
    submissionSets: [submissionOfOne],
    associations: [membership],
    objectRefs: [],
  })
})

test('an answer says how many objects it holds, from the first', () => {
  const { attributes } = parseXml(Buffer.from(queryResponseHead({ total: 7 }) + queryResponseTail))
  assert.equal(attributes.totalResultCount, '7')
  assert.equal(attributes.startIndex, '0')
})

test('references are read as ids', () => {
  const ids = ['urn:uuid:a', 'urn:uuid:b']
  const text = queryResponseHead({ total: 2 }) + ids.map(formatObjectRef).join('') + queryResponseTail
  assert.deepEqual(read(text).objectRefs, ids)
})

test('a failed query answers its errors and nothing else', () => {
  const { status, errors, entries } = read(
    formatQueryFailure([new XdsError('XDSUnknownStoredQuery', 'Cette requête n’est pas proposée.')]),
  )
  assert.equal(status, 'failure')
  assert.deepEqual(errors, [
    { code: 'XDSUnknownStoredQuery', context: 'Cette requête n’est pas proposée.', severity: 'error' },
  ])
  assert.deepEqual(entries, [])
})
