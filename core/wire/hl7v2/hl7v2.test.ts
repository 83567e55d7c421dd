import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { WireError } from '../wire-error.ts'
import { formatCodedText, parseCodedText } from './coded-text.ts'
import { formatCx, parseCx, sameIdentifier } from './cx.ts'
import { dtmOfTs, formatCivilDtm, formatDtm, parseDtm } from './dtm.ts'
import { parsePidField, pidOfTraits, traitsOfPid } from './pid.ts'
import { formatXcn, parseXcn } from './xcn.ts'
import { formatXon, parseXon } from './xon.ts'

const plain = { noNullPrototype: true } as const
const component = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.trim())
const filled = component.filter((text) => text !== '')
const oid = fc
  .array(fc.nat({ max: 9999 }), { minLength: 2, maxLength: 8 })
  .map((arcs) => `1.${arcs.join('.')}`)

const refuses = (code: string, run: () => unknown) =>
  assert.throws(
    run,
    (error: unknown) => error instanceof WireError && error.code === code && error.path === 'here',
  )

test('a patient identifier reads back as written', () => {
  const identifier = fc.record({ id: filled, oid }, plain)
  const typed = fc.record({ id: filled, oid, type: filled }, plain)
  fc.assert(
    fc.property(fc.oneof(identifier, typed), (cx) => assert.deepEqual(parseCx(formatCx(cx), 'here'), cx)),
  )
})

test('the effective date that real messages append to the INS is dropped', () => {
  const expected = { id: '180019999900168', oid: '1.2.250.1.213.1.4.10', type: 'NH' }
  assert.deepEqual(parseCx('180019999900168^^^&1.2.250.1.213.1.4.10&ISO^NH^^20100907', 'here'), expected)
  assert.deepEqual(
    parseCx(' 180019999900168^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^NH ', 'here'),
    expected,
  )
})

test('the root arc of an authority is not judged', () => {
  assert.deepEqual(parseCx('89765a87b^^^&3.4.5&ISO', 'here'), { id: '89765a87b', oid: '3.4.5' })
})

test('the type letters do not make two persons of one identifier', () => {
  const ins = parseCx('180019999900168^^^&1.2.250.1.213.1.4.10&ISO^NH', 'here')
  assert.equal(sameIdentifier(ins, { id: ins.id, oid: ins.oid, type: 'INS' }), true)
  assert.equal(sameIdentifier(ins, { ...ins, oid: '1.2.250.1.213.1.4.8' }), false)
})

for (const text of ['', '180019999900168', '^^^&1.2.3&ISO', '1^^^&hospital&DNS', '1^^^&1.2.x&ISO'])
  test(`a patient identifier needs an id and an OID: «${text}» is refused`, () => {
    refuses('cx', () => parseCx(text, 'here'))
  })

test('a person reads back as written', () => {
  const person = fc.record(
    {
      id: filled,
      familyName: component,
      givenName: component,
      assigningAuthority: fc.oneof(oid, fc.constant('')),
      nameType: component,
      idType: component,
    },
    plain,
  )
  fc.assert(fc.property(person, (xcn) => assert.deepEqual(parseXcn(formatXcn(xcn), 'here'), xcn)))
})

test('a professional is written as the DMP expects', () => {
  const text = '899900000017^DOCTEUR^DOMINIQUE^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS'
  assert.equal(formatXcn(parseXcn(text, 'here')), text)
  refuses('xcn', () => parseXcn('^^^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS', 'here'))
})

test('an organisation reads back as written', () => {
  const organisation = fc.record(
    {
      name: filled,
      id: component,
      assigningAuthority: fc.oneof(oid, fc.constant('')),
      idType: component,
    },
    plain,
  )
  fc.assert(fc.property(organisation, (xon) => assert.deepEqual(parseXon(formatXon(xon), 'here'), xon)))
})

test('an ampersand that a sender did not escape stays in the name of the structure', () => {
  assert.equal(
    parseXon('DUPONT & FILS^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1750000001', 'here').name,
    'DUPONT & FILS',
  )
  refuses('xon', () => parseXon('^^^^^&1.2.3&ISO', 'here'))
})

test('a coded text reads back as written', () => {
  const code = fc.oneof(
    fc.record({ code: filled, system: component }, plain),
    fc.record({ code: filled, system: component, display: filled }, plain),
  )
  fc.assert(
    fc.property(code, (value) => assert.deepEqual(parseCodedText(formatCodedText(value), 'here'), value)),
  )
})

test('a query code without display and a free speciality are both read', () => {
  assert.deepEqual(parseCodedText('11488-4^^2.16.840.1.113883.6.1', 'here'), {
    code: '11488-4',
    system: '2.16.840.1.113883.6.1',
  })
  assert.deepEqual(parseCodedText('Cardiologist', 'here'), { code: 'Cardiologist', system: '' })
  refuses('code', () => parseCodedText('^x^1.2', 'here'))
})

