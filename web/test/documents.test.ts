import assert from 'node:assert/strict'
import test from 'node:test'
import { documentsPage } from '../patient/documents.ts'
import { documentChips } from '../ui/document-row/document-row.ts'
import { bloodTest, consultation, ownWords } from '../ui/document-row/examples.ts'
import { documentsUrl } from '../urls.ts'
import { documentFamilies, familyOf, isFromPatient, parseFamily } from '../words/document-families.ts'
import { professionals } from '../words/professionals.ts'
import { documentList, documentsExample as list } from './states/documents.ts'
import { pageStates } from './states.ts'
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

test('states carry the official labels, byte for byte [VIS-11]', () => {
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

test('to mask, or to block, changes no reimbursement, and who could not see is not responsible [CON-19]', () => {
  const text = textOf(pageStates['documents-masking']!)
  assert.match(
    text,
    /peut vous soigner moins bien, sans en être responsable\. Vos remboursements ne changent pas/,
  )
  assert.match(
    professionals.confirm.blockProfessional.means.standard('Dr Karim Benali'),
    /Vos remboursements ne changent pas/,
  )
})

test('a filter keeps the family and the year asked for, and says how many of how many', () => {
  const text = textOf(pageStates['documents-filtered']!)
  assert.ok(text.includes('1 document sur 9 documents'))
  assert.ok(text.includes('Ordonnance de ville'))
  assert.ok(!text.includes('Vaccin contre la grippe'))
})

test('the filter is folded, and open while it narrows the list', () => {
  assert.match(pageStates.documents!, /<details class="fold">\s*<summary>Choisir et ranger les documents</)
  for (const name of ['documents-filtered', 'documents-none-match'])
    assert.match(
      pageStates[name]!,
      /<details class="fold" open>\s*<summary>Choisir et ranger les documents</,
      name,
    )
})

test('a long list is cut in pages of 50, and its links keep the filter', () => {
  const page = pageStates['documents-many']!
  assert.equal(page.match(/class="document-row"/g)?.length, 50)
  assert.ok(textOf(page).includes('Page 2 sur 3'))
  const query = { family: 'resultats', page: 2 } as const
  const tests = Array.from({ length: 120 }, (_, rank) => ({ ...bloodTest, id: `${rank}` }))
  const filtered = documentsPage(documentList(tests, query))
  assert.ok(filtered.includes('href="/carnet/documents?type=resultats&amp;page=3"'))
  assert.equal(documentsUrl({ ...query, page: 1 }), '/carnet/documents?type=resultats')
})

test('a page beyond the last is the last', () => {
  const page = documentsPage(documentList([bloodTest, consultation], { page: 99 }))
  assert.equal(page.match(/class="document-row"/g)?.length, 2)
})

test('an empty record says what it means and what to do, without a filter to fill', () => {
  const page = pageStates['documents-empty']!
  assert.ok(textOf(page).includes('Votre carnet est encore vide.'))
  assert.ok(!page.includes('<select'))
})

test('who may add a document is told so where there is none, and nobody else is', () => {
  const [closed, open] = [pageStates['documents-empty']!, pageStates['documents-empty-may-add']!]
  assert.match(textOf(open), /Vous pouvez aussi en ajouter\. Ajouter un document/)
  assert.doesNotMatch(textOf(closed), /ajouter/i)
})

test('boxes of the list, wherever they stand, are of the one form that says what to do', () => {
  const page = pageStates['documents-choosing']!
  const boxes = page.match(/<input type="checkbox"[^>]*>/g) ?? []
  assert.equal(boxes.filter((box) => box.includes('name="document"')).length, list.list.all)
  assert.ok(boxes.every((box) => box.includes('form="plusieurs"')))
  assert.match(
    page,
    /<form class="stack" id="plusieurs" method="post" action="\/carnet\/documents-choisis\?vue=type&amp;choisir=oui"/,
  )
  assert.ok(page.includes('<input type="hidden" name="choisir" value="oui">'), 'a filter keeps choosing')
  assert.ok(!pageStates['documents-several-none']!.includes('value="maskDocument"'))
})

test('a family that the record has not is not offered', () => {
  const page = documentsPage(documentList([bloodTest], {}))
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

test('the eight types of the first DMP are families, and reimbursements are one more (rules.md §8.2)', () => {
  const types2011 = {
    'Documents de synthèse': [familyOf({ typeCode: '60591-5', classCode: '11' }), 'syntheses'],
    'Traitements et soins': [familyOf({ typeCode: '57833-6', classCode: '42' }), 'soins'],
    'Comptes rendus': [familyOf({ typeCode: '34112-3', classCode: '10' }), 'comptes-rendus'],
    'Imagerie médicale': [familyOf({ typeCode: '18748-4', classCode: '31' }), 'imagerie'],
    'Données de prévention': [familyOf({ typeCode: '87273-9', classCode: '52' }), 'prevention'],
    'Certificats et déclarations': [familyOf({ typeCode: '89601-9', classCode: '52' }), 'certificats'],
    'Résultats laboratoire': [familyOf({ typeCode: '11502-2', classCode: '10' }), 'resultats'],
    'Espace personnel du patient': [familyOf({ typeCode: '42348-3', classCode: '95' }), 'personnels'],
  }
  for (const [type, [found, expected]] of Object.entries(types2011)) assert.equal(found, expected, type)
  const families = [...Object.values(types2011).map(([found]) => found), 'remboursements']
  assert.deepEqual(families.toSorted(), documentFamilies.toSorted())
})

test('what the patient wrote is told by a word [VIS-12]', () => {
  assert.ok(isFromPatient({ typeCode: 'DOCPAT03', classCode: '10' }))
  assert.ok(isFromPatient({ typeCode: 'EXPPAT_3', classCode: '90' }))
  assert.ok(!isFromPatient({ typeCode: '11502-2', classCode: '10' }))
  assert.ok(textOf(pageStates.documents!).includes('ajouté par moi'))
})

/** Names of the sections, in their order. */
const sectionsOf = (page: string) =>
  [...page.matchAll(/<h2 id="[a-z]+-\d+">([^<]*)</g)].map(([, name]) => name)

test('other views file by kind in the order of the families, by author the latest first, by speciality in alphabetical order', () => {
  const by = (view: 'type' | 'soignant' | 'specialite') =>
    sectionsOf(documentsPage(documentList([ownWords, consultation, bloodTest], { view })))
  assert.deepEqual(by('type'), ['Résultats d’analyses', 'Comptes rendus', 'Documents personnels'])
  assert.deepEqual(by('soignant'), ['Vous', 'Hélène Morvan', 'Dr\u00a0Karim Benali'])
  assert.deepEqual(by('specialite'), ['Cardiologue', 'Pharmacie', 'Sans spécialité indiquée'])
})

test('a view and a filter are asked together, and kept from page to page', () => {
  const tests = Array.from({ length: 60 }, (_, rank) => ({ ...bloodTest, id: `${rank}` }))
  const page = documentsPage(documentList(tests, { view: 'type', family: 'resultats', year: 2026 }))
  assert.ok(page.includes('href="/carnet/documents?vue=type&amp;type=resultats&amp;annee=2026&amp;page=2"'))
  assert.match(page, /<option value="type" selected>Par sorte</)
  assert.match(page, /<details class="fold" open>/)
})

test('documents of one coming to the hospital stand together, under what they say of it', () => {
  const page = documentsPage(list)
  const text = textOf(page)
  assert.ok(text.includes('Passage aux urgences, Centre hospitalier du Port, 2 mars 2026 : 2 documents'))
  const [episode = ''] = /<li class="episode">[\s\S]*?<\/ul>\s*<\/li>/.exec(page) ?? []
  assert.ok(episode.includes('Passage aux urgences du 2 mars') && episode.includes('Radiographie du thorax'))
  assert.equal(episode.match(/class="document-row"/g)?.length, 2)
})

test('a stay that a page cuts is told whole on both pages', () => {
  const stay = Array.from({ length: 60 }, (_, rank) => ({
    ...consultation,
    id: `${rank}`,
    typeCode: '34112-3',
  }))
  for (const page of [1, 2]) {
    const text = textOf(documentsPage(documentList(stay, { page })))
    assert.ok(
      text.includes('Hospitalisation, Centre hospitalier du Port, 1er février 2026 : 60 documents'),
      text,
    )
  }
})

test('former versions are folded under what replaced them, and open from there', () => {
  const former = {
    id: 'avant',
    title: 'Bilan, première version',
    submittedAt: new Date('2026-03-11T09:00:00Z'),
  }
  const page = documentsPage(documentList([{ ...bloodTest, formerVersions: [former] }], {}))
  assert.match(page, /<details class="former">\s*<summary>1\u00a0ancienne version<\/summary>/)
  assert.ok(
    page.includes('<a href="/carnet/documents/avant">Bilan, première version</a>, ajoutée le 11 mars 2026'),
  )
})
