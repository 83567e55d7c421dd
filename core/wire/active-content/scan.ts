/** A file that a person adds: what in it would act when it is opened. rules.md VIS-19. */
import type { Level1MediaType } from '../cda/media-type.ts'
import type { ActiveContentScan, Inflate } from './active-content.ts'
import { makePdfScan } from './pdf.ts'
import { makeRtfScan } from './rtf.ts'

/** Images and plain text have nothing that runs. */
export function makeActiveContentScan(mediaType: Level1MediaType, inflate: Inflate): ActiveContentScan {
  switch (mediaType) {
    case 'application/pdf':
      return makePdfScan(inflate)
    case 'text/rtf':
      return makeRtfScan()
    case 'image/jpeg':
    case 'image/tiff':
    case 'text/plain':
      return { push: () => {}, end: () => undefined }
  }
}
