/**
 * ITI-18 in memory: the objects that a stored query selects in what the registry holds of one patient.
 * IHE ITI TF-2 §3.18.4.1.2.3.7. What the caller may not see is taken out before: it then is as if it did not exist.
 */
import type { DocumentFacts, DocumentStatus } from '@carnet/core/model/document.ts'
import type { StoredQuery } from './iti-18.ts'
import {
  matchesDocuments,
  matchesFolders,
  matchesSubmissionSets,
  type SearchableEntry,
  type SearchableFolder,
  type SearchableSubmissionSet,
} from './iti-18-matching.ts'
import type { Key, Keys } from './iti-18-parameters.ts'
import type { QueryKind } from './iti-18-queries.ts'
import { associationTypes } from './vocabulary.ts'

/** Ids are compared whatever their letter case, with or without `urn:uuid:`. */
type Identified = { readonly entryUuid: string; readonly uniqueId: string }

export type RegistryEntry = SearchableEntry & Identified & Pick<DocumentFacts, 'logicalId' | 'version'>
export type RegistrySubmissionSet = SearchableSubmissionSet & Identified
export type RegistryFolder = SearchableFolder & Identified & Pick<DocumentFacts, 'logicalId' | 'version'>
export type RegistryAssociation = {
  readonly entryUuid: string
  readonly type: string
  readonly source: string
  readonly target: string
  /** Absent: Approved, the only one that the DMP gives to an association. */
  readonly status?: DocumentStatus
}

/** The objects of one patient: all of them, those that a caller may see, or those that a query selects. */
export type RegistryContent<
  E extends RegistryEntry,
  S extends RegistrySubmissionSet,
  F extends RegistryFolder,
  A extends RegistryAssociation,
> = {
  readonly entries: readonly E[]
  readonly submissionSets: readonly S[]
  readonly folders: readonly F[]
  readonly associations: readonly A[]
}

type Part = keyof RegistryContent<never, never, never, never>

/** What {@link selectObjects} looks at: a store need not read the rest, and gives it empty. */
export const partsRead: Readonly<Record<QueryKind, readonly Part[]>> = {
  findDocuments: ['entries'],
  findDocumentsByReferenceId: ['entries'],
  findSubmissionSets: ['submissionSets'],
  findFolders: ['folders'],
  getAll: ['entries', 'submissionSets', 'folders', 'associations'],
  getDocuments: ['entries'],
  getFolders: ['folders'],
  getAssociations: ['associations'],
  getDocumentsAndAssociations: ['entries', 'associations'],
  getSubmissionSets: ['submissionSets', 'associations'],
  getSubmissionSetAndContents: ['entries', 'submissionSets', 'folders', 'associations'],
  getFolderAndContents: ['entries', 'folders', 'associations'],
  getFoldersForDocument: ['entries', 'folders', 'associations'],
  getRelatedDocuments: ['entries', 'associations'],
}

/**
 * An association that has none of these UUIDs (bare, in lower case) as source or target changes nothing to the answer;
 * undefined: any may. A store narrows by them; giving more associations selects the same objects.
 */
export function touching(
  query: StoredQuery,
  content: Omit<RegistryContent<RegistryEntry, RegistrySubmissionSet, RegistryFolder, never>, 'associations'>,
): readonly string[] | undefined {
  const { entries, submissionSets, folders } = content
  switch (query.kind) {
    case 'getAll':
      return undefined
    case 'getAssociations':
    case 'getSubmissionSets':
      return query.criteria.uuids.map(bareUuid)
    case 'getDocumentsAndAssociations':
      return uuidsOf(currentByKeys(query.criteria, entries))
    case 'getSubmissionSetAndContents':
      return uuidsOf([...named(query.criteria.key, submissionSets), ...folders])
    case 'getFolderAndContents':
      return uuidsOf(named(query.criteria.key, folders))
    case 'getFoldersForDocument':
    case 'getRelatedDocuments':
      return uuidsOf(named(query.criteria.key, entries))
    case 'findDocuments':
    case 'findDocumentsByReferenceId':
    case 'findSubmissionSets':
    case 'findFolders':
    case 'getDocuments':
    case 'getFolders':
      return []
  }
}

export function selectObjects<
  E extends RegistryEntry,
  S extends RegistrySubmissionSet,
  F extends RegistryFolder,
  A extends RegistryAssociation,
