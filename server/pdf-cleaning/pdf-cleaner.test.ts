import assert from 'node:assert/strict'
import test from 'node:test'
import { deflateSync, inflateSync } from 'node:zlib'
import { makeActiveContentScan } from '@carnet/core/wire/active-content/scan.ts'
import { openPdfReader } from '../pdf-text/pdf-reader.ts'
import { activePdf, streamOf } from '../test/active-pdf.ts'
import { defaultCleaningLimits, openPdfCleaner } from './pdf-cleaner.ts'

const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
const deflated = (text: string) => deflateSync(Buffer.from(text, 'latin1')).toString('latin1')

/** What each puts into a PDF whose page says something, and what of it is taken out. */
const active: readonly (readonly [string, Parameters<typeof activePdf>[0], string])[] = [
  ['a script that runs at its opening', { catalogue: `/OpenAction ${script}` }, 'program'],
  [
    'a script among its names',
    { catalogue: `/Names << /JavaScript << /Names [(a) 6 0 R] >> >>`, objects: [script] },
    'program',
  ],
  [
    'a script whose name is written in hexadecimal',
    { page: '/AA << /O << /S /J#61vaScript /JS (x) >> >>' },
    'program',
  ],
  [
    'a script in an object stream',
    {
      catalogue: '/OpenAction 7 0 R',
      objects: [streamOf('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflated(`7 0 ${script}`))],
    },
    'program',
  ],
  [
    'a program to launch, behind a link',
    {
      page: '/Annots [6 0 R]',
      objects: ['<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (cmd.exe) >> >>'],
    },
    'program',
  ],
  [
    'a form that is sent away, behind another action',
    {
      page: '/Annots [6 0 R]',
      objects: [
        '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://x.test) /Next [<< /S /SubmitForm /F (http://x) >>] >> >>',
      ],
    },
    'program',
  ],
  [
    'a form of XML',
    { catalogue: '/AcroForm << /Fields [] /XFA 6 0 R >>', objects: [streamOf('', '<xdp/>')] },
    'program',
  ],
  [
    'a film',
    {
      page: '/Annots [6 0 R 7 0 R]',
      objects: [
        '<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>',
        '<< /Type /Annot /Subtype /Screen /Rect [0 0 9 9] /A << /S /Rendition /OP 0 >> >>',
      ],
    },
    'program',
  ],
  [
    'a file inside',
    {
      catalogue: '/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >> /AF [6 0 R]',
      objects: [
        '<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>',
        streamOf('/Type /EmbeddedFile', 'MZ a program'),
      ],
    },
    'file',
  ],
  [
    'actions that go round in circles',
    {
      catalogue: '/OpenAction 6 0 R',
      objects: ['<< /S /JavaScript /JS (x) /Next 7 0 R >>', '<< /S /JavaScript /JS (x) /Next 6 0 R >>'],
    },
    'program',
  ],
]

test('a PDF that acts is written anew without what acts in it, and its pages say what they said [VIS-19]', async (t) => {
  const cleaner = openPdfCleaner()
  const reader = openPdfReader()
  t.after(() => Promise.all([cleaner.close(), reader.close()]))
  for (const [what, parts, removed] of active)
    await t.test(what, async () => {
      const pdf = activePdf(parts)
      assert.notEqual(found(pdf), undefined, 'it acts at first')
      const cleaned = await cleaner.clean(pdf)
      assert.ok('bytes' in cleaned, JSON.stringify(cleaned).slice(0, 200))
      assert.deepEqual([cleaned.removed, found(cleaned.bytes)], [removed, undefined])
      assert.match((await reader.read(cleaned.bytes))?.[0] ?? '', /Genou droit/)
      assert.ok(!Buffer.from(cleaned.bytes).includes('MZ a program'))
    })
  await t.test('a page to begin at, and an address to open, stay', async () => {
    const cleaned = await cleaner.clean(
      activePdf({
        catalogue: '/OpenAction [3 0 R /Fit]',
        page: `/AA << /O ${script} >> /Annots [6 0 R]`,
        objects: ['<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://x.test) >> >>'],
      }),
    )
    assert.ok('bytes' in cleaned)
    const objects = inflatedIn(cleaned.bytes)
    assert.match(objects, /\/OpenAction/)
    assert.match(objects, /https:\/\/x\.test/)
  })
})

test('a PDF that cannot be cleaned is refused, and stops nothing [VIS-19]', async (t) => {
  const cleaner = openPdfCleaner({ ...defaultCleaningLimits, memoryBytesMax: 300_000_000, objectsMax: 2_000 })
  t.after(() => cleaner.close())
  const program = { catalogue: `/OpenAction ${script}` }
  const deep = (open: string, close: string) => open.repeat(200_000) + close.repeat(200_000)
  const bomb = deflated(' '.repeat(300_000_000))
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['no PDF', Buffer.from('%PDF-1.7\nnothing'), 'unreadable'],
    ['nothing at all', Buffer.alloc(0), 'unreadable'],
    [
      'a password',
      Buffer.concat([
        activePdf({ ...program, objects: ['<< /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -4 >>'] }),
        Buffer.from('trailer << /Root 1 0 R /Encrypt 6 0 R /Size 7 >>\n'),
      ]),
      'encrypted',
    ],
    ['a portfolio of files', activePdf({ catalogue: '/Collection << /View /D >>' }), 'program'],
    ['a form that only a program draws', activePdf({ catalogue: '/NeedsRendering true' }), 'program'],
    ['arrays in arrays without end', activePdf({ catalogue: `/X ${deep('[', ']')}` }), 'unreadable'],
    [
      'dictionaries in dictionaries without end',
      activePdf({ catalogue: `/X ${deep('<</X ', '>>')}` }),
      'unreadable',
    ],
    ['an array that is not closed', activePdf({ catalogue: `/X ${'['.repeat(200_000)}` }), 'unreadable'],
    [
      'pages that are their own parents',
      Buffer.concat([
        activePdf(program),
        Buffer.from('2 0 obj << /Type /Pages /Kids [2 0 R] /Count 1 >> endobj\n'),
      ]),
      'unreadable',
    ],
    [
      'references in circles',
      activePdf({ catalogue: '/X 6 0 R', objects: ['7 0 R', '6 0 R'] }),
      'unreadable',
    ],
    [
      'more objects than are looked at',
      activePdf({ catalogue: `/X [${'<<>> '.repeat(3_000)}]` }),
      'unreadable',
    ],
    [
      'objects that unfold to hundreds of megabytes',
      activePdf({ objects: [streamOf('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', bomb)] }),
      'unreadable',
    ],
    [
      'a stream of more objects than there can be',
      activePdf({ objects: [streamOf('/Type /ObjStm /N 2000000000 /First 4', '7 0 <<>>')] }),
      'unreadable',
    ],
    [
      'no page',
      activePdf({ catalogue: '/Pages 6 0 R', objects: ['<< /Type /Pages /Kids [] /Count 0 >>'] }),
      'unreadable',
    ],
  ]
  for (const [what, pdf, refused] of cases)
    await t.test(what, async () => {
      const cleaned = await cleaner.clean(pdf)
      // What a bomb costs is its process; one that is read all the same must hold nothing that acts.
      assert.deepEqual('bytes' in cleaned ? found(cleaned.bytes) : cleaned.refused, refused)
      assert.ok('bytes' in (await cleaner.clean(activePdf(program))), 'the next is cleaned')
    })
})

test('one that takes too long is given up, and who comes when too many wait is told to come back', async (t) => {
  const hurried = openPdfCleaner({ ...defaultCleaningLimits, timeMsMax: 1, waitingMax: 2 })
  t.after(() => hurried.close())
  const pdf = activePdf({})
  const answers = await Promise.all([hurried.clean(pdf), hurried.clean(pdf), hurried.clean(pdf)])
  assert.deepEqual(answers, [{ refused: 'unreadable' }, { refused: 'unreadable' }, { refused: 'busy' }])
})

function found(pdf: Uint8Array) {
  const scan = makeActiveContentScan('application/pdf', (bytes) => {
    try {
      return inflateSync(bytes, { maxOutputLength: 16_777_216 })
    } catch {
      return undefined
    }
  })
  scan.push(pdf)
  return scan.end()
}

function inflatedIn(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1')
  return [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .map(([, bytes = '']) => {
      try {
        return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
      } catch {
        return ''
      }
    })
    .join('\n')
    .concat(text)
}
