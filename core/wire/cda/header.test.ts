import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkHeader } from './check-header.ts'
import { readClinicalDocument } from './header.ts'
import { makeReadable } from './narrative.ts'
import { patientOf } from './patient.ts'
import { sampleText, selfPresenting, structuredDocument } from './sample-structured.fixture.ts'

const read = (text: string) => readClinicalDocument(Buffer.from(text))
const notCda = { name: 'WireError', format: 'cda', code: 'notCda' }

test('the ClinicalDocument of a self-presenting file is read, and its stylesheet is not', () => {
  const bytes = selfPresenting(sampleText())
  const document = readClinicalDocument(bytes)
  assert.equal(document.selfPresenting, true)
  assert.equal(document.title, 'Compte rendu de consultation')
  assert.deepEqual(checkHeader(document, new Date('2026-01-05T00:00:00Z')), [])
  assert.equal(makeReadable(bytes).title, 'Compte rendu de consultation')
})

test('two documents in one file are refused: each reader could take another patient', () => {
  const one = sampleText().replace(/^<\?xml[^>]*\?>/, '')
  assert.throws(() => readClinicalDocument(selfPresenting(one + one)), notCda)
})

test('XML that is no CDA is refused', () => {
  assert.throws(() => read('<ClinicalDocument/>'), notCda)
  assert.throws(() => read('<html xmlns="http://www.w3.org/1999/xhtml"/>'), notCda)
  assert.throws(() => read('un texte'), { name: 'WireError', format: 'xml' })
})

test('absent elements are absent from the value, for the checks to say so', () => {
  const document = read('<ClinicalDocument xmlns="urn:hl7-org:v3"/>')
  assert.equal(document.id, undefined)
  assert.equal(document.body, undefined)
  assert.deepEqual(document.authors, [])
  assert.ok(checkHeader(document, new Date('2026-01-05T00:00:00Z')).length > 10)
})

test('the level is told without walking the body', () => {
  const document = readClinicalDocument(
    structuredDocument('<component><section><title>T</title></section></component>'),
  )
  assert.deepEqual(document.body, { level: 3 })
})

test('an identifier under an OID that is none of the INS is local', () => {
  const text = sampleText().replace('1.2.250.1.213.1.4.10', '1.2.250.1.213.1.4.13')
  const { insIds, localIds } = patientOf(read(text))
  assert.deepEqual(insIds, [])
  assert.deepEqual(localIds, [{ root: '1.2.250.1.213.1.4.13', extension: '280019999900118' }])
})

test('a number under an INS OID that has not the shape of an INS is refused', () => {
  const text = sampleText().replace('280019999900118', '2800199999001')
  assert.throws(() => patientOf(read(text)), { name: 'WireError', format: 'cda', code: 'ins' })
})

test('a birth date is as precise as it is written', () => {
  const born = (date: string) => patientOf(read(sampleText().replace('value="19800115"', `value="${date}"`)))
  assert.equal(born('1980').traits.birthDate, '1980')
  assert.equal(born('198001').traits.birthDate, '1980-01')
  assert.equal(born('198001152330+0100').traits.birthDate, '1980-01-15')
  assert.throws(() => born('19800231'), { name: 'WireError' })
})