>(query: StoredQuery, content: RegistryContent<E, S, F, A>): RegistryContent<E, S, F, A> {
  const { entries, submissionSets, folders } = content
  const associations = standing(query, content.associations)
  const nothing: RegistryContent<E, S, F, A> = {
    entries: [],
    submissionSets: [],
    folders: [],
    associations: [],
  }
  switch (query.kind) {
    case 'findDocuments':
    case 'findDocumentsByReferenceId':
      return { ...nothing, entries: entries.filter((entry) => matchesDocuments(query.criteria, entry)) }
    case 'findSubmissionSets':
      return {
        ...nothing,
        submissionSets: submissionSets.filter((set) => matchesSubmissionSets(query.criteria, set)),
      }
    case 'findFolders':
      return { ...nothing, folders: folders.filter((folder) => matchesFolders(query.criteria, folder)) }
    case 'getAll': {
      const { documentStatuses, submissionSetStatuses, folderStatuses, ...filter } = query.criteria
      const selected = {
        entries: entries.filter((entry) =>
          matchesDocuments({ ...filter, statuses: documentStatuses }, entry),
        ),
        submissionSets: submissionSets.filter(({ status }) => submissionSetStatuses.includes(status)),
        folders: folders.filter(({ status }) => folderStatuses.includes(status)),
      }
      const isSelected = among(uuidsOf(Object.values(selected).flat()))
      return {
        ...selected,
        associations: associations.filter(({ source, target }) => isSelected(source) || isSelected(target)),
      }
    }
    case 'getDocuments':
      return { ...nothing, entries: currentByKeys(query.criteria, entries) }
    case 'getFolders':
      return { ...nothing, folders: currentByKeys(query.criteria, folders) }
    case 'getAssociations':
      return { ...nothing, associations: ofObjects(associations, query.criteria.uuids) }
    case 'getDocumentsAndAssociations': {
      const found = currentByKeys(query.criteria, entries)
      return { ...nothing, entries: found, associations: ofObjects(associations, uuidsOf(found)) }
    }
    case 'getSubmissionSets': {
      const isAsked = among(query.criteria.uuids)
      const isSet = among(uuidsOf(submissionSets))
      const memberships = associations.filter(
        (association) =>
          isMembership(association) && isSet(association.source) && isAsked(association.target),
      )
      const isFound = among(memberships.map(({ source }) => source))
      return {
        ...nothing,
        submissionSets: submissionSets.filter(({ entryUuid }) => isFound(entryUuid)),
        associations: memberships,
      }
    }
    case 'getSubmissionSetAndContents': {
      const { key, ...filter } = query.criteria
      const sets = named(key, submissionSets)
      const isMember = membersOf(sets, associations)
      const contents = {
        submissionSets: sets,
        entries: entries.filter((entry) => isMember(entry.entryUuid) && matchesDocuments(filter, entry)),
        folders: folders.filter(({ entryUuid }) => isMember(entryUuid)),
      }
      const memberships = membershipsWithin(contents, associations)
      // What was filed in a folder by this lot is itself a member of the lot.
      const isMembershipWithin = among(memberships.map(({ entryUuid }) => entryUuid))
      const isSet = among(uuidsOf(sets))
      const ofMemberships = associations.filter(
        (association) =>
          isMembership(association) && isSet(association.source) && isMembershipWithin(association.target),
      )
      return { ...contents, associations: [...memberships, ...ofMemberships] }
    }
    case 'getFolderAndContents': {
      const { key, ...filter } = query.criteria
      const found = named(key, folders)
      const isMember = membersOf(found, associations)
      const contents = {
        submissionSets: [],
        entries: entries.filter((entry) => isMember(entry.entryUuid) && matchesDocuments(filter, entry)),
        folders: found,
      }
      return { ...contents, associations: membershipsWithin(contents, associations) }
    }
    case 'getFoldersForDocument': {
      const isDocument = among(uuidsOf(named(query.criteria.key, entries)))
      const isFound = among(
        associations
          .filter((association) => isMembership(association) && isDocument(association.target))
          .map(({ source }) => source),
      )
      return { ...nothing, folders: folders.filter(({ entryUuid }) => isFound(entryUuid)) }
    }
    case 'getRelatedDocuments': {
      const { key, objectTypes } = query.criteria
      const isDocument = among(uuidsOf(named(key, entries)))
      const isEntry = among(
        uuidsOf(entries.filter((entry) => matchesDocuments(objectTypes ? { objectTypes } : {}, entry))),
      )
      const relations = associations.filter(
        ({ type, source, target }) =>
          query.criteria.associationTypes.includes(type) &&
          (isDocument(source) || isDocument(target)) &&
          isEntry(source) &&
          isEntry(target),
      )
      // A document that nothing is related to is not in its own answer.
      const isRelated = among(relations.flatMap(({ source, target }) => [source, target]))
      return {
        ...nothing,
        entries: entries.filter(({ entryUuid }) => isRelated(entryUuid)),
        associations: relations,
      }
    }
  }
}

