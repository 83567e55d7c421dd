/** A version of a document's metadata that no lot brought: made by the server itself, or by the holder in his space. */
import { randomUUID } from 'node:crypto'
import type { Code } from '@carnet/core/model/code.ts'
import type { DocumentStatus, EntryUuid, Visibility } from '@carnet/core/model/document.ts'
import type { Tx } from '../store/database.ts'
import { setStatus, setVisibility } from '../store/document-changes.ts'
import { type DocumentLabel, openFragments, openLabels } from '../store/document-fragments.ts'
import { addDocument, blobOf, type StoredDocument } from '../store/documents.ts'
import type { RecordKey } from '../store/sealing.ts'
import { addAssociations } from '../store/submissions.ts'
import type { Restating } from './restate-documents.ts'

/** How an entry is written: what the wire knows and actions do not. */
export type EntryWriting = Restating & { readonly hasMember: string }

export type NextVersion = {
  readonly entryUuid: string
  readonly version: number
  readonly status: DocumentStatus
}

export type WrittenVersion = {
  readonly fragment: string
  readonly visibility: Visibility
  readonly confidentialityCodes: readonly Code[]
  /** When the version says more than who may see it. */
  readonly described?: Pick<DocumentLabel, 'title' | 'typeDisplay'> & {
    readonly facts: Pick<StoredDocument, 'typeCode' | 'typeSystem' | 'classCode' | 'serviceStartTime'>
  }
}

/** `document`: the current version, read under its lock, and who masks it from now on. */
export async function addUnsentVersion(
  tx: Tx,
  key: RecordKey,
  document: StoredDocument,
  writing: EntryWriting,
  write: (fragment: string, next: NextVersion) => WrittenVersion,
): Promise<{ readonly entryUuid: EntryUuid; readonly label: DocumentLabel }> {
  const before = document.entryUuid
  const entryUuid = randomUUID() as string as EntryUuid
  const version = document.version + 1
  const fragment = (await openFragments(tx, key, [before])).get(before)!
  const former = (await openLabels(tx, key, [before])).get(before)!
  const next = write(fragment, { entryUuid: `urn:uuid:${entryUuid}`, version, status: document.status })
  await setStatus(tx, key, before, 'deprecated', writing.restate(fragment, 'deprecated'))
  const { facts = {}, ...named } = next.described ?? {}
  const label = { ...former, ...named }
  await addDocument(tx, key, {
    ...document,
    ...facts,
    visibility: next.visibility,
    entryUuid,
    version,
    confidentialityCodes: next.confidentialityCodes,
    fragment: next.fragment,
    label,
    blob: blobOf(key, document),
  })
  const { maskedBy } = document
  await setVisibility(tx, key.recordId, document.logicalId, { visibility: next.visibility, maskedBy })
  // The new version belongs to the lot that the former came in.
  await addAssociations(tx, key.recordId, [
    {
      entryUuid: randomUUID(),
      type: writing.hasMember,
      source: document.submissionUuid,
      target: entryUuid,
      submissionUuid: document.submissionUuid,
      slots: { SubmissionSetStatus: ['Original'], PreviousVersion: [String(document.version)] },
    },
  ])
  return { entryUuid, label }
}
