/** TD3.1 and the patient's list: what was asked, less what the caller may not see. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { openFragments } from '../store/document-fragments.ts'
import { type DocumentNarrowing, documentsOf, type StoredDocument } from '../store/documents.ts'
import {
  allAssociationsOf,
  associationsOf,
  openSubmissions,
  type StoredAssociation,
  type StoredSubmission,
  submissionsOf,
} from '../store/submissions.ts'
import { type Act, type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import type { Restating } from './restate-documents.ts'
import { asSeen, type Replacements, replacementsAmong } from './status-as-seen.ts'

/** What was read of a record, what of it a caller may see, or what a query selects in that. */
export type RecordContent = {
  readonly documents: readonly StoredDocument[]
  readonly submissions: readonly StoredSubmission[]
  readonly associations: readonly StoredAssociation[]
}

export type RecordQuery = {
  readonly action: Extract<Action, 'findDocuments' | 'findReferences'>
  /** Spares reading documents that `select` would leave out anyway. */
  readonly narrowing?: DocumentNarrowing
  readonly readsSubmissions: boolean
  /** The objects whose associations `select` looks at, given what was read; undefined: all. Absent: it looks at none. */
  readonly touching?: (read: Omit<RecordContent, 'associations'>) => readonly string[] | undefined
  readonly select: (content: RecordContent) => RecordContent
  /** False: the fragments stay sealed (ObjectRef). */
  readonly open: false | Restating
  /** As many opened objects as one answer bears. */
  readonly openMax: number
}

type Opened<T> = T & { readonly fragment: string }

export type Found = {
  /** Of a person with several matricules: that of today. A fragment names the one that it was filed under. */
  readonly currentPatient: PatientId | undefined
  readonly documents: readonly Opened<StoredDocument>[]
  readonly submissions: readonly Opened<StoredSubmission>[]
  readonly associations: readonly StoredAssociation[]
}

/**
 * The answer is selected in what the caller may see and in nothing else. What would have been selected besides is counted
 * for the holder (TRA-06).
 */
export function findDocuments(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  query: RecordQuery,
): Promise<Found> {
  return perform(platform, caller, { patient, action: query.action }, async (permitted) => {
    const { tx, record } = permitted
    const { selected, replacements, act } = await selectVisible(permitted, query)
    const { documents, submissions, associations } = selected
    const count = documents.length + submissions.length + associations.length
    const { open } = query
    if (open && count > query.openMax) throw new Refused('tooManyResults')
    const fragments = open ? await openFragments(tx, record.key, uuidsOf(documents)) : noFragments
    const packages = open ? await openSubmissions(tx, record.key, uuidsOf(submissions)) : noFragments
    const opened = <T extends { readonly entryUuid: string }>(object: T, from: typeof noFragments) => ({
      ...object,
      fragment: from.get(object.entryUuid) ?? '',
    })
    const result: Found = {
      currentPatient: record.currentPatient,
      documents: documents.map((document) => {
        const one = opened(document, fragments)
        const asStored = !open || !replacements.has(document.entryUuid)
        return asStored ? one : { ...one, fragment: open.restate(one.fragment, document.status) }
      }),
      submissions: submissions.map((submission) => opened(submission, packages)),
      associations,
    }
    return { result, acts: [act] }
  })
}

export type Selection = {
  readonly selected: RecordContent
  readonly replacements: Replacements
  /** The line that it leaves. */
  readonly act: Act
}

/** What the caller may see of what was asked, and how much of it he was told. */
export async function selectVisible(
  permitted: Permitted,
  query: Pick<RecordQuery, 'narrowing' | 'readsSubmissions' | 'touching' | 'select'>,
): Promise<Selection> {
  const { visibleToHolder } = permitted
  const content = await readContent(permitted, query)
  const replacements = await replacementsAmong(permitted, content.documents)
  const { seen, visible, selected } = answerTo(permitted, content, replacements, query)
  // Counted as who reads the history may count: what is not known to him is in no number, nor what it replaced left out.
  const returnedTo = (knows: (document: DocumentFacts) => boolean) => {
    const known = { ...seen, documents: asSeen(permitted, seen.documents, replacements, knows) }
    const told = replacements.size === 0 ? selected.documents : query.select(known).documents
    return told.filter(knows).length
  }
  const returnedCount = returnedTo(visibleToHolder)
  const toRepresentatives = returnedTo((document) => visibleToHolder(document) && !isSecret(document))
  const inForce: Pick<Permitted, 'statusOf'> = {
    statusOf: ({ status }, by) => (by.length > 0 ? status : 'approved'),
  }
  const known = asSeen(inForce, content.documents, replacements, visibleToHolder)
  const filtered = leftOut({ ...content, documents: known }, visible, query).filter(visibleToHolder)
  return {
    selected,
    replacements,
    act: {
      returnedCount,
      filteredCount: filtered.length,
      secretCount: returnedCount - toRepresentatives,
    },
  }
}

