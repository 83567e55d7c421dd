import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, Inline } from '@carnet/core/model/readable-document.ts'
import { makeReadable } from './narrative.ts'
import { sampleText, structuredDocument } from './sample-structured.fixture.ts'

const section = (text: string, rest = '') =>
  `<component><section><title>Conclusion</title><text>${text}</text>${rest}</section></component>`
const blocksOf = (text: string, rest = ''): readonly Block[] =>
  makeReadable(structuredDocument(section(text, rest))).sections[0]!.blocks
const text = (value: string): Inline => ({ kind: 'text', text: value })
const paragraph = (...inlines: Inline[]): Block => ({ kind: 'paragraph', inlines })

const png = `iVBORw0KGgo${'A'.repeat(21)}`
const media = (id: string, value: string, mediaType = 'image/png') =>
  `<entry><observationMedia classCode="OBS" moodCode="EVN" ID="${id}"><value mediaType="${mediaType}" representation="B64">${value}</value></observationMedia></entry>`

test('the header is told in names, its dates as written', () => {
  const readable = makeReadable(Buffer.from(sampleText()))
  assert.deepEqual(readable, {
    title: 'Compte rendu de consultation',
    effectiveTime: '20260105093000+0000',
    language: 'fr-FR',
    patient: {
      name: 'CAMILLE MARTIN (nom de naissance\u00a0: D’ARTAGNAN)',
      birthDate: '19800115',
      sex: 'Féminin',
    },
    authors: [
      {
        name: 'DOMINIQUE DOCTEUR',
        speciality: 'Médecin - Qualifié en Médecine Générale (SM)',
        organisation: 'CABINET DR DOCTEUR',
      },
    ],
    custodian: 'CABINET DR DOCTEUR',
    serviceTime: '20260105090000+0000',
    sections: [],
    attachments: [{ index: 0, mediaType: 'application/pdf' }],
  })
})

test('text beside paragraphs makes paragraphs, and the spaces of the file make one', () => {
  assert.deepEqual(blocksOf('\n  Patient\n  stable.\n<paragraph>Suite<br/>et fin</paragraph>  '), [
    paragraph(text(' Patient stable. ')),
    paragraph(text('Suite'), { kind: 'break' }, text('et fin')),
  ])
})

test('emphasis, superscript and subscript are kept', () => {
  assert.deepEqual(blocksOf('<content styleCode="Bold">Allergie</content> m<sup>2</sup> CO<sub>2</sub>'), [
    paragraph(
      { kind: 'emphasis', strong: true, inlines: [text('Allergie')] },
      text(' m'),
      { kind: 'sup', inlines: [text('2')] },
      text(' CO'),
      { kind: 'sub', inlines: [text('2')] },
    ),
  ])
})

test('no script, style, link or attribute of the sender is left; the text of unknown elements is', () => {
  const hostile = `<linkHtml href="javascript:alert(1)">voir</linkHtml> <blink onclick="x()">clignote</blink>
<script>alert(1)</script><style>p{}</style><paragraph styleCode="url(http://x)">fin<script>alert(2)</script></paragraph>
<iframe xmlns="http://www.w3.org/1999/xhtml" src="http://x/">cadre</iframe>`
  const blocks = blocksOf(hostile)
  assert.deepEqual(
    blocks.map(
      (block) =>
        block.kind === 'paragraph' &&
        block.inlines.map((inline) => (inline.kind === 'text' ? inline.text.trim() : '')).filter(Boolean),
    ),
    [['voir', 'clignote'], ['fin'], ['cadre']],
  )
  assert.doesNotMatch(JSON.stringify(blocks), /alert|http|onclick|p\{/)
})

test('a text struck out by its author is marked as such', () => {
  assert.deepEqual(blocksOf('<content revised="delete">Aspirine</content>'), [
    paragraph(text('[supprimé\u00a0: '), text('Aspirine'), text(']')),
  ])
})

test('a table keeps its caption, its headings, its spans, and its foot at the end', () => {
  const table = `<table><caption>Résultats</caption><thead><tr><th colspan="2">Glycémie</th></tr></thead>
<tfoot><tr><td>Pied</td></tr></tfoot>
<tbody><tr><td rowspan="3">1,05</td><td><list listType="ordered"><item>a</item><item>b</item></list></td></tr></tbody></table>`
  const cell = (blocks: readonly Block[], header = false, columns = 1, rows = 1) => ({
    header,
    columns,
    rows,
    blocks,
  })
  const list: Block = {
    kind: 'list',
    ordered: true,
    items: [[paragraph(text('a'))], [paragraph(text('b'))]],
  }
  assert.deepEqual(blocksOf(table), [
    {
      kind: 'table',
      caption: [text('Résultats')],
      head: [[cell([paragraph(text('Glycémie'))], true, 2)]],
      body: [[cell([paragraph(text('1,05'))], false, 1, 3), cell([list])], [cell([paragraph(text('Pied'))])]],
    },
  ])
})

test('a span that no table could have is one', () => {
  const [table] = blocksOf(
    '<table><tbody><tr><td colspan="-1">a</td><td colspan="9999">b</td></tr></tbody></table>',
  )
  assert.deepEqual(table?.kind === 'table' && table.body[0]?.map(({ columns }) => columns), [1, 100])
})

test('sections stand inside sections', () => {
  const inner = section('Dedans').replace('Conclusion', 'Sous-titre')
  const readable = makeReadable(structuredDocument(section('Dehors', inner)))
  assert.equal(readable.sections.length, 1)
  assert.deepEqual(readable.sections[0]?.sections, [
    { title: 'Sous-titre', blocks: [paragraph(text('Dedans'))], sections: [] },
  ])
})

test('an image of the document stands where the narrative shows it, and is no attachment', () => {
  const shown =
    '<content>Voir <renderMultiMedia referencedObject="IMG1"><caption>Tracé</caption></renderMultiMedia></content>'
  const readable = makeReadable(structuredDocument(section(shown, media('IMG1', png, 'image/jpeg'))))
  assert.deepEqual(readable.sections[0]?.blocks, [
    paragraph(text('Voir ')),
    { kind: 'image', mediaType: 'image/png', base64: png, alternative: 'Tracé' },
    paragraph(text('Tracé')),
  ])
  assert.deepEqual(readable.attachments, [])
})

test('the PDF copy, an image too large or elided, and one shown nowhere are attachments', () => {
  const entries = [
    media('PDF1', 'JVBERi0xLjQ=', 'application/pdf'),
    media('BIG1', png + 'A'.repeat(600_000)),
    media('GONE', 'elided-run-1'),
    media('LONE', png),
  ].join('')
  const shown = ['PDF1', 'BIG1', 'GONE'].map((id) => `<renderMultiMedia referencedObject="${id}"/>`).join('')
  const readable = makeReadable(structuredDocument(section(shown, entries)))
  assert.deepEqual(readable.sections[0]?.blocks, [])
  assert.deepEqual(
    readable.attachments.map(({ index, mediaType }) => [index, mediaType]),
    [
      [0, 'application/pdf'],
      [1, 'image/png'],
      [2, 'image/png'],
      [3, 'image/png'],
    ],
  )
})
