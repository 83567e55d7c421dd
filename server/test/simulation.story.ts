/** Random people, random acts, simulated years; and broken platforms, to see that it sees. trust.md §4, T-09. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Platform } from '../actions/platform.ts'
import type { Tx } from '../store/database.ts'
import { simulate } from './simulation/simulate.ts'
import type { Sabotage } from './simulation/world.ts'

/** Two seeds in which records live and are destroyed; more of them: `npm run simulation`. */
test('whatever people do, in whatever order, what the law promises holds after each act', async (t) => {
  for (const seed of [212, 214]) {
    const { breach, years, done, refused, destroyed } = await simulate({ seed, acts: 60 })
    t.diagnostic(`seed ${seed}: ${done} acts done, ${refused} refused, ${years.toFixed(0)} years`)
    assert.equal(breach, undefined)
    assert.ok(destroyed > 0, 'the whole life of a record was played')
  }
})

test('the same seed tells the same story again', async () => {
  const [once, again] = [await simulate({ seed: 3, acts: 15 }), await simulate({ seed: 3, acts: 15 })]
  assert.ok(once.told.length === 15)
  assert.deepEqual(once.told, again.told)
})

const sabotages: readonly (Sabotage & {
  readonly says: string
  /** One that shows it early. */
  readonly seed: number
  readonly seen: RegExp
})[] = [
  {
    says: 'the visibility of documents is ignored by what lists them',
    seed: 1,
    seen: /trouvé/,
    platform: (platform) =>
      answering(platform, (name, rows) =>
        name === 'documents-of-record' ? rows.map((row) => ({ ...row, masked: false })) : rows,
      ),
  },
  { says: 'an access leaves no trace', seed: 3, seen: /manquent/, platform: forgettingReadings },
  {
    says: 'nobody opens what was not opposed within six weeks',
    seed: 3,
    seen: /état informed, attendu active/,
    jobsLeftOut: ['open-records'],
  },
]

for (const { says, seed, seen, ...sabotage } of sabotages)
  test(`the simulation sees it when ${says}`, async () => {
    const { breach } = await simulate({ seed, acts: 60 }, sabotage)
    assert.match(breach?.what ?? 'nothing was seen', seen)
  })

/** Each statement answers what `change` makes of its rows. */
function answering(
  platform: Platform,
  change: (name: string, rows: readonly object[]) => readonly object[],
): Platform {
  return withTx(platform, (tx) => ({
    ...tx,
    run: async <Row>(name: string, text: string, values?: readonly unknown[]) =>
      change(name, await tx.run<object>(name, text, values)) as Row[],
  }))
}

function forgettingReadings(platform: Platform): Platform {
  return withTx(platform, (tx) => ({
    ...tx,
    send: (name, text, values) => {
      const [, , , action] = values
      if (name !== 'add-trace' || action !== 'readDocument') tx.send(name, text, values)
    },
  }))
}

function withTx(platform: Platform, change: (tx: Tx) => Tx): Platform {
  const { database } = platform
  return {
    ...platform,
    database: { ...database, transaction: (body) => database.transaction((tx) => body(change(tx))) },
  }
}
