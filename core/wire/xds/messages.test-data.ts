/** Every XDS message, of the DMP and of plain IHE, with the values that it may carry. */
import fc from 'fast-check'
import { type MessageProperties, propertiesOf } from '../message-properties.test-data.ts'
import { anyFilled, filled, oid, record } from '../texts.test-data.ts'
import { association, documentEntry, submissionSet, uuid } from './arbitraries.test-data.ts'
import { formatAssociation } from './association.ts'
import { includePart } from './document-content.ts'
import { formatDocumentEntry } from './document-entry.ts'
import { formatPropertiesUpdate, formatStatusUpdate, readDocumentUpdate } from './document-update.ts'
import {
  formatRegistryResponse,
  type ReceivedError,
  readRegistryResponse,
  XdsError,
  type XdsErrorCode,
  xdsErrorCodes,
} from './errors.ts'
import { formatStoredQuery, readStoredQuery } from './iti-18.ts'
import {
  formatObjectRef,
  queryResponseHead,
  queryResponseTail,
  readQueryResponse,
} from './iti-18-response.ts'
import { formatProvideAndRegister, readProvideAndRegister } from './iti-41.ts'
import {
  type DocumentRequest,
  formatRetrieveRequest,
  formatRetrieveResponse,
  readRetrieveRequest,
  readRetrieveResponse,
} from './iti-43.ts'
import type { Association, DocumentEntry } from './metadata.ts'
import { folder, removeObjects, submitObjects } from './registry/messages.test-data.ts'
import { readRemoval } from './registry/metadata-removal.ts'
import { readRegistrySubmission, registryVoice } from './registry/registry-submission.ts'
import { queryKinds, storedQuery } from './stored-queries.test-data.ts'
import { formatSubmissionSet } from './submission-set.ts'
import { associationTypes, statusUrns } from './vocabulary.ts'

const { replaces, appends, transforms, transformsAndReplaces, signs } = associationTypes
const few = <V>(value: fc.Arbitrary<V>) => fc.array(value, { maxLength: 2 })

const errors = fc.array(
  record(
    {
      code: fc.constantFrom(...xdsErrorCodes),
      context: filled,
      severity: fc.constantFrom('error' as const, 'warning' as const),
    },
    { location: anyFilled },
  ),
  { maxLength: 3 },
)
const errorsIn = (list: readonly ReceivedError[]) =>
  list.map(({ code, context, ...options }) => new XdsError(code as XdsErrorCode, context, options))
const severities = ['error', 'warning', 'success', 'failure', 'partialSuccess'] as const

/** A lot whose documents each replace, complete, transform or sign one that is there, or do not. */
const lot = record({
  set: submissionSet,
  documents: fc.array(
    record(
      { entry: documentEntry, content: anyFilled },
      { tie: fc.constantFrom(replaces, appends, transforms, transformsAndReplaces, signs) },
    ),
    { minLength: 1, maxLength: 2 },
  ),
  target: uuid,
}).map(({ set, documents, target }) => {
  const submissionSet = { ...set, entryUuid: 'SubmissionSet01' }
  const entries = documents.map(
    ({ entry }, rank): DocumentEntry => ({
      ...entry,
      entryUuid: `Document0${rank}`,
      patientId: set.patientId,
      uniqueId: `${set.uniqueId}.${rank}`,
    }),
  )
  const associations = documents.flatMap(({ tie }, rank): Association[] => {
    const source = `Document0${rank}`
    const member: Association = {
      id: `member${rank}`,
      type: associationTypes.hasMember,
      source: 'SubmissionSet01',
      target: source,
      slots: { SubmissionSetStatus: ['Original'] },
    }
    return tie === undefined ? [member] : [member, { id: `tie${rank}`, type: tie, source, target, slots: {} }]
  })
  return {
    submission: { submissionSet, entries, associations },
    cids: documents.map(({ content }) => content),
  }
})

const status = fc.constantFrom(
  'approved' as const,
  'deprecated' as const,
  'archived' as const,
  'deleted' as const,
)
const update = record({
  submissionSet: submissionSet.map((set) => ({ ...set, entryUuid: 'SubmissionSet01' })),
  entryUuid: uuid,
  original: status,
  next: status,
})

const documentRequest: fc.Arbitrary<DocumentRequest> = record(
  { repositoryUniqueId: filled, documentUniqueId: filled },
  { homeCommunityId: filled },
)
const retrieved = record(
  { repositoryUniqueId: filled, documentUniqueId: filled, mimeType: filled, cid: anyFilled },
  { homeCommunityId: filled },
)

/** As plain IHE has it: with a folder, and associations that another system named. */
const plainLot = record({
  set: submissionSet,
  entry: documentEntry,
  folderId: uuid,
  folderUniqueId: oid,
  ties: few(association),
})
const folderRead = {
  title: 'Folder',
  codes: [{ code: 'Referrals', system: 'folders', display: 'Referrals' }],
}

