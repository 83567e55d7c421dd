import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DocumentEntry } from './metadata.ts'
import { checkEntry, checkSubmissionSet, type EntryPolicy } from './registry-rules.ts'
import { consultationReport, physician, submissionOfOne } from './samples.test-data.ts'
import { objectTypes } from './vocabulary.ts'

const policy: EntryPolicy = { at: new Date('2026-01-05T10:00:00Z'), cumulInvisiblePatientMasquePs: false }
const dmp = '1.2.250.1.213.1.1.4.13'
const normal = { code: 'N', system: '2.16.840.1.113883.5.25' }
const masked = { code: 'MASQUE_PS', system: dmp }
const invisible = { code: 'INVISIBLE_PATIENT', system: dmp }
const a05 = '1.2.250.1.213.1.1.4.12'
const loinc = '2.16.840.1.113883.6.1'

function findings(change: Partial<DocumentEntry>, options: Partial<EntryPolicy> = {}) {
  const { errors, warnings } = checkEntry({ ...consultationReport, ...change }, { ...policy, ...options })
  const words = [...errors, ...warnings].map(
    ({ severity, location }) => `${severity} ${location!.split('/')[1]}`,
  )
  return words.join(', ')
}

function without(key: keyof DocumentEntry): DocumentEntry {
  const { [key]: _, ...entry } = consultationReport
  return entry as DocumentEntry
}

test('the example report breaks no rule', () => {
  assert.equal(findings({}), '')
})

