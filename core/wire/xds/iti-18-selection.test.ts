import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authorPersonsOfEntry, codesOfEntry } from './facts-of-entry.ts'
import type { StoredQuery } from './iti-18.ts'
import type { QueryKind } from './iti-18-queries.ts'
import {
  partsRead,
  type RegistryAssociation,
  type RegistryContent,
  type RegistryEntry,
  type RegistryFolder,
  type RegistrySubmissionSet,
  selectObjects,
  touching,
} from './iti-18-selection.ts'
import { consultationReport } from './samples.test-data.ts'
import { associationTypes, objectTypes, storedQueries } from './vocabulary.ts'

/** `report` → `00000000-0000-4000-8000-7265706f7274` */
const uuid = (name: string) =>
  `00000000-0000-4000-8000-${Buffer.from(name).toString('hex').slice(0, 12).padStart(12, '0')}`

const entry = (name: string, change: Partial<RegistryEntry> = {}): RegistryEntry => ({
  ...codesOfEntry(consultationReport),
  entryUuid: uuid(name),
  uniqueId: `2.25.${name}`,
  logicalId: uuid(name),
  version: 1,
  status: 'approved',
  typeCode: '11488-4',
  typeSystem: '2.16.840.1.113883.6.1',
  classCode: '10',
  authorPersons: authorPersonsOfEntry(consultationReport),
  referenceIds: [],
  ...change,
})
const set = (name: string): RegistrySubmissionSet => ({
  entryUuid: uuid(name),
  uniqueId: `2.25.${name}`,
  status: 'approved',
  sourceId: '1.2',
  submissionTime: new Date('2026-01-05T10:15:00Z'),
  authorPersons: [],
  contentTypeCode: { code: '07', system: '1.2.250.1.213.2.2' },
})
const tie = (name: string, type: string, source: string, target: string): RegistryAssociation => ({
  entryUuid: uuid(name),
  type,
  source: uuid(source),
  target: uuid(target),
})
const { hasMember, appends, replaces, signs } = associationTypes

const text = { code: 'urn:ihe:iti:xds-sd:text:2008', system: '1.3.6.1.4.1.19376.1.2.3' }
const folder: RegistryFolder = {
  entryUuid: uuid('folder'),
  uniqueId: '2.25.folder',
  logicalId: uuid('folder'),
  version: 1,
  status: 'approved',
  lastUpdateTime: new Date('2026-01-05T10:15:00Z'),
  codes: [],
}

/**
 * Two versions of a report, lots `lot1` and `lot2`; a note in `lot1` and in a folder; an addendum to the note and a
 * signature of its lot in `lot2`; a report that replaced the first version; a letter that nothing is tied to but its lot.
 */
const content: RegistryContent<RegistryEntry, RegistrySubmissionSet, RegistryFolder, RegistryAssociation> = {
  entries: [
    entry('old', { uniqueId: '2.25.report', logicalId: uuid('report'), status: 'deprecated' }),
    entry('new', { uniqueId: '2.25.report', logicalId: uuid('report'), version: 2 }),
    entry('note', { formatCode: text }),
    entry('append', { objectType: objectTypes.onDemandDocument }),
    entry('letter'),
    entry('signat'),
  ],
  submissionSets: [set('lot1'), set('lot2'), set('lot3')],
  folders: [folder],
  associations: [
    tie('1-old', hasMember, 'lot1', 'old'),
    tie('1-note', hasMember, 'lot1', 'note'),
    tie('1-fold', hasMember, 'lot1', 'folder'),
    tie('f-note', hasMember, 'folder', 'note'),
    tie('2-new', hasMember, 'lot2', 'new'),
    tie('2-app', hasMember, 'lot2', 'append'),
    tie('2-sign', hasMember, 'lot2', 'signat'),
    tie('apnd', appends, 'append', 'note'),
    tie('rplc', replaces, 'note', 'old'),
    tie('signs', signs, 'signat', 'lot2'),
    tie('3-lett', hasMember, 'lot3', 'letter'),
  ],
}
const nameOf = ({ entryUuid }: { readonly entryUuid: string }) =>
  Buffer.from(entryUuid.slice(-12), 'hex').toString().replaceAll('\0', '')
const namesIn = (selected: typeof content) =>
  [selected.submissionSets, selected.folders, selected.entries, selected.associations]
    .flatMap((objects) => objects.map(nameOf))
    .join(' ')

type Asked = StoredQuery extends infer Q
  ? Q extends StoredQuery
    ? Pick<Q, 'kind' | 'criteria'>
    : never
  : never
const approved = ['approved'] as const
const all = { documentStatuses: approved, submissionSetStatuses: approved, folderStatuses: approved }
const byUniqueId = (...names: string[]) => ({
  by: 'uniqueId' as const,
  values: names.map((name) => `2.25.${name}`),
})
const one = (name: string) => ({ by: 'uniqueId' as const, value: `2.25.${name}` })

