/** What the holder keeps at hand, as he sees it: a star goes from a document to what replaced it. people.md P-31. */
import type { Caller } from '@carnet/core/model/caller.ts'
import { lastVersions } from '../store/documents.ts'
import { starredDocuments } from '../store/starred-documents.ts'
import type { Permitted } from './perform.ts'
import { replacementsAmong } from './status-as-seen.ts'

/** By the logical id of each document in force that he keeps, the stars that it has: its own, and those of what it replaced. */
export type Stars = ReadonlyMap<string, readonly string[]>

type Seeing = Pick<Permitted, 'tx' | 'record' | 'judge' | 'statusOf'>

/**
 * A star is the holder’s own: nobody else is shown it. It is kept where he put it, and followed at each look: what
 * replaced a document and is not announced to him yet has none, and takes none from what he still sees in force.
 */
export async function starsFor(caller: Caller, permitted: Seeing): Promise<Stars> {
  const isHolder = caller.kind === 'patient' && caller.delegate === undefined
  return isHolder ? followed(permitted, await starredDocuments(permitted.tx, permitted.record.id)) : new Map()
}

/** By the logical id of each document in force, those of these that it is, or that it replaced. */
export async function followed(permitted: Seeing, logicalIds: readonly string[]): Promise<Stars> {
  const { tx, record, judge, statusOf } = permitted
  const kept = new Map<string, string[]>()
  for (let carried = new Map(logicalIds.map((id) => [id, [id]])); carried.size > 0; ) {
    const documents = await lastVersions(tx, record.id, [...carried.keys()])
    const readable = documents.filter((document) => judge(document, 'readDocument').allowed)
    const replacements = await replacementsAmong(permitted, readable)
    const next = new Map<string, string[]>()
    for (const document of readable) {
      const stars = carried.get(document.logicalId)!
      const replacedBy = replacements.get(document.entryUuid) ?? []
      if (statusOf(document, replacedBy, 'readDocument') === 'deprecated')
        for (const { logicalId } of replacedBy) carry(next, logicalId, stars)
      else carry(kept, document.logicalId, stars)
    }
    carried = next
  }
  return kept
}

function carry(to: Map<string, string[]>, logicalId: string, stars: readonly string[]): void {
  to.set(logicalId, [...new Set([...(to.get(logicalId) ?? []), ...stars])])
}
