/** The text of a document, for a page of the portal or of an archive. */
import type { ReadableDocument } from '@carnet/core/model/readable-document.ts'
import { readElided } from '@carnet/core/wire/cda/elided-text.ts'
import { makeReadable } from '@carnet/core/wire/cda/narrative.ts'
import type { ReleasedDocument } from '../../../actions/read-document.ts'

/** undefined when no text can be made of it: the original is still there to download. */
export function readableOf(document: Pick<ReleasedDocument, 'open'>): Promise<ReadableDocument | undefined> {
  return readElided(document.open(), makeReadable)
}