const signature: Partial<DocumentEntry> = {
  typeCode: { code: 'E1762', system: 'ASTM' },
  classCode: { code: 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1', system: 'URN' },
  formatCode: { code: 'http://www.w3.org/2000/09/xmldsig#', system: 'URN' },
  languageCode: 'art',
  sourcePatientInfo: [],
  confidentialityCodes: [normal, masked, invisible],
}

const cases: readonly (readonly [string, string, Partial<DocumentEntry>, Partial<EntryPolicy>?])[] = [
  ['an unknown type', 'error typeCode', { typeCode: { code: 'X', system: a05 } }],
  ['a type under the wrong system', 'error typeCode', { typeCode: { code: '11488-4', system: a05 } }],
  [
    'a type of the CI-SIS that the DMP refuses',
    'error typeCode',
    { typeCode: { code: 'PIECE-IDENTITE', system: a05 } },
  ],
  ['a type of an earlier version', 'warning typeCode', { typeCode: { code: '11526-1', system: loinc } }],
  [
    'a class of an earlier version',
    'warning classCode',
    { classCode: { code: '01', system: '1.2.250.1.213.1.1.4.1' } },
  ],
  [
    'the class of another type',
    'warning classCode',
    { classCode: { code: '52', system: '1.2.250.1.213.1.1.4.1' } },
  ],
  ['a class of another world', 'error classCode', { classCode: { code: '01', system: '1.2.3' } }],
  ['an unknown format', 'error formatCode', { formatCode: { code: 'X', system: '1.2.3' } }],
  [
    'a format younger than the value set',
    'warning formatCode',
    { formatCode: { code: 'urn:ans:ci-sis:mso-zika:2026', system: '1.2.250.1.213.1.1.4.2.282' } },
  ],
  [
    'an unknown facility',
    'error healthcareFacilityTypeCode',
    { healthcareFacilityTypeCode: { code: 'SA62', system: '1.2.250.1.71.4.2.4' } },
  ],
  [
    'an unknown setting',
    'error practiceSettingCode',
    { practiceSettingCode: { code: 'X', system: '1.2.250.1.213.1.1.4.9' } },
  ],
  [
    'a speciality that the table may lack',
    'warning authorSpecialty',
    { authors: [{ ...physician, specialities: [{ code: 'G15_10/X', system: '1.2.250.1.213.1.1.4.5' }] }] },
  ],
  ['no confidentiality level', 'error confidentialityCode', { confidentialityCodes: [masked] }],
  [
    'two confidentiality levels',
    'error confidentialityCode',
    { confidentialityCodes: [normal, { ...normal, code: 'R' }] },
  ],
  ['the level after a choice', 'warning confidentialityCode', { confidentialityCodes: [masked, normal] }],
  [
    'an unknown confidentiality',
    'error confidentialityCode',
    { confidentialityCodes: [normal, { code: 'X', system: dmp }] },
  ],
  [
    'masked and invisible at once',
    'error confidentialityCode',
    { confidentialityCodes: [normal, masked, invisible] },
  ],
  [
    'masked and invisible at once, where the service allows it',
    '',
    { confidentialityCodes: [normal, masked, invisible] },
    { cumulInvisiblePatientMasquePs: true },
  ],
  ['a signature document, masked and invisible', '', signature],
  ['an on-demand document', 'error objectType', { objectType: objectTypes.onDemandDocument }],
  ['a PDF outside a CDA', 'error mimeType', { mimeType: 'application/pdf' }],
  ['a DICOM manifest', '', { mimeType: 'application/dicom' }],
  ['another language', 'warning languageCode', { languageCode: 'en-GB' }],
  ['a language that is none', 'error languageCode', { languageCode: 'français' }],
  ['no identity traits', 'warning sourcePatientInfo', { sourcePatientInfo: [] }],
  ['no author', 'error author', { authors: [] }],
  ['a unique id with extension', 'error uniqueId', { uniqueId: '1.2.3^4' }],
  [
    'a unique id with extension, where it is allowed',
    '',
    { uniqueId: '1.2.3^4' },
    { uniqueIdExtension: true },
  ],
  [
    'a unique id that is no OID',
    'error uniqueId',
    { uniqueId: 'urn:uuid:7953af1a-ba1c-11eb-816f-0050569e422e' },
  ],
  ['a title that turns the writing around', 'error title', { title: 'Compte\u202Eudner' }],
  ['a title that drives a terminal', 'error title', { title: 'Compte\u009B31mrendu' }],
  ['a title of 1025 characters', 'error title', { title: 'é'.repeat(1025) }],
  ['a title of 1024 characters', '', { title: 'é'.repeat(1024) }],
  ['a unique id of 65 characters', 'error uniqueId', { uniqueId: `1.${'2'.repeat(63)}` }],
  ['a hash that is not that of the bytes', 'error hash', { hash: 'a'.repeat(40) }, { hash: 'b'.repeat(40) }],
  ['a hash that is that of the bytes', '', { hash: 'a'.repeat(40) }, { hash: 'A'.repeat(40) }],
  ['a size that is not that of the bytes', 'error size', { sizeBytes: 1 }, { sizeBytes: 2 }],
  ['a reference to an accession', '', { referenceIds: ['A1^^^&1.2.3&ISO^urn:ihe:iti:xds:2013:accession'] }],
  [
    'a reference of another kind',
    'error referenceIdList',
    { referenceIds: ['A1^^^&1.2.3&ISO^urn:ihe:iti:xds:2013:uniqueId'] },
  ],
]
for (const [title, expected, change, options] of cases)
  test(`${title}: ${expected === '' ? 'accepted' : expected}`, () =>
    assert.equal(findings(change, options), expected))

for (const key of ['serviceStartTime', 'legalAuthenticator', 'sourcePatientId', 'title'] as const)
  test(`${key} is mandatory at the DMP`, () => {
    const { errors } = checkEntry(without(key), policy)
    assert.deepEqual(
      errors.map(({ location }) => location),
      [`Document01/${key}`],
    )
  })

test('a class of an earlier version is stored as that of the type, and the level of confidentiality comes first', () => {
  const { entry } = checkEntry(
    {
      ...consultationReport,
      classCode: { code: '01', system: '1.2.250.1.213.1.1.4.1' },
      confidentialityCodes: [masked, normal],
    },
    policy,
  )
  assert.deepEqual(entry.classCode, { code: '10', system: '1.2.250.1.213.1.1.4.1', display: 'Compte rendu' })
  assert.deepEqual(entry.confidentialityCodes, [normal, masked])
})

test('the context of a lot is one of the DMP', () => {
  assert.deepEqual(checkSubmissionSet(submissionOfOne, policy), { errors: [], warnings: [] })
  const { errors } = checkSubmissionSet(
    { ...submissionOfOne, contentTypeCode: { code: '02', system: '1.2.250.1.213.2.2' }, uniqueId: 'lot' },
    policy,
  )
  assert.deepEqual(
    errors.map(({ location }) => location),
    ['SubmissionSet01/contentTypeCode', 'SubmissionSet01/uniqueId'],
  )
})
