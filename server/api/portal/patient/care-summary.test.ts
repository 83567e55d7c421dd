import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractText } from 'unpdf'
import { fittedSheet } from './care-summary.ts'

test('however much there is, the summary holds on two pages, begins with what matters, and says what it leaves out', async () => {
  const line = {
    words: 'Médicament au nom assez long, 500 mg '.repeat(3),
    source: 'd’après « Synthèse médicale », 21 janvier 2026',
  }
  const section = (title: string) => ({ title, lines: Array.from({ length: 30 }, () => line), otherwise: '' })
  const sections = ['Maladies', 'Allergies', 'Implants', 'Traitements', 'Vaccins', 'Résultats'].map(section)
  const file = await fittedSheet({
    title: 'Résumé',
    paragraphs: ['…'],
    at: new Date('2026-01-02T03:04:05Z'),
    sections,
  })
  const { text, totalPages } = await extractText(new Uint8Array(file), { mergePages: true })
  assert.equal(totalPages, 2)
  assert.match(text, /Maladies[\s\S]*et 2[0-9]\s*autres dans le carnet[\s\S]*Résultats/)
})
