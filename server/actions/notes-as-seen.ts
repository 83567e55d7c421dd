/** The holder's notes on documents, as he sees them: like a star, a note goes from a document to what replaced it. P-05. */
import type { Caller } from '@carnet/core/model/caller.ts'
import { documentNotesOf } from '../store/document-notes.ts'
import type { Permitted } from './perform.ts'
import { followed } from './stars-as-seen.ts'

export type DocumentNote = {
  readonly text: string
  /** Logical ids: where it was written, its own document's first, those of what that one replaced. */
  readonly writtenOn: readonly string[]
}

/** By the logical id of each document in force. They are the holder's own: nobody else is shown one. */
export async function notesFor(
  caller: Caller,
  permitted: Pick<Permitted, 'tx' | 'record' | 'judge' | 'statusOf'>,
): Promise<ReadonlyMap<string, DocumentNote>> {
  if (caller.kind !== 'patient' || caller.delegate !== undefined) return new Map()
  const notes = await documentNotesOf(permitted.tx, permitted.record.key)
  const placed = await followed(permitted, [...notes.keys()])
  return new Map(
    [...placed].map(([logicalId, from]) => {
      const writtenOn = from.toSorted((a, b) => Number(b === logicalId) - Number(a === logicalId))
      return [logicalId, { text: writtenOn.map((each) => notes.get(each)).join('\n\n'), writtenOn }]
    }),
  )
}
