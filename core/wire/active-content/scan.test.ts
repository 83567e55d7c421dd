import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync, inflateSync } from 'node:zlib'
import type { Inflate } from './active-content.ts'
import { makeActiveContentScan } from './scan.ts'

const inflate: Inflate = (bytes) => {
  try {
    return inflateSync(bytes, { maxOutputLength: 100_000 })
  } catch {
    return undefined
  }
}

function found(mediaType: 'application/pdf' | 'text/rtf', file: Uint8Array, size: number) {
  const scan = makeActiveContentScan(mediaType, inflate)
  for (let at = 0; at < file.length; at += size) scan.push(file.subarray(at, at + size))
  return scan.end()
}

const pdf = (...objects: readonly (string | Uint8Array)[]) =>
  Buffer.concat(
    ['%PDF-1.7\n', ...objects, '\ntrailer << /Root 1 0 R >>\n%%EOF'].map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : part,
    ),
  )
const objectStream = (
  objects: string,
  { dictionary = '/Filter /FlateDecode', compress = deflateSync } = {},
) => [
  `9 0 obj << /Type /ObjStm /N 1 /First 4 ${dictionary} >>\nstream\n`,
  compress(Buffer.from(objects)),
  '\nendstream endobj',
]
const catalogue = '1 0 << /Type /Catalog /OpenAction 5 0 R >>'
const action = '1 0 << /S /JavaScript /JS (app.alert) >>'

const cases: readonly (readonly [string, Uint8Array, string | undefined])[] = [
  ['a page of text', pdf('1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj'), undefined],
  [
    'links, and a first page to open at',
    pdf('1 0 obj << /OpenAction [3 0 R /Fit] /A << /URI (x) >> >>'),
    undefined,
  ],
  ['a script', pdf('5 0 obj << /S /JavaScript /JS (app.alert\\(1\\)) >> endobj'), 'program'],
  [
    'a script whose name is written in hexadecimal',
    pdf('5 0 obj << /S /J#61va#53cript >> endobj'),
    'program',
  ],
  ['a program to launch', pdf('5 0 obj << /S /Launch /F (cmd.exe) >> endobj'), 'program'],
  ['a file inside', pdf('5 0 obj << /Names << /EmbeddedFiles 6 0 R >> >> endobj'), 'program'],
  [
    'a file inside, by its specification alone',
    pdf('5 0 obj << /F (a.exe) /EF << /F 6 0 R >> >> endobj'),
    'program',
  ],
  ['a password', pdf('trailer << /Encrypt 7 0 R >>'), 'encrypted'],
  ['compressed objects that do nothing', pdf(...objectStream(catalogue)), undefined],
  ['a script in compressed objects', pdf(...objectStream(action)), 'program'],
  [
    'a script in objects that are not compressed',
    pdf(...objectStream(action, { dictionary: '', compress: (b) => b as never })),
    'program',
  ],
  [
    'the name of an object stream written in hexadecimal',
    pdf(
      '9 0 obj << /Type /O#62jStm /Filter /FlateDecode >> stream\n',
      deflateSync(Buffer.from(action)),
      ' endstream',
    ),
    'program',
  ],
  [
    'an object stream far behind its name',
    pdf(...objectStream(action, { dictionary: `/Filter /FlateDecode /Pad (${'x'.repeat(20_000)})` })),
    'program',
  ],
  [
    'an object stream inside what looks like an image',
    pdf('4 0 obj << /Subtype /Image >> stream\n\x01\x02', ...objectStream(action), 'endstream'),
    'program',
  ],
  [
    'compressed twice',
    pdf(...objectStream('', { compress: () => deflateSync(deflateSync(Buffer.from(action))) as never })),
    'unreadable',
  ],
  [
    'written in another way',
    pdf(...objectStream(action, { dictionary: '/Filter [/FlateDecode /ASCIIHexDecode]' })),
    'unreadable',
  ],
  [
    'decompressed to more than is looked into',
    pdf(...objectStream(`1 0 ${' '.repeat(200_000)}`)),
    'unreadable',
  ],
  ['without end', pdf(objectStream(catalogue)[0]!, deflateSync(Buffer.from(catalogue))), 'unreadable'],
]

test('a PDF that acts, or that cannot be looked into, is found wherever it is cut [VIS-19]', () => {
  for (const [what, file, expected] of cases)
    for (const size of [1, 17, 65_536]) assert.equal(found('application/pdf', file, size), expected, what)
})

test('a word that only looks like one of the names sought is none', () => {
  const words = pdf('5 0 obj << /JavaScripts 1 /LaunchDate 2 /Encrypted false >> (JavaScript) endobj')
  for (const size of [1, 11, 65_536]) assert.equal(found('application/pdf', words, size), undefined)
})

test('an RTF text that carries an object or fetches something is found', () => {
  for (const [text, expected] of [
    ['{\\rtf1 Bonjour \\b monde}', undefined],
    ['{\\rtf1 {\\object\\objemb{\\*\\objdata 0105}}}', 'program'],
    ['{\\rtf1 {\\*\\template http://x/y.dot}}', 'program'],
    ['{\\rtf1 {\\field{\\*\\fldinst DDEAUTO cmd}}}', 'program'],
  ] as const)
    for (const size of [1, 65_536]) assert.equal(found('text/rtf', Buffer.from(text), size), expected, text)
})

test('images and texts have nothing to look for', () => {
  const scan = makeActiveContentScan('text/plain', inflate)
  scan.push(Buffer.from('/JavaScript '))
  assert.equal(scan.end(), undefined)
})
