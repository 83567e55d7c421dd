import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { WireError } from '../wire-error.ts'
import { parseXml } from '../xml/read.ts'
import { xml } from '../xml/write.ts'
import { includePart } from './document-content.ts'
import { XdsError } from './errors.ts'
import { formatProvideAndRegister, readProvideAndRegister } from './iti-41.ts'
import { consultationReport, membership, submissionOfOne } from './samples.test-data.ts'
import { readSubmission, type Submission } from './submission.ts'
import { associationTypes } from './vocabulary.ts'

const submission: Submission = {
  submissionSet: submissionOfOne,
  entries: [consultationReport],
  associations: [membership],
}
const content = includePart('document@carnet.example')

function read(
  sent: Submission,
  documents = [{ entryId: 'Document01', content }],
  change = (text: string) => text,
) {
  return readProvideAndRegister(parseXml(Buffer.from(change(formatProvideAndRegister(sent, documents).text))))
}

function refuses(code: string, run: () => unknown) {
  assert.throws(run, (error: unknown) => error instanceof XdsError && error.code === code)
}

test('a deposit reads back as written, with its document in a part', () => {
  const { documents, warnings, ...rest } = read(submission)
  assert.deepEqual(rest, submission)
  assert.deepEqual([...documents], [['Document01', { kind: 'part', cid: 'document@carnet.example' }]])
  assert.deepEqual(warnings, [])
})

test('a percent-encoded Content-ID is decoded', () => {
  const { documents } = read(submission, undefined, (text) =>
    text.replace('cid:document@carnet.example', 'cid:x@urn%3Aihe%3Aiti%3Axds-b%3A2007'),
  )
  assert.deepEqual(documents.get('Document01'), { kind: 'part', cid: 'x@urn:ihe:iti:xds-b:2007' })
})

test('an Include that is no cid reference is refused', () => {
  for (const href of ['http://example.org/', 'cid:', 'cid:%E0%A4%A'])
    assert.throws(
      () => read(submission, undefined, (text) => text.replace('cid:document@carnet.example', href)),
      (error: unknown) => error instanceof WireError && error.path === 'Document[Document01]/Include/@href',
    )
})

test('a document inline is base64 text, or the run that stands for it', () => {
  const text = formatProvideAndRegister(submission, [{ entryId: 'Document01', content: xml`QUJD` }]).text
  const body = parseXml(Buffer.from(text))
  assert.deepEqual(readProvideAndRegister(body).documents.get('Document01'), {
    kind: 'inline',
    base64: 'QUJD',
  })
  const elidedRun = (found: string) => (found === 'QUJD' ? 'run-1' : undefined)
  assert.deepEqual(readProvideAndRegister(body, { elidedRun }).documents.get('Document01'), {
    kind: 'run',
    handle: 'run-1',
  })
})

test('a document whose id differs by letter case is taken with a warning', () => {
  const { documents, warnings } = read(submission, [{ entryId: 'documenT01', content }])
  assert.ok(documents.has('Document01'))
  assert.deepEqual(
    warnings.map(({ severity, location }) => [severity, location]),
    [['warning', 'documenT01']],
  )
})

test('a document whose id differs by letter case is not guessed between two entries', () => {
  const entries = ['DocumentA', 'DOCUMENTA'].map((entryUuid, index) => ({
    ...consultationReport,
    entryUuid,
    uniqueId: `1.3.6.1.4.1.99999.8.${index}`,
  }))
  const associations = entries.map(({ entryUuid }) => ({
    ...membership,
    id: `as-${entryUuid}`,
    target: entryUuid,
  }))
  const two = { ...submission, entries, associations }
  refuses('XDSMissingDocumentMetadata', () => read(two, [{ entryId: 'documenta', content }]))
  const exact = read(two, [
    { entryId: 'DOCUMENTA', content: includePart('b') },
    { entryId: 'DocumentA', content: includePart('a') },
  ])
  assert.deepEqual(exact.documents.get('DocumentA'), { kind: 'part', cid: 'a' })
  assert.deepEqual(exact.warnings, [])
})

test('a slot of no attribute of the DMP is told to be not saved, and nothing is refused [XDSExtraMetadataNotSaved]', () => {
  const extra = (name: string) => `<Slot name="${name}"><ValueList><Value>x</Value></ValueList></Slot>`
  const { warnings, ...rest } = read(submission, undefined, (text) =>
    text
      .replace('<Slot name="creationTime"', `${extra('urn:editor:local')}${extra('salle')}$&`)
      .replace('<Slot name="submissionTime"', `${extra('urn:editor:lot')}$&`),
  )
  assert.deepEqual(
    warnings.map(({ code, severity, context, location }) => [code, severity, context, location]),
    [
      [submissionOfOne.entryUuid, 'urn:editor:lot'],
      ['Document01', 'urn:editor:local, salle'],
    ].map(([location, names]) => [
      'XDSExtraMetadataNotSaved',
      'warning',
      `Métadonnées que le DMP ne garde pas\u00a0: ${names}.`,
      location,
    ]),
  )
  assert.deepEqual({ ...rest, documents: undefined }, { ...submission, documents: undefined })
})

test('an entry without document is refused', () => {
  refuses('XDSMissingDocument', () => read(submission, []))
  refuses('XDSMissingDocument', () => read(submission, [{ entryId: 'Document01', content: xml`` }]))
})

