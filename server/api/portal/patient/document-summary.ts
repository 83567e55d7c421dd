/** A document as the pages name it. */
import { holderAsDepositor } from '@carnet/core/rules/submission.ts'
import type { DocumentSummary } from '@carnet/web/ui/document-row/document-row.ts'
import type { ListedDocument } from '../../../actions/list-documents.ts'

export function summaryOf(document: ListedDocument, previousVisitAt: Date | null): DocumentSummary {
  const { label } = document
  return {
    id: document.entryUuid,
    title: label.title,
    typeCode: document.typeCode,
    typeDisplay: label.typeDisplay,
    classCode: document.classCode,
    authors: label.authors,
    careAt: document.serviceStartTime,
    submittedAt: document.submittedAt,
    isNew: previousVisitAt !== null && document.submittedAt > previousVisitAt,
    status: document.status,
    visibility: document.visibility,
    mine: document.depositorId === holderAsDepositor,
  }
}
