/** A document of sections that software reads too: CDA of level 3. documents.md §1. */
import { formatStructuredDocument, type Section } from '@carnet/core/wire/cda/structured.ts'
import { type DocumentSource, readDocumentSource } from './document-source.ts'
import type { Situation } from './situation.ts'
import { documentHeaderOf, type FileToWrap } from './wrap-file.ts'

export type StructuredBody = {
  /** OID of the volet, which gives the format of the deposit (ASS_A11). */
  readonly template: string
  readonly sections: readonly Section[]
}

/** Its identifiers are new each time. */
export function structuredDocument(
  about: Omit<FileToWrap, 'open' | 'mediaType'>,
  { template, sections }: StructuredBody,
  situation: Situation,
): Promise<DocumentSource> {
  const bytes = formatStructuredDocument(documentHeaderOf(about, situation), template, sections)
  return readDocumentSource(async function* () {
    yield bytes
  })
}
