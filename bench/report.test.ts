import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatPage, formatTable } from './report.ts'
import type { Row } from './results.ts'

const deposit: Row = {
  name: 'deposit-60k',
  clients: 16,
  perSecond: 143,
  p50Ms: 99.5,
  p95Ms: 160,
  p99Ms: 1200,
  ceiling: 'le même SQL',
  ceilingPerSecond: 510,
  ratio: 0.28,
  note: 'base de 10 documents : XSD inactif',
}
const start: Row = {
  ...deposit,
  name: 'start-cold',
  clients: 1,
  perSecond: null,
  p95Ms: 12_000,
  ceiling: null,
  ceilingPerSecond: null,
  ratio: null,
}
const results = {
  commit: 'abc1234',
  machine: '2 cœurs',
  at: '2026-11-21T20:00:00.000Z',
  rows: [deposit, start],
}

test('the table has one aligned line per row, with a dash where nothing was measured', () => {
  const [head, first, second, ...others] = formatTable(results).split('\n')
  assert.equal(others.length, 0)
  assert.match(head ?? '', /^Mesure \(row\) +Clients +Par s/)
  assert.match(first ?? '', /^deposit-60k +16 +143 +99,5 +160 +1\s200 +510 +28 %$/)
  assert.match(second ?? '', /^start-cold +1 +– .*– +–$/)
  assert.equal(first?.length, head?.length)
})

test('the page says the machine, the command, each bar that was measured and whether it is met', () => {
  const page = formatPage(results)
  assert.match(page, /npm run bench/)
  assert.match(page, /Mesuré le 2026-11-21 à la révision `abc1234`, sur\u00a0: 2 cœurs\./)
  assert.match(page, /au moins 100 par seconde, 16 clients \| 143\/s \| oui \|/)
  assert.match(page, /Premier lancement.* \| 12 s \| \*\*non\*\* \|/)
  assert.doesNotMatch(page, /TD0\.2/, 'a row that was not measured says nothing')
  assert.match(page, /`deposit-60k`, `start-cold`\u00a0: base de 10 documents\u00a0: XSD inactif\./)
})
