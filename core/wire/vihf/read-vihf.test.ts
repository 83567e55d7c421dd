import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StructIdNat } from '@carnet/core/model/caller.ts'
import { parseIns } from '@carnet/core/model/ins.ts'
import fc from 'fast-check'
import type { WireError } from '../wire-error.ts'
import { parseXml } from '../xml/read.ts'
import { parseVihf } from './read-vihf.ts'
import { accessModeCodes, type Vihf } from './vihf.ts'
import { formatVihf } from './write-vihf.ts'

const vihf: Vihf = {
  id: '_a1',
  issueInstant: new Date('2026-03-02T10:00:00Z'),
  issuer: 'CN=899900063480',
  nameId: '899900063480',
  audienceRestricted: false,
  version: '3.0',
  mode: 'INDIRECTE_RENFORCEE',
  structureId: '10B0011797' as StructIdNat,
  sector: { code: 'SA07', system: '1.2.250.1.71.4.2.4' },
  roles: [{ code: '10', system: '1.2.250.1.71.1.2.7', display: 'Médecin' }],
  patient: { ins: parseIns('180019999900168')!, oid: '1.2.250.1.213.1.4.10' },
  purposeOfUse: accessModeCodes.brisDeGlace,
  secretSession: true,
}
const written = formatVihf(vihf).text
const read = (text: string) => parseVihf(parseXml(Buffer.from(text)))
const replaced = (from: string | RegExp, to: string) => read(written.replace(from, to))

