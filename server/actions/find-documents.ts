/** TD3.1 and the patient's list: what was asked, less what the caller may not see. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import {
  associationsOf,
  type DocumentNarrowing,
  documentsOf,
  openFragments,
  openSubmissions,
  type StoredAssociation,
  type StoredDocument,
  type StoredSubmission,
  submissionsOf,
} from '../store/documents.ts'
import { type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'

export type FoundDocument = StoredDocument & { readonly fragment: string }
export type FoundSubmission = StoredSubmission & { readonly fragment: string }

/** All that the caller may see of what was read of the record: each query of the wire picks from it. */
export type VisibleRecord = {
  readonly documents: readonly StoredDocument[]
  readonly submissions: () => Promise<readonly StoredSubmission[]>
  /** Associations with one of these objects as source or target, both ends visible. */
  readonly associations: (uuids: readonly string[]) => Promise<readonly StoredAssociation[]>
}

export type Selection = {
  readonly documents?: readonly StoredDocument[]
  readonly submissions?: readonly StoredSubmission[]
  readonly associations?: readonly StoredAssociation[]
}

export type Found = {
  readonly documents: readonly FoundDocument[]
  readonly submissions: readonly FoundSubmission[]
  readonly associations: readonly StoredAssociation[]
}

/**
 * `narrowing` spares reading documents that `matches` and `select` would leave out anyway. `matches` narrows to what was
 * asked and is the only reader of hidden facts, to count for the holder what was left out (TRA-06); `select` sees
 * visible objects only. With `open: false` the fragments stay sealed (ObjectRef).
 */
export function findDocuments(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  query: {
    readonly action?: Extract<Action, 'findDocuments' | 'findReferences'>
    readonly narrowing?: DocumentNarrowing
    readonly matches?: (document: StoredDocument) => boolean
    readonly select: (visible: VisibleRecord) => Promise<Selection>
    readonly open: boolean
  },
): Promise<Found> {
  const action = query.action ?? 'findDocuments'
  return perform(platform, caller, { patient, action }, async (permitted) => {
    const { tx, record } = permitted
    const { visible, filteredCount } = await visibleDocuments(permitted, query.matches, query.narrowing)
    const selection = await query.select(visible)
    const documents = selection.documents ?? []
    const submissions = selection.submissions ?? []
    const fragments = query.open ? await openFragments(tx, record.key, uuidsOf(documents)) : noFragments
    const packages = query.open ? await openSubmissions(tx, record.key, uuidsOf(submissions)) : noFragments
    const withFragment = <T extends { readonly entryUuid: string }>(object: T, from: typeof noFragments) => ({
      ...object,
      fragment: from.get(object.entryUuid) ?? '',
    })
    const result: Found = {
      documents: documents.map((document) => withFragment(document, fragments)),
      submissions: submissions.map((submission) => withFragment(submission, packages)),
      associations: selection.associations ?? [],
    }
    // Counted as the holder may count them: a document not announced to him is in neither number.
    const returnedCount = documents.filter(permitted.visibleToHolder).length
    return { result, acts: [{ returnedCount, filteredCount }] }
  })
}

const noFragments: ReadonlyMap<string, string> = new Map()

export async function visibleDocuments(
  permitted: Permitted,
  matches: ((document: StoredDocument) => boolean) | undefined,
  narrowing?: DocumentNarrowing,
): Promise<{ visible: VisibleRecord; filteredCount: number }> {
  const { tx, record, judge, visibleToHolder } = permitted
  const all = await documentsOf(tx, record.id, narrowing)
  const documents: StoredDocument[] = []
  let filteredCount = 0
  for (const document of all) {
    if (judge(document).allowed) documents.push(document)
    else if (document.status !== 'deleted' && (matches?.(document) ?? true) && visibleToHolder(document))
      filteredCount++
  }
  const visibleUuids = new Set<string>(uuidsOf(documents))
  const visibleSubmissions = new Set(documents.map((document) => document.submissionUuid))
  const isVisible = (uuid: string) => visibleUuids.has(uuid) || visibleSubmissions.has(uuid)
  return {
    filteredCount,
    visible: {
      documents,
      // A lot of which nothing may be seen does not exist for this caller.
      submissions: async () =>
        (await submissionsOf(tx, record.id)).filter(({ targets }) =>
          targets.some((target) => visibleUuids.has(target)),
        ),
      // What a lot says of an object is seen with the object: a lot that only changes one has no document of its own.
      associations: async (uuids) =>
        (await associationsOf(tx, record.id, uuids)).filter(
          ({ source, target, submissionUuid }) =>
            isVisible(target) && (source === submissionUuid || isVisible(source)),
        ),
    },
  }
}

function uuidsOf(objects: readonly { readonly entryUuid: string }[]): string[] {
  return objects.map((object) => object.entryUuid)
}

export type { DocumentNarrowing } from '../store/documents.ts'
