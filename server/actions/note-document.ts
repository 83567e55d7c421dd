/** « Ma note »: what the holder writes for himself about a document; empty, it is erased. people.md P-05. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { noteSaid } from '@carnet/core/rules/document-notes.ts'
import { removeDocumentNotes, saveDocumentNote } from '../store/document-notes.ts'
import { documentsByEntryUuid } from '../store/documents.ts'
import { notesFor } from './notes-as-seen.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

/** Throws Refused `documentUnknown`, the same for one that does not exist and for one that may not be seen. */
export function noteDocument(
  platform: Platform,
  caller: PatientCaller,
  { entryUuid, text }: { readonly entryUuid: string; readonly text: string },
): Promise<'noted' | 'erased' | 'tooLong'> {
  return perform(platform, caller, { patient: caller.patient, action: 'noteDocument' }, async (permitted) => {
    const { tx, record, judge } = permitted
    const [document] = await documentsByEntryUuid(tx, record.id, [entryUuid])
    if (document === undefined || !judge(document, 'readDocument').allowed)
      throw new Refused('documentUnknown')
    const { logicalId } = document
    const note = noteSaid(text)
    if (note === undefined)
      return { result: 'tooLong' as const, acts: [{ refusal: 'choiceNotPossible' as const }] }
    // What was written of what it replaced was shown with it, and is in what was sent.
    const shown = (await notesFor(caller, permitted)).get(logicalId)
    await removeDocumentNotes(tx, record.key, [logicalId, ...(shown?.writtenOn ?? [])])
    if (note !== '') await saveDocumentNote(tx, record.key, logicalId, note)
    return { result: note === '' ? ('erased' as const) : ('noted' as const), acts: [{}] }
  })
}
