import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { deflateSync } from 'node:zlib'
import { pdfSaying } from '../test/sample-pdf.ts'
import { defaultPdfLimits, openPdfReader } from './pdf-reader.ts'

const notLinux = process.platform !== 'linux' && 'its process is found in /proc'

/** One page whose content unfolds to `unfoldedBytes`, and says nothing. */
function unfoldingPdf(unfoldedBytes: number): Buffer {
  const content = deflateSync(Buffer.alloc(unfoldedBytes, 'q Q '))
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>',
    `<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n${content.toString('latin1')}\nendstream`,
  ]
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer << /Root 1 0 R /Size 5 >>\n%%EOF\n`, 'latin1')
}

test('the text of a PDF is read, and one that cannot be read stops nothing', async (t) => {
  const reader = openPdfReader({ ...defaultPdfLimits, pagesMax: 2, memoryBytesMax: 240_000_000 })
  t.after(() => reader.close())
  const good = await pdfSaying('Ferritine effondrée, œdème des chevilles', 'Deuxième page', 'Troisième page')

  await t.test('page by page, with its accents, and no further than so many pages', async () => {
    const pages = await reader.read(good)
    assert.match(pages![0]!, /Ferritine effondrée, œdème des chevilles/)
    assert.match(pages![1]!, /Deuxième page/)
    assert.equal(pages!.length, 2)
  })
  await t.test('bytes that are no PDF give nothing', async () => {
    assert.equal(await reader.read(Buffer.from('%PDF-1.7\nnothing')), undefined)
  })
  await t.test('one that unfolds to hundreds of megabytes is stopped, and the next is read', async () => {
    const hostile = unfoldingPdf(300_000_000)
    const startedAt = performance.now()
    assert.equal(await reader.read(hostile), undefined)
    assert.ok(performance.now() - startedAt < defaultPdfLimits.timeMsMax)
    assert.match((await reader.read(good))![1]!, /Deuxième/)
  })
  await t.test('one that comes after the process died is read by another', { skip: notLinux }, async () => {
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim()
    assert.notEqual(children, '')
    for (const pid of children.split(' ')) process.kill(Number(pid), 'SIGKILL')
    while (children.split(' ').some((pid) => existsSync(`/proc/${pid}/exe`))) await pause(10)
    await pause(50)
    assert.match((await reader.read(good))![1]!, /Deuxième/)
  })
  await t.test('one that takes too long is stopped, and the next is read', async (t) => {
    const hurried = openPdfReader({ ...defaultPdfLimits, timeMsMax: 1 })
    t.after(() => hurried.close())
    assert.equal(await hurried.read(good), undefined)
    assert.match((await reader.read(good))![0]!, /Ferritine/)
  })
})
