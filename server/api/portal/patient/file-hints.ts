/** What a file that is added says of its day and kind, read of its first page; offered, never put in their place. P-23. */
import type { Day } from '@carnet/core/model/identity.ts'
import { type FileHints, hintsOf } from '@carnet/core/search/file-hints.ts'
import { textOfRtf } from '@carnet/core/wire/cda/rtf-text.ts'
import type { PdfReader } from '../../../pdf-text/pdf-reader.ts'
import type { SealedFile } from './upload.ts'

type Kept = Exclude<SealedFile, string>

/** One at a time: who adds a file does not wait for the text of another's. */
export function makeFileHints(reader: Pick<PdfReader, 'read'>) {
  let reading = false
  async function textOf({ read }: Kept): Promise<string> {
    if (read === undefined) return ''
    if (read.mediaType === 'text/rtf') return textOfRtf(read.bytes)
    if (read.mediaType !== 'application/pdf') return Buffer.from(read.bytes).toString('utf8')
    if (reading) return ''
    reading = true
    try {
      return (await reader.read(read.bytes))?.join('\n') ?? ''
    } finally {
      reading = false
    }
  }
  return async (
    kept: Kept,
    about: { readonly fileName: string; readonly today: Day; readonly birthDate: Day },
  ): Promise<FileHints> =>
    hintsOf(
      { fileName: about.fileName, text: await textOf(kept) },
      { today: about.today, not: [about.birthDate] },
    )
}
