/** Documents leave a record, each decided: every version of them, so that no old entryUUID is a way around. VIS-20. */
import { lockDocuments } from '../store/document-changes.ts'
import { documentsByUniqueId } from '../store/documents.ts'
import { refuseUnlessAllowed } from './document-to-change.ts'
import type { Act, Permitted } from './perform.ts'
import { type Restating, restateDocuments } from './restate-documents.ts'

export async function removeDocuments(
  permitted: Permitted,
  writing: Restating,
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
  await restateDocuments(permitted, writing, versions, 'deleted')
  return deleted.map(({ act }) => act)
}
