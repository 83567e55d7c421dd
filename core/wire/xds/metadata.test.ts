import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { WireError } from '../wire-error.ts'
import { children, descend, parseXml, type XmlElement } from '../xml/read.ts'
import type { Markup } from '../xml/write.ts'
import { association, documentEntry, submissionSet } from './arbitraries.test-data.ts'
import { formatAssociation, readAssociation } from './association.ts'
import { formatDocumentEntry, formatStoredEntry, readDocumentEntry } from './document-entry.ts'
import { consultationReport, membership, submissionOfOne } from './samples.test-data.ts'
import { formatSubmissionSet, readSubmissionSet } from './submission-set.ts'
import { associationTypes, statusUrns } from './vocabulary.ts'

const parse = (text: string | Markup) => parseXml(Buffer.from(String(text)))

test('a document entry reads back as written', () => {
  fc.assert(
    fc.property(documentEntry, (entry) => {
      assert.deepEqual(readDocumentEntry(parse(formatDocumentEntry(entry))), entry)
    }),
  )
})

test('a submission set reads back as written', () => {
  fc.assert(
    fc.property(submissionSet, (set) =>
      assert.deepEqual(readSubmissionSet(parse(formatSubmissionSet(set))), set),
    ),
  )
})

test('an association reads back as written', () => {
  fc.assert(
    fc.property(association, (link) =>
      assert.deepEqual(readAssociation(parse(formatAssociation(link))), link),
    ),
  )
})

const examples = resolve(import.meta.dirname, '../../../../shared/examples/soap')
const skip = existsSync(examples) ? false : 'the example messages are not here'

function objectsOf(file: string): readonly XmlElement[] {
  return children(descend(parseXml(readFileSync(resolve(examples, file))), 'RegistryObjectList'))
}

test('the objects of every example submission are read, and read the same once rewritten', { skip }, () => {
  const files = readdirSync(examples).filter((file) => /^x_(iti41|rplc|mask|arch)\.xml$/.test(file))
  assert.equal(files.length, 4)
  for (const file of files)
    for (const object of objectsOf(file)) {
      switch (object.name) {
        case 'ExtrinsicObject': {
          const entry = readDocumentEntry(object)
          assert.deepEqual(readDocumentEntry(parse(formatDocumentEntry(entry))), entry, file)
          break
        }
        case 'RegistryPackage': {
          const set = readSubmissionSet(object)
          assert.deepEqual(readSubmissionSet(parse(formatSubmissionSet(set))), set, file)
          break
        }
        case 'Association': {
          const link = readAssociation(object)
          assert.deepEqual(readAssociation(parse(formatAssociation(link))), link, file)
          break
        }
        default:
          assert.fail(`${file}: ${object.name}`)
      }
    }
})

test('the example deposit carries the metadata that its author wrote', { skip }, () => {
  const [set, entry, link] = objectsOf('x_iti41.xml')
  assert.deepEqual(readSubmissionSet(set!), submissionOfOne)
  assert.deepEqual(readDocumentEntry(entry!), consultationReport)
  assert.deepEqual(readAssociation(link!), membership)
})

const written = formatDocumentEntry(consultationReport).text

test('every classification and identifier written says what it belongs to', () => {
  for (const child of children(parse(written))) {
    if (child.name === 'Classification') assert.equal(child.attributes.classifiedObject, 'Document01')
    if (child.name === 'ExternalIdentifier') assert.equal(child.attributes.registryObject, 'Document01')
  }
})

test('the elements are written in the order of the schema', () => {
  const entry = { ...consultationReport, comments: 'x', version: 1 }
  const order = ['Slot', 'Name', 'Description', 'VersionInfo', 'Classification', 'ExternalIdentifier']
  const ranks = children(parse(formatDocumentEntry(entry))).map(({ name }) => order.indexOf(name))
  assert.deepEqual(
    ranks,
    ranks.toSorted((a, b) => a - b),
  )
  assert.ok(!ranks.includes(-1))
})

const stored = {
  ...consultationReport,
  entryUuid: 'urn:uuid:0b6e9d3c-6a0e-4a8e-9d5c-2f4d6f6f7a11',
  logicalId: 'urn:uuid:0b6e9d3c-6a0e-4a8e-9d5c-2f4d6f6f7a11',
  version: 1,
  availabilityStatus: statusUrns.approved,
  hash: '0123456789abcdef0123456789abcdef01234567',
  sizeBytes: 12_345,
  repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2',
}

