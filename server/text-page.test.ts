import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { makeActiveContentScan } from '@carnet/core/wire/active-content/scan.ts'
import { formatSheet, formatTextPage } from './text-page.ts'

const page = {
  title: 'Preuve d’opposition',
  paragraphs: ['Le cœur (même l’été)\u202f: \\ tout entier.', 'mot '.repeat(200).trim()],
  at: new Date('2026-01-02T03:04:05Z'),
}
const file = await formatTextPage(page)
const pdf = file.toString('latin1')

/** What the streams of the file hold, once inflated: what is drawn, and what each glyph stands for. */
function streamsOf(text: string): readonly string[] {
  return [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body]) => {
    const bytes = Buffer.from(body!, 'latin1')
    return (bytes[0] === 0x78 ? inflateSync(bytes) : bytes).toString('latin1')
  })
}

test('its fonts are inside, and it calls itself PDF/A-2a', () => {
  assert.equal(pdf.match(/\/FontFile[23] /g)?.length, 2)
  assert.ok(!pdf.includes('Helvetica'))
  const metadata = streamsOf(pdf).find((stream) => stream.includes('pdfaid'))!
  assert.match(metadata, /<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A</)
})

test('a screen reader is told its language, its title, and which lines are a heading or a paragraph', () => {
  assert.match(pdf, /\/Lang \(fr-FR\)/)
  assert.match(pdf, /\/DisplayDocTitle true/)
  assert.match(pdf, /\/Marked true/)
  assert.deepEqual([...pdf.matchAll(/\/S \/(Document|H1|P)\b/g)].map(([, tag]) => tag).toSorted(), [
    'Document',
    'H1',
    'P',
    'P',
  ])
})

test('every sign of French is drawn, and can be searched and copied', () => {
  const maps = streamsOf(pdf).filter((stream) => stream.includes('beginbfrange'))
  for (const sign of 'ê’éœ(\\\u00a0')
    assert.ok(
      maps.some((map) => map.toLowerCase().includes(sign.codePointAt(0)!.toString(16).padStart(4, '0'))),
      sign,
    )
})

test('a name that the typeface cannot write keeps its letters', async () => {
  const polish = await formatTextPage({ ...page, paragraphs: ['Ňô Ł'] })
  assert.deepEqual(polish, await formatTextPage({ ...page, paragraphs: ['Nô ?'] }))
})

test('the same page written again is the same file', async () => {
  assert.deepEqual(await formatTextPage(page), file)
})

test('nothing in it is active: the holder may file it as one of his documents [VIS-19]', () => {
  const scan = makeActiveContentScan('application/pdf', (bytes) => inflateSync(bytes))
  scan.push(file)
  assert.equal(scan.end(), undefined)
})

test('a sheet of sections is tagged as headings and lists, each line with its source, and says how many pages it took', async () => {
  const line = { words: 'Pénicilline', source: 'd’après « Synthèse »' }
  const sections = [
    { title: 'Allergies', lines: [line, line], otherwise: '' },
    { title: 'Implants', lines: [], otherwise: 'Rien.' },
  ]
  const { file, pages } = await formatSheet({ ...page, paragraphs: [], sections })
  const tags = [...file.toString('latin1').matchAll(/\/S \/(H1|H2|L|LI|LBody|P)\b/g)].map(([, tag]) => tag)
  assert.deepEqual(tags.toSorted(), ['H1', 'H2', 'H2', 'L', 'LBody', 'LBody', 'LI', 'LI', 'P'])
  assert.equal(pages, 1)
  const many = Array.from({ length: 120 }, () => line)
  const long = await formatSheet({ ...page, sections: [{ title: 'Allergies', lines: many, otherwise: '' }] })
  assert.ok(long.pages >= 2)
})