test('what is written is read, with any subset of the optional fields', () => {
  const text = fc.constantFrom('a', 'É & <b>', '"x" ’y’', '10B0011797/00B1022322')
  const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
  const code = fc.record(
    { code: fc.constantFrom('10', 'SM26'), system: fc.constant('1.2.3') },
    { noNullPrototype: true },
  )
  const optional = fc.record(
    {
      notBefore: date,
      notOnOrAfter: date,
      authnInstant: date,
      authnContextClass: text,
      authnContextDecl: text,
      version: text,
      mode: fc.constantFrom('DIRECTE' as const, 'INDIRECTE' as const, 'INDIRECTE_RENFORCEE' as const),
      structureId: text.map((id) => id as StructIdNat),
      sector: code,
      subjectName: text,
      patient: fc.constant(vihf.patient!),
      resourceUrn: text,
      purposeOfUse: code,
      reason: text,
      lpsId: text,
      lpsName: text,
      lpsVersion: text,
      lpsHomologation: text,
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  const { id, issueInstant, issuer, nameId, audienceRestricted } = vihf
  const required = { id, issueInstant, issuer, nameId, audienceRestricted }
  fc.assert(
    fc.property(optional, fc.array(code, { maxLength: 4 }), fc.boolean(), (given, roles, secretSession) => {
      const whole = { ...required, roles, secretSession, ...given }
      assert.deepEqual(read(formatVihf(whole).text), whole)
    }),
    { numRuns: 100 },
  )
})

test('the other names of attributes and of the AIR mode are understood', () => {
  assert.equal(replaced('Authentification_mode', 'Authentification_Mode').mode, 'INDIRECTE_RENFORCEE')
  assert.equal(replaced('INDIRECTE_RENFORCEE', 'AIR').mode, 'INDIRECTE_RENFORCEE')
  const alias = replaced(
    'urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code',
    'Confidentiality_code',
  )
  assert.equal(alias.secretSession, true)
})

test('the four-w xsi of one builder, and values without prefix, are understood', () => {
  assert.deepEqual(
    read(
      written.replaceAll(
        'http://www.w3.org/2001/XMLSchema-instance',
        'http://wwww.w3.org/2001/XMLSchema-instance',
      ),
    ),
    vihf,
  )
  assert.deepEqual(read(written.replaceAll('saml2:', '').replace('xmlns:saml2=', 'xmlns=')), vihf)
})

test('an instant without Z is UTC, and an offset counts', () => {
  const at = (text: string) => replaced('2026-03-02T10:00:00.000Z', text).issueInstant.toISOString()
  assert.equal(at('2026-03-02T10:00:00'), '2026-03-02T10:00:00.000Z')
  assert.equal(at('2026-03-02T11:00:00+01:00'), '2026-03-02T10:00:00.000Z')
})

test('an AudienceRestriction is seen', () => {
  const conditions =
    '<saml2:Conditions><saml2:AudienceRestriction><saml2:Audience>x</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions>'
  assert.equal(
    replaced('<saml2:AuthnStatement', `${conditions}<saml2:AuthnStatement`).audienceRestricted,
    true,
  )
})

test('an attribute that we do not know changes nothing', () => {
  const unknown = '<saml2:Attribute Name="x"><saml2:AttributeValue>y</saml2:AttributeValue></saml2:Attribute>'
  assert.deepEqual(replaced('<saml2:AttributeStatement>', `<saml2:AttributeStatement>${unknown}`), vihf)
})

const refusals: Readonly<Record<string, [string, string | RegExp, string]>> = {
  'another SAML version': ['version', 'Version="2.0"', 'Version="1.1"'],
  'no ID': ['missing', / ID="_a1"/, ''],
  'no NameID': ['missing', /<saml2:NameID>.*<\/saml2:NameID>/, ''],
  'an empty NameID': ['text', '>899900063480</saml2:NameID>', '> </saml2:NameID>'],
  'a NameID with elements inside': [
    'text',
    '>899900063480</saml2:NameID>',
    '>8999<b>0006</b>3480</saml2:NameID>',
  ],
  'two NameID': ['duplicate', /<saml2:NameID>.*<\/saml2:NameID>/, '$&$&'],
  'two Subject': ['duplicate', /<saml2:Subject>.*<\/saml2:Subject>/, '$&$&'],
  'two Issuer': ['duplicate', /<saml2:Issuer.*<\/saml2:Issuer>/, '$&$&'],
  'two AttributeStatement': ['duplicate', /<saml2:AttributeStatement>.*<\/saml2:AttributeStatement>/, '$&$&'],
  'the same attribute twice': [
    'duplicate',
    /<saml2:Attribute Name="VIHF_Version">.*?<\/saml2:Attribute>/,
    '$&$&',
  ],
  'an attribute twice under two names': [
    'duplicate',
    /<saml2:Attribute Name="Authentification_mode">(.*?)<\/saml2:Attribute>/,
    '$&<saml2:Attribute Name="Authentification_Mode">$1</saml2:Attribute>',
  ],
  'two values where there is one': [
    'attribute',
    '<saml2:AttributeValue>3.0<',
    '<saml2:AttributeValue>3.0</saml2:AttributeValue>$&',
  ],
  'an unknown mode': ['attribute', '>INDIRECTE_RENFORCEE<', '>constructor<'],
  'an instant that is no date': ['date', '2026-03-02T10:00:00.000Z', '2026-02-30T99:00:00Z'],
  'an instant that is a day': ['date', '2026-03-02T10:00:00.000Z', '2026-03-02'],
  'a patient that is no INS': ['attribute', '180019999900168^^^', '18001^^^'],
  'a patient of another authority': ['attribute', '1.2.250.1.213.1.4.10', '1.2.3'],
  'a role without code': ['attribute', / code="10"/, ''],
  'two roles in one value': ['attribute', /<Role.*?\/>/, '$&$&'],
  'a restriction that nobody knows': ['attribute', 'INVISIBLE_REPRESENTANTS_LEGAUX^', 'INVISIBLE_TOUS^'],
}

for (const [name, [code, from, to]] of Object.entries(refusals))
  test(`refused: ${name}`, () => {
    assert.throws(
      () => replaced(from, to),
      (error: WireError) => error.format === 'vihf' && error.code === code,
    )
  })

test('the effective date that a matricule trails is dropped', () => {
  const dated = replaced(/&amp;ISO\^NH/, '&amp;ISO^NH^^20100907')
  assert.deepEqual(dated.patient, vihf.patient)
  assert.throws(() => replaced(/&amp;ISO\^NH/, '&amp;ISO^NH^^x'), /matricule/)
})