const cases: readonly (readonly [string, Asked, string])[] = [
  [
    'documents are found by their status and type',
    { kind: 'findDocuments', criteria: { statuses: approved } },
    'new note letter signat',
  ],
  ['lots are found', { kind: 'findSubmissionSets', criteria: { statuses: approved } }, 'lot1 lot2 lot3'],
  ['folders are found', { kind: 'findFolders', criteria: { statuses: approved } }, 'folder'],
  [
    'the whole record has the associations of what is in it',
    { kind: 'getAll', criteria: { ...all, folderStatuses: [], submissionSetStatuses: [] } },
    'new note letter signat 1-note f-note 2-new 2-sign apnd rplc signs 3-lett',
  ],
  [
    'the documents of the whole record are narrowed by their format',
    { kind: 'getAll', criteria: { ...all, formatCodes: [text], submissionSetStatuses: [] } },
    'folder note 1-note 1-fold f-note apnd rplc',
  ],
  [
    'a uniqueId names the current version',
    { kind: 'getDocuments', criteria: { keys: byUniqueId('report', 'nothing', 'letter') } },
    'new letter',
  ],
  [
    'at metadata level 2 a uniqueId names every version',
    { kind: 'getDocuments', criteria: { keys: byUniqueId('report'), metadataLevel: 2 } },
    'old new',
  ],
  [
    'a logical id names every version',
    { kind: 'getDocuments', criteria: { keys: { by: 'logicalId', values: [uuid('report')] } } },
    'old new',
  ],
  [
    'an entryUUID names one version, however it is written',
    {
      kind: 'getDocuments',
      criteria: { keys: { by: 'entryUuid', values: [`urn:uuid:${uuid('old').toUpperCase()}`] } },
    },
    'old',
  ],
  ['a folder is given by its id', { kind: 'getFolders', criteria: { keys: byUniqueId('folder') } }, 'folder'],
  [
    'associations are given by either end',
    { kind: 'getAssociations', criteria: { uuids: [`urn:uuid:${uuid('note')}`] } },
    '1-note f-note apnd rplc',
  ],
  [
    'a document comes with its associations',
    { kind: 'getDocumentsAndAssociations', criteria: { keys: byUniqueId('report') } },
    'new 2-new',
  ],
  [
    'a document or a folder leads to its lot, and to no folder',
    { kind: 'getSubmissionSets', criteria: { uuids: [uuid('note'), uuid('folder')] } },
    'lot1 1-note 1-fold',
  ],
  [
    'a lot comes with its documents, its folders, and what ties them',
    { kind: 'getSubmissionSetAndContents', criteria: { key: one('lot1') } },
    'lot1 folder old note 1-old 1-note 1-fold f-note',
  ],
  [
    'the documents of a lot are narrowed, and their associations with them',
    { kind: 'getSubmissionSetAndContents', criteria: { key: one('lot1'), formatCodes: [text] } },
    'lot1 folder note 1-note 1-fold f-note',
  ],
  [
    'the stable documents of a lot are meant',
    { kind: 'getSubmissionSetAndContents', criteria: { key: one('lot2') } },
    'lot2 new signat 2-new 2-sign',
  ],
  [
    'a folder comes with its documents',
    { kind: 'getFolderAndContents', criteria: { key: one('folder') } },
    'folder note f-note',
  ],
  [
    'a document leads to the folders that hold it',
    { kind: 'getFoldersForDocument', criteria: { key: one('note') } },
    'folder',
  ],
  [
    'related documents are given with the relation and the document itself',
    { kind: 'getRelatedDocuments', criteria: { key: one('note'), associationTypes: [replaces, appends] } },
    'old note rplc',
  ],
  [
    'what was related to an old version is related to the document',
    { kind: 'getRelatedDocuments', criteria: { key: one('report'), associationTypes: [replaces] } },
    'old note rplc',
  ],
  [
    'on-demand documents are related when they are asked for',
    {
      kind: 'getRelatedDocuments',
      criteria: {
        key: one('note'),
        associationTypes: [appends],
        objectTypes: [objectTypes.onDemandDocument, objectTypes.stableDocument],
      },
    },
    'note append apnd',
  ],
  [
    'a lot is no related document',
    { kind: 'getRelatedDocuments', criteria: { key: one('signat'), associationTypes: [signs, hasMember] } },
    '',
  ],
  [
    'a document without relation gives nothing, not even itself',
    { kind: 'getRelatedDocuments', criteria: { key: one('letter'), associationTypes: [replaces] } },
    '',
  ],
]

const asLeaf = (asked: Asked) => ({ ...asked, returnType: 'LeafClass' }) as StoredQuery
for (const [title, asked, expected] of cases)
  test(`${asked.kind}: ${title}`, () =>
    assert.equal(namesIn(selectObjects(asLeaf(asked), content)), expected))

