/** One rule of the CDA header: where it looks, what must hold there, and what to tell when it does not. */
import type { ValueSetName } from '@carnet/core/codes/value-sets.ts'
import { isInSet } from '@carnet/core/codes/value-sets.ts'
import { children, type XmlElement } from '../../xml/read.ts'
import type { ClinicalDocument } from '../clinical-document.ts'
import { isTimestamp } from '../timestamp.ts'

export type Severity = 'error' | 'warning'

export type RuleContext = {
  readonly document: ClinicalDocument
  /** The day whose value sets apply. */
  readonly at: Date
  /** A document whose id has an extension may enter: no by default, as the DMP (documents.md §1). */
  readonly uniqueIdExtension: boolean
}

export type HeaderRule = {
  readonly id: string
  /** Element names below ClinicalDocument; every element found is checked. `` is ClinicalDocument itself. */
  readonly path: string
  readonly severity: Severity
  /** What was expected, as its sender will read it. */
  readonly french: string
  readonly source: string
  readonly holds: (element: XmlElement, context: RuleContext) => boolean
}

export const structurationMinimale = 'CI-SIS Structuration minimale §3.5'

export function error(
  id: string,
  path: string,
  french: string,
  holds: HeaderRule['holds'],
  source = structurationMinimale,
): HeaderRule {
  return { id, path, severity: 'error', french, source, holds }
}

/** What published examples, or software in use, do not always follow. */
export function warning(
  id: string,
  path: string,
  french: string,
  holds: HeaderRule['holds'],
  source = structurationMinimale,
): HeaderRule {
  return { id, path, severity: 'warning', french, source, holds }
}

export function hasOne(name: string): HeaderRule['holds'] {
  return (element) => children(element, name).length === 1
}

export function hasSome(name: string): HeaderRule['holds'] {
  return (element) => children(element, name).length > 0
}

export function hasAtMostOne(name: string): HeaderRule['holds'] {
  return (element) => children(element, name).length <= 1
}

export function hasNo(name: string): HeaderRule['holds'] {
  return (element) => children(element, name).length === 0
}

export function hasExactlyOneOf(...names: string[]): HeaderRule['holds'] {
  return (element) => children(element).filter(({ name }) => names.includes(name)).length === 1
}

export function attributeIn(attribute: string, ...values: string[]): HeaderRule['holds'] {
  return ({ attributes }) => values.includes(attributes[attribute] ?? '')
}

export function hasAttributes(...names: string[]): HeaderRule['holds'] {
  return ({ attributes }) => names.every((name) => (attributes[name] ?? '').trim() !== '')
}

/** For a coded element that says something: its code and system are of the set. Its absence is another rule. */
export function codeIn(set: ValueSetName): HeaderRule['holds'] {
  return ({ attributes }, { at }) =>
    attributes.nullFlavor !== undefined ||
    isInSet(set, attributes.code ?? '', attributes.codeSystem ?? '', at)
}

/** For an element that says something: whatever it says passes the check. */
export function unlessNull(holds: HeaderRule['holds']): HeaderRule['holds'] {
  return (element, context) => element.attributes.nullFlavor !== undefined || holds(element, context)
}

export const valueIsTimestamp: HeaderRule['holds'] = ({ attributes }) => isTimestamp(attributes.value ?? '')

/** Whatever the offset: an official example writes it in three figures. */
export const valueHasPossibleDate: HeaderRule['holds'] = ({ attributes }) =>
  isTimestamp((attributes.value ?? '').replace(/[+-]\d+$/, ''))

/** Seconds and offset from UTC, as the CI-SIS asks. */
export const valueIsPreciseTimestamp: HeaderRule['holds'] = ({ attributes }) =>
  /^\d{14}[+-]\d{4}$/.test(attributes.value ?? '')

export function isOid(text: string | undefined): boolean {
  return text !== undefined && text.length <= 64 && /^[0-2](\.(0|[1-9]\d*))+$/.test(text)
}

/** An II may also be rooted on a UUID. */
export function isUuid(text: string | undefined): boolean {
  return text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
