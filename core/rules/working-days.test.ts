import assert from 'node:assert/strict'
import test from 'node:test'
import { isWorkingDay, workingDaysAfter } from './working-days.ts'

test('[CON-24] the working days of 2026 are its weekdays, less the nine public holidays that fall on one', () => {
  const off = daysOf(2026).filter((day) => {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
    return weekday !== 0 && weekday !== 6 && !isWorkingDay(day)
  })
  assert.deepEqual(off, [
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-08',
    '2026-05-14',
    '2026-05-25',
    '2026-07-14',
    '2026-11-11',
    '2026-12-25',
  ])
})

test('[CON-24] feasts that move follow Easter, early or late', () => {
  const mondays = {
    2000: '2000-04-24',
    2008: '2008-03-24',
    2011: '2011-04-25',
    2024: '2024-04-01',
    2038: '2038-04-26',
    2049: '2049-04-19',
    2076: '2076-04-20',
  }
  for (const [year, monday] of Object.entries(mondays)) {
    const april = daysOf(Number(year)).filter((day) => day.slice(5) > '03-15' && day.slice(5) < '04-30')
    const off = april.filter((day) => new Date(`${day}T12:00:00Z`).getUTCDay() === 1 && !isWorkingDay(day))
    assert.deepEqual(off, [monday])
  }
})

test('[CON-24] 8 May is a holiday since 1982 only', () => {
  assert.equal(isWorkingDay('1981-05-08'), true)
  assert.equal(isWorkingDay('1984-05-08'), false)
})

test('[CON-24] seven working days are counted from the day after', () => {
  // A Monday without any holiday near.
  assert.equal(workingDaysAfter('2026-03-02', 7), '2026-03-11')
  // Reported on a Friday evening, and on the Saturday.
  assert.equal(workingDaysAfter('2026-03-06', 7), '2026-03-17')
  assert.equal(workingDaysAfter('2026-03-07', 7), '2026-03-17')
  // Two weekends, 1 May, 8 May.
  assert.equal(workingDaysAfter('2026-04-29', 7), '2026-05-12')
  assert.equal(workingDaysAfter('2026-12-24', 7), '2027-01-06')
  assert.equal(workingDaysAfter('2026-03-02', 0), '2026-03-02')
})

function daysOf(year: number): readonly string[] {
  const start = Date.UTC(year, 0, 1, 12)
  const count = (Date.UTC(year + 1, 0, 1, 12) - start) / 86_400_000
  return Array.from({ length: count }, (_, at) =>
    new Date(start + at * 86_400_000).toISOString().slice(0, 10),
  )
}
