/** Over the real wire, a hidden document is indistinguishable from an absent one. contract.md §9.3; trust.md §4, T-42. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type QueryKind, queryParameters } from '@carnet/core/wire/xds/iti-18-queries.ts'
import { storedQueries } from '@carnet/core/wire/xds/vocabulary.ts'
import { urls } from '@carnet/web/urls.ts'
import { transactions } from '../api/soap/transactions.ts'
import { runningCarnet } from './running-carnet.ts'
import { wireCampaign } from './twin-worlds/campaign.ts'
import { criteriaAsked } from './twin-worlds/questions-of-queries.ts'
import type { Scenario } from './twin-worlds/scenario.ts'

/** Each says who asks and what is hidden (scenario.ts): more of them, `npm run non-interference -- --wire`. */
const seeds = {
  physicianOfReplaced: 63,
  regulator: 17,
  secretary: 53,
  hospitalServer: 45,
  holderOfReplaced: 89,
  tutorOfSecret: 41,
  carerOfExcludedClass: 38,
  /** By his software, and by the emergency door. */
  physicianInEmergency: 66,
  /** Hidden from nobody, and authorised. */
  shown: 50,
} as const

const shown = (scenario: Scenario): Scenario =>
  scenario.seed === seeds.shown
    ? { ...scenario, hiding: 'noRight', hiddenType: '11488-4', later: 'nothing' }
    : scenario

test('with and without a document that the caller may not see, every answer is the same to the byte', async (t) => {
  const carnet = await runningCarnet(t)
  const { pairs, answers, leaks, asked } = await wireCampaign(t, carnet, {
    seeds: Object.values(seeds),
    change: shown,
    // Every way to ask is in the first pair; of each transaction and page one at least in all others.
    sample: (rank) => (rank === 0 ? 100 : 0),
  })
  t.diagnostic(`${pairs} pairs of records, ${answers} answers`)

  await t.test('no answer differs [MAT-01, VIS-03, VIS-04, VIS-09, CNT-07, LIF-20]', () => {
    assert.deepEqual(
      leaks.filter(({ seed }) => seed !== seeds.shown),
      [],
    )
  })

  await t.test('the campaign sees it when the document is hidden from nobody', () => {
    assert.ok(leaks.some(({ seed }) => seed === seeds.shown))
  })

  await t.test('every parameter of every stored query was given', () => {
    const given = criteriaAsked()
    const silent = Object.entries(queryParameters).flatMap(([kind, parameters]) =>
      Object.keys(parameters)
        .filter((name) => !given.get(kind as QueryKind)?.has(name))
        .map((name) => `${kind} ${name}`),
    )
    assert.deepEqual(silent, [])
  })

  await t.test('every transaction, every stored query both ways, and every page was asked', () => {
    const all = [
      ...Object.values(transactions).flatMap(({ codes }) => codes),
      ...Object.keys(storedQueries).flatMap((kind) => [`TD3.1a ${kind}`, `TD3.1b ${kind}`]),
      ...Object.values(urls),
    ]
    const known = new Set([...asked].flatMap((one) => [one, one.split(' ')[0]!]))
    assert.deepEqual(
      all.filter((one) => !known.has(one)),
      [],
    )
  })
})
