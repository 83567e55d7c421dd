import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatTextPage } from './text-page.ts'

const page = {
  title: 'Preuve d’opposition',
  paragraphs: ['Le cœur (même l’été)\u202f: \\ tout entier.', 'mot '.repeat(200).trim()],
}
const pdf = formatTextPage(page).toString('latin1')

test('every object stands where the table of the file says, and the table where its end says', () => {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)![1])
  assert.ok(pdf.startsWith('xref\n0 8\n', start))
  const offsets = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset))
  assert.equal(offsets.length, 7)
  for (const [at, offset] of offsets.entries()) assert.ok(pdf.startsWith(`${at + 1} 0 obj\n`, offset))
})

test('the stream is as long as it says', () => {
  const [, length, content] = /\/Length (\d+) >>\nstream\n([\s\S]*)\nendstream/.exec(pdf)!
  assert.equal(content!.length, Number(length))
})

test('the text is in the encoding of the font, its parentheses escaped', () => {
  assert.ok(pdf.includes('(Preuve d\x92opposition) Tj'))
  assert.ok(pdf.includes('(Le c\x9cur \\(même l\x92été\\)\xa0: \\\\ tout entier.) Tj'))
})

test('a long paragraph is cut between words, and what the font has not becomes a question mark', () => {
  const lines = [...pdf.matchAll(/^\(((?:mot ?)+)\) Tj T\*$/gm)].map(([, line]) => line!)
  assert.equal(lines.join(' '), page.paragraphs[1])
  assert.ok(lines.every((line) => line.length < 84))
  const polish = formatTextPage({ title: 'Łódź', paragraphs: [] }).toString('latin1')
  assert.ok(polish.includes('(?ód?)'))
})
