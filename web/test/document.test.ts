import assert from 'node:assert/strict'
import test from 'node:test'
import type { Block, ReadableDocument } from '@carnet/core/model/readable-document.ts'
import { documentPage } from '../patient/document.ts'
import { documentContentPage } from '../patient/document-content.ts'
import { documentExample, readableExample } from './states/document.ts'
import { pageStates } from './states.ts'
import { textOf } from './text.ts'

const page = pageStates.document!
const content = pageStates.content!

function contentWith(blocks: readonly Block[]): string {
  const section = { title: 'Section', blocks, sections: [] }
  return documentContentPage({ ...readableExample, sections: [section] })
}

test('the content is framed in a sandbox that allows nothing, with a name', () => {
  assert.ok(
    page.includes(
      '<iframe class="reader-frame" sandbox src="/carnet/documents/8f0c2a/contenu" title="Contenu du document',
    ),
  )
})

test('a PDF opens as its own page, never in a frame', () => {
  const pdf = pageStates['document-pdf']!
  assert.ok(pdf.includes('href="/carnet/documents/8f0c2a/piece/0">Ouvrir le PDF</a>'))
  assert.ok(!pdf.includes('<iframe'))
})

test('several files are numbered', () => {
  const attachments = [0, 1].map((index) => ({ index, mediaType: 'image/jpeg' }))
  const text = textOf(
    documentPage({ ...documentExample, body: { kind: 'readable', hasText: false, attachments } }),
  )
  assert.ok(text.includes('Ouvrir l’image n° 1') && text.includes('Ouvrir l’image n° 2'))
})

test('beside the content: who, when, where, what, and who read it', () => {
  const text = textOf(page)
  for (const words of [
    'Qui Hélène Morvan, pharmacie, Laboratoire BioSud',
    'Quand jeudi 12 mars 2026 (il y a 5 jours)',
    'Où Laboratoire BioSud, Lorient',
    'Qui l’a lu Dr Karim Benali, cardiologue, Centre hospitalier du Port lundi 16 mars 2026 à 14 h 10 (hier)',
    'Télécharger le fichier d’origine (45 Ko)',
  ])
    assert.ok(text.includes(words), words)
})

test('« Qui peut le voir » leads to « Voir comme », for who may look at that', () => {
  assert.ok(pageStates['document-pdf']!.includes('href="/carnet/voir-comme"'))
  assert.ok(!pageStates.document!.includes('/carnet/voir-comme'))
})

test('codes are folded away', () => {
  assert.match(
    page,
    /<details class="technical fold"><summary>Détails techniques<\/summary>[\s\S]*1\.2\.250\.1\.999\.1/,
  )
})

test('a document that cannot be shown is offered as its original bytes', () => {
  const text = textOf(pageStates['document-unreadable']!)
  assert.ok(text.includes('Ce document ne peut pas être affiché ici.'))
  assert.ok(text.includes('Télécharger le fichier d’origine'))
  assert.ok(textOf(pageStates['document-unavailable']!).includes('(code D-503)'))
})

test('an identifier with a slash or a quote cannot leave its place in an address', () => {
  const odd = documentPage({ ...documentExample, document: { ...documentExample.document, id: '../"x' } })
  assert.ok(odd.includes('/carnet/documents/..%2F%22x/contenu'))
})

test('the content holds no script, no link, nothing to load', () => {
  assert.ok(!/<script|<link|<a |src="(?!data:image\/(png|jpeg|gif);)|url\(/.test(content))
})

test('hostile text in every field of a document stays text', () => {
  const bad = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
  const text = [{ kind: 'text', text: bad }] as const
  const hostile: ReadableDocument = {
    ...readableExample,
    title: bad,
    language: bad,
    effectiveTime: bad,
    serviceTime: bad,
    custodian: bad,
    patient: { name: bad, birthDate: bad },
    authors: [{ name: bad, speciality: bad, organisation: bad }],
    sections: [
      {
        title: bad,
        sections: [],
        blocks: [
          { kind: 'paragraph', inlines: text },
          { kind: 'heading', inlines: text },
          { kind: 'table', caption: text, head: [], body: [] },
          { kind: 'image', mediaType: 'image/png', base64: bad, alternative: bad },
          { kind: 'image', mediaType: bad, base64: 'AAAA', alternative: bad },
          { kind: 'image', mediaType: 'image/png', base64: 'AAAA', alternative: bad },
        ],
      },
    ],
  }
  const shown = documentContentPage(hostile)
  assert.ok(!/<script|<img src=x/.test(shown))
  assert.match(shown, /^<!doctype html>\n<html lang="fr">/)
})

test('only PNG, JPEG and GIF are drawn; any other image is told by its words', () => {
  const image = (mediaType: string) =>
    contentWith([{ kind: 'image', mediaType, base64: 'AAAA', alternative: 'Schéma' }])
  for (const mediaType of ['image/png', 'image/jpeg', 'image/gif'])
    assert.ok(image(mediaType).includes(`<img src="data:${mediaType};base64,AAAA" alt="Schéma">`))
  for (const mediaType of ['image/svg+xml', 'image/tiff', 'text/html'])
    assert.ok(textOf(image(mediaType)).includes('Image non affichée : Schéma'))
})

test('the cells of a table know their headers', () => {
  assert.ok(content.includes('<th scope="col">Résultat</th>'))
  assert.ok(content.includes('<th scope="row">Ferritine</th>'))
  const wide = contentWith([
    {
      kind: 'table',
      caption: [],
      head: [
        [
          {
            header: true,
            columns: 2,
            rows: 1,
            blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: 'Deux' }] }],
          },
        ],
      ],
      body: [],
    },
  ])
  assert.ok(wide.includes('<th scope="colgroup" colspan="2">Deux</th>'))
})

test('a section without title skips no heading', () => {
  const inner = { title: 'Dedans', blocks: [], sections: [] }
  const shown = documentContentPage({
    ...readableExample,
    sections: [{ title: '', blocks: [], sections: [inner] }],
  })
  assert.ok(shown.includes('<h2>Dedans</h2>'))
})

test('emphasis, indices, breaks, lists and headings keep their meaning', () => {
  const text = (value: string) => ({ kind: 'text', text: value }) as const
  const shown = contentWith([
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'emphasis', strong: true, inlines: [text('fort')] },
        { kind: 'emphasis', strong: false, inlines: [text('doux')] },
        { kind: 'sup', inlines: [text('2')] },
        { kind: 'sub', inlines: [text('3')] },
        { kind: 'break' },
      ],
    },
    { kind: 'list', ordered: true, items: [[{ kind: 'paragraph', inlines: [text('un')] }]] },
    { kind: 'heading', inlines: [text('Titre')] },
  ])
  assert.ok(shown.includes('<p><strong>fort</strong><em>doux</em><sup>2</sup><sub>3</sub><br></p>'))
  assert.ok(shown.includes('<ol><li><p>un</p></li></ol>'))
  assert.ok(shown.includes('<h3>Titre</h3>'))
})
