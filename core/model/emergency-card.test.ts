import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UniqueId } from './document.ts'
import { ageOf, isFilled, proposedEntries } from './emergency-card.ts'

const statement = { topic: 'allergies', words: 'Pénicilline', at: undefined, endsAt: undefined } as const
const now = new Date('2026-06-03T09:00:00Z')
const document = (uniqueId: string) => ({
  uniqueId: uniqueId as UniqueId,
  title: `Synthèse ${uniqueId}`,
  at: '2026-01-01T00:00:00Z',
})

test('what two documents say is proposed once, from the first; a treatment that is over is not', () => {
  const treatment = { ...statement, topic: 'treatments', words: 'Amoxicilline' } as const
  const proposed = proposedEntries(
    [
      { ...document('1'), statements: [statement] },
      {
        ...document('2'),
        statements: [
          { ...statement, words: ' PÉNICILLINE' },
          { ...treatment, endsAt: '2026-01-10T00:00:00Z' },
          { ...treatment, words: 'Warfarine', endsAt: '2027-01-10T00:00:00Z' },
        ],
      },
    ],
    now,
  )
  assert.deepEqual(
    proposed.map(({ words, source }) => [words, source?.title]),
    [
      ['Pénicilline', 'Synthèse 1'],
      ['Warfarine', 'Synthèse 2'],
    ],
  )
})

test('a card without an allergy is empty, unless its holder says that he has none that he knows of', () => {
  const implant = { topic: 'implants', words: 'Pile' } as const
  assert.equal(isFilled({ entries: [implant], noKnownAllergy: false }), false)
  assert.equal(isFilled({ entries: [implant], noKnownAllergy: true }), true)
  assert.equal(isFilled({ entries: [{ topic: 'allergies', words: 'Iode' }], noKnownAllergy: false }), true)
})

test('the age changes on the birthday, and is not told of a birth date that does not give it', () => {
  assert.equal(ageOf('1984-06-03', '2026-06-02'), 41)
  assert.equal(ageOf('1984-06-03', '2026-06-03'), 42)
  assert.equal(ageOf('1984', '2026-06-03'), undefined)
})
