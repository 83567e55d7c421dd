import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { authorPersonsOfEntry, codesOfEntry } from './facts-of-entry.ts'
import {
  isLike,
  matchesDocuments,
  matchesFolders,
  matchesSubmissionSets,
  type SearchableEntry,
} from './iti-18-matching.ts'
import type { DocumentCriteria, ReferenceCriteria } from './iti-18-queries.ts'
import { consultationReport } from './samples.test-data.ts'
import { objectTypes, onlineDocument } from './vocabulary.ts'

const ccam = '1.2.250.1.213.2.5'
const entry: SearchableEntry = {
  ...codesOfEntry({
    ...consultationReport,
    eventCodes: [
      { code: 'CT', system: ccam },
      { code: 'HEAD', system: ccam },
    ],
  }),
  status: 'approved',
  typeCode: '11488-4',
  typeSystem: '2.16.840.1.113883.6.1',
  classCode: '10',
  authorPersons: authorPersonsOfEntry(consultationReport),
  referenceIds: [
    'ACC-1^^^&1.2.3&ISO^urn:ihe:iti:xds:2013:accession',
    '1.2.840^^^^urn:ihe:iti:xds:2016:studyInstanceUID',
  ],
}
const loinc = '2.16.840.1.113883.6.1'
const at = (text: string) => new Date(text)

const cases: readonly (readonly [string, boolean, Partial<DocumentCriteria & ReferenceCriteria>])[] = [
  ['its status alone', true, {}],
  ['another status', false, { statuses: ['archived'] }],
  ['one of two statuses', true, { statuses: ['archived', 'approved'] }],
  [
    'its type',
    true,
    {
      typeCodes: [
        { code: 'x', system: loinc },
        { code: '11488-4', system: loinc },
      ],
    },
  ],
  ['its type under another system', false, { typeCodes: [{ code: '11488-4', system: '1.2.3' }] }],
  ['its type without system', true, { typeCodes: [{ code: '11488-4', system: '' }] }],
  ['no type at all', false, { typeCodes: [] }],
  ['its class', true, { classCodes: [{ code: '10', system: '1.2.250.1.213.1.1.4.1' }] }],
  ['another class', false, { classCodes: [{ code: '11', system: '1.2.250.1.213.1.1.4.1' }] }],
  ['another format', false, { formatCodes: [{ code: 'x', system: '1.2' }] }],
  ['another setting', false, { practiceSettingCodes: [{ code: 'HAD', system: '1.2.250.1.213.1.1.4.9' }] }],
  [
    'another facility',
    false,
    { healthcareFacilityTypeCodes: [{ code: 'SA01', system: '1.2.250.1.71.4.2.4' }] },
  ],
  [
    'its confidentiality',
    true,
    { confidentialityCodes: [[{ code: 'N', system: '2.16.840.1.113883.5.25' }]] },
  ],
  [
    'both its events',
    true,
    { eventCodes: [[{ code: 'CT', system: ccam }], [{ code: 'HEAD', system: ccam }]] },
  ],
  [
    'one of its events and one it has not',
    false,
    { eventCodes: [[{ code: 'CT', system: ccam }], [{ code: 'FOOT', system: ccam }]] },
  ],
  [
    'one of two events',
    true,
    {
      eventCodes: [
        [
          { code: 'CT', system: ccam },
          { code: 'FOOT', system: ccam },
        ],
      ],
    },
  ],
  ['its author by name', true, { authorPersons: [['%DOCTEUR%']] }],
  ['its author by number', true, { authorPersons: [['899900000017^%']] }],
  ['another author', false, { authorPersons: [['%NOBODY%']] }],
  ['its author and another', false, { authorPersons: [['%DOCTEUR%'], ['%NOBODY%']] }],
  ['the second at which it was created', true, { creationTimeFrom: at('2026-01-05T10:00:00Z') }],
  ['before the second at which it was created', false, { creationTimeTo: at('2026-01-05T10:00:00Z') }],
  [
    'the day of the care',
    true,
    { serviceStartTimeFrom: at('2026-01-05'), serviceStartTimeTo: at('2026-01-06') },
  ],
  ['an end of care that it has not', false, { serviceStopTimeFrom: at('1990-01-01') }],
  ['on-demand documents', false, { objectTypes: [objectTypes.onDemandDocument] }],
  ['a document that is at hand', true, { availabilities: [onlineDocument] }],
  ['a document that is not', false, { availabilities: ['urn:ihe:iti:2010:DocumentAvailability:Offline'] }],
  ['its accession', true, { referenceIds: [['ACC-1^^^&1.2.3&ISO^urn:ihe:iti:xds:2013:accession']] }],
  ['an accession number that begins like its own', false, { referenceIds: [['ACC^%']] }],
  ['its study, whoever gave the number', true, { referenceIds: [['1.2.840^^^%^%:studyInstanceUID']] }],
  ['its accession or another', true, { referenceIds: [['X^%', 'ACC-1^%']] }],
  ['its accession and its study', true, { referenceIds: [['ACC-1^%'], ['1.2.840^%']] }],
  ['its accession and another', false, { referenceIds: [['ACC-1^%'], ['X^%']] }],
]
for (const [title, expected, criteria] of cases)
  test(`asked for ${title}, the entry ${expected ? 'is found' : 'is not found'}`, () => {
    assert.equal(matchesDocuments({ statuses: ['approved'], ...criteria }, entry), expected)
  })

