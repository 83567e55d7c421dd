import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WireError } from '../wire-error.ts'
import { checkBeforeParsing, defaultLimits } from './limits.ts'
import { parseXml } from './read.ts'

const refusedAs = (code: string, source: string | Buffer) =>
  assert.throws(
    () => parseXml(Buffer.from(source)),
    (error: WireError) => error.name === 'WireError' && error.format === 'xml' && error.code === code,
    code,
  )

test('any DOCTYPE is refused: internal, external, parameter entities, billion laughs, after comments or spaces', () => {
  for (const doctype of [
    '<!DOCTYPE a>',
    '<!DOCTYPE a [<!ENTITY e "x">]>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE a PUBLIC "-//x" "http://localhost:1/x.dtd">',
    '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://localhost:1/x"> %p;]>',
    '<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;&l;&l;&l;&l;&l;&l;"><!ENTITY n "&m;&m;&m;&m;">]>',
  ]) {
    refusedAs('doctype', `${doctype}<a>&e;</a>`)
    refusedAs('doctype', `<?xml version="1.0"?>\n<!-- <a> -->\n<?p <a?>${doctype}<a/>`)
  }
  refusedAs('doctype', '<a><!ENTITY e "x"></a>')
})

test('a DOCTYPE that is only text is text', () => {
  assert.deepEqual(parseXml(Buffer.from('<a x="<!DOCTYPE"/>'.replace('<!', '&lt;!'))).attributes, {
    x: '<!DOCTYPE',
  })
  assert.deepEqual(parseXml(Buffer.from('<a><!-- <!DOCTYPE b> --><![CDATA[<!DOCTYPE b>]]></a>')).children, [
    '<!DOCTYPE b>',
  ])
})

test('100 levels pass, 101 do not; 40,000 cost nothing', () => {
  const nested = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels)
  parseXml(Buffer.from(nested(100)))
  refusedAs('depth', nested(101))
  refusedAs('depth', nested(40_000))
})

test('64 attributes pass, 65 do not, and an equals sign inside a value is no attribute', () => {
  const attributes = (number: number) =>
    `<a ${Array.from({ length: number }, (_, i) => `x${i}="a=b=c>d"`).join(' ')}/>`
  parseXml(Buffer.from(attributes(64)))
  refusedAs('attributes', attributes(65))
  refusedAs('attributes', attributes(100_000))
})

test('names of 256 bytes pass, longer ones do not, for elements and attributes', () => {
  parseXml(Buffer.from(`<${'a'.repeat(256)}/>`.replace('/>', ' />')))
  refusedAs('name', `<${'a'.repeat(257)} />`)
  refusedAs('name', `<a ${'b'.repeat(257)}="1"/>`)
})

test('200,000 elements pass the scan, one more does not', () => {
  const flat = (number: number) => Buffer.from(`<a>${'<b/>'.repeat(number - 1)}</a>`)
  checkBeforeParsing(flat(defaultLimits.nodesMax))
  refusedAs('nodes', flat(defaultLimits.nodesMax + 1))
})

test('more bytes than the limit are refused unread', () => {
  refusedAs('size', Buffer.alloc(defaultLimits.sizeBytesMax + 1, 0x20))
})

test('encodings that would hide a DOCTYPE from the scan are refused', () => {
  const utf16 = Buffer.from('<!DOCTYPE a><a/>', 'utf16le')
  refusedAs('encoding', utf16)
  refusedAs('encoding', Buffer.from(utf16).swap16())
  refusedAs('encoding', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]))
  refusedAs('encoding', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]))
  refusedAs('encoding', Buffer.from([0x3c, 0, 0, 0, 0x61, 0, 0, 0]))
  refusedAs('encoding', Buffer.from([0x4c, 0x6f, 0xa7, 0x94, 0x93]))
  for (const encoding of ['UTF-7', 'UTF-16', 'EBCDIC-CP-FR', 'ISO-10646-UCS-4', ''])
    refusedAs('encoding', `<?xml version="1.0" encoding="${encoding}"?><a/>`)
  refusedAs('malformed', `<?xml version="1.0"${' '.repeat(300)}encoding="UTF-7"?><a/>`)
})

test('UTF-8, with or without its byte order mark, and Latin-1 are read', () => {
  const text = '<a>é</a>'
  assert.deepEqual(parseXml(Buffer.from(text)).children, ['é'])
  assert.deepEqual(parseXml(Buffer.from(`\ufeff${text}`)).children, ['é'])
  const latin1 = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`, 'latin1')
  assert.deepEqual(parseXml(latin1).children, ['é'])
})

test('NUL bytes, overlong and broken UTF-8 are malformed', () => {
  refusedAs('malformed', '<a>x\0y</a>')
  refusedAs('malformed', '<a>&#0;</a>')
  refusedAs('malformed', Buffer.from([0x3c, 0x61, 0x3e, 0xc0, 0xbc, 0x3c, 0x2f, 0x61, 0x3e]))
  refusedAs('malformed', Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]))
})

test('what does not end is malformed, not waited for', () => {
  for (const text of ['<a', '<a x="', '<!-- ', '<![CDATA[ ', '<?p ', '</a', '<a <b>', '<a>'])
    refusedAs('malformed', text)
  refusedAs('encoding', '')
})

test('a processing instruction is read over before the root, and refused inside it', () => {
  assert.equal(parseXml(Buffer.from('<?xml-stylesheet href="a.xsl"?><a/>')).name, 'a')
  refusedAs('processingInstruction', '<a>8997<?p 0?>00</a>')
})

test('an element holds at most as many elements as the limit says, whatever its neighbours and its content hold', () => {
  const limits = { ...defaultLimits, childrenMax: 3 }
  const accepted = ['<r><a/><a/><a/></r>', '<r><a><b/><b/><b/></a><a><b/></a><a>x</a></r>']
  for (const text of accepted) checkBeforeParsing(Buffer.from(text), limits)
  for (const text of ['<r><a/><a/><a/><a/></r>', '<r><x><a/><a><b/></a><a></a><a/></x></r>'])
    assert.throws(() => checkBeforeParsing(Buffer.from(text), limits), { code: 'nodes' })
})
