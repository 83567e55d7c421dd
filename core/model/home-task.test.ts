import assert from 'node:assert/strict'
import test from 'node:test'
import { firstLines, type HomeTask, vaccinationsToPlan } from './home-task.ts'
import { calendarStates, type VaccinationCalendar } from './vaccination.ts'

const result = (documentId: string): HomeTask => ({
  kind: 'readResult',
  documentId,
  title: 'Analyses',
  at: new Date('2026-03-01T00:00:00Z'),
})

test('what is to do takes five lines at most, and one block never hides the others', () => {
  const results = ['a', 'b', 'c', 'd', 'e', 'f'].map(result)
  const told = firstLines([results, [{ kind: 'addPasskey' }], [], [{ kind: 'fillProfile' }]])
  assert.deepEqual(
    told.map(({ kind }) => kind),
    ['readResult', 'readResult', 'readResult', 'addPasskey', 'fillProfile'],
  )
  assert.deepEqual(firstLines([]), [])
  assert.deepEqual(firstLines([results, results], 0), [])
})

const calendar: VaccinationCalendar = {
  edition: 'essai',
  effectiveFrom: '2025-01-01',
  source: '',
  sourceUrl: '',
  lines: [
    {
      id: 'dtp',
      name: 'Tétanos',
      targets: ['tetanus'],
      appointments: [
        { name: 'à 25 ans', ageMonths: 300, fromMonths: 240 },
        { name: 'à 45 ans', ageMonths: 540, fromMonths: 480 },
      ],
    },
  ],
}
const plan = (birthDate: string, now: string) =>
  vaccinationsToPlan(
    calendarStates(calendar, birthDate, [], new Date(now)) ?? [],
    birthDate,
    now.slice(0, 10),
  ).map((task) => task.kind === 'planVaccination' && [task.on, task.past])

test('a vaccination is to plan six months before its day and a year after, until a document tells of it', () => {
  assert.deepEqual(plan('1981-09-01', '2026-02-15T00:00:00Z'), [])
  assert.deepEqual(plan('1981-09-01', '2026-03-15T00:00:00Z'), [['2026-09-01', false]])
  assert.deepEqual(plan('1981-09-01', '2026-10-01T00:00:00Z'), [['2026-09-01', true]])
  assert.deepEqual(plan('1981-09-01', '2028-10-01T00:00:00Z'), [])
})
