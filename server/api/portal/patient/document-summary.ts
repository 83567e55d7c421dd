/** A document as the pages name it. */
import { holderAsDepositor } from '@carnet/core/rules/submission.ts'
import type { FiledDocument } from '@carnet/web/patient/arrange-documents.ts'
import type { DocumentSummary } from '@carnet/web/ui/document-row/document-row.ts'
import type { DocumentInList, ListedDocument } from '../../../actions/list-documents.ts'
import type { CarnetSession } from '../portal.ts'

/** `reader`: of whom acts in the record of another, its holder is named. */
export function summaryOf(
  document: ListedDocument,
  previousVisitAt: Date | null,
  reader?: Pick<CarnetSession, 'place' | 'holderName'>,
): DocumentSummary {
  const { label } = document
  return {
    ...(reader !== undefined && reader.place > 0 && { holderName: reader.holderName }),
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
    mine: isHolders(document),
  }
}

/** Added from the holder’s space: his, or theirs who act for him, to name and to delete (VIS-13). */
export function isHolders({ depositorId }: DocumentInList): boolean {
  return depositorId === holderAsDepositor
}

/** As the list files it, before anything of it is opened. */
export function filedAs(document: DocumentInList): FiledDocument {
  const { entryUuid, typeCode, classCode, submittedAt, authorIds, authorPersons } = document
  return {
    id: entryUuid,
    typeCode,
    classCode,
    submittedAt,
    facilityType: document.healthcareFacilityTypeCode.code,
    authorIds,
    careAt: document.serviceStartTime,
    careUntil: document.serviceStopTime,
    author: authorPersons[0] === undefined ? authorIds.join(' ') : numberOrName(authorPersons[0]),
  }
}

/** Of an author (XCN): one who has a number is the same whatever the spelling of the name. */
function numberOrName(xcn: string): string {
  const [number = '', ...name] = xcn.split('^')
  return number === '' ? name.slice(0, 2).join(' ') : number
}
