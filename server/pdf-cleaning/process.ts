/**
 * A process that takes out of PDFs what acts, and can do nothing else: no key, no environment, no database, no file to
 * write (bounded-process.ts starts it so).
 */
import { EncryptedPDFError, ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib'
import type { CleaningAnswer, CleaningOrder } from './calls.ts'
import { NothingWithout, stripWhatActs } from './strip-what-acts.ts'

process.on('disconnect', () => process.exit())
process.on('message', (order: CleaningOrder) => {
  clean(order)
    .catch(
      (error: unknown): CleaningAnswer => ({
        refused:
          error instanceof EncryptedPDFError
            ? 'encrypted'
            : error instanceof NothingWithout
              ? 'program'
              : 'unreadable',
      }),
    )
    .then((answer) => process.send?.(answer))
})

async function clean({ bytes, objectsMax }: CleaningOrder): Promise<CleaningAnswer> {
  const pdf = await PDFDocument.load(bytes, {
    parseSpeed: ParseSpeeds.Fastest,
    // What is not understood is not written on: it may be understood by another reader.
    throwOnInvalidObject: true,
    updateMetadata: false,
    // Looked for, and taken out, like the rest.
    preserveXFA: true,
  })
  const removed = stripWhatActs(pdf, objectsMax)
  const cleaned = await pdf.save({ addDefaultPage: false, updateFieldAppearances: false, rewrite: true })
  return { bytes: cleaned, removed }
}
