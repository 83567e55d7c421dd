/** The holder renames, files and deletes what he deposited, and nothing else. rules.md VIS-13, VIS-20. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import {
  type HolderDescription,
  holderTypeSystem,
  objectionToDeletion,
} from '@carnet/core/rules/holder-documents.ts'
import { lockDocuments } from '../store/document-changes.ts'
import { documentsByUniqueId } from '../store/documents.ts'
import { refuseUnlessAllowed } from './document-to-change.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { removeDocuments } from './remove-documents.ts'
import type { Restating } from './restate-documents.ts'
import type { PreparedSubmission } from './store-submission.ts'
import { submitDocuments } from './submit-documents.ts'
import {
  addUnsentVersion,
  type EntryWriting,
  type NextVersion,
  type WrittenVersion,
} from './unsent-version.ts'

export type DescribedWriting = EntryWriting & {
  describedAs(
    fragment: string,
    description: {
      readonly title: string
      readonly typeCode: { readonly code: string; readonly system: string }
      readonly serviceStartTime: Date
    },
    next: NextVersion,
  ): WrittenVersion & { readonly classCode: { readonly code: string }; readonly typeDisplay: string }
}

/** The entryUuid of the new version of the metadata; the bytes never change. Throws Refused `documentUnknown` as for no document. */
export function editDocument(
  platform: Platform,
  writing: DescribedWriting,
  caller: Caller,
  asked: {
    readonly patient: PatientId
    readonly entryUuid: string
    readonly description: Omit<HolderDescription, 'careOn'> & { readonly careAt: Date }
  },
): Promise<string> {
  const { patient, description } = asked
  return perform(platform, caller, { patient, action: 'editDocument' }, async (permitted) => {
    const { tx, record } = permitted
    const [known] = await lockDocuments(tx, record.id, [asked.entryUuid])
    const current = known && (await documentsByUniqueId(tx, record.id, [known.uniqueId]))[0]
    const { document, act } = await refuseUnlessAllowed(permitted, current)
    const { title, type, careAt } = description
    const typeCode = { code: type, system: holderTypeSystem }
    const { entryUuid } = await addUnsentVersion(tx, record.key, document, writing, (fragment, next) => {
      const version = writing.describedAs(fragment, { title, typeCode, serviceStartTime: careAt }, next)
      const facts = {
        typeCode: type,
        typeSystem: holderTypeSystem,
        classCode: version.classCode.code,
        serviceStartTime: careAt,
      }
      return { ...version, described: { title, typeDisplay: version.typeDisplay, facts } }
    })
    return { result: entryUuid, acts: [act] }
  })
}

/** One set of directives is in force: these, from now on (VIS-16). */
export function fileDirectives(
  platform: Platform,
  caller: Caller,
  prepared: PreparedSubmission,
): Promise<void> {
  return submitDocuments(platform, caller, prepared, 'fileDirectives')
}

/** All of them, or none. */
export function deleteDocuments(
  platform: Platform,
  writing: Restating,
  caller: Caller,
  asked: { readonly patient: PatientId; readonly entryUuids: readonly string[] },
): Promise<void> {
  const { patient } = asked
  return perform(platform, caller, { patient, action: 'deleteDocument' }, async (permitted) => {
    const entryUuids = [...new Set(asked.entryUuids)]
    const objection = objectionToDeletion(entryUuids.length, platform.settings)
    if (objection !== undefined) throw new Refused(objection)
    return { result: undefined, acts: await removeDocuments(permitted, writing, entryUuids) }
  })
}
