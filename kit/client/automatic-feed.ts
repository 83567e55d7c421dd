/** What a practice software sends by itself when documents are saved, and what stays behind, listed. rules.md FEED-02 to FEED-07. */
import type { Day } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { decideFeeding, type FeedingAnswer } from '@carnet/core/rules/duty-to-feed.ts'
import type { Dmp } from './dmp.ts'
import type { DocumentToSubmit, Submitted } from './submit-documents.ts'

export type SavedDocument = {
  readonly document: DocumentToSubmit
  readonly on: Day
  /** Of a report of biology: all results are in it. */
  readonly complete: boolean
  /** The professional unticked it in the window that shows what will leave. */
  readonly held: boolean
}

export type Fed = {
  readonly submitted: Submitted | undefined
  /** For the software to keep: what is in it is not sent again. */
  readonly hashesSent: ReadonlySet<string>
  readonly kept: readonly {
    readonly saved: SavedDocument
    readonly because: Exclude<FeedingAnswer, 'send'>
  }[]
}

/** @throws UnusableInput, DmpRefusal, DmpUnreachable: nothing is then counted as sent. */
export async function feedDueDocuments(
  dmp: Dmp,
  patient: PatientId,
  documents: readonly SavedDocument[],
  hashesSent: ReadonlySet<string>,
): Promise<Fed> {
  const hashes = new Set(hashesSent)
  const due: DocumentToSubmit[] = []
  const kept: Fed['kept'][number][] = []
  for (const saved of documents) {
    const { source, typeCode } = saved.document
    const { on, complete, held } = saved
    const code = (typeCode ?? source.header.code)?.code ?? ''
    const { hash, sizeBytes } = source
    const answer = decideFeeding({ typeCode: code, on, complete, hash, sizeBytes, held }, hashes)
    if (answer === 'send') {
      due.push(saved.document)
      hashes.add(hash)
    } else kept.push({ saved, because: answer })
  }
  const submitted = due.length === 0 ? undefined : await dmp.submitDocuments(patient, due)
  return { submitted, hashesSent: hashes, kept }
}