export const xdsMessages: readonly MessageProperties[] = [
  propertiesOf({
    name: 'ITI-41, the request',
    valid: lot,
    write: ({ submission, cids }) =>
      formatProvideAndRegister(
        submission,
        cids.map((cid, rank) => ({ entryId: `Document0${rank}`, content: includePart(cid) })),
      ).text,
    read: (message) => readProvideAndRegister(message),
    heard: ({ submission, cids }) => ({
      ...submission,
      documents: new Map(cids.map((cid, rank) => [`Document0${rank}`, { kind: 'part', cid }])),
      warnings: [],
    }),
    words: ['part', 'inline', ...Object.values(associationTypes)],
  }),
  propertiesOf({
    name: 'ITI-42 and ITI-57 of plain IHE, the request',
    valid: plainLot,
    write: ({ set, entry, folderId, folderUniqueId, ties }) =>
      submitObjects(
        formatSubmissionSet(set),
        formatDocumentEntry(entry),
        folder('P1^^^&1.2.3&ISO', { id: folderId, uniqueId: folderUniqueId }),
        ...ties.map(formatAssociation),
      ).text,
    read(message) {
      const lot = readRegistrySubmission(message, registryVoice)
      const values = (objects: readonly { readonly value: unknown }[]) => objects.map(({ value }) => value)
      return {
        submissionSet: lot.submissionSet.value,
        entries: values(lot.entries),
        folders: values(lot.folders),
        associations: values(lot.associations),
      }
    },
    heard: ({ set, entry, folderId, folderUniqueId, ties }) => ({
      submissionSet: set,
      entries: [entry],
      folders: [
        {
          ...folderRead,
          entryUuid: folderId,
          patientId: { id: 'P1', oid: '1.2.3' },
          uniqueId: folderUniqueId,
        },
      ],
      associations: ties,
    }),
    words: ['association 1', 'association 2', ...Object.values(associationTypes)],
  }),
  propertiesOf({
    name: 'ITI-62, the request',
    valid: fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 3 }),
    write: (uuids) => removeObjects(...uuids.map((one) => `urn:uuid:${one}`)).text,
    read: readRemoval,
  }),
  propertiesOf({
    name: 'a change of status, the request',
    valid: update,
    write: ({ submissionSet, ...change }) => formatStatusUpdate(submissionSet, change).text,
    read(message) {
      const { submissionSet, change } = readDocumentUpdate(message)
      const { association: _, ...said } = change.kind === 'status' ? change : { association: change.kind }
      return { submissionSet, ...said }
    },
    heard: ({ submissionSet, entryUuid, original, next }) => ({
      submissionSet,
      kind: 'status',
      target: entryUuid.slice('urn:uuid:'.length),
      original,
      next,
    }),
    words: ['status', ...Object.keys(statusUrns)],
  }),
  propertiesOf({
    name: 'a change of visibility, the request',
    valid: record({ lot, version: fc.integer({ min: 0, max: 99 }) }),
    write: ({ lot: { submission }, version }) =>
      formatPropertiesUpdate(submission.submissionSet, submission.entries[0]!, version).text,
    read(message) {
      const { submissionSet, change } = readDocumentUpdate(message)
      if (change.kind !== 'properties') return { submissionSet }
      return { submissionSet, entry: change.entry, previousVersion: change.previousVersion }
    },
    heard: ({ lot: { submission }, version }) => ({
      submissionSet: submission.submissionSet,
      entry: submission.entries[0],
      previousVersion: version,
    }),
  }),
  propertiesOf({
    name: 'RegistryResponse',
    valid: record({
      status: fc.constantFrom('success' as const, 'failure' as const, 'partialSuccess' as const),
      errors,
    }),
    write: ({ status, errors }) => formatRegistryResponse(status, errorsIn(errors)).text,
    read: readRegistryResponse,
    words: severities,
  }),
  propertiesOf({
    name: 'ITI-18, the request',
    valid: fc.oneof(...queryKinds.map(storedQuery)),
    write: (query) => formatStoredQuery(query).text,
    read: (message) => readStoredQuery(message, 'dmp'),
    words: [...queryKinds, ...Object.keys(statusUrns), 'entryUuid', 'uniqueId', 'logicalId'],
  }),
  propertiesOf({
    name: 'ITI-18, the answer',
    valid: record({
      errors,
      entries: few(documentEntry),
      submissionSets: few(submissionSet),
      associations: few(association),
      objectRefs: few(uuid),
    }),
    write: ({ errors, entries, submissionSets, associations, objectRefs }) =>
      [
        queryResponseHead({ total: 1, errors: errorsIn(errors) }),
        ...submissionSets.map(formatSubmissionSet),
        ...entries.map(formatDocumentEntry),
        ...associations.map(formatAssociation),
        ...objectRefs.map(formatObjectRef),
        queryResponseTail,
      ].join(''),
    read: readQueryResponse,
    heard: (answer) => ({ status: 'success', ...answer }),
    words: [...severities, ...Object.values(associationTypes)],
  }),
  propertiesOf({
    name: 'ITI-43, the request',
    valid: fc.array(documentRequest, { minLength: 1, maxLength: 3 }),
    write: (requests) => formatRetrieveRequest(requests).text,
    read: readRetrieveRequest,
  }),
  propertiesOf({
    name: 'ITI-43, the answer',
    valid: record({ documents: few(retrieved), errors }),
    write: ({ documents, errors }) => formatRetrieveResponse(documents, errorsIn(errors)).text,
    read: (message) => readRetrieveResponse(message),
    heard: ({ documents, errors }) => ({
      status: errors.length === 0 ? 'success' : documents.length === 0 ? 'failure' : 'partialSuccess',
      errors,
      documents: documents.map(({ cid, ...document }) => ({ ...document, content: { kind: 'part', cid } })),
    }),
    words: [...severities, 'part', 'inline'],
  }),
]
