/** The words of a file, without its layout. people.md P-05. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { ReadableDocument } from '@carnet/core/model/readable-document.ts'
import { documentAloud } from '../patient/document-aloud.ts'
import { documentContent } from '../patient/document-content.ts'
import { withFileText } from '../patient/file-text.ts'

const scan: ReadableDocument = {
  title: 'Compte rendu',
  effectiveTime: '20260302',
  language: 'fr-FR',
  patient: { name: 'Amina Diallo' },
  authors: [],
  sections: [],
  attachments: [{ index: 0, mediaType: 'application/pdf' }],
}

test('the pages of a file follow one another, a line that goes on is not cut', () => {
  const letter = 'Chère consœur,\n\nJe vous adresse\nmadame Diallo.\nÀ revoir'
  const readable = withFileText(scan, [letter, '\n', 'Bien à vous'])
  assert.deepEqual(
    readable.sections.map(({ title, blocks }) => [title, blocks.length]),
    [
      ['Page\u00a01', 2],
      ['Page\u00a03', 1],
    ],
  )
  const { markup } = documentContent(readable)
  assert.match(markup, /Je vous adresse madame Diallo\.<br>À revoir/)
  assert.ok(documentAloud(readable).includes('Je vous adresse madame Diallo. À revoir'))
})

test('one page has no number; a text of its own is the one that is read; an image has none', () => {
  assert.ok(!documentContent(withFileText(scan, ['Un mot'])).markup.includes('Page'))
  const own = { ...scan, sections: [{ title: 'Conclusion', blocks: [], sections: [] }] }
  assert.equal(withFileText(own, ['Un mot']), own)
  assert.deepEqual(withFileText(scan, [' \n']).sections, [])
})
