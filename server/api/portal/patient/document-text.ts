/** The text of a document, for a page of the portal or of an archive. */
import type { ReadableDocument } from '@carnet/core/model/readable-document.ts'
import { elidedTextOf } from '@carnet/core/wire/cda/elided-text.ts'
import { makeReadable } from '@carnet/core/wire/cda/narrative.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import type { ReleasedDocument } from '../../../actions/read-document.ts'

/** undefined when no text can be made of it: the original is still there to download. */
export async function readableOf(
  document: Pick<ReleasedDocument, 'open'>,
): Promise<ReadableDocument | undefined> {
  const text = await elidedTextOf(document.open())
  if (text === undefined) return undefined
  try {
    return makeReadable(text)
  } catch (error) {
    if (error instanceof WireError) return undefined
    throw error
  }
}