const noFragments: ReadonlyMap<string, string> = new Map()

/**
 * What of a record answers a query, for whom these decisions are. `seen`: with the statuses that are stored.
 */
export function answerTo(
  decided: Pick<Permitted, 'judge' | 'statusOf'>,
  content: RecordContent,
  replacements: Replacements,
  { select }: Pick<RecordQuery, 'select'>,
): { readonly seen: RecordContent; readonly visible: RecordContent; readonly selected: RecordContent } {
  const seen = visibleContent(decided, content)
  const visible = { ...seen, documents: asSeen(decided, seen.documents, replacements) }
  return { seen, visible, selected: select(visible) }
}

export async function readContent(
  { tx, record }: Pick<Permitted, 'tx' | 'record'>,
  { narrowing, readsSubmissions, touching }: Pick<RecordQuery, 'narrowing' | 'readsSubmissions' | 'touching'>,
): Promise<RecordContent> {
  const documents = await documentsOf(tx, record.id, narrowing)
  const submissions = readsSubmissions ? await submissionsOf(tx, record.id) : []
  if (touching === undefined) return { documents, submissions, associations: [] }
  const objects = touching({ documents, submissions })
  const associations =
    objects === undefined
      ? await allAssociationsOf(tx, record.id)
      : await associationsOf(tx, record.id, objects)
  return { documents, submissions, associations }
}

export function visibleDocuments<T extends DocumentFacts>(
  { judge }: Pick<Permitted, 'judge'>,
  documents: readonly T[],
): readonly T[] {
  return documents.filter((document) => judge(document).allowed)
}

/** What is left of a record, lots and associations included, for who may see only some of its documents. */
export function visibleContent(permitted: Pick<Permitted, 'judge'>, content: RecordContent): RecordContent {
  const documents = visibleDocuments(permitted, content.documents)
  const visibleUuids = new Set<string>(uuidsOf(documents))
  const visibleSubmissions = new Set(documents.map((document) => document.submissionUuid))
  const isVisible = (uuid: string) => visibleUuids.has(uuid) || visibleSubmissions.has(uuid)
  // What a lot says of an object is seen with the object: a lot that only changes one has no document of its own.
  // What it says of two is seen with both: that a hidden document replaces a visible one is not.
  const isTold = (lot: string, { source, target }: Pick<StoredAssociation, 'source' | 'target'>) =>
    isVisible(target) && (source === lot || isVisible(source))
  return {
    documents,
    // A lot of which nothing may be seen does not exist for this caller.
    submissions: content.submissions.filter(({ entryUuid, says }) =>
      says.some((association) => isTold(entryUuid, association)),
    ),
    associations: content.associations.filter((association) =>
      isTold(association.submissionUuid, association),
    ),
  }
}

/** The hidden documents that the answer would have held, or spoken of when it holds none; once each, deleted ones not. */
function leftOut(
  content: RecordContent,
  visible: RecordContent,
  { select }: Pick<RecordQuery, 'select'>,
): readonly StoredDocument[] {
  const seen = new Set<string>(uuidsOf(visible.documents))
  const hidden = content.documents.filter(
    ({ entryUuid, status }) => status !== 'deleted' && !seen.has(entryUuid),
  )
  if (hidden.length === 0) return []
  const { documents, submissions, associations } = select(content)
  const concerned = new Set(
    documents.length > 0
      ? uuidsOf(documents)
      : [
          ...submissions.flatMap(({ says }) => says.map(({ target }) => target)),
          ...associations.flatMap(({ source, target }) => [source, target]),
        ],
  )
  const byDocument = new Map(
    hidden
      .filter(({ entryUuid }) => concerned.has(entryUuid))
      .map((document) => [document.logicalId, document]),
  )
  return [...byDocument.values()]
}

/** Kept from legal representatives: a count told to them leaves it out (VIS-09). */
export function isSecret({ visibility }: Pick<DocumentFacts, 'visibility'>): boolean {
  return visibility.invisibleToRepresentatives
}

function uuidsOf(objects: readonly { readonly entryUuid: string }[]): string[] {
  return objects.map((object) => object.entryUuid)
}

export type { DocumentNarrowing } from '../store/documents.ts'
