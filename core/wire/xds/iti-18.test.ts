import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { WireError } from '../wire-error.ts'
import { parseXml } from '../xml/read.ts'
import { XdsError } from './errors.ts'
import { formatStoredQuery, readStoredQuery } from './iti-18.ts'
import { parseLiterals } from './iti-18-parameters.ts'
import { queryKinds, storedQuery } from './stored-queries.test-data.ts'
import { storedQueries } from './vocabulary.ts'

const read = (text: string, profile: Parameters<typeof readStoredQuery>[1] = 'dmp') =>
  readStoredQuery(parseXml(Buffer.from(text)), profile)

for (const kind of queryKinds)
  test(`${kind} reads back as written`, () => {
    fc.assert(
      fc.property(storedQuery(kind), (sent) => assert.deepEqual(read(formatStoredQuery(sent).text), sent)),
      { numRuns: 50 },
    )
  })

const message = (id: string, slots: string, returnType = 'LeafClass') =>
  `<q:AdhocQueryRequest xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"><q:ResponseOption returnType="${returnType}" returnComposedObjects="true"/><AdhocQuery id="${id}">${slots}</AdhocQuery></q:AdhocQueryRequest>`
const slot = (name: string, ...values: string[]) =>
  `<Slot name="${name}"><ValueList>${values.map((value) => `<Value>${value}</Value>`).join('')}</ValueList></Slot>`
const approved = slot('$XDSDocumentEntryStatus', "('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')")
const find = (slots: string) => {
  const sent = read(message(storedQueries.findDocuments, approved + slots))
  assert.equal(sent.kind, 'findDocuments')
  return sent.criteria
}

test('a list in one slot is an OR, a repeated slot is an AND', () => {
  const event = '$XDSDocumentEntryEventCodeList'
  const codesOf = (slots: string) => find(slots).eventCodes?.map((codes) => codes.map((each) => each.code))
  assert.deepEqual(codesOf(slot(event, "('CT^^1.2','MR^^1.2')")), [['CT', 'MR']])
  assert.deepEqual(codesOf(slot(event, "('CT^^1.2')", "('MR^^1.2')")), [['CT', 'MR']])
  assert.deepEqual(codesOf(slot(event, "('CT^^1.2')") + slot(event, "('MR^^1.2')")), [['CT'], ['MR']])
})

test('a request of too many values is refused, however it is cut', () => {
  const type = '$XDSDocumentEntryTypeCode'
  const list = `(${"'a^^1.2',".repeat(99)}'b^^1.2')`
  assert.equal(find(slot(type, list).repeat(49)).typeCodes?.length, 100)
  assert.throws(
    () => find(slot(type, list).repeat(50)),
    (error: unknown) => error instanceof XdsError && error.code === 'XDSRegistryError',
  )
})

test('a request of too many patterns is refused, however it is cut', () => {
  const author = '$XDSDocumentEntryAuthorPerson'
  const fifty = `(${Array.from({ length: 50 }, (_, n) => `'%${n}%'`).join(',')})`
  assert.deepEqual(
    find(slot(author, fifty).repeat(2)).authorPersons?.map((list) => list.length),
    [50, 50],
  )
  assert.throws(
    () => find(slot(author, fifty).repeat(2) + slot(author, "('%a%')")),
    (error: unknown) => error instanceof XdsError && error.location === author,
  )
})

test('a repeated slot of a code that an entry has once keeps the common values', () => {
  const type = '$XDSDocumentEntryTypeCode'
  const codesOf = (slots: string) => find(slots).typeCodes?.map((each) => each.code)
  assert.deepEqual(codesOf(slot(type, "('a^^1.2','b^^1.2')") + slot(type, "('b^^1.2','c^^1.2')")), ['b'])
  assert.deepEqual(codesOf(slot(type, "('a^^1.2')") + slot(type, "('b^^1.2')")), [])
})

