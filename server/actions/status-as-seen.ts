/**
 * Documents with their status as the caller may know it: one replaced by what is hidden from him is in force. What is
 * stored says otherwise, and goes on saying so to who sees the replacement. contract.md §9.3.
 */
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import { replacementsOf } from '../store/replacements.ts'
import type { Permitted } from './perform.ts'

/** What replaced each, by entryUUID, whoever may see it. */
export type Replacements = Awaited<ReturnType<typeof replacementsOf>>

const noReplacements: Replacements = new Map()

export async function replacementsAmong(
  { tx, record }: Pick<Permitted, 'tx' | 'record'>,
  documents: readonly DocumentFacts[],
): Promise<Replacements> {
  const old = documents.filter(({ status }) => status === 'deprecated')
  if (old.length === 0) return noReplacements
  return replacementsOf(
    tx,
    record.id,
    old.map(({ entryUuid }) => entryUuid),
  )
}

/** `knows`: someone who is told of it besides, by a count in his history. A deleted replacement is known as it was. */
export function asSeen<T extends DocumentFacts>(
  { statusOf }: Pick<Permitted, 'statusOf'>,
  documents: readonly T[],
  replacements: Replacements,
  knows: (document: DocumentFacts) => boolean = () => true,
): readonly T[] {
  if (replacements.size === 0) return documents
  return documents.map((document) => {
    const by = replacements.get(document.entryUuid)
    if (by === undefined) return document
    const known = by.filter((one) => knows({ ...one, status: 'approved' }))
    return { ...document, status: statusOf(document, known) }
  })
}

export async function oneAsSeen<T extends DocumentFacts>(permitted: Permitted, document: T): Promise<T> {
  const replacements = await replacementsAmong(permitted, [document])
  return asSeen(permitted, [document], replacements)[0] ?? document
}

/**
 * Of documents that the caller may see, those in force for him, the archived too; and those that his representatives
 * would have in their place, as if what is kept from them were not there: the history tells them no other number.
 */
export async function currentAsSeen<T extends DocumentFacts>(
  permitted: Pick<Permitted, 'tx' | 'record' | 'statusOf'>,
  visible: readonly T[],
): Promise<{
  readonly current: readonly T[]
  readonly toRepresentatives: readonly T[]
  readonly secretCount: number
  readonly replacements: Replacements
}> {
  const replacements = await replacementsAmong(permitted, visible)
  const isCurrent = ({ status }: DocumentFacts) => status === 'approved' || status === 'archived'
  const shared = ({ visibility }: DocumentFacts) => !visibility.invisibleToRepresentatives
  const current = asSeen(permitted, visible, replacements).filter(isCurrent)
  const toRepresentatives = asSeen(permitted, visible, replacements, shared).filter(isCurrent).filter(shared)
  const secretCount = current.length - toRepresentatives.length
  return { current, toRepresentatives, secretCount, replacements }
}
