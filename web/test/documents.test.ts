import assert from 'node:assert/strict'
import test from 'node:test'
import { documentsPage } from '../patient/documents.ts'
import { documentChips } from '../ui/document-row/document-row.ts'
import { bloodTest } from '../ui/document-row/examples.ts'
import { documentsUrl } from '../urls.ts'
import { familyOf, isFromPatient, parseFamily } from '../words/document-families.ts'
import { documentsExample as list, pageStates } from './states.ts'
import { textOf } from './text.ts'

test('documents stand by year of care, newest first, with their count', () => {
  const text = textOf(documentsPage(list))
  const order = [
    '2026 5 documents',
    'Bilan sanguin',
    'Consultation',
    '2025 3 documents',
    'Vaccin contre la grippe',
    'Ordonnance de',
    '2024 1 document',
  ]
  const places = order.map((words) => text.indexOf(words))
  assert.ok(!places.includes(-1), JSON.stringify(places))
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
})

test('a line says what, by whom and when in words, with its distance, then the official label', () => {
  const text = textOf(documentsPage(list))
  assert.ok(text.includes('Résultats d’analyses · CR d&#39;examens biologiques'.replace('&#39;', "'")))
  assert.ok(text.includes('Dr Karim Benali, cardiologue, Centre hospitalier du Port'))
  assert.ok(text.includes('Soins du dimanche 1er février 2026 (il y a 6 semaines)'))
})

test('states carry the official labels, byte for byte (VIS-11)', () => {
  const chips = documentChips({
    ...bloodTest,
    status: 'archived',
    visibility: { maskedToProfessionals: true, invisibleToPatient: false, invisibleToRepresentatives: true },
  })
  assert.deepEqual(
    chips.map(({ words }) => words),
    ['nouveau', 'masqué aux professionnels de santé', 'non visible par les représentants légaux', 'archivé'],
  )
  assert.deepEqual(
    documentChips({ ...bloodTest, isNew: false, status: 'deprecated' }).map(({ words }) => words),
    ['ancienne version obsolète'],
  )
})

test('a filter keeps the family and the year asked for, and says how many of how many', () => {
  const text = textOf(pageStates['documents-filtered']!)
  assert.ok(text.includes('1 document sur 9 documents'))
  assert.ok(text.includes('Ordonnance de ville'))
  assert.ok(!text.includes('Vaccin contre la grippe'))
})

test('the filter is folded, and open while it narrows the list', () => {
  assert.match(pageStates.documents!, /<details class="fold">\s*<summary>Choisir les documents à voir</)
  for (const name of ['documents-filtered', 'documents-none-match'])
    assert.match(
      pageStates[name]!,
      /<details class="fold" open>\s*<summary>Choisir les documents à voir</,
      name,
    )
})

test('a long list is cut in pages of 50, and its links keep the filter', () => {
  const page = pageStates['documents-many']!
  assert.equal(page.match(/class="document-row"/g)?.length, 50)
  assert.ok(textOf(page).includes('Page 2 sur 3'))
  const query = { family: 'resultats', year: null, page: 2 } as const
  const filtered = documentsPage({ ...list, documents: Array(120).fill(bloodTest), query })
  assert.ok(filtered.includes('href="/carnet/documents?type=resultats&amp;page=3"'))
  assert.equal(documentsUrl({ ...query, page: 1 }), '/carnet/documents?type=resultats')
})

test('a page beyond the last is the last', () => {
  const page = documentsPage({ ...list, query: { family: null, year: null, page: 99 } })
  assert.equal(page.match(/class="document-row/g)?.length, list.documents.length)
})

test('an empty record says what it means and what to do, without a filter to fill', () => {
  const page = pageStates['documents-empty']!
  assert.ok(textOf(page).includes('Votre carnet est encore vide.'))
  assert.ok(!page.includes('<select'))
})

test('a family that the record has not is not offered', () => {
  const page = documentsPage({ ...list, documents: [bloodTest] })
  assert.ok(page.includes('value="resultats"'))
  assert.ok(!page.includes('value="imagerie"'))
})

test('families follow the type first, then the class', () => {
  assert.equal(familyOf({ typeCode: '87273-9', classCode: '52' }), 'prevention')
  assert.equal(familyOf({ typeCode: '89601-9', classCode: '52' }), 'certificats')
  assert.equal(familyOf({ typeCode: 'DOCPAT05', classCode: '10' }), 'resultats')
  assert.equal(familyOf({ typeCode: 'inconnu', classCode: 'inconnu' }), 'personnels')
  assert.equal(parseFamily('imagerie'), 'imagerie')
  assert.equal(parseFamily('constructor'), null)
})

test('what the patient wrote is told by a word (VIS-12)', () => {
  assert.ok(isFromPatient({ typeCode: 'DOCPAT03', classCode: '10' }))
  assert.ok(isFromPatient({ typeCode: 'EXPPAT_3', classCode: '90' }))
  assert.ok(!isFromPatient({ typeCode: '11502-2', classCode: '10' }))
  assert.ok(textOf(pageStates.documents!).includes('ajouté par moi'))
})