const literals: readonly (readonly [string, readonly string[]])[] = [
  ["'a'", ['a']],
  ["('a')", ['a']],
  ["('a','b')", ['a', 'b']],
  ["'a','b'", ['a', 'b']],
  [" ( 'a' , 'b' ) ", ['a', 'b']],
  ["'l''étude'", ["l'étude"]],
  ["('a,b','(c)')", ['a,b', '(c)']],
  ['20250101', ['20250101']],
  ["('')", []],
  ['()', []],
]
for (const [text, values] of literals)
  test(`the literal ${text} is ${JSON.stringify(values)}`, () =>
    assert.deepEqual(parseLiterals(text, '$x'), values))

for (const text of ["'a", "('a' 'b')", "'a'b'", "('a'", "a'b'"])
  test(`the literal ${text} is refused`, () => {
    assert.throws(
      () => parseLiterals(text, '$x'),
      (error: unknown) =>
        error instanceof XdsError && error.code === 'XDSRegistryError' && error.location === '$x',
    )
  })

const refused: readonly (readonly [string, string, string])[] = [
  [
    'a query about several patients, which is of ITI-51',
    'XDSUnknownStoredQuery',
    message('urn:uuid:3d1bdb10-39a2-11de-89c2-2f44d94eaa9f', approved),
  ],
  ['a search without status', 'XDSStoredQueryMissingParam', message(storedQueries.findDocuments, '')],
  [
    'two patients',
    'XDSStoredQueryParamNumber',
    message(
      storedQueries.findDocuments,
      approved + slot('$XDSDocumentEntryPatientId', "('1^^^&amp;1.2&amp;ISO','2^^^&amp;1.2&amp;ISO')"),
    ),
  ],
  [
    'a period that starts twice',
    'XDSStoredQueryParamNumber',
    message(
      storedQueries.findDocuments,
      approved +
        slot('$XDSDocumentEntryCreationTimeFrom', '2024') +
        slot('$XDSDocumentEntryCreationTimeFrom', '2025'),
    ),
  ],
  [
    'a date that is none',
    'XDSRegistryError',
    message(storedQueries.findDocuments, approved + slot('$XDSDocumentEntryCreationTimeFrom', '20251301')),
  ],
  ['no key', 'XDSStoredQueryMissingParam', message(storedQueries.getDocuments, '')],
  [
    'two kinds of key',
    'XDSStoredQueryParamNumber',
    message(
      storedQueries.getDocuments,
      slot('$XDSDocumentEntryUniqueId', "('1.2')") + slot('$XDSDocumentEntryEntryUUID', "('urn:uuid:1')"),
    ),
  ],
  [
    'two uniqueIds of one submission set',
    'XDSStoredQueryParamNumber',
    message(storedQueries.getSubmissionSetAndContents, slot('$XDSSubmissionSetUniqueId', "('1.2','1.3')")),
  ],
  [
    'a reference search without reference',
    'XDSStoredQueryMissingParam',
    message(storedQueries.findDocumentsByReferenceId, approved),
  ],
  [
    'the whole record without the status of folders',
    'XDSStoredQueryMissingParam',
    message(
      storedQueries.getAll,
      approved + slot('$XDSSubmissionSetStatus', "('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')"),
    ),
  ],
  [
    'related documents without the kinds of relation',
    'XDSStoredQueryMissingParam',
    message(storedQueries.getRelatedDocuments, slot('$XDSDocumentEntryUniqueId', "('1.2')")),
  ],
  ['folders without key', 'XDSStoredQueryMissingParam', message(storedQueries.getFolders, '')],
  [
    'a metadata level that is no number',
    'XDSRegistryError',
    message(
      storedQueries.getDocuments,
      slot('$XDSDocumentEntryUniqueId', "('1.2')") + slot('$MetadataLevel', "'two'"),
    ),
  ],
  ['no association to look for', 'XDSStoredQueryMissingParam', message(storedQueries.getAssociations, '')],
  [
    'a return type of no use',
    'XDSRegistryError',
    message(storedQueries.getDocuments, slot('$XDSDocumentEntryUniqueId', "('1.2')"), 'RepositoryItem'),
  ],
  [
    'the documents themselves with their metadata',
    'XDSRegistryError',
    message(
      storedQueries.getDocuments,
      slot('$XDSDocumentEntryUniqueId', "('1.2')"),
      'LeafClassWithRepositoryItem',
    ),
  ],
]
for (const [title, expected, text] of refused)
  test(`${title}: ${expected}`, () => {
    assert.throws(
      () => read(text),
      (error: unknown) => error instanceof XdsError && error.code === expected,
    )
  })

