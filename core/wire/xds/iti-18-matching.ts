/** ITI-18 in memory: does an object meet the criteria? IHE ITI TF-2 §3.18.4.1.2.3. Rights are decided elsewhere. */
import type { Code } from '@carnet/core/model/code.ts'
import type { DocumentCodes, DocumentFacts, DocumentStatus } from '@carnet/core/model/document.ts'
import type {
  DocumentCriteria,
  FolderCriteria,
  ReferenceCriteria,
  SubmissionSetCriteria,
} from './iti-18-queries.ts'
import { objectTypes, onlineDocument } from './vocabulary.ts'

/** The clear columns of a document, its authors as XCN text, its references as CXi text. */
export type SearchableEntry = DocumentCodes &
  Pick<DocumentFacts, 'status' | 'typeCode' | 'typeSystem' | 'classCode'> & {
    readonly authorPersons: readonly string[]
    readonly referenceIds: readonly string[]
  }

/** Without statuses, those of every status: for what is found through a submission set, a folder or another document. */
export function matchesDocuments(
  criteria: Partial<DocumentCriteria & ReferenceCriteria>,
  entry: SearchableEntry,
): boolean {
  return (
    (criteria.statuses?.includes(entry.status) ?? true) &&
    (criteria.objectTypes ?? [objectTypes.stableDocument]).includes(entry.objectType) &&
    meets(criteria.typeCodes, { code: entry.typeCode, system: entry.typeSystem }) &&
    // The system of the class is not kept: it follows from the type (ASS_X16).
    (criteria.classCodes?.some(({ code }) => code === entry.classCode) ?? true) &&
    meets(criteria.formatCodes, entry.formatCode) &&
    meets(criteria.practiceSettingCodes, entry.practiceSettingCode) &&
    meets(criteria.healthcareFacilityTypeCodes, entry.healthcareFacilityTypeCode) &&
    meetsEach(criteria.confidentialityCodes, entry.confidentialityCodes) &&
    meetsEach(criteria.eventCodes, entry.eventCodes) &&
    within(entry.creationTime, criteria.creationTimeFrom, criteria.creationTimeTo) &&
    within(entry.serviceStartTime, criteria.serviceStartTimeFrom, criteria.serviceStartTimeTo) &&
    within(entry.serviceStopTime, criteria.serviceStopTimeFrom, criteria.serviceStopTimeTo) &&
    (criteria.availabilities?.includes(onlineDocument) ?? true) &&
    likeEach(criteria.authorPersons, entry.authorPersons) &&
    likeEach(criteria.referenceIds, entry.referenceIds)
  )
}

export type SearchableSubmissionSet = {
  readonly status: DocumentStatus
  readonly sourceId: string
  readonly submissionTime: Date
  readonly authorPersons: readonly string[]
  readonly contentTypeCode: Code
}

export function matchesSubmissionSets(
  criteria: SubmissionSetCriteria,
  set: SearchableSubmissionSet,
): boolean {
  const { authorPerson } = criteria
  return (
    criteria.statuses.includes(set.status) &&
    (criteria.sourceIds?.includes(set.sourceId) ?? true) &&
    meets(criteria.contentTypeCodes, set.contentTypeCode) &&
    within(set.submissionTime, criteria.submissionTimeFrom, criteria.submissionTimeTo) &&
    (authorPerson === undefined || set.authorPersons.some((author) => isLike(author, authorPerson)))
  )
}

export type SearchableFolder = {
  readonly status: DocumentStatus
  readonly lastUpdateTime: Date
  readonly codes: readonly Code[]
}

export function matchesFolders(criteria: FolderCriteria, folder: SearchableFolder): boolean {
  return (
    criteria.statuses.includes(folder.status) &&
    meetsEach(criteria.codes, folder.codes) &&
    within(folder.lastUpdateTime, criteria.lastUpdateTimeFrom, criteria.lastUpdateTimeTo)
  )
}

/** SQL LIKE: `%` any text, `_` one character. Linear in memory; in time, at worst text × pattern. */
export function isLike(text: string, pattern: string): boolean {
  let at = 0
  let inPattern = 0
  let lastPercent = -1
  let resumeAt = 0
  while (at < text.length) {
    if (pattern[inPattern] === '%') {
      lastPercent = inPattern++
      resumeAt = at
    } else if (pattern[inPattern] === '_' || pattern[inPattern] === text[at]) {
      inPattern++
      at++
    } else if (lastPercent === -1) return false
    else {
      inPattern = lastPercent + 1
      at = ++resumeAt
    }
  }
  while (pattern[inPattern] === '%') inPattern++
  return inPattern === pattern.length
}

/** A code asked without its system is met by that code of any system. */
function meets(asked: readonly Code[] | undefined, actual: Code): boolean {
  return (
    asked?.some(({ code, system }) => code === actual.code && (system === '' || system === actual.system)) ??
    true
  )
}

function meetsEach(asked: readonly (readonly Code[])[] | undefined, actual: readonly Code[]): boolean {
  return (asked ?? []).every((alternatives) => actual.some((code) => meets(alternatives, code)))
}

function likeEach(asked: readonly (readonly string[])[] | undefined, actual: readonly string[]): boolean {
  return (asked ?? []).every((patterns) =>
    actual.some((text) => patterns.some((pattern) => isLike(text, pattern))),
  )
}

/** `from` included, `to` excluded. What has no date is in no period. */
function within(date: Date | null, from: Date | undefined, to: Date | undefined): boolean {
  if (from === undefined && to === undefined) return true
  return date !== null && (from === undefined || date >= from) && (to === undefined || date < to)
}
