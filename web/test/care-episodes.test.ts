import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type DatedCare, episodesOf } from '../patient/care-episodes.ts'

type Sample = DatedCare & { readonly id: string }

const at = (day: string | null) => (day === null ? null : new Date(`${day}T10:00:00Z`))

function care(
  id: string,
  from: string | null,
  until: string | null = null,
  more: Partial<Sample> = {},
): Sample {
  return {
    id,
    typeCode: '11488-4',
    facilityType: 'SA01',
    authorIds: ['1350000001'],
    careAt: at(from),
    careUntil: at(until),
    ...more,
  }
}

/** In words: its kind, its days, its documents. */
const told = (documents: readonly Sample[]) =>
  [...new Set(episodesOf(documents).values())].map(
    ({ kind, from, until, documents }) =>
      `${kind} ${from.toISOString().slice(0, 10)} ${until.toISOString().slice(0, 10)} ${documents
        .map(({ id }) => id)
        .toSorted()
        .join(' ')}`,
  )

test('documents of one structure whose cares have a day in common are one episode, from the first day to the last', () => {
  assert.deepEqual(
    told([
      care('letter', '2026-03-03', '2026-03-09', { typeCode: '11490-0' }),
      care('x-ray', '2026-03-04'),
      care('last day', '2026-03-09'),
      care('day after', '2026-03-10'),
      care('elsewhere', '2026-03-05', null, { authorIds: ['1290000002'] }),
    ]),
    ['stay 2026-03-03 2026-03-09 last day letter x-ray'],
  )
})

test('an episode is called a stay or a passage to the emergencies only when a document says so', () => {
  const days = ['2026-03-02', '2026-03-02'] as const
  const named = (typeCode: string) =>
    told(days.map((day, rank) => care(`${rank}`, day, null, { typeCode })))[0]?.split(' ')[0]
  assert.equal(named('34112-3'), 'stay')
  assert.equal(named('15507-7'), 'emergency')
  assert.equal(named('11488-4'), 'hospital')
})

test('one document alone, a care of the town, or of no known day, makes no episode', () => {
  assert.deepEqual(told([care('alone', '2026-03-03', '2026-03-09', { typeCode: '34112-3' })]), [])
  const town = { facilityType: 'SA07' }
  assert.deepEqual(told([care('a', '2026-03-03', null, town), care('b', '2026-03-03', null, town)]), [])
  assert.deepEqual(told([care('a', null), care('b', null)]), [])
})

test('a care that lasts for years is a follow-up: it gathers no more than its first day', () => {
  assert.deepEqual(told([care('follow-up', '2024-01-10', '2026-03-09'), care('x', '2025-06-01')]), [])
})

test('a care that ends before it begins is of the day when it begins', () => {
  assert.deepEqual(told([care('a', '2026-03-09', '2026-03-03'), care('b', '2026-03-09')]), [
    'hospital 2026-03-09 2026-03-09 a b',
  ])
})

test('what two documents do not share, a third one may tie together', () => {
  const person = ['899900000011']
  assert.deepEqual(
    told([
      care('ward', '2026-03-03', '2026-03-09', { authorIds: ['1350000001'] }),
      care('surgeon', '2026-03-04', '2026-03-05', { authorIds: person }),
      care('report', '2026-03-05', null, { authorIds: [...person, '1350000001'] }),
    ]),
    ['hospital 2026-03-03 2026-03-09 report surgeon ward'],
  )
})

test('the order of the documents changes nothing, and each is of one episode at most', () => {
  const any = fc.record({
    from: fc.integer({ min: 1, max: 20 }),
    length: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
    authors: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
  })
  const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}`
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (cares, order) => {
      const documents = cares.map(({ from, length, authors }, rank) =>
        care(`${rank}`, day(from), length === null ? null : day(from + length), { authorIds: authors }),
      )
      const shuffled = documents
        .map((document) => ({ document, rank: order.next().value }))
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ document }) => document)
      assert.deepEqual(told(shuffled).toSorted(), told(documents).toSorted())
    }),
    { numRuns: 100 },
  )
})