test('the patient may be absent at the DMP, not in plain IHE', () => {
  const text = message(storedQueries.findDocuments, approved)
  assert.equal(read(text).kind, 'findDocuments')
  assert.throws(
    () => read(text, 'ihe-base'),
    (error: unknown) =>
      error instanceof XdsError &&
      error.code === 'XDSStoredQueryMissingParam' &&
      error.location === '$XDSDocumentEntryPatientId',
  )
})

test('parameters of other queries are ignored', () => {
  const sent = read(message(storedQueries.findDocuments, approved + slot('$MetadataLevel', '1')))
  assert.deepEqual(sent, {
    kind: 'findDocuments',
    returnType: 'LeafClass',
    criteria: { statuses: ['approved'] },
  })
})

test('a status that is not understood is as if it were not asked', () => {
  const urn = 'urn:oasis:names:tc:ebxml-regrep:StatusType'
  const ask = (...statuses: readonly string[]) =>
    read(
      message(
        storedQueries.findDocuments,
        slot('$XDSDocumentEntryStatus', `(${statuses.map((status) => `'${urn}:${status}'`).join()})`),
      ),
    )
  assert.deepEqual(ask('Submitted', 'Approved').criteria, { statuses: ['approved'] })
  assert.throws(
    () => ask('Submitted'),
    (error: unknown) => error instanceof XdsError && error.code === 'XDSStoredQueryMissingParam',
  )
})

test('a code comes with its system in plain IHE, and may come alone at the DMP', () => {
  const patient = slot('$XDSDocumentEntryPatientId', "'P1^^^&amp;1.2.3&amp;ISO'")
  const ask = (name: string, codes: string) =>
    message(storedQueries.findDocuments, patient + approved + slot(name, codes))
  const whole = ask('$XDSDocumentEntryPracticeSettingCode', "('Dialysis^^1.2.3')")
  assert.equal(read(whole, 'ihe-base').kind, 'findDocuments')
  for (const [name, codes] of [
    ['$XDSDocumentEntryPracticeSettingCode', "('Dialysis')"],
    ['$XDSDocumentEntryClassCode', "('Lab^^1.2.3','a^^')"],
    ['$XDSDocumentEntryEventCodeList', "('CT')"],
  ] as const) {
    assert.equal(read(ask(name, codes)).kind, 'findDocuments')
    assert.throws(
      () => read(ask(name, codes), 'ihe-base'),
      (error: unknown) =>
        error instanceof XdsError && error.code === 'XDSRegistryError' && error.location === name,
    )
  }
})

test('a message without query is refused', () => {
  assert.throws(() => read('<AdhocQueryRequest/>'), WireError)
})

const examples = resolve(import.meta.dirname, '../../../../shared/examples/soap')
const skip = existsSync(examples) ? false : 'the example messages are not here'

test('the example queries are read', { skip }, () => {
  const readExample = (file: string) =>
    readStoredQuery(parseXml(readFileSync(resolve(examples, file))), 'dmp')
  assert.deepEqual(readExample('x_find.xml'), {
    kind: 'findDocuments',
    returnType: 'LeafClass',
    criteria: {
      patientId: { id: '180019999900168', oid: '1.2.250.1.213.1.4.10', type: 'NH' },
      statuses: ['approved', 'archived'],
      typeCodes: [{ code: '11488-4', system: '2.16.840.1.113883.6.1' }],
      serviceStartTimeFrom: new Date('2025-01-01T00:00:00Z'),
    },
  })
  assert.deepEqual(readExample('x_getdoc.xml'), {
    kind: 'getDocuments',
    returnType: 'ObjectRef',
    criteria: { keys: { by: 'uniqueId', values: ['1.3.6.1.4.1.99999.8.1'] } },
  })
})
