/** The examples that AWS publishes for S3 (« Signature Calculations for the Authorization Header »). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatQuery, type RequestToSign, sign } from './signature-v4.ts'

const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: undefined,
}
const noBytes = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const asked: RequestToSign = {
  method: 'GET',
  path: '/',
  query: {},
  headers: { host: 'examplebucket.s3.amazonaws.com', 'x-amz-content-sha256': noBytes },
  at: new Date('2013-05-24T00:00:00Z'),
}

const examples: readonly (readonly [string, Partial<RequestToSign>, string])[] = [
  [
    'an object, a part of it',
    { path: '/test.txt', headers: { ...asked.headers, range: 'bytes=0-9' } },
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  ],
  [
    'an object that is put, under a name to encode',
    {
      method: 'PUT',
      path: '/test%24file.text',
      headers: {
        host: 'examplebucket.s3.amazonaws.com',
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      },
    },
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  ],
  [
    'a parameter without value',
    { query: { lifecycle: '' } },
    'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  ],
  [
    'a list',
    { query: { prefix: 'J', 'max-keys': '2' } },
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  ],
]

for (const [what, request, signature] of examples)
  test(`signed as AWS says: ${what}`, () => {
    const { authorization } = sign({ ...asked, ...request }, 'us-east-1', credentials)
    assert.equal(authorization!.split('Signature=')[1], signature)
  })

test('the token of credentials that expire is sent, and signed', () => {
  const signed = sign(asked, 'us-east-1', { ...credentials, sessionToken: 'token' })
  assert.equal(signed['x-amz-security-token'], 'token')
  assert.match(signed.authorization!, /SignedHeaders=[^,]*x-amz-security-token/)
})

test('a query is written in the order of its names, whatever the characters of its values', () => {
  assert.equal(
    formatQuery({ prefix: "d'été (1)/", 'list-type': '2' }),
    'list-type=2&prefix=d%27%C3%A9t%C3%A9%20%281%29%2F',
  )
})
