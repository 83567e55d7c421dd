/** HL7v3 II: the DMP gives root and extension on updates, a bare UUID as root on queries (soap.md §5.1). */
import { WireError } from '../wire-error.ts'
import type { XmlElement } from '../xml/read.ts'
import { type Markup, optionalAttribute, xml } from '../xml/write.ts'

export type InstanceId = { readonly root: string; readonly extension?: string }

/** Throws WireError `hl7v3` `missing`. */
export function readInstanceId(element: XmlElement | undefined, path: string): InstanceId {
  const { root, extension } = element?.attributes ?? {}
  if (!root) throw new WireError('hl7v3', 'missing', path, 'un identifiant (attribut root)')
  return extension ? { root, extension } : { root }
}

/** ` root="…" extension="…"`, whatever the element. */
export function instanceIdAttributes({ root, extension }: InstanceId): Markup {
  return xml`${optionalAttribute('root', root)}${optionalAttribute('extension', extension)}`
}
