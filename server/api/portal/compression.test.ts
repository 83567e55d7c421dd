import assert from 'node:assert/strict'
import test from 'node:test'
import { gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { compressedAsset, compressPages, readsGzip } from './compression.ts'

const page = `<p>${'Bilan sanguin, ferritine. '.repeat(100)}</p>`

async function ask(headers: Readonly<Record<string, string>>, body = page) {
  const pages = Fastify()
  compressPages(pages)
  pages.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(body))
  return pages.inject({ url: '/', headers })
}

test('a page that our own pages, or the reader, ask for leaves compressed', async () => {
  for (const site of ['same-origin', 'none']) {
    const answer = await ask({ 'accept-encoding': 'br, gzip', 'sec-fetch-site': site })
    assert.equal(answer.headers['content-encoding'], 'gzip')
    assert.equal(gunzipSync(answer.rawPayload).toString(), page)
    assert.equal(answer.headers['content-length'], String(answer.rawPayload.length))
  }
})

test('a page that another site asks for never is: its length would tell what stands beside the words of that site', async () => {
  for (const site of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, {}]) {
    const answer = await ask({ 'accept-encoding': 'gzip', ...site })
    assert.equal(answer.headers['content-encoding'], undefined)
    assert.equal(answer.body, page)
  }
})

test('what is short, or not understood compressed, leaves as it is', async () => {
  const own = { 'sec-fetch-site': 'same-origin' }
  assert.equal((await ask(own)).body, page)
  assert.equal((await ask({ ...own, 'accept-encoding': 'gzip' }, 'court')).body, 'court')
  for (const [accepted, read] of [
    ['gzip', true],
    ['deflate, gzip;q=0.5', true],
    ['gzip;q=0', false],
    ['gzip;q=0.0, br', false],
    ['gzip ; q=0', false],
    ['br', false],
    ['', false],
  ] as const)
    assert.equal(readsGzip({ headers: { 'accept-encoding': accepted } }), read, accepted)
})

test('a style sheet and a drawing are compressed, a font is not again', () => {
  const bytes = Buffer.alloc(2_000, 'a')
  assert.ok(compressedAsset('text/css; charset=utf-8', bytes)!.length < bytes.length)
  assert.ok(compressedAsset('image/svg+xml', bytes) !== undefined)
  assert.equal(compressedAsset('font/woff2', bytes), undefined)
})
