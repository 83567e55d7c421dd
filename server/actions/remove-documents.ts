/** Documents leave a record, each decided: every version of them, so that no old entryUUID is a way around. VIS-20. */
import { lockDocuments, setStatus } from '../store/document-changes.ts'
import { openFragments } from '../store/document-fragments.ts'
import { documentsByUniqueId } from '../store/documents.ts'
import { refuseUnlessAllowed } from './document-to-change.ts'
import type { Act, Permitted } from './perform.ts'
import type { EntryWriting } from './unsent-version.ts'

export async function removeDocuments(
  permitted: Permitted,
  writing: Pick<EntryWriting, 'restate'>,
  entryUuids: readonly string[],
): Promise<readonly Act[]> {
  const { tx, record } = permitted
  const found = await lockDocuments(tx, record.id, entryUuids)
  const deleted = []
  for (const entryUuid of entryUuids)
    deleted.push(
      await refuseUnlessAllowed(
        permitted,
        found.find((each) => each.entryUuid === entryUuid),
        'deleteDocument',
      ),
    )
  const versions = await documentsByUniqueId(
    tx,
    record.id,
    deleted.map(({ document }) => document.uniqueId),
  )
  const uuids = versions.map((version) => version.entryUuid)
  const fragments = await openFragments(tx, record.key, uuids)
  for (const uuid of uuids)
    await setStatus(tx, record.key, uuid, 'deleted', writing.restate(fragments.get(uuid)!, 'deleted'))
  return deleted.map(({ act }) => act)
}
