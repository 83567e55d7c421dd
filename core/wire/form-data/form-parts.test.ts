import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseContentType } from '../soap/content-type.ts'
import { defaultMultipartLimits } from '../soap/multipart.ts'
import { WireError } from '../wire-error.ts'
import { formParts, textOfPart } from './form-parts.ts'

async function* cut(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(form: FormData, size = 7) {
  const sent = new Response(form)
  const bytes = new Uint8Array(await sent.arrayBuffer())
  const contentType = parseContentType(sent.headers.get('content-type')!)
  const found: [string, string | undefined, string][] = []
  for await (const part of formParts(cut(bytes, size), contentType, defaultMultipartLimits))
    found.push([part.name, part.fileName, await textOfPart(part, 1_000)])
  return found
}

test('fields and files are found in the order of the form, whatever the cut and the names', async () => {
  const form = new FormData()
  form.append('titre', 'Échographie\r\n--du 3 mars')
  form.append('vide', '')
  form.append('fichier', new Blob(['%PDF-1.4\r\n--']), 'Mes "documents"/été.pdf')
  for (const size of [1, 7, 10_000])
    assert.deepEqual(await read(form, size), [
      ['titre', undefined, 'Échographie\r\n--du 3 mars'],
      ['vide', undefined, ''],
      ['fichier', 'été.pdf', '%PDF-1.4\r\n--'],
    ])
})

test('a part that is no field, and a field that is too long, are refused', async () => {
  const text = (disposition: string) =>
    Buffer.from(`--b\r\nContent-Disposition: ${disposition}\r\n\r\n${'x'.repeat(20)}\r\n--b--\r\n`)
  const type = parseContentType('multipart/form-data; boundary=b')
  for (const [disposition, code] of [
    ['attachment; name="a"', 'disposition'],
    ['form-data', 'disposition'],
    ['form-data; name="a"', 'size'],
  ] as const)
    await assert.rejects(
      async () => {
        for await (const part of formParts(cut(text(disposition), 99), type, defaultMultipartLimits))
          await textOfPart(part, 10)
      },
      (error) => error instanceof WireError && error.code === code,
    )
})