test('an on-demand entry is found only when asked for', () => {
  const onDemand = { ...entry, objectType: objectTypes.onDemandDocument }
  assert.equal(matchesDocuments({ statuses: ['approved'] }, onDemand), false)
  assert.equal(
    matchesDocuments({ statuses: ['approved'], objectTypes: [objectTypes.onDemandDocument] }, onDemand),
    true,
  )
})

test('a submission set is found by its time, source, author and content', () => {
  const set = {
    status: 'approved' as const,
    sourceId: '1.3.6.1.4.1.99999.5',
    submissionTime: at('2026-01-05T10:15:00Z'),
    authorPersons: entry.authorPersons,
    contentTypeCode: { code: '07', system: '1.2.250.1.213.2.2' },
  }
  const found = (criteria: object) => matchesSubmissionSets({ statuses: ['approved'], ...criteria }, set)
  assert.equal(found({}), true)
  assert.equal(found({ submissionTimeFrom: set.submissionTime }), true)
  assert.equal(found({ submissionTimeTo: set.submissionTime }), false)
  assert.equal(found({ sourceIds: ['1.2'] }), false)
  assert.equal(found({ authorPerson: '%DOCTEUR%' }), true)
  assert.equal(found({ authorPerson: 'DOCTEUR' }), false)
  assert.equal(found({ contentTypeCodes: [{ code: '04', system: '1.2.250.1.213.2.2' }] }), false)
})

test('a folder is found by its status, its last update and all the codes asked', () => {
  const folder = {
    status: 'approved' as const,
    lastUpdateTime: at('2026-01-05T10:15:00Z'),
    codes: [
      { code: 'A', system: '1.2' },
      { code: 'B', system: '1.2' },
    ],
  }
  const found = (criteria: object) => matchesFolders({ statuses: ['approved'], ...criteria }, folder)
  assert.equal(found({}), true)
  assert.equal(found({ statuses: ['deprecated'] }), false)
  assert.equal(found({ lastUpdateTimeFrom: folder.lastUpdateTime }), true)
  assert.equal(found({ lastUpdateTimeTo: folder.lastUpdateTime }), false)
  assert.equal(found({ codes: [[{ code: 'A', system: '1.2' }], [{ code: 'B', system: '1.2' }]] }), true)
  assert.equal(found({ codes: [[{ code: 'A', system: '1.2' }], [{ code: 'C', system: '1.2' }]] }), false)
})

test('a pattern matches as SQL LIKE does', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 })
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '%', '_'), maxLength: 8 })
  fc.assert(
    fc.property(letters, pattern, (text, like) => {
      const expression = new RegExp(`^${like.replaceAll('%', '.*').replaceAll('_', '.')}$`)
      assert.equal(isLike(text, like), expression.test(text))
    }),
    { numRuns: 2000 },
  )
})

test('a hostile pattern costs no more than its length times that of the text', { timeout: 5_000 }, () => {
  assert.equal(isLike('a'.repeat(2_000), `${'%a'.repeat(500)}%b`), false)
})
