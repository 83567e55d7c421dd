import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { WireError } from '../wire-error.ts'
import { parseXml } from '../xml/read.ts'
import type { Markup } from '../xml/write.ts'
import { formatTraitsAnswer, readTraitsAnswer, type TraitsAnswer } from './traits-answer.ts'
import { formatTraitsQuery, readTraitsQuery, type TraitsQuery } from './traits-query.ts'
import { dmpDevice } from './transmission.ts'

const example = new URL('../../../../shared/examples/soap/td05_req.xml', import.meta.url)
const skip = existsSync(example) ? false : 'the examples are not beside the repository'

const lps = { oid: '1.3.6.1.4.1.99999', name: 'LPS-DEMO' }
const common = { creationTime: new Date('2026-01-05T10:15:00Z'), processingCode: 'P' } as const
const query: TraitsQuery = {
  transmission: {
    ...common,
    id: { root: '1.3.6.1.4.1.99999.1.1', extension: 'req-0001' },
    receiver: dmpDevice,
    sender: lps,
  },
  queryId: { root: '1.3.6.1.4.1.99999.2', extension: 'q-0002' },
  traits: {
    name: 'DURAND',
    givenName: 'CAMILLE',
    sex: 'M',
    birthDate: '1980-01-15',
    postalCode: '72000',
    city: 'LE MANS',
  },
}
const answer: TraitsAnswer = {
  transmission: { ...common, id: { root: '1.2.3' }, receiver: lps, sender: dmpDevice },
  requestId: query.transmission.id,
  queryId: query.queryId,
  traits: query.traits,
  outcome: 'answered',
  found: [
    {
      patient: {
        id: { root: '1.2.250.1.213.1.4.10', extension: '180019999900168' },
        names: { givenNames: ['CAMILLE'], usedName: 'DURAND', birthName: 'MARTIN' },
        sex: 'M',
        birthDate: '1980-01-15',
        telecoms: [],
        addresses: [{ lines: [], postalCode: '72000', city: 'LE MANS' }],
      },
      percentage: 87,
      opposedToCentre15: true,
    },
  ],
}
const parse = (markup: Markup | string) => parseXml(Buffer.from(markup.toString()))

test('what is written of a search by traits is read again', () => {
  assert.deepEqual(readTraitsQuery(parse(formatTraitsQuery(query))), query)
  assert.deepEqual(readTraitsAnswer(parse(formatTraitsAnswer(answer))), answer)
  const { found: _found, ...rest } = answer
  const refused: TraitsAnswer = { ...rest, outcome: 'rejected', code: 'DMPTooManyResults', text: 'Précisez.' }
  assert.deepEqual(readTraitsAnswer(parse(formatTraitsAnswer(refused))), refused)
})

test('the example of the specification is read whole', { skip }, () => {
  assert.deepEqual(readTraitsQuery(parseXml(readFileSync(example))), query)
})

test('the acknowledgement of this answer says its typeCode in an element; as an attribute it is understood too', () => {
  const text = formatTraitsAnswer(answer).text
  assert.match(text, /<acknowledgement><typeCode code="AA"\/>/)
  const other = text.replace('<acknowledgement><typeCode code="AA"/>', '<acknowledgement typeCode="AA">')
  assert.deepEqual(readTraitsAnswer(parse(other)), answer)
})

test('an answer as the operator publishes them is understood: what its schema does not allow, and what it lacks', () => {
  const loose = formatTraitsAnswer(answer)
    .text.replace('<subjectOf2 typeCode="SBJ">', '<subjectOf2>')
    .replace('administrativeObservation classCode="OBS"', 'administrativeObservation')
    .replace('<code code="POURCENTAGE"/>', '<code code="POURCENTAGE" codeSystem="1.2.3"/>')
  assert.deepEqual(readTraitsAnswer(parse(loose)), answer)
})

test('how well a person answers is a whole number in digits, from 0 to 100', () => {
  const said = (percentage: string) =>
    formatTraitsAnswer(answer).text.replace('value="87"', `value="${percentage}"`)
  for (const percentage of ['0', '100']) readTraitsAnswer(parse(said(percentage)))
  for (const percentage of ['', ' ', '101', '-1', '1e1', '0x10', '87.5'])
    assert.throws(() => readTraitsAnswer(parse(said(percentage))), WireError, percentage)
})

test('a name of one letter, or parts longer than the DMP takes, are refused', () => {
  for (const [part, value] of [
    ['name', 'D'],
    ['name', 'D'.repeat(81)],
    ['givenName', 'C'.repeat(61)],
    ['city', 'L'.repeat(39)],
    ['postalCode', '72000720001'],
  ] as const) {
    const sent = formatTraitsQuery({ ...query, traits: { ...query.traits, [part]: value } })
    assert.throws(() => readTraitsQuery(parse(sent)), WireError, part)
  }
})
