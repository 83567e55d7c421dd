import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { formatSharedJson, parseSharedJson } from './shared-json.ts'

const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, 0, -1, 1.5, '', '0', '[0]', 'g/L'),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('unit', 'value', 'low', 'high'), tie('json')).map((one) => ({ ...one })),
  ),
}))

const parsed = (text: string) => {
  const { names, valueAt } = parseSharedJson(text)
  return new Map(names.map((name, place) => [name, valueAt(place)]))
}

test('each value comes back as it was, whatever it shares with others', () => {
  fc.assert(
    fc.property(fc.array(json, { maxLength: 8 }), (values) => {
      const named = new Map(values.map((value, at) => [`document ${at}`, value]))
      assert.deepEqual(parsed(formatSharedJson(named)), named)
    }),
    { numRuns: 200 },
  )
})

test('what a thousand reports have in common is written once', () => {
  const report = (rank: number) => ({
    results: [{ label: 'Glycémie', unit: 'g/L', value: `${rank % 10}`, laboratory: 'Laboratoire BioSud' }],
  })
  const thousand = new Map(Array.from({ length: 1000 }, (_, rank) => [`${rank}`, report(rank)]))
  const text = formatSharedJson(thousand)
  assert.equal(text.match(/Laboratoire BioSud/g)?.length, 1)
  assert.ok(text.length < JSON.stringify([...thousand]).length / 5)
})
