/** What the coded entries of a CDA have in common: their template, their codes, their time. CDA R2 §3; HL7 v3 data types. */
import type { Code } from '@carnet/core/model/code.ts'
import { parseDtm } from '../hl7v2/dtm.ts'
import { child, children, type XmlElement } from '../xml/read.ts'
import { isTimestamp } from './timestamp.ts'

/** IHE PCC: the system of « no known medication » and its like. */
export const absences = '2.16.840.1.113883.5.1150.1'

export function hasTemplate(element: XmlElement, root: string): boolean {
  return children(element, 'templateId').some(({ attributes }) => attributes.root === root)
}

export function codeOf(element: XmlElement | undefined): Code | undefined {
  const { code, codeSystem, displayName } = element?.attributes ?? {}
  if (!code) return undefined
  return { code, system: codeSystem ?? '', ...(displayName ? { display: displayName } : {}) }
}

/** Its own code first, then those that translate it. */
export function codesOf(element: XmlElement | undefined): readonly Code[] {
  return [element, ...children(element, 'translation')].flatMap((each) => codeOf(each) ?? [])
}

export type EntryTime = {
  /** HL7 TS as written. */
  readonly at: string | undefined
  /** ISO 8601; undefined when it is no date that exists. */
  readonly instant: string | undefined
}

/** Of an interval, its beginning. */
export function timeOf(element: XmlElement | undefined): EntryTime {
  const at = element?.attributes.value ?? child(element, 'low')?.attributes.value
  const exists = at !== undefined && isTimestamp(at)
  return { at, instant: exists ? parseDtm(at, '').toISOString() : undefined }
}
