/** HL7 PN of a professional, a guardian, a device operator: the parts that are shown and sent in XCN. */
import { child, textOf, type XmlElement } from '../xml/read.ts'
import type { PersonName } from './clinical-document.ts'

export function readPersonName(name: XmlElement | undefined): PersonName | undefined {
  if (name === undefined) return undefined
  const family = textOf(child(name, 'family'))
  return {
    // A name written without parts is still the name of somebody.
    family: family ?? textOf(name) ?? '',
    given: textOf(child(name, 'given')) ?? '',
    prefix: textOf(child(name, 'prefix')) || undefined,
    suffix: textOf(child(name, 'suffix')) || undefined,
  }
}

/** `DR Marcel CAMPARINI`: the way the document itself would be signed. */
export function personNameInWords({ suffix, prefix, given, family }: PersonName): string {
  return [suffix ?? prefix, given, family].filter(Boolean).join(' ')
}
