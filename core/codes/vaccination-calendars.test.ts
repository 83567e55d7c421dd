import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  atc,
  calendarInForce,
  calendarStates,
  dayAtAge,
  type KnownVaccination,
  statusOf,
  type VaccinationCalendar,
} from '@carnet/core/model/vaccination.ts'
import { calendarsWith, readCalendars, shippedCalendars } from './vaccination-calendars.ts'
import { targetsOfVaccine } from './vaccine-targets.ts'

const [calendar2025] = shippedCalendars
const now = new Date('2026-11-22T10:00:00Z')

function dose(code: string, day: string, changes: Partial<KnownVaccination> = {}): KnownVaccination {
  const codes = [{ code, system: atc }]
  return {
    product: code,
    codes,
    at: day.replaceAll('-', ''),
    instant: `${day}T00:00:00.000Z`,
    agreement: 'same',
    targets: targetsOfVaccine(codes),
    documentIds: ['d'],
    ...changes,
  }
}

function stateOf(line: string, birthDate: string, doses: readonly KnownVaccination[] = []) {
  const found = calendarStates(calendar2025, birthDate, doses, now)!.find(({ line: { id } }) => id === line)
  return (
    found && {
      reached: found.reached?.appointment.name,
      found: found.reached?.found,
      next: found.next?.on,
      nextName: found.next?.appointment.name,
    }
  )
}

test('a person of 40 has the appointment of 25 behind and that of 45 ahead, on the birthday', () => {
  assert.deepEqual(stateOf('dtp', '1986-05-10', [dose('J07CA01', '2011-06-01')]), {
    reached: 'à 25 ans',
    found: true,
    next: '2031-05-10',
    nextName: 'à 45 ans',
  })
})

test('a dose too early, on a day in doubt, known to the year, or of part of the diseases, is not found', () => {
  const found = (...doses: KnownVaccination[]) => stateOf('dtp', '1986-05-10', doses)?.found
  assert.equal(found(dose('J07CA01', '2006-05-09')), false)
  assert.equal(found(dose('J07CA01', '2006-05-10')), true)
  assert.equal(found(dose('J07CA01', '2011-06-01', { agreement: 'differs' })), false)
  assert.equal(found(dose('J07CA01', '2011-01-01', { at: '2011' })), false)
  assert.equal(found(dose('J07AM', '2011-06-01')), false)
  assert.equal(
    found(dose('J07AM51', '2011-06-01'), dose('J07BF03', '2012-06-01')),
    true,
    'three diseases, two vaccines',
  )
})

test('a code that no table has protects from nothing', () => {
  for (const code of ['J07ZZ', 'toString', 'constructor'])
    assert.deepEqual(targetsOfVaccine([{ code, system: atc }]), [], code)
})

test('an infant of four months has the next appointments of the first two years', () => {
  const born = '2026-07-20'
  assert.deepEqual(stateOf('dtp', born, [dose('J07CA09', '2026-09-21')]), {
    reached: 'à 4 mois',
    found: false,
    next: '2027-06-20',
    nextName: 'à 11 mois',
  })
  assert.equal(stateOf('meningocoque-b', born)?.next, '2026-12-20')
  assert.equal(stateOf('ror', born)?.next, '2027-07-20')
})

test('what is no longer proposed at an age is not spoken of', () => {
  assert.equal(stateOf('rotavirus', '1986-05-10'), undefined)
  assert.equal(stateOf('hib', '1986-05-10'), undefined)
  assert.equal(stateOf('ror', '1979-12-31'), undefined)
  assert.equal(stateOf('hpv', '2006-11-22'), undefined)
  assert.equal(stateOf('hpv', '2006-11-23')?.reached, 'entre 11 et 14 ans')
})

test('from 65 years the flu is each autumn, whatever is found', () => {
  const autumn = (birthDate: string) =>
    calendarStates(calendar2025, birthDate, [], now)!.some(
      ({ line, eachAutumn }) => line.id === 'grippe' && eachAutumn,
    )
  assert.equal(autumn('1961-11-22'), true)
  assert.equal(autumn('1961-11-23'), false)
})

test('a birth date that is not known to the day has no calendar', () => {
  assert.equal(calendarStates(calendar2025, '1986-05', [], now), undefined)
})

test('what comes in more than twenty years is not spoken of', () => {
  assert.equal(stateOf('zona', '1981-11-23'), undefined)
  assert.equal(stateOf('zona', '1981-11-22')?.next, '2046-11-22')
})

test('another calendar changes what is said, without code', () => {
  const other: VaccinationCalendar = {
    ...calendar2025,
    lines: [
      {
        id: 'x',
        name: 'Nouvelle',
        targets: ['rsv'],
        appointments: [{ name: 'à 50 ans', ageMonths: 600, fromMonths: 590 }],
      },
    ],
  }
  assert.deepEqual(
    calendarStates(other, '1986-05-10', [], now)!.map(({ line, next }) => [line.name, next?.on]),
    [['Nouvelle', '2036-05-10']],
  )
})

