/** The text of a document, for a page of the portal or of an archive; and whether it is one to be warned of. */
import type { ReadableDocument } from '@carnet/core/model/readable-document.ts'
import { isOfHiv } from '@carnet/core/rules/sensitive-results.ts'
import { readElided } from '@carnet/core/wire/cda/elided-text.ts'
import { readLabReport } from '@carnet/core/wire/cda/lab-results.ts'
import { makeReadable } from '@carnet/core/wire/cda/narrative.ts'
import { searchedTextOf } from '@carnet/core/wire/cda/searched-text.ts'
import type { ReleasedDocument } from '../../../actions/read-document.ts'

/** undefined when no text can be made of it: the original is still there to download. */
export function readableOf(document: Pick<ReleasedDocument, 'open'>): Promise<ReadableDocument | undefined> {
  return readElided(document.open(), makeReadable)
}

/** Of a report of analyses: what it says, by its codes and by its words. That of a file inside it is not read. */
export async function saysImportant(document: Pick<ReleasedDocument, 'open'>): Promise<boolean> {
  const found = await readElided(document.open(), (bytes) =>
    isOfHiv({
      codes: readLabReport(bytes).results.flatMap(({ code }) => code?.code ?? []),
      texts: [searchedTextOf(bytes).body],
    }),
  )
  return found ?? false
}