/** A tie that was withdrawn ties nothing, unless it is asked for (IHE ITI, XDS Metadata Update, `$XDSAssociationStatus`). */
function standing<A extends RegistryAssociation>(
  { criteria }: StoredQuery,
  ties: readonly A[],
): readonly A[] {
  const asked = ('associationStatuses' in criteria ? criteria.associationStatuses : undefined) ?? ['approved']
  return ties.filter(({ status = 'approved' }) => asked.includes(status))
}

/** By the uniqueId, which all versions share, the current one is meant; an entryUUID names one of them. */
function currentByKeys<E extends Identified & Pick<DocumentFacts, 'logicalId' | 'version'>>(
  asked: { readonly keys: Keys<'entryUuid' | 'uniqueId' | 'logicalId'>; readonly metadataLevel?: number },
  entries: readonly E[],
): readonly E[] {
  const found = byKeys(asked.keys, entries)
  if (asked.keys.by !== 'uniqueId' || asked.metadataLevel === 2) return found
  const current = new Map<string, number>()
  for (const { logicalId, version } of found)
    current.set(logicalId, Math.max(version, current.get(logicalId) ?? version))
  return found.filter(({ logicalId, version }) => version === current.get(logicalId))
}

function byKeys<By extends 'entryUuid' | 'uniqueId' | 'logicalId', T extends Readonly<Record<By, string>>>(
  { by, values }: Keys<By>,
  objects: readonly T[],
): readonly T[] {
  if (by === 'uniqueId') {
    const asked = new Set(values)
    return objects.filter((object) => asked.has(object[by]))
  }
  const isAsked = among(values)
  return objects.filter((object) => isAsked(object[by]))
}

/** Every version, where the object is only the way to others: what ties one version ties the document. */
function named<T extends Identified>({ by, value }: Key<'entryUuid' | 'uniqueId'>, objects: readonly T[]) {
  return byKeys({ by, values: [value] }, objects)
}

function ofObjects<A extends RegistryAssociation>(
  associations: readonly A[],
  uuids: readonly string[],
): readonly A[] {
  const isAsked = among(uuids)
  return associations.filter(({ source, target }) => isAsked(source) || isAsked(target))
}

function membersOf(
  packages: readonly Identified[],
  associations: readonly RegistryAssociation[],
): (uuid: string) => boolean {
  const isPackage = among(uuidsOf(packages))
  return among(
    associations
      .filter((association) => isMembership(association) && isPackage(association.source))
      .map(({ target }) => target),
  )
}

/** Those that say of what is answered that it belongs together. */
function membershipsWithin<A extends RegistryAssociation>(
  contents: Readonly<Record<'entries' | 'submissionSets' | 'folders', readonly Identified[]>>,
  associations: readonly A[],
): readonly A[] {
  const isInside = among(uuidsOf(Object.values(contents).flat()))
  return associations.filter(
    (association) =>
      isMembership(association) && isInside(association.source) && isInside(association.target),
  )
}

function isMembership({ type }: RegistryAssociation): boolean {
  return type === associationTypes.hasMember
}

function uuidsOf(objects: readonly Identified[]): readonly string[] {
  return objects.map(({ entryUuid }) => bareUuid(entryUuid))
}

function among(uuids: readonly string[]): (uuid: string) => boolean {
  const bare = new Set(uuids.map(bareUuid))
  return (uuid) => bare.has(bareUuid(uuid))
}

/** As software writes them: with or without the URN, in any letter case. */
function bareUuid(text: string): string {
  return text.replace(/^urn:uuid:/i, '').toLowerCase()
}
