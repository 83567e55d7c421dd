/** Directives anticipées come in: those that were in force are in force no more, whoever deposits (VIS-16, R1111-19). */
import { randomUUID } from 'node:crypto'
import { directivesType } from '@carnet/core/model/document.ts'
import { areInForce, fateOfFormerDirectives, isDirectives } from '@carnet/core/rules/directives.ts'
import { holderTypeSystem } from '@carnet/core/rules/holder-documents.ts'
import { restartReminder } from '../store/directives-reminder.ts'
import { lockDocuments } from '../store/document-changes.ts'
import { openLabels } from '../store/document-fragments.ts'
import { documentsOf, type StoredDocument } from '../store/documents.ts'
import { holdRecords } from '../store/records.ts'
import type { StoredAssociation } from '../store/submissions.ts'
import type { Act, Permitted } from './perform.ts'
import { traced } from './read-document.ts'
import { removeDocuments } from './remove-documents.ts'
import type { Replacements } from './replace-documents.ts'
import { type Restating, restateDocuments } from './restate-documents.ts'

const narrowing = { typeCodes: [{ code: directivesType, system: holderTypeSystem }] }

/** What became of the former ones: a line of the history for each, and what takes their place. */
export type RetiredDirectives = {
  readonly acts: readonly Act[]
  readonly associations: readonly StoredAssociation[]
}

/**
 * To call before the new ones are added; `replaced`: what the lot says itself that it replaces. Held until the end of
 * the transaction: of two sets at once, the second takes the place of the first. The answer says nothing of it, who
 * deposits may not be told that there were others; the association and the line of the history are told to who may see
 * what they speak of, and to whom the new ones are hidden the former stay in force (VIS-03).
 */
export async function retireFormerDirectives(
  permitted: Permitted,
  lot: {
    readonly added: readonly Pick<StoredDocument, 'typeCode' | 'entryUuid' | 'submissionUuid'>[]
    readonly replaced: readonly StoredDocument[]
    readonly depositorId: string
  },
  writing: Pick<Replacements, 'restate' | 'takesPlaceOf'>,
): Promise<RetiredDirectives> {
  const { added, replaced, depositorId } = lot
  const coming = added.filter(isDirectives)
  if (coming.length === 0) return { acts: [], associations: [] }
  const { tx, record, now } = permitted
  await holdRecords(tx, [record.id])
  await restartReminder(tx, record.id, now)
  const all = await documentsOf(tx, record.id, narrowing)
  const present = all.filter(areInForce)
  const uuids = present.map(({ entryUuid }) => entryUuid)
  // Read again under their locks: one may have been deleted or replaced meanwhile.
  const former = (await lockDocuments(tx, record.id, uuids)).filter(
    (document) => areInForce(document) && !replaced.some(({ entryUuid }) => entryUuid === document.entryUuid),
  )
  const ofFate = (fate: 'deleted' | 'deprecated') =>
    former.filter((document) => fateOfFormerDirectives(document, depositorId) === fate)
  const deleted = ofFate('deleted').map(({ entryUuid }) => entryUuid)
  const deprecated = ofFate('deprecated')
  return {
    acts: [
      ...(deleted.length === 0 ? [] : await removeDocuments(permitted, writing, deleted)),
      ...(await deprecate(permitted, deprecated, writing)),
    ],
    associations: [...deprecated, ...alreadyReplaced(all)].flatMap(({ entryUuid: target }) =>
      coming.map(({ entryUuid: source, submissionUuid }) => ({
        entryUuid: randomUUID(),
        type: writing.takesPlaceOf,
        source,
        target,
        submissionUuid,
        slots: {},
      })),
    ),
  }
}

/**
 * Those that an earlier set replaced: the new ones replace them too, or they would be in force for whom that earlier set
 * is hidden.
 */
function alreadyReplaced(directives: readonly StoredDocument[]): readonly StoredDocument[] {
  return directives.filter(
    ({ status, logicalId, version }) =>
      status === 'deprecated' &&
      !directives.some((other) => other.logicalId === logicalId && other.version > version),
  )
}

async function deprecate(
  permitted: Permitted,
  documents: readonly StoredDocument[],
  writing: Restating,
): Promise<readonly Act[]> {
  const { tx, record } = permitted
  const uuids = documents.map(({ entryUuid }) => entryUuid)
  const labels = await openLabels(tx, record.key, uuids)
  await restateDocuments(permitted, writing, documents, 'deprecated')
  return documents.map((document) => ({
    action: 'replaceDocument',
    documents: [traced(document, labels.get(document.entryUuid)!)],
    returnedCount: 1,
  }))
}
