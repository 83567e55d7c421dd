/** TD3.3a and TD3.3b: who may see a document changes, by a new version of its metadata. Its content never does. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { DocumentStatus, EntryUuid, Visibility } from '@carnet/core/model/document.ts'
import { decideNewVersion, decideVisibilityChange } from '@carnet/core/rules/document-changes.ts'
import { maskerOf } from '@carnet/core/rules/masking.ts'
import { findWrongPatient, type PatientStatement } from '@carnet/core/rules/wrong-patient.ts'
import { crashPoint } from '../crash-points.ts'
import { lockDocuments, setStatus, setVisibility } from '../store/document-changes.ts'
import { openFragments, openLabels } from '../store/document-fragments.ts'
import { addDocument, blobOf, documentsByUniqueId, type StoredDocument } from '../store/documents.ts'
import { addAssociations, type StoredAssociation } from '../store/submissions.ts'
import { refuseUnlessAllowed } from './document-to-change.ts'
import { fileLot } from './file-lot.ts'
import { type Act, type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import type { PreparedSubmission } from './store-submission.ts'
import { tellOfShown } from './tell-holder.ts'

export type PreparedVersion = Pick<PreparedSubmission, 'patient' | 'submission' | 'restate'> & {
  /** Bare UUID: that of the first version, and of the document whatever its version. */
  readonly logicalId: string
  readonly entryUuid: EntryUuid
  /** The version that the sender read; absent, the current one. */
  readonly previousVersion: number | undefined
  /** Its target is the new version. */
  readonly association: StoredAssociation
  /** Whom the lot and the entry say that they are about. */
  readonly patients: readonly PatientStatement[]
  /** What the sender asks, applied to what is stored. */
  readonly apply: (
    fragment: string,
    next: { readonly version: number; readonly status: DocumentStatus },
  ) => {
    readonly fragment: string
    readonly visibility: Visibility
    readonly confidentialityCodes: readonly Code[]
    readonly changed: readonly string[]
  }
}

export function changeVisibility(
  platform: Platform,
  caller: Caller,
  prepared: PreparedVersion,
): Promise<void> {
  const { patient } = prepared
  // Rows 3.3a and 3.3b open to the same callers in the same modes; which of them it is, the stored version tells.
  const request = { patient, action: 'maskDocument', tracedAs: 'changeVisibility' } as const
  return perform(platform, caller, request, async (permitted) => {
    const { tx, record } = permitted
    const wrong = findWrongPatient(record, prepared.patients)
    if (wrong !== undefined) throw new Refused('wrongPatient', wrong)
    const { document, act } = await refuseUnlessAllowed(permitted, await currentVersion(permitted, prepared))
    const uuid = document.entryUuid
    const fragment = (await openFragments(tx, record.key, [uuid])).get(uuid)!
    const version = document.version + 1
    const next = prepared.apply(fragment, { version, status: document.status })
    const { previousVersion } = prepared
    const objection = decideNewVersion(document, { previousVersion, changed: next.changed })
    if (objection !== undefined) throw new Refused(objection.reason, objection.detail, act)
    const acts = await changesOf({ permitted, settings: platform.settings }, document, next.visibility, act)

    const { visibility } = next
    const hidden = { visibility, maskedBy: maskerOf(visibility, caller, [document.maskedBy]) }
    await fileLot(permitted, caller, prepared.submission)
    crashPoint('visibility.lot-added')
    await setStatus(tx, record.key, uuid, 'deprecated', prepared.restate(fragment, 'deprecated'))
    crashPoint('visibility.deprecated')
    await addDocument(tx, record.key, {
      ...document,
      entryUuid: prepared.entryUuid,
      version,
      ...hidden,
      submissionUuid: prepared.submission.entryUuid,
      confidentialityCodes: next.confidentialityCodes,
      fragment: next.fragment,
      label: (await openLabels(tx, record.key, [uuid])).get(uuid)!,
      blob: blobOf(record.key, document),
    })
    crashPoint('visibility.version-added')
    await setVisibility(tx, record.id, document.logicalId, hidden)
    crashPoint('visibility.set')
    await addAssociations(tx, record.id, [prepared.association])
    const shown = document.visibility.invisibleToPatient && !visibility.invisibleToPatient
    if (shown) await tellOfShown(tx, record.id, [{ ...document, visibility }], permitted.now)
    return { result: undefined, acts }
  })
}

async function currentVersion(
  { tx, record }: Permitted,
  { logicalId }: PreparedVersion,
): Promise<StoredDocument | undefined> {
  const [first] = await lockDocuments(tx, record.id, [logicalId])
  if (first === undefined || first.logicalId !== logicalId) return undefined
  const [current] = await documentsByUniqueId(tx, record.id, [first.uniqueId])
  return current
}

/** Each change has its own right, and leaves its own line. */
async function changesOf(
  { permitted, settings }: { readonly permitted: Permitted; readonly settings: Platform['settings'] },
  document: StoredDocument,
  visibility: Visibility,
  asked: Act,
): Promise<readonly Act[]> {
  const change = decideVisibilityChange(document.visibility, visibility, settings)
  if (change.changes === undefined) throw new Refused(change.objection.reason, change.objection.detail, asked)
  const acts: Act[] = []
  for (const action of change.changes) {
    const { act } = await refuseUnlessAllowed(permitted, document, action)
    acts.push(act)
  }
  return acts
}
