/** TD3.2 and the patient's reader: the bytes of documents, given only after their trace is committed. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { TracedDocument } from '@carnet/core/model/trace.ts'
import type { BlobRef } from '../store/blobs.ts'
import { type DocumentLabel, openLabels } from '../store/document-fragments.ts'
import { blobOf, documentsByUniqueId, type StoredDocument } from '../store/documents.ts'
import { isSecret } from './find-documents.ts'
import { type Act, type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'

export type ReleasedDocument = StoredDocument & {
  readonly label: DocumentLabel
  /** Opens the bytes; every segment is verified before it is given. */
  readonly open: () => AsyncGenerator<Buffer>
}

/**
 * One answer per uniqueId asked, in order: the document, or undefined, the same whether it does not exist or may not
 * be seen by this caller. Rights are those of the current version; any version's content is the same.
 */
export async function readDocuments(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  uniqueIds: readonly string[],
): Promise<readonly (ReleasedDocument | undefined)[]> {
  const released = await perform(platform, caller, { patient, action: 'readDocument' }, async (permitted) => {
    const { tx, record, judge } = permitted
    const current = new Map<string, StoredDocument>()
    for (const document of await documentsByUniqueId(tx, record.id, uniqueIds))
      if (!current.has(document.uniqueId)) current.set(document.uniqueId, document)

    const labels = await openLabels(
      tx,
      record.key,
      [...current.values()].map((document) => document.entryUuid),
    )
    const acts: Act[] = []
    const given: (StoredDocument & { label: DocumentLabel; blob: BlobRef })[] = []
    for (const document of current.values()) {
      const label = labels.get(document.entryUuid)!
      const decision = judge(document)
      const told = { documents: [traced(document, label)], checks: decision.checks }
      if (decision.allowed) {
        given.push({ ...document, label, blob: blobOf(record.key, document) })
        acts.push({ ...told, returnedCount: 1, ...keptFrom(permitted, document) })
      } else acts.push({ ...told, refusal: decision.reason })
    }
    // A line each, as for those that are there: nobody tells them apart by their number.
    const unknown = new Set(uniqueIds.filter((uniqueId) => !current.has(uniqueId)))
    for (const _ of unknown) acts.push({ refusal: 'documentUnknown' })
    // Asked of another repository than ours: he was let in, and given nothing.
    if (acts.length === 0) acts.push({ refusal: 'documentUnknown' })
    return { result: new Map(given.map((document) => [document.uniqueId as string, document])), acts }
  })
  return uniqueIds.map((uniqueId) => {
    const document = released.get(uniqueId)
    return document && { ...document, open: () => platform.blobs.read(document.blob) }
  })
}

function keptFrom({ visibleToHolder }: Permitted, document: DocumentFacts): Pick<Act, 'keptFrom'> {
  if (!visibleToHolder(document)) return { keptFrom: 'holder' }
  return isSecret(document) ? { keptFrom: 'representatives' } : {}
}

export function traced(
  document: Pick<StoredDocument, 'uniqueId' | 'typeCode'>,
  label: DocumentLabel,
): TracedDocument {
  return {
    uniqueId: document.uniqueId,
    title: label.title,
    typeCode: document.typeCode,
    typeDisplay: label.typeDisplay,
  }
}
