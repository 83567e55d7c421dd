import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { parseInstantOr, parseTextsOr } from './column-values.ts'

const unread = () => {
  throw new Error('left to the driver')
}

// The driver’s own, as no other module has replaced them here.
const instantOfDriver = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ)
const textsOfDriver = pg.types.getTypeParser(1009 as Parameters<typeof pg.types.getTypeParser>[0])

test('an instant is read as the driver reads it, whatever the offset of the session', () => {
  const offset = fc.constantFrom('+00', '+02', '-05', '+05:30', '-03:30', '+14')
  const fraction = fc.constantFrom('', '.5', '.12', '.123', '.123456', '.999999')
  const day = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fraction, offset, (date, fraction, offset) => {
      const text = `${date.toISOString().slice(0, 19).replace('T', ' ')}${fraction}${offset}`
      assert.deepEqual(parseInstantOr(unread)(text), instantOfDriver(text), text)
    }),
    { numRuns: 300 },
  )
})

test('an instant of another form is left to the driver', () => {
  for (const text of ['infinity', '-infinity', '10000-01-01 00:00:00+00', '0044-03-15 12:00:00+00 BC'])
    assert.deepEqual(parseInstantOr(instantOfDriver)(text), instantOfDriver(text), text)
})

test('a list of texts is read as the driver reads it, plain or quoted', () => {
  const plain = fc.stringMatching(/^[a-zé0-9^:.&-]{1,12}$/)
  const any = fc.oneof(plain, fc.string(), fc.constantFrom('NULL', 'null', '', '{', 'a,b', '"', '\\'))
  // As PostgreSQL writes them: quoted when it must be.
  const written = (text: string) =>
    text === '' || /[{}",\\\s]|^null$/i.test(text) ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : text
  fc.assert(
    fc.property(fc.oneof(fc.array(plain), fc.array(any)), (texts) => {
      const text = `{${texts.map(written).join(',')}}`
      assert.deepEqual(parseTextsOr(textsOfDriver)(text), textsOfDriver(text), text)
      assert.deepEqual(parseTextsOr(textsOfDriver)(text), texts, text)
    }),
    { numRuns: 300 },
  )
  assert.deepEqual(parseTextsOr(unread)('{}'), [])
  assert.deepEqual(parseTextsOr(unread)('{34133-9^^2.16.840.1.113883.6.1,b}'), [
    '34133-9^^2.16.840.1.113883.6.1',
    'b',
  ])
})
