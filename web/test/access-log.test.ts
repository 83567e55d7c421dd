import assert from 'node:assert/strict'
import test from 'node:test'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import { parseAccessFilter, parseAccessView, parseDay } from '../patient/access-filter.ts'
import { accessLogPage } from '../patient/access-log.ts'
import { accessDays, accessEvents } from '../ui/access-sentence/access-group.ts'
import { exampleTraces as traces } from '../ui/access-sentence/examples.ts'
import { wholeAccessLog } from '../urls.ts'
import { reasonsInWords } from '../words/grounds.ts'
import { accessLogExample } from './states/access-log.ts'
import { pageStates } from './states.ts'
import { textOf } from './text.ts'

const page = pageStates['access-log']!
const text = textOf(page)

function showing(...shown: readonly Trace[]): string {
  return accessLogPage({ ...accessLogExample, traces: shown, emergencies: [], lastPage: 1 })
}

test('one plain sentence says who, with which care, from where, and what', () => {
  assert.ok(text.includes('Dr Karim Benali, cardiologue, Centre hospitalier du Port, a ouvert 2 documents.'))
  assert.ok(text.includes('Laboratoire BioSud a ajouté un document.'))
  assert.ok(text.includes('Vous avez ouvert votre carnet.'))
})

test('to her father, what Inès did is hers, and so is what she allowed [P-22]', () => {
  const [, main = ''] = /<main([\s\S]*)<\/main>/.exec(pageStates['access-log-of-child']!) ?? []
  const read = textOf(main)
  assert.ok(read.includes('Inès Diallo a ouvert ce carnet.'))
  assert.deepEqual(read.match(/Vous (?:avez|n’|lui)|vot?re? (?:carnet|médecin)|vos documents/g), null)
})

test('a card of staff names nobody: the sentence says the structure, and no number', () => {
  const actor = { kind: 'staff', id: '499900990013001/0001', name: '499900990013001/0001' } as const
  const words = textOf(showing({ ...traces.reading, actor: { ...actor, structureName: 'Cabinet Martin' } }))
  assert.ok(words.includes('Un membre du personnel, Cabinet Martin,'))
  assert.ok(!words.includes('4999'))
})

test('two readings for the same reasons make one sentence with its hours; other reasons make another', () => {
  assert.ok(text.includes('Entre 14 h 10 et 14 h 24'))
  const otherwise: Trace = { ...traces.reading, checks: traces.reading.checks.slice(0, 1) }
  assert.equal(accessEvents([traces.secondReading, traces.reading]).length, 1)
  assert.equal(accessEvents([traces.secondReading, otherwise]).length, 2)
})

test('lines are bound by civil day, then by person', () => {
  const days = accessDays(Object.values(traces))
  assert.deepEqual(
    days.map(({ day, people }) => [day, people.length]),
    [
      ['2026-03-16', 1],
      ['2026-03-15', 1],
      ['2026-03-12', 2],
      ['2026-03-02', 1],
    ],
  )
})

test('« Pourquoi ? » is made of the checks of the decision and of nothing else', () => {
  assert.deepEqual(
    reasonsInWords(traces.refusal.checks).map(({ passed, words }) => [passed, words]),
    [
      [true, 'Votre carnet est ouvert.'],
      [true, 'Sa profession a le droit de lire dans les carnets.'],
      [true, 'Vous n’avez pas bloqué cette personne.'],
      [false, 'Vous ne lui avez pas donné accès à votre carnet.'],
    ],
  )
  const bare = showing({ ...traces.reading, checks: [] })
  assert.ok(!bare.includes('class="why'))
  const only: Trace = {
    ...traces.reading,
    checks: [{ step: 6, name: 'confidentiality', passed: true, rule: 'CON-15', because: 'administrator' }],
  }
  assert.match(
    textOf(showing(only)),
    /Pourquoi \? Oui : Vous avez nommé cette personne pour gérer votre carnet/,
  )
})

test('a check that does not apply says nothing', () => {
  assert.deepEqual(
    reasonsInWords([{ step: 5, name: 'matrixCell', passed: true, rule: 'MAT-01', because: 'notApplicable' }]),
    [],
  )
})

