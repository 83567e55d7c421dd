/**
 * Documents that carry the very same file, told by its hash alone: a list shows one, and the others under it. people.md P-04.
 * Only those that the reader may see are compared: of another nothing is opened.
 */
import { parseSharedJson } from '@carnet/core/model/shared-json.ts'
import { holderAsDepositor } from '@carnet/core/rules/submission.ts'
import type { DocumentInList } from '../store/documents.ts'
import { openExtracts } from '../store/extracts.ts'
import { fileReader } from '../store/texts.ts'
import type { Permitted } from './perform.ts'

/** By the one that is shown, its copies. What a professional added is shown before what the holder did, then the first. */
export type Copies = ReadonlyMap<DocumentInList, readonly DocumentInList[]>

export async function copiesAmong(
  { tx, record }: Pick<Permitted, 'tx' | 'record'>,
  documents: readonly DocumentInList[],
): Promise<Copies> {
  const ids = new Set(documents.map(({ logicalId }) => logicalId))
  const { alone, packs } = await openExtracts(tx, record.key, fileReader, ids)
  const hashes = new Map<string, unknown>()
  for (const pack of packs) {
    const { names, valueAt } = parseSharedJson(pack.toString())
    names.forEach((id, place) => {
      if (ids.has(id)) hashes.set(id, valueAt(place))
    })
  }
  for (const { id, content = 'null' } of alone) hashes.set(id, JSON.parse(content))
  const known = documents.filter(({ logicalId }) => typeof hashes.get(logicalId) === 'string')
  const copies = new Map<DocumentInList, readonly DocumentInList[]>()
  for (const same of Map.groupBy(known, ({ logicalId }) => hashes.get(logicalId)).values()) {
    const [shown, ...others] = same.toSorted(
      (a, b) => rankOf(a) - rankOf(b) || a.submittedAt.getTime() - b.submittedAt.getTime(),
    )
    if (shown !== undefined && others.length > 0) copies.set(shown, others)
  }
  return copies
}

function rankOf({ depositorId }: DocumentInList): number {
  return depositorId === holderAsDepositor ? 1 : 0
}