test('an age falls on the birthday, or on the next day where the month is too short', () => {
  assert.equal(dayAtAge('2024-02-29', 12), '2025-03-01')
  assert.equal(dayAtAge('2024-02-29', 48), '2028-02-29')
  assert.equal(dayAtAge('2025-12-31', 2), '2026-03-01')
})

test('each line names its appointments by age, in order, with a dose from before its age', () => {
  for (const { appointments } of calendar2025.lines)
    for (const [at, { ageMonths, fromMonths, untilMonths = Infinity }] of appointments.entries()) {
      assert.ok(fromMonths < ageMonths && ageMonths < untilMonths)
      assert.ok(at === 0 || ageMonths > appointments[at - 1]!.ageMonths)
    }
})

const next = {
  edition: '2027',
  effectiveFrom: '2027-04-24',
  source: 'Essai',
  sourceUrl: 'https://example.org/2027',
  lines: [
    {
      id: 'vrs',
      name: 'Virus respiratoire syncytial',
      targets: ['rsv'],
      bornFrom: '1940-01-01',
      appointments: [{ name: 'à 75 ans', ageMonths: 900, fromMonths: 880, untilMonths: 1300 }],
      eachAutumnFrom: 900,
    },
  ],
} as const

test('a calendar of a file comes into force on its day, beside those that ship', () => {
  const read = readCalendars([next])
  assert.ok(read.accepted)
  const calendars = calendarsWith(read.calendars)
  const editionOn = (day: string) => calendarInForce(calendars, day).edition
  assert.deepEqual(['2024-06-01', '2027-04-23', '2027-04-24', '2040-01-01'].map(editionOn), [
    '2025',
    '2025',
    '2027',
    '2027',
  ])
  const [{ effectiveFrom }] = shippedCalendars
  const instead = calendarsWith([{ ...read.calendars[0], effectiveFrom }])
  assert.deepEqual([instead.length, calendarInForce(instead, '2026-01-01').edition], [1, '2027'])
})

test('a file of calendars is refused whole, with the place of all that is wrong', () => {
  const problemsOf = (written: unknown) => {
    const read = readCalendars(written)
    return read.accepted ? [] : read.problems.map(({ at }) => at)
  }
  const [line] = next.lines
  const [appointment] = line.appointments
  assert.deepEqual(problemsOf({}), [''])
  assert.deepEqual(problemsOf([]), [''])
  assert.deepEqual(problemsOf([next, next]), ['[1].effectiveFrom'])
  assert.deepEqual(
    problemsOf([{ ...next, effectiveFrom: '2027-02-30', sourceUrl: 'javascript:0', lines: 3 }]),
    ['[0].effectiveFrom', '[0].sourceUrl', '[0].lines'],
  )
  const withLine = (changes: object) => [{ ...next, lines: [{ ...line, ...changes }] }]
  assert.deepEqual(problemsOf(withLine({ targets: ['grippe'], bornFrom: '1980' })), [
    '[0].lines[0].targets',
    '[0].lines[0].bornFrom',
  ])
  assert.deepEqual(problemsOf(withLine({ appointments: [{ ...appointment, fromMonths: 901 }] })), [
    '[0].lines[0].appointments[0]',
  ])
  assert.deepEqual(problemsOf(withLine({ appointments: [{ ...appointment, ageMonths: 1.5 }] })), [
    '[0].lines[0].appointments[0].ageMonths',
  ])
  assert.deepEqual(problemsOf(withLine({ appointments: [appointment, appointment] })), [
    '[0].lines[0].appointments',
  ])
  assert.deepEqual(problemsOf(withLine({ appointments: ['à 75 ans'] })), ['[0].lines[0].appointments[0]'])
})

test('one word for each disease: what is noted, what comes, and what only a professional knows', () => {
  const statusAt = (line: string, birthDate: string, doses: readonly KnownVaccination[] = []) => {
    const found = calendarStates(calendar2025, birthDate, doses, now)!.find(({ line: { id } }) => id === line)
    return found && statusOf(found, '2026-11-22')
  }
  assert.equal(statusAt('dtp', '1986-05-10', [dose('J07CA01', '2011-06-01')]), 'upToDate')
  assert.equal(statusAt('dtp', '1986-05-10'), 'toCheck')
  assert.equal(statusAt('dtp', '1982-02-10', [dose('J07CA01', '2007-06-01')]), 'toPlan', 'soon')
  assert.equal(statusAt('grippe', '1950-01-01'), 'toPlan')
  assert.equal(statusAt('meningocoque-b', '2026-10-20'), 'toPlan', 'none is behind')
})
