/**
 * « Rechercher » in a record: the documents that the caller may see are decided first, as for his list, and only their
 * words are opened. What he may not see is in no count, no order and no excerpt. people.md P-03; docs/adr/0018.
 */
import type { Caller } from '@carnet/core/model/caller.ts'
import { isLotSignature } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { type Excerpt, excerptOf } from '@carnet/core/search/excerpt.ts'
import { type SearchedDocument, search } from '@carnet/core/search/rank.ts'
import { documentsOf, openLabels } from '../store/documents.ts'
import { openTerms, openTexts } from '../store/texts.ts'
import { isSecret, visibleDocuments } from './find-documents.ts'
import type { ListedDocument } from './list-documents.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'
import { currentAsSeen } from './status-as-seen.ts'

export type DocumentSearch = {
  readonly query: string
  /** From 1. */
  readonly page: number
  readonly perPage: number
  /** What the caller’s pages call a document: its words are searched too. */
  readonly describe: (document: ListedDocument) => Pick<SearchedDocument, 'kind' | 'authors' | 'date'>
}

export type FoundDocument = ListedDocument & {
  /** Absent: what is said of the document answers, and not its text. */
  readonly excerpt?: Excerpt
}

export type FoundDocuments = {
  /** Of this page, best first. */
  readonly documents: readonly FoundDocument[]
  readonly page: number
  readonly pages: number
  /** On all pages. */
  readonly total: number
  /** Among all that the caller may see: pictures and scans; those that came a moment ago. */
  readonly unreadable: number
  readonly unread: number
}

export function searchDocuments(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  { query, page, perPage, describe }: DocumentSearch,
): Promise<FoundDocuments> {
  return perform(platform, caller, { patient, action: 'findDocuments' }, async (permitted) => {
    const { tx, record } = permitted
    const readable = visibleDocuments(permitted, await documentsOf(tx, record.id))
    const { current: inForce } = await currentAsSeen(permitted, readable)
    const visible = inForce.filter((document) => !isLotSignature(document))
    const [labels, terms] = await Promise.all([
      openLabels(
        tx,
        record.key,
        visible.map(({ entryUuid }) => entryUuid),
      ),
      openTerms(
        tx,
        record.key,
        visible.map(({ logicalId }) => logicalId),
      ),
    ])
    const { found, notions } = search(
      visible.map((each) => {
        const document: ListedDocument = { ...each, label: labels.get(each.entryUuid)! }
        return {
          document,
          title: document.label.title,
          ...describe(document),
          terms: terms.get(document.logicalId)?.terms,
          at: document.serviceStartTime ?? document.submittedAt,
        }
      }),
      query,
    )
    const pages = Math.max(1, Math.ceil(found.length / perPage))
    const current = Math.min(Math.max(1, page), pages)
    const shown = found.slice((current - 1) * perPage, current * perPage).map(({ document }) => document)
    const texts = await openTexts(
      tx,
      record.key,
      shown.map(({ logicalId }) => logicalId),
    )
    return {
      result: {
        documents: shown.map((document) => {
          const excerpt = excerptOf(texts.get(document.logicalId) ?? '', notions)
          return { ...document, ...(excerpt !== undefined && { excerpt }) }
        }),
        page: current,
        pages,
        total: found.length,
        unreadable: visible.filter(({ logicalId }) => terms.get(logicalId)?.readable === false).length,
        unread: visible.filter(({ logicalId }) => !terms.has(logicalId)).length,
      },
      acts: [
        {
          returnedCount: found.length,
          secretCount: found.filter(({ document }) => isSecret(document)).length,
        },
      ],
    }
  })
}
