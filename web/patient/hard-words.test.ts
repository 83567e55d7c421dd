import assert from 'node:assert/strict'
import test from 'node:test'
import type { Block } from '@carnet/core/model/readable-document.ts'
import { glossary } from '../words/glossary.ts'
import { hardWordsIn } from './hard-words.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', inlines: [{ kind: 'text', text }] })

function found(...texts: readonly string[]): readonly string[] {
  const sections = [{ title: '', blocks: texts.map(paragraph), sections: [] }]
  return hardWordsIn({ title: 'Lettre', sections }).map(({ term }) => term)
}

test('[P-05] a word is found whole, whatever its accents, its capitals and its number', () => {
  assert.deepEqual(found('Biopsies multiples.', 'ANEMIE ferriprive'), ['anémie', 'biopsie'])
  assert.deepEqual(found('Oedème des chevilles'), ['œdème'])
  assert.deepEqual(found('biopsier', 'antibiopsie'), [])
  assert.deepEqual(found('Biopsie, puis biopsie'), ['biopsie'], 'once')
})

test('[P-05] a term of several words is found as it is written, in one passage', () => {
  assert.deepEqual(found('Hypertension artérielle connue'), ['hypertension'])
  assert.deepEqual(found('Insuffisances rénales'), ['insuffisance rénale'])
  assert.deepEqual(found('Insuffisance', 'cardiaque'), [])
  assert.deepEqual(found('NFS et HTA'), ['hémogramme', 'hypertension'])
})

test('[P-05] a table is read too', () => {
  const cell = { header: false, columns: 1, rows: 1, blocks: [paragraph('Ferritine')] }
  const table: Block = { kind: 'table', caption: [], head: [], body: [[cell]] }
  const sections = [{ title: 'Biologie', blocks: [table], sections: [] }]
  assert.deepEqual(
    hardWordsIn({ title: '', sections }).map(({ term }) => term),
    ['ferritine'],
  )
})

test('[§10] 150 terms or more, each once, in short sentences of no more than 20 words', () => {
  assert.ok(glossary.length >= 150, `${glossary.length}`)
  const said = glossary.flatMap(({ term, others = [] }) => [term, ...others])
  assert.equal(new Set(said.map((word) => word.toLowerCase())).size, said.length)
  for (const { term, means } of glossary) {
    assert.match(means, /^[\p{Lu}].*\.$/u, term)
    for (const sentence of means.split(/(?<=\.) /))
      assert.ok(sentence.split(/\s+/).length <= 20, `${term}: ${sentence}`)
  }
})
