import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ObjectFacts } from '@carnet/core/model/registered-object.ts'
import { parseXml } from '../../xml/read.ts'
import type { Markup } from '../../xml/write.ts'
import { checkCodes, readAffinityCodes } from './affinity-codes.ts'
import {
  entry,
  folder,
  member,
  registered,
  removeObjects,
  submissionSet,
  submitObjects,
  tie,
} from './messages.test-data.ts'
import { checkRemoval, readRemoval } from './metadata-removal.ts'
import { decideUpdate } from './metadata-update.ts'
import { formatRegisteredObject, partsOfText, partsToText, readings } from './registered-object.ts'
import {
  decideRegistration,
  type RegistryChange,
  type RegistryState,
  type RegistryVerdict,
} from './registration.ts'
import { checkSubmission, patientText, readRegistrySubmission, registryVoice } from './registry-submission.ts'

const patient = 'P1^^^&1.2.3&ISO'
const lotOf = (...objects: readonly Markup[]) =>
  readRegistrySubmission(parseXml(Buffer.from(submitObjects(...objects).text)), registryVoice)
const mine = (more: Partial<Parameters<typeof entry>[0]> = {}) =>
  entry({ patient, ...more, slots: { ...registered, ...more.slots } })

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const uuids = () => {
  let n = 100
  return () => uuid(n++)
}
const held = (n: number, more: Partial<ObjectFacts> = {}): ObjectFacts => ({
  kind: 'documentEntry',
  entryUuid: uuid(n),
  logicalId: uuid(n),
  version: 1,
  status: 'approved',
  patient,
  uniqueId: `1.2.${n}`,
  tie: null,
  ...more,
})
const bond = (n: number, type: string, source: number, target: number): ObjectFacts =>
  held(n, { kind: 'association', uniqueId: null, tie: { type, source: uuid(source), target: uuid(target) } })
const stateOf = (...objects: readonly ObjectFacts[]): RegistryState => ({
  ofPatient: objects,
  named: objects,
  contents: new Map(),
})
const changeIn = (verdict: RegistryVerdict): RegistryChange => {
  if ('errors' in verdict) assert.fail(verdict.errors.map(({ code, context }) => `${code} ${context}`).join())
  return verdict
}
const codesIn = (verdict: RegistryVerdict) =>
  'errors' in verdict ? verdict.errors.map(({ code }) => code) : []

const hasMember = 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember'
const ihe = (type: string) => `urn:ihe:iti:2007:AssociationType:${type}`

test('an object is kept whole and served under the UUID, version and status that the registry gave it', () => {
  const [sent] = lotOf(
    submissionSet(patient),
    mine({ slots: { 'urn:example:x': ['1', '2'] } }),
    member('Document01'),
  ).entries
  const parts = partsOfText(partsToText(sent!.parts))
  assert.deepEqual(readings.documentEntry(parts), sent!.value)
  const text = formatRegisteredObject(
    { ...held(1), logicalId: uuid(2), version: 3, lastUpdateTime: null, parts },
    'urn:oid:1.2',
  )
  for (const expected of [
    `id="urn:uuid:${uuid(1)}"`,
    `lid="urn:uuid:${uuid(2)}"`,
    'versionName="3"',
    'home="urn:oid:1.2"',
    '<Value>2</Value>',
    '^Smitty^Gerald^^^',
    'XDSDocumentEntry.patientId',
  ])
    assert.ok(text.includes(expected), expected)
  assert.doesNotMatch(text, /Document01/)
})

