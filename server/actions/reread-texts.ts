/** The operator has the text of documents read again: after a failure, or when a reader reads more. docs/adr/0018. */
import {
  countTexts,
  type DocumentPlace,
  placesOfDocuments,
  queueDocuments,
  queueTexts,
  retryUnread,
  type TextCounts,
} from '../store/texts.ts'
import type { Platform } from './platform.ts'

export type { TextCounts }

const atOnce = 5000

export function textCounts({ database }: Pick<Platform, 'database'>): Promise<TextCounts> {
  return database.read(countTexts)
}

/** Of all, or of those without a text, how many are to be read again. Those that failed are tried at once. */
export async function rereadTexts(
  { database }: Pick<Platform, 'database'>,
  which: 'all' | 'unreadable',
): Promise<number> {
  let count = await database.transaction(retryUnread)
  let after: DocumentPlace | undefined
  for (;;) {
    const { last, looked, queued } = await database.transaction((tx) =>
      queueTexts(tx, { unreadableOnly: which === 'unreadable', after, limit: atOnce }),
    )
    count += queued
    if (looked < atOnce) return count
    after = last
  }
}

/** All of them, or none: the uniqueIds that no document bears. */
export function rereadDocuments(
  { database }: Pick<Platform, 'database'>,
  uniqueIds: readonly string[],
): Promise<{ readonly unknown: readonly string[] }> {
  return database.transaction(async (tx) => {
    const found = await placesOfDocuments(tx, uniqueIds)
    const unknown = uniqueIds.filter((uniqueId) => !found.has(uniqueId))
    if (unknown.length === 0) await queueDocuments(tx, [...found.values()])
    return { unknown }
  })
}
