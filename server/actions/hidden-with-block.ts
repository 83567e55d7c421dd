/** What comes to « Mes soins remboursés » once its holder masked it as one block arrives masked. rules.md CNT-05, VIS-04. */
import type { EntryUuid, Visibility } from '@carnet/core/model/document.ts'
import { arrivesMasked, isOfCareHistory } from '@carnet/core/rules/care-history.ts'
import { documentsInList } from '../store/documents.ts'
import { currentVersions } from './list-traces.ts'
import type { Permitted } from './perform.ts'
import type { Replacements } from './replace-documents.ts'

type Arriving = {
  readonly entryUuid: EntryUuid
  readonly typeCode: string
  readonly visibility: Visibility
  readonly fragment: string
}

/** `masked`: those of the lot that its holder masks so. */
export async function hiddenWithBlock<T extends Arriving>(
  documents: readonly T[],
  { hide }: Pick<Replacements, 'hide'>,
  { tx, record }: Permitted,
): Promise<{ readonly documents: readonly T[]; readonly masked: ReadonlySet<EntryUuid> }> {
  if (!documents.some(isOfCareHistory)) return { documents, masked: new Set() }
  const present = [...currentVersions(await documentsInList(tx, record.id))]
  const arriving = documents.filter((document) => arrivesMasked(document, present))
  const masked = new Set(arriving.map(({ entryUuid }) => entryUuid))
  return {
    masked,
    documents: documents.map((document) => {
      if (!masked.has(document.entryUuid) || document.visibility.maskedToProfessionals) return document
      const visibility = { ...document.visibility, maskedToProfessionals: true }
      return { ...document, visibility, ...hide(document.fragment, visibility) }
    }),
  }
}
