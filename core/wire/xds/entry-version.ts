/** A new version of a stored entry: who may see it, and for the holder's own what it is called. soap.md §3.7. */
import { classOfType, displayOf } from '@carnet/core/codes/value-sets.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { DocumentStatus, Visibility } from '@carnet/core/model/document.ts'
import { hidingCodes } from '../cda/to-xds.ts'
import { formatDtm } from '../hl7v2/dtm.ts'
import { parseXml } from '../xml/read.ts'
import { levelFirst } from './confidentiality-rules.ts'
import { formatDocumentEntry, readDocumentEntry } from './document-entry.ts'
import { visibilityOfEntry } from './facts-of-entry.ts'
import type { DocumentEntry } from './metadata.ts'
import { normalisedClass } from './registry-rules.ts'
import { confidentialityCodes as known, statusUrns } from './vocabulary.ts'

export type EntryVersion = {
  readonly fragment: string
  readonly confidentialityCodes: readonly Code[]
  readonly visibility: Visibility
  /** What was sent otherwise than it is stored, beside the visibility: the stored one is kept. */
  readonly changed: readonly string[]
}

/** `fragment` is the stored version, `sent` the entry with its new confidentiality. */
export function newVersionOf(
  fragment: string,
  sent: DocumentEntry,
  next: { readonly entryUuid: string; readonly version: number; readonly status: DocumentStatus },
): EntryVersion {
  const stored = readDocumentEntry(parseXml(Buffer.from(fragment)))
  const confidentialityCodes = levelFirst(sent.confidentialityCodes)
  const entry: DocumentEntry = {
    ...stored,
    entryUuid: next.entryUuid,
    version: next.version,
    availabilityStatus: statusUrns[next.status],
    confidentialityCodes,
  }
  return {
    fragment: formatDocumentEntry(entry).text,
    confidentialityCodes,
    visibility: visibilityOfEntry(entry),
    changed: changedProperties(stored, { ...sent, classCode: normalisedClass(sent) }),
  }
}

/** The stored version, seen by the patient from now on (VIS-05). */
export function shownToPatient(fragment: string, next: Parameters<typeof newVersionOf>[2]): EntryVersion {
  const stored = readDocumentEntry(parseXml(Buffer.from(fragment)))
  const kept = stored.confidentialityCodes.filter(
    ({ code, system }) => !(code === known.invisibleToPatient && system === known.system),
  )
  return newVersionOf(fragment, { ...stored, confidentialityCodes: kept }, next)
}

/** The stored version, hidden as `visibility` says from now on (VIS-03). */
export function hiddenAs(
  fragment: string,
  visibility: Visibility,
  next: Parameters<typeof newVersionOf>[2],
): EntryVersion {
  const stored = readDocumentEntry(parseXml(Buffer.from(fragment)))
  const levels = stored.confidentialityCodes.filter(({ system }) => system !== known.system)
  return newVersionOf(
    fragment,
    { ...stored, confidentialityCodes: [...levels, ...hidingCodes(visibility)] },
    next,
  )
}

/** What the holder says anew of what he deposited. */
export type Redescription = {
  readonly title: string
  readonly typeCode: Code
  readonly serviceStartTime: Date
}

/** The stored version, named, filed and dated otherwise from now on (VIS-13); its class is that of its type. */
export function describedAs(
  fragment: string,
  { title, typeCode, serviceStartTime }: Redescription,
  next: Parameters<typeof newVersionOf>[2],
): EntryVersion & { readonly classCode: Code; readonly typeDisplay: string } {
  const stored = readDocumentEntry(parseXml(Buffer.from(fragment)))
  const typeDisplay = displayOf('J66', typeCode.code, typeCode.system) ?? typeCode.code
  const described: DocumentEntry = {
    ...stored,
    title,
    typeCode: { ...typeCode, display: typeDisplay },
    classCode: classOfType(typeCode.code) ?? stored.classCode,
    serviceStartTime: formatDtm(serviceStartTime),
  }
  const version = newVersionOf(formatDocumentEntry(described).text, described, next)
  return { ...version, classCode: described.classCode, typeDisplay }
}

/** A stored text again, hidden as `visibility` says. */
export function hideEntry(
  fragment: string,
  visibility: Visibility,
): { readonly fragment: string; readonly confidentialityCodes: readonly Code[] } {
  const entry = readDocumentEntry(parseXml(Buffer.from(fragment)))
  const levels = entry.confidentialityCodes.filter(({ system }) => system !== known.system)
  const confidentialityCodes = [...levels, ...hidingCodes(visibility)]
  return { fragment: formatDocumentEntry({ ...entry, confidentialityCodes }).text, confidentialityCodes }
}

/** Not compared: what names the version, and what a patient's record is found by, which is checked on its own. */
const compared: readonly (keyof DocumentEntry)[] = [
  'uniqueId',
  'objectType',
  'mimeType',
  'creationTime',
  'serviceStartTime',
  'serviceStopTime',
  'languageCode',
  'legalAuthenticator',
  'sourcePatientId',
  'title',
  'comments',
  'referenceIds',
  'authors',
  'classCode',
  'typeCode',
  'formatCode',
  'healthcareFacilityTypeCode',
  'practiceSettingCode',
  'eventCodes',
]

/** Set by the DMP, or tolerated absent: unchanged when not sent. */
const comparedWhenSent: readonly (keyof DocumentEntry)[] = [
  'hash',
  'sizeBytes',
  'repositoryUniqueId',
  'uri',
  'sourcePatientInfo',
]

function changedProperties(stored: DocumentEntry, sent: DocumentEntry): readonly string[] {
  const differs = (name: keyof DocumentEntry) => plain(stored[name]) !== plain(sent[name])
  const isSent = (name: keyof DocumentEntry) => {
    const value = sent[name]
    return Array.isArray(value) ? value.length > 0 : value !== undefined
  }
  const level = ({ confidentialityCodes }: DocumentEntry) =>
    plain(confidentialityCodes.filter(({ system }) => system === known.hl7System))
  return [
    ...compared.filter(differs),
    ...comparedWhenSent.filter((name) => isSent(name) && differs(name)),
    ...(level(stored) === level(sent) ? [] : ['confidentialityCode']),
  ]
}

/** The label beside a code is no part of it. */
function plain(value: unknown): string | undefined {
  return JSON.stringify(value, (key, inner: unknown) => (key === 'display' ? undefined : inner))
}