test('every symbolic id gets a UUID of its own, and associations follow', () => {
  const lot = lotOf(
    submissionSet(patient),
    mine(),
    folder(patient),
    member('Document01'),
    member('Folder01', {}),
    tie('HasMember', 'Folder01', 'Document01', {}, 'filed'),
    member('filed', {}),
  )
  assert.deepEqual(checkSubmission(lot, registryVoice), [])
  const { added, touchedFolders } = changeIn(decideRegistration(lot, stateOf(), uuids()))
  assert.equal(new Set(added.map(({ entryUuid }) => entryUuid)).size, 7)
  const named = new Set(added.map(({ entryUuid }) => entryUuid))
  for (const { tie: bound } of added)
    if (bound !== null) assert.ok(named.has(bound.source) && named.has(bound.target))
  assert.deepEqual(
    touchedFolders,
    added.filter(({ kind }) => kind === 'folder').map(({ entryUuid }) => entryUuid),
  )
})

test('a replacement deprecates its target and all that was appended to it or transformed from it, at any depth', () => {
  const state = stateOf(
    held(1),
    held(2),
    held(3),
    held(4),
    bond(5, ihe('APND'), 2, 1),
    bond(6, ihe('XFRM'), 3, 2),
    bond(7, ihe('signs'), 4, 1),
  )
  const lot = lotOf(
    submissionSet(patient),
    mine(),
    member('Document01'),
    tie('RPLC', 'Document01', `urn:uuid:${uuid(1)}`),
  )
  const { statuses } = changeIn(decideRegistration(lot, state, uuids()))
  assert.deepEqual(
    statuses.map(({ entryUuid }) => entryUuid),
    [uuid(1), uuid(2), uuid(3)],
  )
})

test('a document that replaces takes the folders of the one it replaces, and the lot says so', () => {
  const filed = held(9, { kind: 'folder' })
  const state = stateOf(held(1), filed, bond(5, hasMember, 9, 1))
  const lot = lotOf(
    submissionSet(patient),
    mine(),
    member('Document01'),
    tie('XFRM_RPLC', 'Document01', `urn:uuid:${uuid(1)}`),
  )
  const { added, touchedFolders } = changeIn(decideRegistration(lot, state, uuids()))
  const carried = added.filter(({ tie: bound }) => bound?.source === uuid(9))
  assert.equal(carried.length, 1)
  assert.ok(
    added.some(({ tie: bound }) => bound?.target === carried[0]!.entryUuid),
    'the set has the new membership',
  )
  assert.deepEqual(touchedFolders, [uuid(9)])
})

test('a relation names a document in force of the same patient', () => {
  const refused = (type: string, ...objects: readonly ObjectFacts[]) =>
    codesIn(
      decideRegistration(
        lotOf(
          submissionSet(patient),
          mine(),
          member('Document01'),
          tie(type, 'Document01', `urn:uuid:${uuid(1)}`),
        ),
        stateOf(...objects),
        uuids(),
      ),
    )
  assert.deepEqual(refused('APND'), ['UnresolvedReferenceException'])
  assert.deepEqual(refused('RPLC'), ['UnresolvedReferenceException', 'XDSReplaceFailed'])
  assert.deepEqual(refused('APND', held(1, { status: 'deprecated' })), ['XDSRegistryDeprecatedDocumentError'])
  assert.deepEqual(refused('RPLC', held(1, { status: 'deprecated' })), [
    'XDSRegistryDeprecatedDocumentError',
    'XDSReplaceFailed',
  ])
  assert.deepEqual(refused('APND', held(1, { patient: 'P2^^^&1.2.3&ISO' })), ['XDSPatientIdDoesNotMatch'])
  assert.deepEqual(refused('APND', held(1, { kind: 'folder' })), ['XDSRegistryMetadataError'])
})

test('a submission set may have, by reference only, a document of another patient', () => {
  const elsewhere = held(1, { patient: 'P2^^^&1.2.3&ISO' })
  const state = { ...stateOf(), named: [elsewhere] }
  const byReference = lotOf(
    submissionSet(patient),
    member(`urn:uuid:${uuid(1)}`, { SubmissionSetStatus: 'Reference' }),
  )
  assert.equal(changeIn(decideRegistration(byReference, state, uuids())).added.length, 2)
  assert.deepEqual(
    checkSubmission(lotOf(submissionSet(patient), member(`urn:uuid:${uuid(1)}`)), registryVoice).map(
      ({ code }) => code,
    ),
    ['XDSRegistryMetadataError'],
  )
})

