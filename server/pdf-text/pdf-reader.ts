/** The text of PDFs, read in a process apart. */
import { openBoundedProcess, type ProcessLimits } from '../bounded-process.ts'
import type { PdfAnswer, PdfOrder } from './calls.ts'

export type PdfReader = {
  /** The text of each page; undefined when none can be made of it. One at a time. */
  read(bytes: Uint8Array): Promise<readonly string[] | undefined>
  close(): Promise<void>
}

export type PdfLimits = ProcessLimits & {
  readonly sizeBytesMax: number
  readonly pagesMax: number
  readonly charactersMax: number
}

export const defaultPdfLimits: PdfLimits = {
  sizeBytesMax: 32_000_000,
  pagesMax: 100,
  charactersMax: 400_000,
  timeMsMax: 15_000,
  memoryBytesMax: 768 * 1024 * 1024,
}

/** Of a file that somebody waits to see added. */
export const glanceLimits: PdfLimits = {
  ...defaultPdfLimits,
  pagesMax: 1,
  charactersMax: 4_000,
  timeMsMax: 3_000,
}

export function openPdfReader(limits: PdfLimits = defaultPdfLimits): PdfReader {
  const apart = openBoundedProcess<PdfOrder, PdfAnswer>('pdf-text', limits)
  return {
    async read(bytes) {
      if (bytes.length > limits.sizeBytesMax) return undefined
      const { pagesMax, charactersMax } = limits
      const answer = await apart.ask({ bytes, pagesMax, charactersMax })
      return answer !== undefined && 'pages' in answer ? answer.pages : undefined
    },
    close: apart.close,
  }
}
