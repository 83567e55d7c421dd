import assert from 'node:assert/strict'
import test from 'node:test'
import { timelinePage } from '../patient/timeline.ts'
import { lanes, timelineOf, wholeLife } from '../patient/timeline-periods.ts'
import { bloodTest } from '../ui/document-row/examples.ts'
import { filed } from './states/documents.ts'
import { timelineExample } from './states/timeline.ts'
import { pageStates } from './states.ts'
import { textOf } from './text.ts'

const year = { year: 2026, month: null }

test('a life is told by year, a year by month, a month by its documents, the newest first', () => {
  const life = textOf(timelinePage(timelineExample(wholeLife)))
  assert.match(life, /2026 5 documents : .*2025 3 documents : .*2024 1 document : /)
  const months = textOf(timelinePage(timelineExample(year)))
  assert.match(months, /mars 2026 4 documents : .*février 2026 1 document : 1 de soins\./)
  assert.ok(!months.includes('2025 3 documents'))
  const month = timelinePage(timelineExample({ year: 2026, month: 2 }))
  assert.equal(month.match(/class="document-row"/g)?.length, 1)
  assert.ok(textOf(month).includes('Consultation de cardiologie'))
})

test('a period leads one step closer, and back', () => {
  assert.ok(timelinePage(timelineExample(wholeLife)).includes('href="/carnet/frise?annee=2025"'))
  const months = timelinePage(timelineExample(year))
  assert.ok(months.includes('href="/carnet/frise?annee=2026&amp;mois=3"'))
  assert.ok(months.includes('href="/carnet/frise"') && months.includes('>Année 2025</a>'))
  assert.ok(!months.includes('>Année 2027</a>'))
  const month = timelinePage(timelineExample({ year: 2026, month: 3 }))
  assert.ok(month.includes('>Toute l’année 2026</a>'))
  assert.ok(!month.includes('mois=3"'), 'a month leads nowhere closer')
})

test('of a month with more documents than are shown, the others are counted, and where they are is told', () => {
  const month = timelineExample({ year: 2026, month: 3 })
  const [first] = month.described
  const text = textOf(timelinePage({ ...month, described: new Map([first!]) }))
  assert.ok(text.includes('Et 3 autres documents de ce mois, dans la liste de l’année.'))
})

test('the list says the same as the drawing: a mark for each count, and none besides', () => {
  for (const zoom of [wholeLife, year]) {
    const example = timelineExample(zoom)
    const page = timelinePage(example)
    const told = example.timeline.periods.flatMap(({ counts }) => lanes.filter((lane) => counts[lane] > 0))
    assert.equal(page.match(/<circle cx="13"/g)?.length, told.length)
    for (const { counts, total } of example.timeline.periods)
      assert.equal(
        lanes.reduce((sum, lane) => sum + counts[lane], 0),
        total,
        'each document stands in one lane',
      )
  }
})

test('a mark grows with what it counts, and never leaves its lane', () => {
  const radii = [1, 4, 100].map((count) => {
    const tests = Array.from({ length: count }, (_, rank) => ({ ...bloodTest, id: `${rank}` }))
    const more = Array.from({ length: 100 }, (_, rank) => ({
      ...bloodTest,
      id: `before ${rank}`,
      careAt: new Date('2020-01-01T10:00:00Z'),
    }))
    const [, radius] = /<circle cx="13" cy="13" r="([\d.]+)"/.exec(
      timelinePage(timelineExample(wholeLife, [...tests, ...more])),
    )!
    return Number(radius)
  })
  assert.deepEqual(
    radii,
    radii.toSorted((a, b) => a - b),
  )
  assert.ok(radii[0]! >= 3 && radii[2]! <= 13)
})

test('a stay at the hospital has its lane, whatever its documents are', () => {
  const { periods } = timelineOf(stay, wholeLife)
  assert.deepEqual(periods[0]!.counts, {
    soins: 0,
    hospitalisations: 2,
    resultats: 0,
    vaccins: 0,
    traitements: 0,
  })
})

const stay = ['34112-3', '11502-2'].map((typeCode, rank) => filed({ ...bloodTest, id: `${rank}`, typeCode }))

test('an empty record says that its timeline will fill, and an empty year what to do', () => {
  assert.ok(
    textOf(timelinePage(timelineExample(wholeLife, []))).includes(
      'Votre frise se remplira au fil de vos soins.',
    ),
  )
  const none = timelinePage(timelineExample({ year: 1999, month: null }))
  assert.ok(textOf(none).includes('Rien à cette période.') && none.includes('href="/carnet/frise"'))
  assert.ok(!pageStates.timeline!.includes('Rien à cette période.'))
})