test('stored fragments stand side by side under any root, each readable by itself', () => {
  const other = { ...stored, entryUuid: 'urn:uuid:0b6e9d3c-6a0e-4a8e-9d5c-2f4d6f6f7a12' }
  const list = parse(`<list xmlns="urn:other">${formatStoredEntry(stored)}${formatStoredEntry(other)}</list>`)
  assert.deepEqual(children(list).map(readDocumentEntry), [stored, other])
  assert.equal(children(list)[0]!.namespace, 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0')
})

test('a stored fragment is always the same text, and its inner ids are UUIDs of its own', () => {
  assert.equal(formatStoredEntry(stored), formatStoredEntry({ ...stored }))
  const ids = children(parse(formatStoredEntry(stored))).flatMap(({ attributes }) => attributes.id ?? [])
  assert.equal(new Set(ids).size, ids.length)
  assert.equal(ids.length, 9)
  for (const id of ids)
    assert.match(id, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

/** Each shape is found in real messages (soap.md §9) and must be read as the plain one. */
const tolerated: readonly (readonly [string, (text: string) => string])[] = [
  [
    'classifications that do not say what they classify',
    (text) => text.replaceAll(' classifiedObject="Document01"', ''),
  ],
  [
    'identifiers that do not say whose they are',
    (text) => text.replaceAll(' registryObject="Document01"', ''),
  ],
  [
    'a classifiedObject left from another version',
    (text) => text.replaceAll('Object="Document01"', 'Object="old"'),
  ],
  ['the charset of the field', (text) => text.replaceAll('charset="UTF-8"', 'charset="UTF8"')],
  ['authors without nodeRepresentation', (text) => text.replaceAll(' nodeRepresentation=""', '')],
  [
    'slots it does not know',
    (text) =>
      text.replace('<Slot ', '<Slot name="autre"><ValueList><Value>1</Value></ValueList></Slot><Slot '),
  ],
  [
    'empty slots',
    (text) => text.replace('<Slot ', '<Slot name="hash"><ValueList><Value/></ValueList></Slot><Slot '),
  ],
  [
    'nil elements',
    (text) =>
      text.replace(
        '</Extrin',
        '<Description xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></Extrin',
      ),
  ],
  ['an effective date on the INS', (text) => text.replaceAll('ISO^NH', 'ISO^NH^^20100907')],
  [
    'white space around values',
    (text) => text.replaceAll('<Value>', '<Value>\n ').replaceAll('</Value>', ' </Value>'),
  ],
]
for (const [title, change] of tolerated)
  test(`a document entry is read despite ${title}`, () => {
    const changed = change(written)
    assert.notEqual(changed, written)
    assert.deepEqual(readDocumentEntry(parse(changed)), consultationReport)
  })

test('a replacement under the 2010 URN is a replacement', () => {
  const link = formatAssociation({ ...membership, type: 'urn:ihe:iti:2010:AssociationType:RPLC' })
  assert.equal(readAssociation(parse(link)).type, associationTypes.replaces)
})

/** What is wrong → where the sender is told to look. */
const refused: readonly (readonly [string, string, (text: string) => string])[] = [
  [
    'no creation time',
    'ExtrinsicObject[Document01]/Slot[creationTime]',
    (text) => text.replace('"creationTime"', '"other"'),
  ],
  [
    'a creation time that is no date',
    'ExtrinsicObject[Document01]/Slot[creationTime]',
    (text) => text.replace('20260105100000', '20261305100000'),
  ],
  [
    'two creation times',
    'ExtrinsicObject[Document01]/Slot[creationTime]',
    (text) => text.replace('<Value>20260105100000</Value>', '<Value>20260105</Value><Value>20260106</Value>'),
  ],
  [
    'the same slot twice',
    'ExtrinsicObject[Document01]/Slot[languageCode]',
    (text) => text.replace('<Slot ', '<Slot name="languageCode"/><Slot '),
  ],
  [
    'no type',
    'ExtrinsicObject[Document01]/Classification[typeCode]',
    (text) => text.replaceAll('f0306f51', 'f0306f52'),
  ],
  [
    'a type without code',
    'ExtrinsicObject[Document01]/Classification[typeCode]/@nodeRepresentation',
    (text) => text.replace('nodeRepresentation="11488-4"', 'nodeRepresentation=""'),
  ],
  [
    'a type without system',
    'ExtrinsicObject[Document01]/Classification[typeCode]/Slot[codingScheme]',
    (text) => text.replace('<Value>2.16.840.1.113883.6.1</Value>', ''),
  ],
  [
    'two classes',
    'ExtrinsicObject[Document01]/Classification[classCode]',
    (text) => text.replaceAll('cccf5598-8b07-4b77-a05e-ae952c785ead', '41a5887f-8865-4c09-adf7-e362475b143a'),
  ],
  [
    'no patient',
    'ExtrinsicObject[Document01]/ExternalIdentifier[XDSDocumentEntry.patientId]',
    (text) => text.replaceAll('58a6f841', '58a6f842'),
  ],
  [
    'a patient without authority',
    'ExtrinsicObject[Document01]/ExternalIdentifier[XDSDocumentEntry.patientId]',
    (text) => text.replace('&amp;1.2.250.1.213.1.4.10&amp;ISO', ''),
  ],
  [
    'no unique id',
    'ExtrinsicObject[Document01]/ExternalIdentifier[XDSDocumentEntry.uniqueId]',
    (text) => text.replaceAll('2e82c1f6', '2e82c1f7'),
  ],
  [
    'a trait that cannot be read',
    'ExtrinsicObject[Document01]/Slot[sourcePatientInfo]',
    (text) => text.replace('PID-5|', 'PID5|'),
  ],
  [
    'no MIME type',
    'ExtrinsicObject[Document01]/@mimeType',
    (text) => text.replace(' mimeType="text/xml"', ''),
  ],
  [
    'an author without person nor structure',
    'ExtrinsicObject[Document01]/Classification[author]/Slot[authorPerson]',
    (text) => text.replace('"authorPerson"', '"other"').replace('"authorInstitution"', '"autre"'),
  ],
]
for (const [title, path, change] of refused)
  test(`an entry with ${title} is refused, naming the place and not the patient`, () => {
    const changed = change(written)
    assert.notEqual(changed, written)
    assert.throws(
      () => readDocumentEntry(parse(changed)),
      (error: unknown) =>
        error instanceof WireError && error.path === path && !error.message.includes('180019999900168'),
    )
  })
