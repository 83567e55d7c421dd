import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  classOfType,
  codeIn,
  displayOf,
  formatOfMediaType,
  formatOfTemplate,
  formatOutsideProfiles,
  isComplete,
  isFormatOfTemplate,
  isInSet,
  isLegacyType,
  systemAgrees,
  tableInForce,
} from './value-sets.ts'

const at = new Date('2026-01-05T00:00:00Z')
const loinc = '2.16.840.1.113883.6.1'

test('a document type is known with its system, and only with its system', () => {
  assert.equal(isInSet('J66', '11488-4', loinc, at), true)
  assert.equal(isInSet('J66', '11488-4', '1.2.250.1.213.1.1.4.12', at), false)
  assert.equal(systemAgrees('J66', '11488-4', '1.2.250.1.213.1.1.4.12', at), false)
  assert.equal(systemAgrees('J66', 'UNKNOWN', loinc, at), true)
})

test('the six types of the CI-SIS that the DMP refuses are in J07 and not in J66', () => {
  for (const code of [
    '51851-4',
    '56446-8',
    'EXPORT_DUI',
    'FEUILLE-DE-STYLE',
    'FICHE-CONTACTS',
    'PIECE-IDENTITE',
  ]) {
    assert.notEqual(displayOf('J07', code), undefined, code)
    assert.equal(displayOf('J66', code), undefined, code)
  }
})

test('the vaccination history is of class 52, not 10', () => {
  assert.deepEqual(classOfType('11369-6'), {
    code: '52',
    system: '1.2.250.1.213.1.1.4.1',
    display: 'Certificat, déclaration',
  })
  assert.equal(classOfType('11488-4')?.code, '10')
  assert.equal(classOfType('unknown'), undefined)
})

test('the former anatomopathology code keeps its class', () => {
  assert.equal(isLegacyType('11526-1'), true)
  assert.equal(isLegacyType('11488-4'), false)
  assert.equal(classOfType('11526-1')?.code, '10')
})

test('the signature document has class, type and format under their own systems', () => {
  assert.equal(isInSet('J66', 'E1762', 'ASTM', at), true)
  assert.equal(isInSet('J60', 'http://www.w3.org/2000/09/xmldsig#', 'URN', at), true)
  assert.equal(classOfType('E1762')?.code, 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1')
  assert.equal(classOfType('E1762')?.system, 'URN')
})

test('a code whose system has no published OID is accepted under any system', () => {
  assert.equal(isInSet('J60', '1.2.840.10008.5.1.4.1.1.88.59', '1.2.840.10008.2.6.1', at), true)
})

test('the consultation context carries the coding scheme that software sends', () => {
  assert.equal(isInSet('J59', '07', '1.2.250.1.213.2.2', at), true)
})

test('J56 and J65 are known to be incomplete, J66 is not', () => {
  assert.equal(isComplete('J56', at), false)
  assert.equal(isComplete('J65', at), false)
  assert.equal(isComplete('J66', at), true)
})

test('a code of several systems has a name for each, and is not guessed without its system', () => {
  assert.equal(displayOf('J65', '10', '1.2.250.1.71.1.2.7'), 'Médecin')
  assert.equal(codeIn('J65', '10'), undefined)
})

test('the format follows the template of a structured document and the media type of the others', () => {
  assert.equal(formatOfMediaType('application/pdf')?.code, 'urn:ihe:iti:xds-sd:pdf:2008')
  assert.equal(formatOfMediaType('application/pdf')?.system, '1.3.6.1.4.1.19376.1.2.3')
  assert.equal(formatOfMediaType('video/mp4'), undefined)
  assert.equal(formatOfTemplate('1.2.250.1.213.1.1.1.55')?.code, 'urn:ihe:lab:xd-lab:2008')
  assert.equal(formatOfTemplate('1.2.3'), undefined)
  assert.equal(formatOutsideProfiles.code, 'urn:asipSante:modelesHorsProfils:2011')
})

test('a format published for a template after J60 is known as such', () => {
  const measles = formatOfTemplate('1.2.250.1.213.1.11.1.19.1')!
  assert.equal(isInSet('J60', measles.code, measles.system, at), false)
  assert.equal(isFormatOfTemplate(measles.code), true)
})

test('the version that applies is the one in force on the day of the submission', () => {
  const versions = [{ effectiveFrom: '2023-09-22' }, { effectiveFrom: '2024-09-27' }]
  assert.equal(tableInForce(versions, new Date('2024-09-26T12:00:00Z')), versions[0])
  assert.equal(tableInForce(versions, new Date('2024-09-27T00:00:00Z')), versions[1])
  assert.equal(tableInForce(versions, new Date('2010-01-01T00:00:00Z')), versions[0])
})