test('a refused attempt is told with its reason', () => {
  assert.ok(
    text.includes(
      'Une tentative a été refusée : Awa Diop, pharmacie, Pharmacie du Port, a voulu ouvrir un document. Vous ne lui avez pas donné accès à votre carnet.',
    ),
  )
})

test('a refusal for what must stay hidden reads like that of an absent document, without its checks', () => {
  const hidden = (refusal: RefusalReason): string =>
    showing({
      ...traces.refusal,
      refusal,
      documents: [],
      checks: [{ step: 6, name: 'confidentiality', passed: false, rule: 'VIS-05', because: refusal }],
    })
  const absent = hidden('documentUnknown')
  assert.ok(textOf(absent).includes('Ce document n’est pas dans votre carnet.'))
  assert.equal(hidden('notAnnouncedToPatient'), absent)
  assert.equal(hidden('invisibleToRepresentatives'), absent)
})

test('the holder learns how many documents were listed and how many were kept from the reader', () => {
  assert.ok(text.includes('12 documents dans la liste. 3 documents ne lui ont pas été montrés.'))
  assert.ok(!textOf(showing({ ...traces.list, filteredCount: 0 })).includes('montré.'))
})

test('an emergency access comes first for 30 days, once on the page, with what may be answered; then in its place', () => {
  const { emergency } = traces
  const reason = emergency.emergencyReason!
  const among = (shown: string) => [shown.split(reason).length - 1, shown.includes('id="urgences"')]
  assert.deepEqual(among(page), [1, true])
  const query = (asked: object) =>
    accessLogPage({ ...accessLogExample, query: { ...wholeAccessLog, ...asked } })
  assert.deepEqual(among(query({ filter: 'urgences' })), [1, false])
  assert.deepEqual(among(query({ page: 2 })), [1, false])
  const first = page.slice(page.indexOf('id="urgences"'), page.indexOf('class="views"'))
  assert.match(first, new RegExp(`name="normal" value="${emergency.id}"`))
  assert.ok(text.indexOf('Accès en urgence') < text.indexOf('Dr Karim Benali'))
  assert.ok(text.includes('Raison donnée : « Patiente inconsciente, douleur à la poitrine »'))
  const after = (days: number) =>
    accessLogPage({ ...accessLogExample, now: new Date(traces.emergency.at.getTime() + days * 86_400_000) })
  assert.ok(after(30).includes('id="urgences"'))
  assert.ok(!after(31).includes('id="urgences"'))
})

test('what the reader typed as a reason stays text', () => {
  const typed: Trace = { ...traces.emergency, emergencyReason: '<b>vite</b>' }
  assert.ok(showing(typed).includes('&lt;b&gt;vite&lt;/b&gt;'))
})

test('a document is a link only while it may be opened', () => {
  assert.ok(page.includes('<a href="/carnet/documents/8f0c2a">Bilan sanguin'))
  assert.ok(!/<a [^>]*>Ordonnance de ville/.test(page))
})

test('three views, one of them current; another keeps the dates and nothing else [TRA-04]', () => {
  assert.ok(page.includes('<a href="/carnet/acces" aria-current="page">Mes professionnels</a>'))
  const query = {
    ...wholeAccessLog,
    view: 'activites',
    filter: 'refus',
    from: '2026-03-01',
    sameAs: traces.reading.id,
  } as const
  const own = accessLogPage({ ...accessLogExample, query, only: traces.reading.actor })
  assert.ok(own.includes('<a href="/carnet/acces?vue=activites&amp;du=2026-03-01" aria-current="page">'))
  assert.ok(own.includes('<a href="/carnet/acces?du=2026-03-01">Mes professionnels</a>'))
  assert.ok(own.includes('<input type="hidden" name="vue" value="activites">'))
  assert.ok(!own.includes('id="urgences"'), 'emergencies stand above the professionals')
})

