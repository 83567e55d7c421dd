import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { WireError } from '../wire-error.ts'
import { formatContentType, parseContentType } from './content-type.ts'

test('the Content-Type of a real MTOM message gives its parameters', () => {
  const header =
    'Multipart/Related; type="application/xop+xml"; start="<root@x>"; start-info="application/soap+xml"; boundary="uuid:1+id=2"; action="urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b"'
  assert.deepEqual(parseContentType(header), {
    type: 'multipart/related',
    parameters: {
      type: 'application/xop+xml',
      start: '<root@x>',
      'start-info': 'application/soap+xml',
      boundary: 'uuid:1+id=2',
      action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
    },
  })
})

test('a boundary without quotes is read whole, with its colons and equal signs', () => {
  const { parameters } = parseContentType('multipart/related;boundary=uuid:1+id=2/x ;START=<a@b>')
  assert.deepEqual(parameters, { boundary: 'uuid:1+id=2/x', start: '<a@b>' })
})

test('RFC 2231 values are decoded and joined', () => {
  const { parameters } = parseContentType(
    `multipart/related; boundary*0="ab"; boundary*1*=%63d; action*=UTF-8''urn%3Aihe%3Ax`,
  )
  assert.deepEqual(parameters, { boundary: 'abcd', action: 'urn:ihe:x' })
})

test('a semicolon inside quotes does not end the value, and a last one is ignored', () => {
  const { parameters } = parseContentType('multipart/related; boundary="a;b\\"c"; charset=utf-8;')
  assert.deepEqual(parameters, { boundary: 'a;b"c', charset: 'utf-8' })
})

test('what is formatted is read back', () => {
  const value = fc.stringMatching(/^[!-~]([ -~]*[!-~])?$/)
  fc.assert(
    fc.property(value, value, (boundary, action) => {
      const header = formatContentType('multipart/related', { boundary, action, absent: undefined })
      assert.deepEqual(parseContentType(header), {
        type: 'multipart/related',
        parameters: { boundary, action },
      })
    }),
  )
})

for (const header of [
  '',
  'multipart',
  'multipart/related; boundary="open',
  'multipart/related; boundary=a; boundary=b',
  'multipart/related; boundary=a; boundary*0=b',
  "multipart/related; action*=UTF-8''%zz",
  'multipart/related boundary=a',
])
  test(`the Content-Type ${JSON.stringify(header)} is refused`, () => {
    assert.throws(
      () => parseContentType(header),
      (error) => error instanceof WireError && error.code === 'contentType',
    )
  })
