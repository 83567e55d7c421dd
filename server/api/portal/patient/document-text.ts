/** The text of a document, for a page of the portal or of an archive; and whether it is one to be warned of. */
import type { CodedLine } from '@carnet/core/model/coded-line.ts'
import type { ReadableDocument } from '@carnet/core/model/readable-document.ts'
import { isOfHiv } from '@carnet/core/rules/sensitive-results.ts'
import { readCodedLines } from '@carnet/core/wire/cda/coded-lines.ts'
import { readElided } from '@carnet/core/wire/cda/elided-text.ts'
import { readLabReport } from '@carnet/core/wire/cda/lab-results.ts'
import { makeReadable } from '@carnet/core/wire/cda/narrative.ts'
import { searchedTextOf } from '@carnet/core/wire/cda/searched-text.ts'
import type { ReleasedDocument } from '../../../actions/read-document.ts'

/** undefined when no text can be made of it: the original is still there to download. */
export function readableOf(document: Pick<ReleasedDocument, 'open'>): Promise<ReadableDocument | undefined> {
  return readElided(document.open(), makeReadable)
}

/** More lines than a page is of any use for. */
export const codedLinesMax = 1000

/** Its coded entries; one more than the most that a page shows, when there are more. */
export async function codedLinesOf(document: Pick<ReleasedDocument, 'open'>): Promise<readonly CodedLine[]> {
  return (await readElided(document.open(), (bytes) => readCodedLines(bytes, codedLinesMax + 1))) ?? []
}

/** The same text, and whether there are coded entries behind it: read once for both. */
export function readableWithData(document: Pick<ReleasedDocument, 'open'>) {
  return readElided(document.open(), (bytes) => ({
    readable: makeReadable(bytes),
    hasData: readCodedLines(bytes, 1).length > 0,
  }))
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