test('a document without entry is refused, and so is a second document for one entry', () => {
  refuses('XDSMissingDocumentMetadata', () =>
    read(submission, [
      { entryId: 'Document01', content },
      { entryId: 'Document02', content },
    ]),
  )
  refuses('XDSMissingDocumentMetadata', () =>
    read(submission, [
      { entryId: 'Document01', content },
      { entryId: 'Document01', content },
    ]),
  )
})

test('an entry that is no member of the lot is refused', () => {
  refuses('XDSRepositoryMetadataError', () => read({ ...submission, associations: [] }))
  const elsewhere = { ...membership, source: 'urn:uuid:0b6e9d3c-6a0e-4a8e-9d5c-2f4d6f6f7a11' }
  refuses('XDSRepositoryMetadataError', () => read({ ...submission, associations: [elsewhere] }))
})

test('the same unique id twice in a lot is refused', () => {
  const other = { ...consultationReport, entryUuid: 'Document02' }
  const associations = [membership, { ...membership, id: 'as16', target: 'Document02' }]
  const documents = ['Document01', 'Document02'].map((entryId) => ({ entryId, content }))
  refuses('XDSRepositoryDuplicateUniqueIdInMessage', () =>
    read({ ...submission, entries: [consultationReport, other], associations }, documents),
  )
  refuses('XDSRepositoryDuplicateUniqueIdInMessage', () =>
    read({ ...submission, entries: [{ ...consultationReport, uniqueId: submissionOfOne.uniqueId }] }),
  )
})

test('two objects of one id are refused', () => {
  refuses('XDSRepositoryMetadataError', () => read({ ...submission, associations: [membership, membership] }))
})

test('a lot is about one patient', () => {
  const patientId = { ...consultationReport.patientId, id: '279035121518989' }
  refuses('XDSPatientIdDoesNotMatch', () =>
    read({ ...submission, entries: [{ ...consultationReport, patientId }] }),
  )
  const type = { ...consultationReport.patientId, type: 'INS' }
  assert.equal(
    read({ ...submission, entries: [{ ...consultationReport, patientId: type }] }).entries.length,
    1,
  )
})

test('an association to nothing is refused, one to the registry is not', () => {
  const replacing = {
    id: 'as31',
    type: associationTypes.replaces,
    source: 'Document01',
    target: 'urn:uuid:7953af1a-ba1c-11eb-816f-0050569e422e',
    slots: {},
  }
  assert.deepEqual(read({ ...submission, associations: [membership, replacing] }).associations[1], replacing)
  refuses('XDSRepositoryMetadataError', () =>
    read({ ...submission, associations: [membership, { ...replacing, target: 'Document09' }] }),
  )
  refuses('XDSRepositoryMetadataError', () =>
    read({ ...submission, associations: [membership, { ...replacing, target: "urn:uuid:x' or 1=1" }] }),
  )
})

test('a lot of more documents than a message may carry is refused', () => {
  const entries = Array.from({ length: 101 }, (_, n) => ({
    ...consultationReport,
    entryUuid: `Document${n}`,
  }))
  refuses('XDSRepositoryMetadataError', () => read({ ...submission, entries }))
  const associations = Array.from({ length: 1001 }, (_, n) => ({ ...membership, id: `as${n}` }))
  refuses('XDSRepositoryMetadataError', () => read({ ...submission, associations }))
})

test('a lot, and only one, is in the message', () => {
  const node = 'a54d6aa5-d40d-43f9-88c5-b4633d873bdd'
  refuses('XDSRepositoryMetadataError', () =>
    read(submission, undefined, (text) => text.replace(node, 'a54d6aa5-d40d-43f9-88c5-b4633d873bde')),
  )
  refuses('XDSRepositoryMetadataError', () =>
    read(submission, undefined, (text) => text.replace(/<RegistryPackage.*<\/RegistryPackage>/, '$&$&')),
  )
})

test('the classification of the lot may stand beside it', () => {
  const beside = (text: string) => {
    const node = /<Classification [^>]*classificationNode[^>]*\/>/.exec(text)![0]
    return text.replace(node, '').replace('</RegistryPackage>', `</RegistryPackage>${node}`)
  }
  assert.deepEqual(read(submission, undefined, beside).submissionSet, submissionOfOne)
})

test('a folder is refused in words', () => {
  const folder = (text: string) =>
    text.replace(
      '</RegistryPackage>',
      '</RegistryPackage><RegistryPackage id="Folder01"><Classification classificationNode="urn:uuid:d9d542f3-6cc4-48b6-8870-ea235fbc94c2"/></RegistryPackage>',
    )
  assert.throws(
    () => read(submission, undefined, folder),
    (error: unknown) => error instanceof XdsError && error.context.includes('classeurs'),
  )
})

const examples = resolve(import.meta.dirname, '../../../../shared/examples/soap')
const skip = existsSync(examples) ? false : 'the example messages are not here'

test('every example submission is a valid lot', { skip }, () => {
  const readExample = (file: string) => readSubmission(parseXml(readFileSync(resolve(examples, file))))
  assert.deepEqual(readExample('x_iti41.xml'), submission)
  assert.equal(readExample('x_rplc.xml').associations[1]!.type, associationTypes.replaces)
  assert.deepEqual(readExample('x_mask.xml').associations[0]!.slots, {
    SubmissionSetStatus: ['Original'],
    PreviousVersion: ['1'],
  })
  assert.deepEqual(readExample('x_arch.xml').entries, [])
})