test('the same document may be registered again; another one may not take its uniqueId', () => {
  const known = held(1, { uniqueId: '1.2.3' })
  const decide = (hash: string, sizeBytes: number, facts: ObjectFacts = known) =>
    codesIn(
      decideRegistration(
        lotOf(submissionSet(patient), mine({ uniqueId: '1.2.3' }), member('Document01')),
        { ...stateOf(facts), contents: new Map([['1.2.3', { hash, sizeBytes }]]) },
        uuids(),
      ),
    )
  assert.deepEqual(decide(registered.hash, 43), [])
  assert.deepEqual(decide('0'.repeat(40), 43), ['XDSNonIdenticalHash'])
  assert.deepEqual(decide(registered.hash, 44), ['XDSNonIdenticalSize'])
  assert.deepEqual(decide(registered.hash, 43, { ...known, kind: 'folder' }), [
    'XDSDuplicateUniqueIdInRegistry',
  ])
})

test('a new version keeps what tied the previous one, but for the lots; and goes without when asked', () => {
  const state = stateOf(
    held(1, { uniqueId: '1.2.3' }),
    held(2),
    held(8, { kind: 'submissionSet' }),
    held(9, { kind: 'folder' }),
    bond(5, hasMember, 9, 1),
    bond(6, ihe('APND'), 2, 1),
    bond(7, hasMember, 8, 1),
  )
  const update = (slots: Record<string, string>) =>
    changeIn(
      decideUpdate(
        lotOf(
          submissionSet(patient),
          mine({ uniqueId: '1.2.3', lid: `urn:uuid:${uuid(1)}` }),
          member('Document01', { PreviousVersion: '1', ...slots }),
        ),
        state,
        uuids(),
      ),
    )
  const { added, statuses, touchedFolders } = update({})
  const version = added.find(({ kind }) => kind === 'documentEntry')!
  assert.deepEqual([version.version, version.logicalId], [2, uuid(1)])
  assert.deepEqual(statuses, [{ entryUuid: uuid(1), status: 'deprecated' }])
  assert.deepEqual(
    added.flatMap(({ tie: bound }) =>
      bound !== null && [uuid(9), uuid(2)].includes(bound.source) ? [[bound.source, bound.target]] : [],
    ),
    [
      [uuid(9), version.entryUuid],
      [uuid(2), version.entryUuid],
    ],
  )
  assert.deepEqual(touchedFolders, [uuid(9)])
  assert.deepEqual(update({ AssociationPropagation: 'no' }).touchedFolders, [])
})

test('one message gives one new version of an object, and ties the lot to nothing else', () => {
  const state = stateOf(held(1, { uniqueId: '1.2.3' }), held(2))
  const version = (id: string) => [
    mine({ id, uniqueId: '1.2.3', lid: `urn:uuid:${uuid(1)}` }),
    member(id, { PreviousVersion: '1' }),
  ]
  const update = (...objects: readonly Markup[]) =>
    codesIn(decideUpdate(lotOf(submissionSet(patient), ...objects), state, uuids()))
  assert.deepEqual(update(...version('Document01')), [])
  assert.deepEqual(update(...version('Document01'), ...version('Document02')), ['XDSMetadataVersionError'])
  assert.deepEqual(
    update(...version('Document01'), member(`urn:uuid:${uuid(2)}`, { SubmissionSetStatus: 'Reference' })),
    ['XDSMetadataUpdateOperationError'],
  )
})

