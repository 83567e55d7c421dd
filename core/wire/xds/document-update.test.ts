import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import { parseXml } from '../xml/read.ts'
import { formatPropertiesUpdate, formatStatusUpdate, readDocumentUpdate } from './document-update.ts'
import { XdsError } from './errors.ts'
import { consultationReport, submissionOfOne } from './samples.test-data.ts'
import { readSubmission } from './submission.ts'
import { associationTypes } from './vocabulary.ts'

const entryUuid = 'urn:uuid:7953af1a-ba1c-11eb-816f-0050569e422e'
const entry = { ...consultationReport, logicalId: entryUuid }
const archived = formatStatusUpdate(submissionOfOne, {
  entryUuid,
  original: 'approved',
  next: 'archived',
}).text
const versioned = formatPropertiesUpdate(submissionOfOne, entry, 3).text

function read(body: string) {
  return readDocumentUpdate(parseXml(Buffer.from(body)))
}

function refused(body: string): string | undefined {
  try {
    read(body)
  } catch (error) {
    if (error instanceof XdsError) return error.code
    throw error
  }
  return undefined
}

test('a change of status is read as it was written', () => {
  const { submissionSet, change } = read(archived)
  assert.equal(submissionSet.uniqueId, submissionOfOne.uniqueId)
  assert.ok(change.kind === 'status')
  assert.deepEqual(
    [change.target, change.original, change.next],
    ['7953af1a-ba1c-11eb-816f-0050569e422e', 'approved', 'archived'],
  )
})

test('a new version is read as it was written; without PreviousVersion it follows the current one', () => {
  const { change } = read(versioned)
  assert.ok(change.kind === 'properties')
  assert.deepEqual(change.entry, entry)
  assert.equal(change.previousVersion, 3)
  const silent = read(versioned.replace(/<Slot name="PreviousVersion">.*?<\/Slot>/, '')).change
  assert.ok(silent.kind === 'properties' && silent.previousVersion === undefined)
})

test('each other shape is refused with the code of IHE that says why', () => {
  const association = /<Association .*<\/Association>/.exec(archived)![0]
  const twice = archived.replace(association, association + association.replace('Update01', 'Update02'))
  assert.equal(refused(twice), 'XDSMetadataUpdateOperationError')
  assert.equal(refused(archived.replace(association, '')), 'XDSMetadataUpdateOperationError')
  assert.equal(
    refused(archived.replace(associationTypes.updatesAvailabilityStatus, associationTypes.appends)),
    'XDSMetadataUpdateOperationError',
  )
  assert.equal(refused(archived.replace('StatusType:Archived', 'StatusType:Lost')), 'XDSMetadataUpdateError')
  assert.equal(refused(archived.replace(entryUuid, 'SubmissionSet01')), 'UnresolvedReferenceException')
  assert.equal(
    refused(versioned.replace('<Value>3</Value>', '<Value>trois</Value>')),
    'XDSMetadataVersionError',
  )
})

const examples = path.resolve(import.meta.dirname, '../../../../shared/examples/soap')
const example = (name: string) => readFileSync(path.join(examples, name))

test('the published examples are read', { skip: !existsSync(examples) && '../shared is absent' }, () => {
  const mask = readDocumentUpdate(parseXml(example('x_mask.xml'))).change
  assert.ok(mask.kind === 'properties')
  assert.deepEqual([mask.entry.logicalId, mask.previousVersion], [entryUuid, 1])
  assert.ok(mask.entry.confidentialityCodes.some(({ code }) => code === 'MASQUE_PS'))
  const archive = readDocumentUpdate(parseXml(example('x_arch.xml'))).change
  assert.ok(archive.kind === 'status')
  assert.deepEqual([archive.original, archive.next], ['approved', 'archived'])
  const { associations } = readSubmission(parseXml(example('x_rplc.xml')))
  assert.deepEqual(
    associations.map(({ type, target }) => [type, target]),
    [
      [associationTypes.hasMember, 'Document01'],
      [associationTypes.replaces, entryUuid],
    ],
  )
})
