import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WireError } from '../wire-error.ts'
import { parseXml } from '../xml/read.ts'
import { XdsError } from './errors.ts'
import {
  formatRetrieveRequest,
  formatRetrieveResponse,
  readRetrieveRequest,
  readRetrieveResponse,
} from './iti-43.ts'
import { dmpRepositoryUniqueId } from './vocabulary.ts'

const request = { repositoryUniqueId: dmpRepositoryUniqueId, documentUniqueId: '1.3.6.1.4.1.99999.8.1' }
const part = { ...request, mimeType: 'text/xml', cid: 'a@carnet.example' }
const absent = new XdsError('XDSDocumentUniqueIdError', 'Ce document n’est pas disponible.', {
  location: '1.3.6.1.4.1.99999.8.2',
})
const response = (...args: Parameters<typeof formatRetrieveResponse>) =>
  readRetrieveResponse(parseXml(Buffer.from(formatRetrieveResponse(...args).text)))

test('a retrieve request reads back as written', () => {
  const requests = [request, { ...request, documentUniqueId: '1.2.3' }]
  assert.deepEqual(readRetrieveRequest(parseXml(Buffer.from(formatRetrieveRequest(requests).text))), requests)
})

test('a retrieve request without document, or with an empty identifier, is refused', () => {
  const body = (inside: string) =>
    parseXml(
      Buffer.from(
        `<RetrieveDocumentSetRequest xmlns="urn:ihe:iti:xds-b:2007">${inside}</RetrieveDocumentSetRequest>`,
      ),
    )
  assert.throws(() => readRetrieveRequest(body('')), WireError)
  assert.throws(
    () =>
      readRetrieveRequest(
        body(
          '<DocumentRequest><RepositoryUniqueId>1</RepositoryUniqueId><DocumentUniqueId/></DocumentRequest>',
        ),
      ),
    (error: unknown) => error instanceof WireError && error.path === 'DocumentRequest/DocumentUniqueId',
  )
})

test('every document came: success', () => {
  const { status, documents, errors } = response([part], [])
  assert.equal(status, 'success')
  assert.deepEqual(documents, [
    { ...request, mimeType: 'text/xml', content: { kind: 'part', cid: 'a@carnet.example' } },
  ])
  assert.deepEqual(errors, [])
})

test('the community of a document, when the answer names it, is read', () => {
  const { documents } = response([{ ...part, homeCommunityId: 'urn:oid:1.2.3' }], [])
  assert.equal(documents[0]?.homeCommunityId, 'urn:oid:1.2.3')
})

test('some documents came: partial success, with an error for each of the others', () => {
  const { status, documents, errors } = response([part], [absent])
  assert.equal(status, 'partialSuccess')
  assert.equal(documents.length, 1)
  assert.deepEqual(errors, [
    {
      code: 'XDSDocumentUniqueIdError',
      context: 'Ce document n’est pas disponible.',
      severity: 'error',
      location: '1.3.6.1.4.1.99999.8.2',
    },
  ])
})

test('no document came: failure', () => {
  assert.equal(response([], [absent]).status, 'failure')
})