test('an instant reads back as written, to the second', () => {
  const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(date, (instant) => {
      const second = new Date(Math.floor(instant.getTime() / 1000) * 1000)
      assert.deepEqual(parseDtm(formatDtm(second), 'here'), second)
    }),
  )
})

const instants: readonly (readonly [string, string])[] = [
  ['2025', '2025-01-01T00:00:00.000Z'],
  ['202502', '2025-02-01T00:00:00.000Z'],
  ['20250228', '2025-02-28T00:00:00.000Z'],
  ['2025022810', '2025-02-28T10:00:00.000Z'],
  ['202502281015', '2025-02-28T10:15:00.000Z'],
  ['20250228101530', '2025-02-28T10:15:30.000Z'],
  ['20250228101530.250', '2025-02-28T10:15:30.000Z'],
  ['20250701003000+0200', '2025-06-30T22:30:00.000Z'],
  ['20250228101530-0330', '2025-02-28T13:45:30.000Z'],
]
for (const [text, expected] of instants)
  test(`the date ${text} is the instant ${expected}`, () => {
    assert.equal(parseDtm(text, 'here').toISOString(), expected)
  })

for (const text of [
  '',
  '25',
  '20251',
  '20250230',
  '20251301',
  '20250228246000',
  '2025-02-28',
  '20250228101575',
])
  test(`«${text}» is not a date`, () => refuses('dtm', () => parseDtm(text, 'here')))

test('a date of the CDA becomes universal time without gaining precision', () => {
  assert.equal(dtmOfTs('20250701003000+0200', 'here'), '20250630223000')
  assert.equal(dtmOfTs('202507010030+0200', 'here'), '202506302230')
  assert.equal(dtmOfTs('20250701', 'here'), '20250701')
})

test('the traits of a patient read back from sourcePatientInfo', () => {
  const traits = fc.record(
    {
      birthName: filled,
      birthFirstName: filled,
      birthDate: fc.constantFrom('1980-01-15', '1980-01', '1980'),
      sex: fc.constantFrom('M', 'F', 'U'),
    },
    plain,
  )
  fc.assert(fc.property(traits, (value) => assert.deepEqual(traitsOfPid(pidOfTraits(value)), value)))
})

test('the birth name is the legal one, wherever the sender puts it', () => {
  const info = [
    parsePidField('PID-3|180019999900168^^^&1.2.250.1.213.1.4.10&ISO^NH', 'here'),
    parsePidField('PID-5|DURAND^CAM^^^^^D~MARTIN^CAMILLE^CAMILLE MARIE^^^^L', 'here'),
    parsePidField('PID-7|19800115000000+0100', 'here'),
    parsePidField('PID-8|UN', 'here'),
  ]
  assert.deepEqual(traitsOfPid(info), {
    birthName: 'MARTIN',
    birthFirstName: 'CAMILLE',
    birthDate: '1980-01-15',
    sex: 'U',
  })
})

test('a trait that is not there is not stated', () => {
  assert.deepEqual(traitsOfPid([]), {})
  assert.deepEqual(
    traitsOfPid([parsePidField('PID-5|DURAND^CAM^^^^^D', 'here'), parsePidField('PID-8|', 'here')]),
    {},
  )
  assert.deepEqual(traitsOfPid([parsePidField('PID-7|19800000', 'here')]), { birthDate: '1980' })
})

test('a trait that cannot be read is refused, not skipped', () => {
  refuses('pid', () => parsePidField('MARTIN^CAMILLE', 'here'))
})

test('a civil time is that of the clocks of the place, summer and winter, and names the same instant', () => {
  const written = (instant: string, timeZone: string) => formatCivilDtm(new Date(instant), timeZone)
  assert.equal(written('2026-01-05T09:30:00Z', 'Europe/Paris'), '20260105103000+0100')
  assert.equal(written('2026-07-05T22:30:00Z', 'Europe/Paris'), '20260706003000+0200')
  assert.equal(written('2026-03-29T00:59:59Z', 'Europe/Paris'), '20260329015959+0100')
  assert.equal(written('2026-03-29T01:00:00Z', 'Europe/Paris'), '20260329030000+0200')
  assert.equal(written('2026-01-05T02:00:00Z', 'America/Guadeloupe'), '20260104220000-0400')
  assert.equal(written('2026-01-05T02:00:00Z', 'Pacific/Marquesas'), '20260104163000-0930')
  assert.equal(written('2026-01-05T02:00:00Z', 'UTC'), '20260105020000+0000')
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2050-01-01'), noInvalidDate: true }),
      fc.constantFrom('Europe/Paris', 'Indian/Reunion', 'Pacific/Noumea', 'America/Miquelon'),
      (date, timeZone) => {
        const second = new Date(Math.floor(date.getTime() / 1000) * 1000)
        assert.deepEqual(parseDtm(formatCivilDtm(second, timeZone), 'here'), second)
      },
    ),
    { numRuns: 100 },
  )
})
