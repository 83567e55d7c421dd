import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { html, renderPage, styleText } from './html.ts'

test('text in a hole can open neither a tag nor an attribute', () => {
  const name = `"><script>alert('x')</script>&`
  assert.equal(
    html`<p title="${name}">${name}</p>`.markup,
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">' +
      '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</p>',
  )
})

test('no string, whatever it holds, brings a character of HTML', () => {
  fc.assert(fc.property(fc.string(), (text) => !/[<>"']/.test(html`${text}`.markup)))
})

test('a template inside a template keeps its markup, lists are joined, absent values leave nothing', () => {
  const items = ['a', 'b'].map((item) => html`<li>${item}</li>`)
  assert.equal(
    html`<ul>${items}${false}${undefined}${null}${0}</ul>`.markup,
    '<ul><li>a</li><li>b</li>0</ul>',
  )
})

test('a hole without quotes after = is refused', () => {
  assert.throws(() => html`<a href=${'x'}>`, TypeError)
})

test('an object shaped like markup cannot come from parsed data as a string', () => {
  assert.equal(html`${JSON.stringify({ markup: '<b>' })}`.markup.includes('<b>'), false)
})

test('a page starts with its doctype, a style sheet cannot close its element', () => {
  assert.equal(renderPage(html`<html lang="fr"></html>`), '<!doctype html>\n<html lang="fr"></html>\n')
  assert.throws(() => styleText('</style><script>'), TypeError)
})
