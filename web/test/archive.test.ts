import assert from 'node:assert/strict'
import test from 'node:test'
import { archivePolicy } from '../archive/archive-page.ts'
import { pageStates } from './states.ts'

const pages = Object.entries(pageStates).filter(([name]) => name.startsWith('archive-'))

test('each page of an archive forbids scripts and what is elsewhere: no server will say it for it', () => {
  assert.ok(pages.length >= 3)
  const policy = `<meta http-equiv="Content-Security-Policy" content="${archivePolicy.replaceAll("'", '&#39;')}">`
  for (const [name, page] of pages) assert.ok(page.includes(policy), name)
})

test('a document in an archive leads back to the list, and to its attachments beside it', () => {
  const page = pageStates['archive-document']!
  assert.match(page, /<a href="..\/..\/index.html">Revenir à la liste des documents<\/a>/)
  assert.match(page, /<a href="piece-1.pdf">Pièce jointe 1/)
})
