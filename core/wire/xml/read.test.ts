import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { XmlElement as Element } from 'libxml2-wasm'
import { WireError } from '../wire-error.ts'
import { canonicalize, isolate } from './canonical.ts'
import { child, children, descend, openXml, parseXml, textOf, type XmlElement, type XmlNode } from './read.ts'
import { count, select, selector, values } from './select.ts'
import { optionalAttribute, rawXml, xml } from './write.ts'

const read = (text: string) => parseXml(Buffer.from(text))

test('a tree has names, namespaces, attributes and text; comments are not text', () => {
  assert.deepEqual(
    read('<p:a xmlns:p="urn:p" xmlns:q="urn:q" x="1" q:y="2">t<!-- c --><b/><![CDATA[<]]></p:a>'),
    {
      name: 'a',
      namespace: 'urn:p',
      attributes: { x: '1', '{urn:q}y': '2' },
      children: ['t', { name: 'b', namespace: '', attributes: {}, children: [] }, '<'],
    },
  )
})

test('a tree is the one that the public walk of the engine finds', () => {
  const text =
    '<p:a xmlns:p="urn:p" xmlns:q="urn:q" x="1" q:y="é" xml:lang="fr">t<b xmlns="urn:d" z=""><c xmlns="" k="&lt;"/>&#x1f600;<q:d/></b> <![CDATA[]]><e/></p:a>'
  using open = openXml(Buffer.from(text))
  assert.deepEqual(read(text), walked(open.root))
})

function walked(element: Element): XmlElement {
  const found: XmlNode[] = []
  for (let node = element.firstChild; node !== null; node = node.next)
    found.push(node instanceof Element ? walked(node) : node.content)
  return {
    name: element.name,
    namespace: element.namespaceUri,
    attributes: Object.fromEntries(
      element.attrs.map(({ name, namespaceUri, value }) => [
        namespaceUri === '' ? name : `{${namespaceUri}}${name}`,
        value,
      ]),
    ),
    children: found,
  }
}

test('what is pruned keeps its name and attributes and loses its content', () => {
  const prune = (name: string) => name === 'b'
  const text = Buffer.from('<a><b x="1"><c/></b><d><e/></d></a>')
  const tree = parseXml(text, { prune, elementsMax: 4 })
  assert.throws(() => parseXml(text, { prune, elementsMax: 3 }), WireError)
  assert.deepEqual(child(tree, 'b'), { name: 'b', namespace: '', attributes: { x: '1' }, children: [] })
  assert.ok(descend(tree, 'd', 'e'))
})

test('descending finds the first child of each name, and text is trimmed', () => {
  const tree = read('<a xmlns="urn:a"><b><c> x <d>y</d> </c></b><b xmlns="urn:b"/></a>')
  assert.equal(textOf(descend(tree, 'b', 'c')), 'x y')
  assert.equal(textOf(descend(tree, 'b', 'z')), undefined)
  assert.equal(children(tree, 'b').length, 2)
  assert.equal(child(tree, 'b', 'urn:b')?.namespace, 'urn:b')
})

test('two roots, unbound prefixes, duplicate attributes and crossed tags are malformed', () => {
  for (const text of ['<a/><b/>', '<p:a/>', '<a x="1" x="2"/>', '<a><b></a></b>', '<a>&nbsp;</a>'])
    assert.throws(() => read(text), WireError)
  assert.throws(() => read('<a xmlns:p="urn:x" xmlns:q="urn:x" p:y="1" q:y="2"/>'), WireError)
})

test('whatever text is written as an attribute or as content is read back', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 60 })
  fc.assert(
    fc.property(anyText, (text) => {
      const tree = read(xml`<a x="${text}">${text}</a>`.text)
      const carried = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
      assert.equal(tree.attributes.x, carried)
      assert.equal(tree.children.join(''), carried)
    }),
    { numRuns: 300 },
  )
})

test('markup is inserted as it is, text is escaped, absent values are empty', () => {
  const inner = xml`<b>${'<&>'}</b>`
  assert.equal(
    xml`<a${optionalAttribute('x', '"')}${optionalAttribute('y', undefined)}>${[inner, 1, null, false]}${rawXml('<c/>')}</a>`
      .text,
    '<a x="&quot;"><b>&lt;&amp;&gt;</b>1<c/></a>',
  )
})

test('selectors count, find elements and read attributes', () => {
  using open = openXml(Buffer.from('<a ID="1"><b ID="2"/><b/><!-- c --></a>'))
  assert.equal(select(open, selector('//b')).length, 2)
  assert.deepEqual(values(open, selector('//@ID')), ['1', '2'])
  assert.equal(count(open, selector('//comment()')), 1)
  assert.equal(count(open, selector('count(//b)')), 2)
})

test('the exclusive canonical form is that of the W3C: order, quotes, empty elements, unused namespaces', () => {
  using open = openXml(
    Buffer.from(
      `<?xml version="1.0"?><r xmlns:u="urn:u" xmlns="urn:d"><p:a xmlns:p='urn:p' z='2' a = "1&#x9;"  p:b="&lt;"><!-- c --><![CDATA[<&]]><b xmlns=""/>é&#xD;</p:a></r>`,
    ),
  )
  const [element] = select(open, selector('/*/*'))
  assert.equal(
    canonicalize(open, { element: element! }).toString(),
    '<p:a xmlns:p="urn:p" a="1&#x9;" z="2" p:b="&lt;">&lt;&amp;<b></b>é&#xD;</p:a>',
  )
  assert.match(
    canonicalize(open, { element: element!, inclusivePrefixes: ['u'] }).toString(),
    /^<p:a xmlns:p="urn:p" xmlns:u="urn:u" /,
  )
})

test('an element alone has the canonical form that it has in its message', () => {
  using open = openXml(
    Buffer.from(
      `<r xmlns="urn:d" xmlns:p="urn:p" xmlns:q="urn:q" xmlns:z="urn:z"><p:a x="&#13;&#10;&#9;é" q:k=""><b xmlns=""><p:c xmlns:p="urn:p2"/></b><e>${'é'.repeat(5000)}</e></p:a></r>`,
    ),
  )
  const [element] = select(open, selector('/*/*'))
  using alone = isolate(element!)
  for (const inclusivePrefixes of [[], ['z', '#default']])
    assert.equal(
      canonicalize(alone, { inclusivePrefixes }).toString(),
      canonicalize(open, { element: element!, inclusivePrefixes }).toString(),
    )
})

test('a relative namespace has no canonical form', () => {
  using open = openXml(Buffer.from('<a xmlns="relative"/>'))
  assert.throws(() => canonicalize(open), WireError)
})
