/** Directives anticipées come in: those that were in force are in force no more, whoever deposits (VIS-16, R1111-19). */
import { directivesType } from '@carnet/core/model/document.ts'
import { areInForce, fateOfFormerDirectives, isDirectives } from '@carnet/core/rules/directives.ts'
import { holderTypeSystem } from '@carnet/core/rules/holder-documents.ts'
import { restartReminder } from '../store/directives-reminder.ts'
import { lockDocuments, setStatus } from '../store/document-changes.ts'
import { documentsOf, openFragments, openLabels, type StoredDocument } from '../store/documents.ts'
import { holdRecords } from '../store/records.ts'
import type { Act, Permitted } from './perform.ts'
import { traced } from './read-document.ts'
import { removeDocuments } from './remove-documents.ts'
import type { EntryWriting } from './unsent-version.ts'

const narrowing = { typeCodes: [{ code: directivesType, system: holderTypeSystem }] }

/**
 * To call before the new ones are added; `replaced`: what the lot says itself that it replaces. Held until the end of the transaction: of two sets at once, the second takes
 * the place of the first. No association says it, nor does the answer: who deposits may not be told that there were
 * others. Each that leaves keeps its own line of the history, told to who may see it.
 */
export async function retireFormerDirectives(
  permitted: Permitted,
  lot: {
    readonly added: readonly Pick<StoredDocument, 'typeCode'>[]
    readonly replaced: readonly StoredDocument[]
    readonly depositorId: string
  },
  writing: Pick<EntryWriting, 'restate'>,
): Promise<readonly Act[]> {
  const { added, replaced, depositorId } = lot
  if (!added.some(isDirectives)) return []
  const { tx, record, now } = permitted
  await holdRecords(tx, [record.id])
  await restartReminder(tx, record.id, now)
  const present = (await documentsOf(tx, record.id, narrowing)).filter(areInForce)
  const uuids = present.map(({ entryUuid }) => entryUuid)
  // Read again under their locks: one may have been deleted or replaced meanwhile.
  const former = (await lockDocuments(tx, record.id, uuids)).filter(
    (document) => areInForce(document) && !replaced.some(({ entryUuid }) => entryUuid === document.entryUuid),
  )
  const leaving = (fate: 'deleted' | 'deprecated') =>
    former
      .filter((document) => fateOfFormerDirectives(document, depositorId) === fate)
      .map(({ entryUuid }) => entryUuid)
  const deleted = leaving('deleted')
  return [
    ...(deleted.length === 0 ? [] : await removeDocuments(permitted, writing, deleted)),
    ...(await deprecate(
      permitted,
      former.filter(({ entryUuid }) => !deleted.includes(entryUuid)),
      writing,
    )),
  ]
}

async function deprecate(
  { tx, record }: Permitted,
  documents: readonly StoredDocument[],
  writing: Pick<EntryWriting, 'restate'>,
): Promise<readonly Act[]> {
  const uuids = documents.map(({ entryUuid }) => entryUuid)
  const fragments = await openFragments(tx, record.key, uuids)
  const labels = await openLabels(tx, record.key, uuids)
  for (const uuid of uuids)
    await setStatus(tx, record.key, uuid, 'deprecated', writing.restate(fragments.get(uuid)!, 'deprecated'))
  return documents.map((document) => ({
    action: 'replaceDocument',
    documents: [traced(document, labels.get(document.entryUuid)!)],
    returnedCount: 1,
  }))
}
