/** ITI-18, the answer: a head, stored fragments as they are, a tail. performance.md §6. */
import { child, children, type XmlElement } from '../xml/read.ts'
import { xml } from '../xml/write.ts'
import { readAssociation } from './association.ts'
import { readDocumentEntry } from './document-entry.ts'
import {
  formatErrorList,
  type RegistryResponse,
  type ResponseStatus,
  readRegistryResponse,
  type XdsError,
} from './errors.ts'
import type { Association, DocumentEntry, SubmissionSet } from './metadata.ts'
import { readSubmissionSet } from './submission-set.ts'
import { namespaces, responseStatuses } from './vocabulary.ts'

/** What follows is any number of fragments or references, then {@link queryResponseTail}. */
export function queryResponseHead(answer: {
  readonly total: number
  readonly status?: ResponseStatus
  readonly errors?: readonly XdsError[]
}): string {
  const { total, status = 'success', errors = [] } = answer
  const head = xml`<query:AdhocQueryResponse xmlns:query="${namespaces.query}" status="${responseStatuses[status]}" startIndex="0" totalResultCount="${total}">${formatErrorList(errors)}`
  return `${head.text}<RegistryObjectList xmlns="${namespaces.rim}">`
}

export const queryResponseTail = '</RegistryObjectList></query:AdhocQueryResponse>'

/** A reference to an object, in the place of its fragment when `ObjectRef` is asked. */
export function formatObjectRef(entryUuid: string): string {
  return xml`<ObjectRef xmlns="${namespaces.rim}" id="${entryUuid}"/>`.text
}

/** The whole answer when nothing could be searched. */
export function formatQueryFailure(errors: readonly XdsError[]): string {
  return queryResponseHead({ total: 0, status: 'failure', errors }) + queryResponseTail
}

export type QueryResponse = RegistryResponse & {
  readonly entries: readonly DocumentEntry[]
  readonly submissionSets: readonly SubmissionSet[]
  readonly associations: readonly Association[]
  /** Ids of the ObjectRef elements. */
  readonly objectRefs: readonly string[]
}

export function readQueryResponse(body: XmlElement): QueryResponse {
  const list = child(body, 'RegistryObjectList')
  return {
    ...readRegistryResponse(body),
    entries: children(list, 'ExtrinsicObject').map(readDocumentEntry),
    submissionSets: children(list, 'RegistryPackage').map(readSubmissionSet),
    associations: children(list, 'Association').map(readAssociation),
    objectRefs: children(list, 'ObjectRef').flatMap(({ attributes }) => attributes.id ?? []),
  }
}
