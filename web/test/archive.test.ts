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

test('the list of an archive begins with the documents; a link leads on to the other data, without bullets', () => {
  const page = pageStates['archive-index']!
  const places = ['href="#autres"', '<article class="entry">', 'id="autres"', 'donnees/personne.html'].map(
    (words) => page.indexOf(words),
  )
  assert.ok(!places.includes(-1), JSON.stringify(places))
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
  assert.doesNotMatch(page, /<ul>/)
})

test('a document in an archive leads back to the list, and to its attachments beside it', () => {
  const page = pageStates['archive-document']!
  assert.match(page, /<a href="..\/..\/index.html">Revenir à la liste des documents<\/a>/)
  assert.match(page, /<a href="piece-1.pdf">Pièce jointe 1 \(PDF\)</)
})

test('the page of the person has her emergency card and whom to warn, each with where it comes from', () => {
  const page = pageStates['archive-person']!
  assert.match(
    page,
    /Allergies\u00a0: Pénicilline \(d’après «\u00a0Synthèse médicale\u00a0», 21 janvier 2026\)/,
  )
  assert.match(page, /Allergies\u00a0: Arachide \(écrit par la personne\)/)
  assert.match(page, /Personnes à prévenir\u00a0: Moussa Diallo, conjoint ou conjointe, 06 12 34 56 78/)
})
