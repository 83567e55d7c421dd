/** The reader of the portal: one document, its bytes, and who else opened it. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Download, Trace } from '@carnet/core/model/trace.ts'
import { openLabels } from '../store/document-fragments.ts'
import { blobOf, documentsByEntryUuid } from '../store/documents.ts'
import { tracesOf } from '../store/traces.ts'
import { listed } from './list-documents.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { type ReleasedDocument, traced } from './read-document.ts'
import { starsFor } from './stars-as-seen.ts'
import { oneAsSeen } from './status-as-seen.ts'

export type OpenedDocument = ReleasedDocument & {
  readonly readings: readonly Trace[]
  /** By the holder's choice (VIS-04), whatever is said of this one. */
  readonly everythingMasked: boolean
  /** The holder keeps it at hand, and he is the reader. */
  readonly starred: boolean
}

const readingsMax = 500

/** Throws Refused `documentUnknown`, the same for a document that does not exist and for one that may not be seen. */
export function openDocument(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  entryUuid: string,
  /** How it is given: the history tells a download from a page (TRA-05). */
  as: 'readDocument' | Download = 'readDocument',
): Promise<OpenedDocument> {
  return perform(platform, caller, { patient, action: 'readDocument' }, async (permitted) => {
    const { tx, record, judge } = permitted
    const [stored] = await documentsByEntryUuid(tx, record.id, [entryUuid])
    const decision = stored && judge(stored)
    if (stored === undefined || !decision?.allowed) throw new Refused('documentUnknown')
    const document = await oneAsSeen(permitted, stored)
    const label = (await openLabels(tx, record.key, [document.entryUuid])).get(document.entryUuid)!
    const traces = await tracesOf(tx, record.key, {
      kind: 'readings',
      withoutActor: { kind: 'patient', id: '' },
      withoutSecret: caller.kind === 'patient' && caller.delegate !== undefined,
      limit: readingsMax,
    })
    const blob = blobOf(record.key, document)
    return {
      result: {
        ...listed(permitted, platform.settings, document, label),
        open: () => platform.blobs.read(blob),
        everythingMasked: record.everythingMasked,
        starred: (await starsFor(caller, permitted)).has(document.logicalId),
        readings: traces.filter(
          (trace) =>
            (trace.action === 'readDocument' || trace.action === 'downloadDocument') &&
            trace.documents.some(({ uniqueId }) => uniqueId === document.uniqueId),
        ),
      },
      acts: [{ action: as, documents: [traced(document, label)], checks: decision.checks, returnedCount: 1 }],
    }
  })
}