const unknown: { readonly [Kind in QueryKind]?: Extract<Asked, { kind: Kind }>['criteria'] } = {
  getDocuments: { keys: byUniqueId('nothing') },
  getFolders: { keys: byUniqueId('nothing') },
  getAssociations: { uuids: [uuid('nobody')] },
  getDocumentsAndAssociations: { keys: byUniqueId('nothing') },
  getSubmissionSets: { uuids: [uuid('nobody')] },
  getSubmissionSetAndContents: { key: one('nothing') },
  getFolderAndContents: { key: one('nothing') },
  getFoldersForDocument: { key: one('nothing') },
  getRelatedDocuments: { key: one('nothing'), associationTypes: [replaces] },
}
for (const [kind, criteria] of Object.entries(unknown))
  test(`${kind}: an unknown id gives an empty answer`, () =>
    assert.equal(namesIn(selectObjects(asLeaf({ kind, criteria } as Asked), content)), ''))

test('every query has a case', () =>
  assert.deepEqual(
    new Set(cases.map(([, { kind }]) => kind).concat('findDocumentsByReferenceId')),
    new Set(Object.keys(storedQueries)),
  ))

for (const [title, asked, expected] of cases)
  test(`${asked.kind}: what a store is told not to read changes nothing: ${title}`, () => {
    const query = asLeaf(asked)
    const read = partsRead[query.kind]
    const narrowed = {
      entries: read.includes('entries') ? content.entries : [],
      submissionSets: read.includes('submissionSets') ? content.submissionSets : [],
      folders: read.includes('folders') ? content.folders : [],
    }
    const ends = touching(query, narrowed)
    const associations = content.associations.filter(
      ({ source, target }) => ends === undefined || ends.includes(source) || ends.includes(target),
    )
    const selected = selectObjects(query, {
      ...narrowed,
      associations: read.includes('associations') ? associations : [],
    })
    assert.equal(namesIn(selected), expected)
  })

test('a lot comes with what says that it filed a document in a folder', () => {
  const filed = {
    ...content,
    associations: [...content.associations, tie('1-file', hasMember, 'lot1', 'f-note')],
  }
  const asked = {
    kind: 'getSubmissionSetAndContents',
    returnType: 'LeafClass',
    criteria: { key: one('lot1') },
  } as const
  assert.match(namesIn(selectObjects(asked, filed)), / f-note 1-file$/)
})

test('a tie that was withdrawn ties nothing, unless its status is asked for', () => {
  const withdrawn = ['f-note', 'apnd', '2-new']
  const since = {
    ...content,
    associations: content.associations.map((each) =>
      withdrawn.includes(nameOf(each)) ? { ...each, status: 'deprecated' as const } : each,
    ),
  }
  const ofAny = { associationStatuses: ['approved', 'deprecated'] as const }
  for (const [asked, names, namesOfAny] of [
    [
      { kind: 'getAssociations', criteria: { uuids: [uuid('note')] } },
      '1-note rplc',
      '1-note f-note apnd rplc',
    ],
    [{ kind: 'getFolderAndContents', criteria: { key: one('folder') } }, 'folder', 'folder note f-note'],
    [{ kind: 'getFoldersForDocument', criteria: { key: one('note') } }, '', 'folder'],
    [
      { kind: 'getRelatedDocuments', criteria: { key: one('note'), associationTypes: [replaces, appends] } },
      'old note rplc',
      'old note rplc',
    ],
    [{ kind: 'getSubmissionSets', criteria: { uuids: [uuid('new')] } }, '', 'lot2 2-new'],
    [
      { kind: 'getSubmissionSetAndContents', criteria: { key: one('lot2') } },
      'lot2 signat 2-sign',
      'lot2 new signat 2-new 2-sign',
    ],
    [{ kind: 'getDocumentsAndAssociations', criteria: { keys: byUniqueId('report') } }, 'new', 'new 2-new'],
  ] as const satisfies readonly (readonly [Asked, string, string])[]) {
    const { kind, criteria } = asked
    const selected = (more: object) =>
      namesIn(selectObjects(asLeaf({ kind, criteria: { ...criteria, ...more } } as Asked), since))
    assert.deepEqual([selected({}), selected(ofAny)], [names, namesOfAny], kind)
  }
  const alone = {
    kind: 'getAssociations',
    criteria: { uuids: [uuid('note')], associationStatuses: ['deprecated'] },
  }
  assert.equal(namesIn(selectObjects(asLeaf(alone as Asked), since)), 'f-note apnd')
})

test('a folder is found by its logical id in every version, by its uniqueId in the current one', () => {
  const versions = {
    ...content,
    folders: [
      { ...folder, status: 'deprecated' as const },
      { ...folder, entryUuid: uuid('fold2'), version: 2 },
    ],
  }
  const found = (criteria: object) =>
    namesIn(selectObjects(asLeaf({ kind: 'getFolders', criteria } as Asked), versions))
  assert.equal(found({ keys: { by: 'logicalId', values: [uuid('folder')] } }), 'folder fold2')
  assert.equal(found({ keys: byUniqueId('folder') }), 'fold2')
  assert.equal(found({ keys: byUniqueId('folder'), metadataLevel: 2 }), 'folder fold2')
})
