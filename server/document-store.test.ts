/** An object store that cannot serve is told at the start, in French, with what to do; no secret is. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { BlobsConfig } from './config.ts'
import { ConfigError } from './config-values.ts'
import { openDocumentStore } from './document-store.ts'
import { startObjectStore } from './test/object-store.ts'

type Place = Extract<BlobsConfig, { readonly kind: 'bucket' }>

async function refused(t: TestContext, change: (place: Place) => Partial<Place>): Promise<string> {
  const { place } = await startObjectStore(t)
  const changed = { ...place, ...change(place) }
  let told = ''
  await assert.rejects(openDocumentStore(changed), (error: Error) => {
    told = error.message
    return error instanceof ConfigError
  })
  assert.match(told, /^Le stockage des documents \(CARNET_BLOBS\), http:/)
  assert.ok(!told.includes(changed.credentials.secretAccessKey))
  return told
}

test('one that is there and lets us in is opened, and nothing is left of the question', async (t) => {
  const { place, keys } = await startObjectStore(t)
  assert.equal(await (await openDocumentStore(place)).usable(), true)
  assert.deepEqual(await keys(), [])
})

test('one that nobody answers for', async (t) => {
  const told = await refused(t, () => ({ endpoint: 'http://127.0.0.1:9' }))
  assert.match(told, /il ne répond pas \(ECONNREFUSED\)\. Vérifiez l’adresse/)
})

test('a bucket that does not exist', async (t) => {
  assert.match(
    await refused(t, () => ({ bucket: 'absent' })),
    /le compartiment «\u00a0absent\u00a0» n’existe pas/,
  )
})

test('an access key that it does not know', async (t) => {
  const told = await refused(t, ({ credentials }) => ({
    credentials: { ...credentials, accessKeyId: 'PERSONNE' },
  }))
  assert.match(told, /il refuse les identifiants\. Vérifiez AWS_ACCESS_KEY_ID/)
})

test('a secret key that is not the right one', async (t) => {
  const told = await refused(t, ({ credentials }) => ({
    credentials: { ...credentials, secretAccessKey: 'un-autre-secret' },
  }))
  assert.match(told, /il refuse les identifiants/)
})
