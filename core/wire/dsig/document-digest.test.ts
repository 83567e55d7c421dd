import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { canonicalize } from '../xml/canonical.ts'
import { openXml } from '../xml/read.ts'
import type { InclusiveForm } from './algorithms.ts'
import { digestOf } from './document-digest.ts'

const forms: readonly InclusiveForm[] = ['inclusive', 'inclusiveWithComments']
const base64 = Buffer.alloc(30_000, 'carnet').toString('base64')
const lines = (end: string) => base64.match(/.{76}/g)!.join(end)

const documents: Readonly<Record<string, string>> = {
  'without base64': '<a xmlns="urn:a" z="1" b="é"><!-- un mot --><b  c = \'2\' /></a>\n',
  'with one run': `<?xml version="1.0"?>\n<a><b>${base64}</b></a>`,
  'with two runs, text around them': `<a>\r\n<b x="&quot;">Du texte ${'é'} ${base64}</b><!-- ${'x'} --><c>${base64}</c></a>`,
  'with runs cut in lines of Windows': `<a><b>\r\n${lines('\r\n')}\r\n</b></a>`,
  'with runs cut in lines of a Mac of old': `<a><b>\r${lines('\r')}\r</b></a>`,
  'with blank lines in a run': `<a><b>${lines('\r\n\r\n\r\r')}</b></a>`,
  'with a run in CDATA': `<a><![CDATA[${base64}]]></a>`,
}

async function* cut(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

for (const [name, text] of Object.entries(documents))
  test(`a document ${name} has, streamed, the digest of its whole canonical form`, async () => {
    using whole = openXml(Buffer.from(text))
    for (const form of forms) {
      const expected = createHash('sha256').update(canonicalize(whole, { form })).digest('hex')
      for (const size of [61, 65_536]) {
        const digest = await digestOf({ open: () => cut(text, size), form, hash: 'sha256', nonce: 'n' })
        assert.equal(digest.toString('hex'), expected, `${form}, ${size} bytes at a time`)
      }
    }
  })

test('comments count in one form and not in the other', async () => {
  const digest = (text: string, form: InclusiveForm) =>
    digestOf({ open: () => cut(text, 99), form, hash: 'sha1', nonce: 'n' })
  const [bare, commented] = ['<a/>', '<a><!-- b --></a>']
  assert.deepEqual(await digest(commented, 'inclusive'), await digest(bare, 'inclusive'))
  assert.notDeepEqual(
    await digest(commented, 'inclusiveWithComments'),
    await digest(bare, 'inclusiveWithComments'),
  )
})

test('the digest of the bytes is that of every byte', async () => {
  const digest = await digestOf({ open: () => cut('abc', 2), form: 'bytes', hash: 'sha1', nonce: 'n' })
  assert.equal(digest.toString('hex'), 'a9993e364706816aba3e25717850c26c9cd0d89d')
})

test('base64 that the canonical form drops or moves is refused, never guessed', async () => {
  const attributes = `<a z="${base64}" b="${base64}"/>`
  const open = () => cut(attributes, 999)
  await assert.rejects(digestOf({ open, form: 'inclusive', hash: 'sha1', nonce: 'n' }), /base64/)
  const comment = () => cut(`<a><!--${base64}--></a>`, 999)
  await assert.rejects(digestOf({ open: comment, form: 'inclusive', hash: 'sha1', nonce: 'n' }), /base64/)
})
