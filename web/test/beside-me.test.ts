/** « Je me fais aider par quelqu’un à côté de moi », and the chapter of the help that each page leads to. people.md P-32. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { urls } from '../urls.ts'
import { besideStates } from './states/beside-me.ts'
import { pageStates } from './states.ts'

test('what tells of health waits behind a tap, and the banner says so and how to leave', () => {
  for (const [name, page] of Object.entries(besideStates)) {
    assert.match(page, /<aside class="beside-me"[\s\S]*?Quitter ce mode/, name)
    const outside = page.slice(0, page.indexOf('<details class="fold behind-tap">'))
    assert.match(page, /<details class="fold behind-tap">/, name)
    for (const told of ['document-row', 'class="cards', 'Bilan sanguin', 'class="person'])
      assert.ok(!outside.includes(told), `${name}: ${told}`)
    assert.ok(!page.includes('behind-tap" open'), name)
  }
})

test('nobody chose it: nothing waits behind a tap, and no banner is there', () => {
  for (const name of ['documents', 'access-log', 'treatments', 'carnet-home'])
    assert.doesNotMatch(pageStates[name] ?? '', /behind-tap|beside-me/, name)
})

test('« Aide » leads to a chapter that the help has', () => {
  const help = pageStates.help!
  for (const [name, page] of Object.entries(pageStates)) {
    const [, chapter] = new RegExp(`<a href="${urls.help}#([a-z-]+)">Aide</a>`).exec(page) ?? []
    if (chapter !== undefined) assert.ok(help.includes(` id="${chapter}"`), `${name}: ${chapter}`)
  }
  for (const [name, chapter] of [
    ['documents', 'lire-un-document'],
    ['add-document', 'ajouter'],
    ['reports', 'signaler'],
  ])
    assert.ok(pageStates[name!]!.includes(`${urls.help}#${chapter}`), name)
})
