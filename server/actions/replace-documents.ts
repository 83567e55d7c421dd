/** TD2.1b: what a lot replaces. Only the author replaces his document, and only the current version of it (VIS-14). */
import type { Code } from '@carnet/core/model/code.ts'
import type { EntryUuid, UniqueId, Visibility } from '@carnet/core/model/document.ts'
import { decideReplacement, visibilityOfReplacement } from '@carnet/core/rules/document-changes.ts'
import { lockDocuments } from '../store/document-changes.ts'
import { documentsByUniqueId, type StoredDocument } from '../store/documents.ts'
import { associationsOf, type StoredAssociation } from '../store/submissions.ts'
import { refuseUnlessAllowed } from './document-to-change.ts'
import { type Permitted, Refused } from './perform.ts'
import type { Restating } from './restate-documents.ts'
import { oneAsSeen } from './status-as-seen.ts'

export type Replacements = Restating & {
  readonly replacements: readonly Replacement[]
  /** The type of the association that says it. */
  readonly takesPlaceOf: string
  /** An entry of the lot, as it is served when it is hidden so. */
  readonly hide: (
    fragment: string,
    visibility: Visibility,
  ) => { readonly fragment: string; readonly confidentialityCodes: readonly Code[] }
}

export type Replacement = {
  /** The association that says it: its source is a document of the lot, its target one of the record. */
  readonly association: StoredAssociation
  /** What the document itself says that it replaces. */
  readonly statedUniqueId: string | undefined
}

/** The documents that become old versions, locked. Throws Refused when one of them may not. */
export async function documentsToReplace(
  { replacements }: Pick<Replacements, 'replacements'>,
  permitted: Permitted,
): Promise<readonly StoredDocument[]> {
  const targets = replacements.map(({ association }) => association.target)
  if (targets.length === 0) return []
  if (new Set(targets).size < targets.length)
    throw new Refused('replacementNotAcceptable', 'Le lot remplace deux fois le même document.')
  const locked = await lockDocuments(permitted.tx, permitted.record.id, targets)
  const replaced: StoredDocument[] = []
  for (const { association, statedUniqueId } of replacements) {
    const found = locked.find(({ entryUuid }) => entryUuid === association.target)
    const { document, act } = await refuseUnlessAllowed(permitted, found)
    const objection = decideReplacement(await oneAsSeen(permitted, document), statedUniqueId)
    if (objection !== undefined) throw new Refused(objection.reason, objection.detail, act)
    replaced.push(document)
  }
  return replaced
}

/** The documents of the lot, each hidden from whom what it replaces was hidden (VIS-03). */
export function hiddenAsReplaced<
  T extends { readonly entryUuid: EntryUuid; readonly visibility: Visibility; readonly fragment: string },
>(
  documents: readonly T[],
  replaced: readonly StoredDocument[],
  { replacements, hide }: Pick<Replacements, 'replacements' | 'hide'>,
): readonly T[] {
  return documents.map((document) => {
    const targets = replacements
      .filter(({ association }) => association.source === document.entryUuid)
      .map(({ association }) => association.target)
    const visibility = replaced
      .filter(({ entryUuid }) => targets.includes(entryUuid))
      .reduce((stated, one) => visibilityOfReplacement(one.visibility, stated), document.visibility)
    const unchanged =
      visibility.maskedToProfessionals === document.visibility.maskedToProfessionals &&
      visibility.invisibleToRepresentatives === document.visibility.invisibleToRepresentatives
    return unchanged ? document : { ...document, visibility, ...hide(document.fragment, visibility) }
  })
}

/** Of a lot whose documents are all here already: did it replace then what it asks to replace now? */
export async function wereReplaced(
  {
    documents,
    replacements,
  }: Pick<Replacements, 'replacements'> & {
    readonly documents: readonly { entryUuid: EntryUuid; uniqueId: UniqueId }[]
  },
  { tx, record }: Permitted,
): Promise<boolean> {
  if (replacements.length === 0) return true
  const uniqueIds = documents.map(({ uniqueId }) => uniqueId)
  const versions = await documentsByUniqueId(tx, record.id, uniqueIds)
  const targets = replacements.map(({ association }) => association.target)
  const known = await associationsOf(tx, record.id, targets)
  return replacements.every(({ association: { type, source, target } }) => {
    const sent = documents.find(({ entryUuid }) => entryUuid === source)
    const stored = versions.filter(({ uniqueId }) => uniqueId === sent?.uniqueId)
    return known.some(
      (one) =>
        one.type === type &&
        one.target === target &&
        stored.some(({ entryUuid }) => entryUuid === one.source),
    )
  })
}
