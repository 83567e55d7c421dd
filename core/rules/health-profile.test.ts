import assert from 'node:assert/strict'
import test from 'node:test'
import {
  mergedProfiles,
  type OwnSection,
  statementsIn,
  toldStatements,
} from '@carnet/core/model/health-profile.ts'
import { decide, decideDocument } from './decide.ts'
import {
  documentsLikeOwnProfile,
  isSecretChange,
  objectionToSection,
  type SaidOfSection,
  sectionAfter,
  sectionAsSeen,
  sectionTakenBack,
} from './health-profile.ts'
import * as they from './test/people.ts'
import { mandate, now, record, settings } from './test/people.ts'

const holder = { isHolder: true, on: '2026-03-17' }
const father = { isHolder: false, on: '2026-03-17', by: 'PAUL CARON' }
const said = (lines: readonly string[], more: Partial<SaidOfSection> = {}): SaidOfSection => ({
  lines,
  secretLines: [],
  notConcerned: false,
  ...more,
})
const words = ({ lines }: OwnSection) => lines.map((line) => line.words)

test('[CNT-06] [CNT-07] a profile is read by who opens the carnet with its holder, written by who acts for him', () => {
  const decision = (
    caller: typeof they.carer | typeof they.doctor,
    action: 'readHealthProfile' | 'writeHealthProfile',
    facts = record(),
  ) => {
    const access = { action, mode: 'normal' } as const
    return decide({ caller, record: facts, access, settings, matrix: they.provisional, now }).allowed
  }
  for (const who of [they.holder, they.parent, they.tutor])
    assert.ok(decision(who, 'readHealthProfile') && decision(who, 'writeHealthProfile'))
  for (const who of [they.curator, they.carer]) {
    assert.ok(decision(who, 'readHealthProfile'))
    assert.ok(!decision(who, 'writeHealthProfile'))
  }
  const letting = record({ mandates: [mandate('carer', { mayWrite: true })] })
  assert.ok(decision(they.carer, 'writeHealthProfile', letting))
  assert.ok(!decision(they.doctor, 'readHealthProfile') && !decision(they.doctor, 'writeHealthProfile'))
})

test('[CNT-07] a carer from whom syntheses, or the holder’s own documents, are kept reads none of it', () => {
  const reads = (...excludedClasses: string[]) => {
    const facts = record({ mandates: [mandate('carer', { excludedClasses })] })
    const access = { action: 'readDocument', mode: 'normal' } as const
    const question = { caller: they.carer, record: facts, access, settings, matrix: they.provisional, now }
    return documentsLikeOwnProfile(now).every((document) => decideDocument({ ...question, document }).allowed)
  }
  assert.ok(reads() && reads('42', '60'))
  assert.ok(!reads('11') && !reads('90'))
})

test('[CNT-06] a section says lines or « non concerné », and never both', () => {
  assert.equal(objectionToSection(said(['Asthme'])), undefined)
  assert.equal(objectionToSection(said([], { notConcerned: true })), undefined)
  assert.equal(objectionToSection(said(['Asthme'], { notConcerned: true })), 'concernedAndNot')
  assert.equal(objectionToSection(said(['x'.repeat(301)])), 'lineTooLong')
  assert.equal(objectionToSection(said(Array.from({ length: 41 }, (_, at) => `ligne ${at}`))), 'tooManyLines')
})

test('[CNT-06] a line that stays keeps who wrote it and when', () => {
  const first = sectionAfter({ lines: [] }, said(['Asthme']), { ...holder, on: '2025-01-02' })
  const second = sectionAfter(first, said(['Asthme', 'Migraine']), father)
  assert.deepEqual(second.lines, [
    { words: 'Asthme', on: '2025-01-02' },
    { words: 'Migraine', on: '2026-03-17', by: 'PAUL CARON' },
  ])
})