test('the filter is folded, and open while it narrows the lines [TRA-04]', () => {
  assert.match(page, /<details class="fold">\s*<summary>Choisir les lignes à voir</)
  assert.match(
    pageStates['access-log-none-match']!,
    /<details class="fold" open>\s*<summary>Choisir les lignes à voir</,
  )
})

test('no service is relied on yet: said plainly, with no form that could find none [TRA-04]', () => {
  const services = pageStates['access-log-services']!
  assert.ok(textOf(services).includes('Aucun service n’est relié à votre carnet.'))
  assert.ok(!services.includes('<search'))
})

test('from a line to those of the same person, by the number of the line, and back to all [TRA-04]', () => {
  assert.ok(page.includes(`href="/carnet/acces?de=${traces.secondReading.id}"`))
  assert.ok(!/acces[?][^"]*\d{9}/.test(page), 'no number of a person in an address')
  const query = { ...wholeAccessLog, sameAs: traces.reading.id }
  const his = accessLogPage({ ...accessLogExample, query, only: traces.reading.actor })
  assert.ok(
    textOf(his).includes(
      'Seulement les lignes de : Dr Karim Benali, cardiologue, Centre hospitalier du Port.',
    ),
  )
  assert.ok(his.includes(`<input type="hidden" name="de" value="${traces.reading.id}">`))
  assert.ok(his.includes('<a href="/carnet/acces">Voir les lignes de tous</a>'))
  assert.ok(!his.includes('Voir seulement ses lignes'))
  const gone = accessLogPage({ ...accessLogExample, traces: [], query })
  assert.ok(textOf(gone).includes('Cette ligne n’est pas dans votre historique.'))
})

test('the dates of the address are days of the calendar, anything else is none [TRA-04]', () => {
  assert.equal(parseDay('2026-03-17'), '2026-03-17')
  for (const text of [undefined, '', '2026-02-30', '17/03/2026', '0026-03-17', "2026-03-17'--"])
    assert.equal(parseDay(text), null)
  assert.equal(parseAccessView('toString'), 'professionnels')
})

test('the filter of the address is one of those of the form, anything else means all', () => {
  assert.equal(parseAccessFilter('refus'), 'refus')
  assert.equal(parseAccessFilter('toString'), 'tout')
  assert.equal(parseAccessFilter(undefined), 'tout')
})

test('nobody looked: said with its date; nothing for a filter: said with the way out', () => {
  assert.ok(
    textOf(pageStates['access-log-empty']!).includes(
      'Personne n’a regardé votre carnet depuis le 1er janvier 2026.',
    ),
  )
  assert.ok(pageStates['access-log-none-match']!.includes('href="/carnet/acces">Voir toutes les lignes'))
})

test('the provisional matrix says so (MAT-05)', () => {
  assert.ok(text.includes('Règles provisoires'))
})

test('what was done to a document is said by its verb, done or refused', () => {
  const words = {
    replaceDocument: ['a remplacé un document', 'a voulu remplacer un document'],
    deleteDocument: ['a supprimé un document', 'a voulu supprimer un document'],
    archiveDocument: ['a archivé un document', 'a voulu archiver un document'],
    unarchiveDocument: ['a désarchivé un document', 'a voulu désarchiver un document'],
    maskDocument: ['a masqué un document', 'a voulu masquer un document'],
    unmaskDocument: ['a démasqué un document', 'a voulu démasquer un document'],
    showToPatient: ['a rendu visible un document pour vous', 'a voulu rendre visible un document pour vous'],
    showToRepresentatives: [
      'a rendu visible un document pour vos représentants légaux',
      'a voulu rendre visible un document pour vos représentants légaux',
    ],
  } as const
  for (const [name, [did, wanted]] of Object.entries(words)) {
    const action = name as keyof typeof words
    assert.ok(textOf(showing({ ...traces.reading, action })).includes(`${did}.`), did)
    const refused = showing({ ...traces.reading, action, outcome: 'refused', refusal: 'notTheAuthor' })
    assert.ok(textOf(refused).includes(`${wanted}.`), wanted)
    assert.ok(textOf(refused).includes('Cette personne n’a pas écrit ce document.'))
  }
})
