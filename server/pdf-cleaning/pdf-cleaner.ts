/** PDFs without what acts in them, made in a process apart. Nothing is promised of what it gives: it is checked again. */
import { openBoundedProcess, type ProcessLimits } from '../bounded-process.ts'
import type { CleaningAnswer, CleaningOrder } from './calls.ts'

export type CleanedPdf = CleaningAnswer | { readonly refused: 'busy' }

export type PdfCleaner = {
  /** `busy`: too many wait already. */
  clean(bytes: Uint8Array): Promise<CleanedPdf>
  close(): Promise<void>
}

export type CleaningLimits = ProcessLimits & { readonly objectsMax: number; readonly waitingMax: number }

export const defaultCleaningLimits: CleaningLimits = {
  timeMsMax: 15_000,
  memoryBytesMax: 512 * 1024 * 1024,
  objectsMax: 500_000,
  waitingMax: 8,
}

export function openPdfCleaner(limits: CleaningLimits = defaultCleaningLimits): PdfCleaner {
  const apart = openBoundedProcess<CleaningOrder, CleaningAnswer>('pdf-cleaning', limits)
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  return {
    async clean(bytes) {
      if (waiting >= limits.waitingMax) return { refused: 'busy' }
      waiting++
      try {
        const mine = last.then(() => apart.ask({ bytes, objectsMax: limits.objectsMax }))
        last = mine.catch(() => {})
        return (await mine) ?? { refused: 'unreadable' }
      } finally {
        waiting--
      }
    },
    close: apart.close,
  }
}
