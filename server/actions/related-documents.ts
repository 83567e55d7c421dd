/**
 * « Documents liés »: what came in the same lot, and the other versions, as far as the caller may read each. What is
 * hidden from him ties nothing to anything: no step is taken from it. people.md P-05, PR-2.
 */
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { openLabels } from '../store/document-fragments.ts'
import { lastVersions, type StoredDocument } from '../store/documents.ts'
import { companionsOf, replacedWith } from '../store/related-documents.ts'
import { type ListedDocument, listed } from './list-documents.ts'
import type { Permitted } from './perform.ts'
import { asSeen, replacementsAmong } from './status-as-seen.ts'

export type RelatedDocuments = {
  /** What took its place, the last first. */
  readonly later: readonly ListedDocument[]
  /** What it took the place of, the last first. */
  readonly former: readonly ListedDocument[]
  /** What came with it, but for those. */
  readonly companions: readonly ListedDocument[]
}

export async function relatedTo(
  permitted: Permitted,
  settings: RuleSettings,
  { logicalId }: Pick<StoredDocument, 'logicalId'>,
): Promise<RelatedDocuments> {
  const { tx, record } = permitted
  const later = await versionsFrom(permitted, logicalId, 'later')
  const former = await versionsFrom(permitted, logicalId, 'former')
  const versions = new Set([...later, ...former].map((document) => document.logicalId))
  const mates = await companionsOf(tx, record.id, logicalId)
  const companions = await readable(
    permitted,
    mates.filter((id) => !versions.has(id)),
  )
  const all = [...later, ...former, ...companions]
  if (all.length === 0) return { later: [], former: [], companions: [] }
  const labels = await openLabels(
    tx,
    record.key,
    all.map(({ entryUuid }) => entryUuid),
  )
  const told = async (documents: readonly StoredDocument[]) =>
    asSeen(permitted, documents, await replacementsAmong(permitted, documents))
      .map((document) => listed(permitted, settings, document, labels.get(document.entryUuid)!))
      .toSorted((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime())
  return { later: await told(later), former: await told(former), companions: await told(companions) }
}

async function versionsFrom(
  permitted: Permitted,
  logicalId: string,
  direction: 'former' | 'later',
): Promise<readonly StoredDocument[]> {
  const { tx, record } = permitted
  const found = new Map<string, StoredDocument>()
  for (let from: readonly string[] = [logicalId]; from.length > 0; ) {
    const next = (await replacedWith(tx, record.id, from, direction)).filter(
      (id) => id !== logicalId && !found.has(id),
    )
    const seen = await readable(permitted, next)
    for (const document of seen) found.set(document.logicalId, document)
    from = seen.map((document) => document.logicalId)
  }
  return [...found.values()]
}

async function readable(
  { tx, record, judge }: Permitted,
  logicalIds: readonly string[],
): Promise<readonly StoredDocument[]> {
  if (logicalIds.length === 0) return []
  const documents = await lastVersions(tx, record.id, logicalIds)
  return documents.filter((document) => judge(document, 'readDocument').allowed)
}
