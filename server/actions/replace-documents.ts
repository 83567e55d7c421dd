/** TD2.1b: what a lot replaces. Only the author replaces his document, and only the current version of it (VIS-14). */
import type { DocumentStatus, EntryUuid, UniqueId } from '@carnet/core/model/document.ts'
import { decideReplacement } from '@carnet/core/rules/document-changes.ts'
import { lockDocuments } from '../store/document-changes.ts'
import { associationsOf, documentsByUniqueId, type StoredAssociation } from '../store/documents.ts'
import { refuseUnlessAllowed } from './document-to-change.ts'
import { type Permitted, Refused } from './perform.ts'

export type Replacements = {
  readonly replacements: readonly Replacement[]
  /** The entry of a replaced document, as it is served with this status. */
  readonly restate: (fragment: string, status: DocumentStatus) => string
}

export type Replacement = {
  /** The association that says it: its source is a document of the lot, its target one of the record. */
  readonly association: StoredAssociation
  /** What the document itself says that it replaces. */
  readonly statedUniqueId: string | undefined
}

/** The entries that become old versions, locked. Throws Refused when one of them may not. */
export async function documentsToReplace(
  { replacements }: Replacements,
  permitted: Permitted,
): Promise<readonly EntryUuid[]> {
  const targets = replacements.map(({ association }) => association.target)
  if (targets.length === 0) return []
  if (new Set(targets).size < targets.length)
    throw new Refused('replacementNotAcceptable', 'Le lot remplace deux fois le même document.')
  const locked = await lockDocuments(permitted.tx, permitted.record.id, targets)
  const replaced: EntryUuid[] = []
  for (const { association, statedUniqueId } of replacements) {
    const found = locked.find(({ entryUuid }) => entryUuid === association.target)
    const { document, act } = await refuseUnlessAllowed(permitted, found)
    const objection = decideReplacement(document, statedUniqueId)
    if (objection !== undefined) throw new Refused(objection.reason, objection.detail, act)
    replaced.push(document.entryUuid)
  }
  return replaced
}

/** Of a lot whose documents are all here already: did it replace then what it asks to replace now? */
export async function wereReplaced(
  {
    documents,
    replacements,
  }: Replacements & { readonly documents: readonly { entryUuid: EntryUuid; uniqueId: UniqueId }[] },
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
