import assert from 'node:assert/strict'
import test from 'node:test'
import { urls } from '../urls.ts'
import { markupFault } from './balanced.ts'
import { componentExamples } from './states/components.ts'
import { pageStates } from './states.ts'

for (const { name, html } of componentExamples)
  test(`component, ${name}: every element is closed in its order`, () => {
    assert.equal(markupFault(html.markup), undefined)
  })

test('the check of elements sees one left open and one closed twice', () => {
  assert.equal(markupFault('<p><b>a</p>'), 'unexpected </p>')
  assert.equal(markupFault('<p>a</p></p>'), 'unexpected </p>')
  assert.equal(markupFault('<ul><li>a</li>'), '<ul> is not closed')
})

for (const [name, whole] of Object.entries(pageStates))
  test(`page ${name}: one h1, one main, a language, a title, closed elements, only the script that it needs, no style attribute`, () => {
    // In a file of its own it stands inside, under its hash: archive.test.ts.
    const page = name === 'archive-index' ? whole.replace(/<script type="module">.*?<\/script>/s, '') : whole
    const count = (pattern: RegExp) => page.match(pattern)?.length ?? 0
    assert.equal(
      markupFault(page.replace('<!doctype html>', '').replace(/<style>[^<]*<\/style>/, '')),
      undefined,
    )
    assert.equal(count(/<h1[ >]/g), 1)
    assert.equal(count(/<main[ >]/g), 1)
    assert.match(page, /^<!doctype html>\n<html lang="fr(-FR)?"( data-[a-z]+="[a-z]+")*>/)
    assert.equal(count(/<title>[^<]+<\/title>/g), 1)
    const scripts = [...page.matchAll(/<script type="module" src="\/assets\/([a-z-]+)\.js"><\/script>/g)]
    assert.deepEqual(
      scripts.map(([, script]) => script),
      // Told two minutes before, wherever there is a carnet to lose sight of.
      [
        ...([urls.documents, urls.logout].every((url) => page.includes(`"${url}"`)) ? ['session-end'] : []),
        ...scriptsOf(name),
      ],
    )
    assert.equal(count(/<script(?! type="module" src="\/assets\/)|\son[a-z]+="|\sstyle="|javascript:/g), 0)
  })

function scriptsOf(name: string): readonly string[] {
  if (name.startsWith('add-document')) return ['photo-pages']
  if (name === 'activate-account') return ['passkey']
  if (/^(login|passkey-)/.test(name)) return name.startsWith('login-') ? [] : ['passkey']
  if (name.startsWith('take-away') && name !== 'take-away-refused') return ['passphrase']
  if (name === 'device-copy' || name === 'without-network') return [name]
  return /^results?\b/.test(name) || name === 'document' || name === 'document-pdf' ? ['read-aloud'] : []
}

for (const [name, page] of Object.entries(pageStates))
  test(`page ${name}: ids are unique, labels and links inside the page reach one of them`, () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!)
    assert.equal(new Set(ids).size, ids.length)
    const wanted = [...page.matchAll(/(?:href="#|for="|aria-labelledby="|aria-describedby=")([^"]+)"/g)]
    const missing = wanted.flatMap(([, names]) => names!.split(' ')).filter((id) => !ids.includes(id))
    assert.deepEqual(missing, [])
  })

/** Whoever holds a card has no session, and no page of ours that another site could use in his name. */
const withoutSession = /^scanned-card/

for (const [name, page] of Object.entries(pageStates).filter(([name]) => !withoutSession.test(name)))
  test(`page ${name}: each form that changes something carries the proof of its origin`, () => {
    const forms = page.match(/<form[^>]*method="post"[\s\S]*?<\/form>/g) ?? []
    assert.ok(forms.every((form) => form.includes('<input type="hidden" name="csrf" value="jeton-d-essai">')))
  })