test('[CNT-06] [VIS-09] what a teenager keeps for herself is as if it had not been written, and survives what others write', () => {
  const hers = sectionAfter({ lines: [] }, said(['Asthme'], { secretLines: ['Tabac'] }), holder)
  assert.deepEqual(words(sectionAsSeen(hers, { isHolder: true })), ['Asthme', 'Tabac'])
  assert.deepEqual(words(sectionAsSeen(hers, { isHolder: false })), ['Asthme'])
  // Her father sees a section of one line, and may say that nobody is concerned: no refusal tells him more.
  const his = sectionAfter(hers, said([], { notConcerned: true }), father)
  assert.deepEqual(sectionAsSeen(his, { isHolder: false }).lines, [])
  assert.deepEqual(words(his), ['Tabac'])
  assert.deepEqual(words(sectionTakenBack(his, { isHolder: false })), ['Asthme', 'Tabac'])
})

test('[VIS-09] a change of what she keeps for herself alone is told to her alone', () => {
  const before = sectionAfter({ lines: [] }, said(['Asthme']), holder)
  assert.ok(
    isSecretChange(before, sectionAfter(before, said(['Asthme'], { secretLines: ['Tabac'] }), holder)),
  )
  assert.ok(!isSecretChange(before, sectionAfter(before, said(['Asthme', 'Tabac']), holder)))
  assert.ok(!isSecretChange(before, before))
})

test('[CNT-06] the last change is taken back once, and what her father takes back never brings out a secret', () => {
  const first = sectionAfter({ lines: [] }, said(['Asthme']), holder)
  const second = sectionAfter(first, said(['Migraine'], { secretLines: ['Tabac'] }), holder)
  assert.deepEqual(words(sectionTakenBack(second, { isHolder: true })), ['Asthme'])
  const back = sectionTakenBack(second, { isHolder: false })
  assert.deepEqual(words(sectionAsSeen(back, { isHolder: false })), ['Asthme'])
  assert.deepEqual(words(back), ['Asthme', 'Tabac'])
  assert.deepEqual(sectionTakenBack(back, { isHolder: true }), back)
})

test('[CNT-06] the same statement of two documents is told once, from the newest; what is over is an antecedent', () => {
  const told = toldStatements(
    [
      {
        documentId: 'new',
        title: 'Synthèse',
        on: new Date('2026-01-01'),
        statements: [
          { topic: 'conditions', words: 'Asthme', at: undefined, endsAt: '2020-01-01T00:00:00Z' },
          { topic: 'allergies', words: 'Iode', at: undefined, endsAt: '2020-01-01T00:00:00Z' },
        ],
      },
      {
        documentId: 'old',
        title: 'Synthèse',
        on: new Date('2020-01-01'),
        statements: [{ topic: 'conditions', words: 'ASTHME', at: undefined, endsAt: undefined }],
      },
    ],
    now,
  )
  assert.deepEqual(
    statementsIn('conditions', told).map(({ words, documentId }) => [words, documentId]),
    [['Asthme', 'new']],
  )
  assert.deepEqual(statementsIn('allergies', told), [])
})

test('[CNT-06] [LIF-12] of two profiles of one person nothing that was written is lost', () => {
  const written = { on: '2026-01-01' }
  const merged = mergedProfiles(
    {
      conditions: { lines: [{ words: 'Asthme', ...written }] },
      family: { lines: [], notConcerned: written },
    },
    {
      conditions: {
        lines: [
          { words: 'Asthme', ...written },
          { words: 'Tabac', secret: true, ...written },
        ],
      },
      family: { lines: [{ words: 'Père – diabète', ...written }] },
      lifestyle: { lines: [], notConcerned: written },
    },
  )
  assert.deepEqual(words(merged.conditions!), ['Asthme', 'Tabac'])
  assert.equal(merged.conditions?.lines[1]?.secret, true)
  assert.deepEqual(merged.family, { lines: [{ words: 'Père – diabète', ...written }] })
  assert.deepEqual(merged.lifestyle?.notConcerned, written)
})