test('a status changes on the last version alone, from the status that is stated', () => {
  const statuses = {
    approved: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved',
    deprecated: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated',
  }
  const change = (target: number, from: 'approved' | 'deprecated', ...objects: readonly ObjectFacts[]) =>
    decideUpdate(
      lotOf(
        submissionSet(patient),
        tie('UpdateAvailabilityStatus', 'SubmissionSet01', `urn:uuid:${uuid(target)}`, {
          OriginalStatus: statuses[from],
          NewStatus: from === 'approved' ? statuses.deprecated : statuses.approved,
        }),
      ),
      stateOf(...objects),
      uuids(),
    )
  assert.deepEqual(changeIn(change(1, 'approved', held(1))).statuses, [
    { entryUuid: uuid(1), status: 'deprecated' },
  ])
  assert.deepEqual(codesIn(change(1, 'deprecated', held(1))), ['XDSMetadataUpdateError'])
  assert.deepEqual(
    codesIn(
      change(1, 'deprecated', held(1, { status: 'deprecated' }), held(2, { logicalId: uuid(1), version: 2 })),
    ),
    ['XDSMetadataUpdateError'],
  )
  assert.deepEqual(codesIn(change(1, 'approved')), ['UnresolvedReferenceException', 'XDSMetadataUpdateError'])
  assert.deepEqual(codesIn(change(1, 'approved', held(1, { kind: 'submissionSet' }))), [
    'XDSMetadataUpdateError',
  ])
})

test('what leaves the registry leaves neither a reference to nothing nor an object that nothing names', () => {
  const [set, document, membership] = [held(8, { kind: 'submissionSet' }), held(1), bond(7, hasMember, 8, 1)]
  const codes = (removed: readonly ObjectFacts[]) =>
    checkRemoval(
      removed.map(({ entryUuid }) => entryUuid),
      removed,
      [membership],
    ).map(({ code }) => code)
  assert.deepEqual(codes([set, document, membership]), [])
  assert.deepEqual(codes([document]), ['ReferencesExistException'])
  assert.deepEqual(codes([membership]), ['XDSUnreferencedObjectException', 'XDSUnreferencedObjectException'])
  assert.deepEqual(
    checkRemoval([uuid(1)], [], []).map(({ code }) => code),
    ['UnresolvedReferenceException'],
  )
  const request = parseXml(Buffer.from(removeObjects(`urn:uuid:${uuid(1)}`, `URN:UUID:${uuid(1)}`).text))
  assert.deepEqual(readRemoval(request), [uuid(1)])
})

test('a code outside the file of the domain is refused by name; a kind that the file does not have is free', () => {
  const file =
    '<Codes><CodeType name="classCode" classScheme="urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a"><Code code="Consult" codingScheme="1.3.6.1.4.1.99999.1"/></CodeType><CodeType name="mimeType"><Code code="text/plain"/></CodeType></Codes>'
  const codes = readAffinityCodes(Buffer.from(file))
  const check = (code: string) =>
    checkCodes(
      codes,
      lotOf(
        submissionSet(patient),
        mine({ codes: { classCode: [code, '1.3.6.1.4.1.99999.1'] } }),
        member('Document01'),
      ),
      registryVoice,
    ).map(({ context }) => context)
  assert.deepEqual(check('Consult'), [])
  assert.match(check('Other')[0] ?? '', /Other/)
  assert.throws(() => readAffinityCodes(Buffer.from('<html/>')), { name: 'WireError' })
})

test('an OID is made of integers, whatever the first: tools invent sources under 129 and authorities under 3', () => {
  const errorsFor = (sourceId: string, oid: string) =>
    checkSubmission(
      lotOf(
        submissionSet(patient, { sourceId }),
        mine({ slots: { sourcePatientId: `89765a87b^^^&${oid}&ISO` } }),
        member('Document01'),
      ),
      registryVoice,
    ).map(({ location }) => location)
  assert.deepEqual(errorsFor('129.6.58.92.1.1', '3.4.5'), [])
  for (const sourceId of ['129', '1.02.3', '1..3', 'source', `1.${'2'.repeat(64)}`])
    assert.deepEqual(errorsFor(sourceId, '3.4.5'), ['SubmissionSet01/sourceId'])
})

test('one patient has one text, whatever the type letters that the sender writes', () => {
  assert.equal(patientText({ id: 'P1', oid: '1.2.3', type: 'PI' }), patient)
})
